"""The application: everything loaded before the first request, ended in order."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from analyzer.server.config import Config
from analyzer.server.desk import Desk
from analyzer.server.guard import LOG, Guard
from analyzer.server.hands import LostError
from analyzer.server.metrics import Metrics
from analyzer.server.openapi import describe
from analyzer.server.problems import Problem, RefusedError
from analyzer.server.routes import router


def create_app(config: Config) -> Guard:
    """
    Return the application, an ASGI callable.

    Its lifespan starts the processes and waits until each has loaded everything; it raises
    NetworkStateError for a malformed `config.network`.
    """
    metrics = Metrics()
    desk = Desk(config, metrics)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.openapi()
        try:
            await desk.open()
            yield
        except LostError as error:
            LOG.error("a process could not load: %s", error)
            raise
        finally:
            await desk.close()

    app = FastAPI(
        title="minecanary", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.desk = desk
    app.include_router(router)
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(HTTPException, _not_routed)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign] # as FastAPI documents
    return Guard(app, config, metrics)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)  # noqa: S101 - the handler's registration says so
    return respond(error.problem)


async def _not_routed(_: Request, error: Exception) -> Response:
    """Answer 404 and 405 in the same form as everything else."""
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler's registration says so
    headers = tuple((error.headers or {}).items())
    kind = {404: "not-found", 405: "method"}.get(error.status_code, "http")
    return respond(
        Problem(
            error.status_code,
            kind,
            str(error.detail),
            "",
            "See /docs for what there is.",
            headers=headers,
        )
    )


def respond(problem: Problem) -> Response:
    """Turn a problem into an answer."""
    return Response(problem.body(), problem.status, problem.all_headers())
