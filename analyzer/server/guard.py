"""The door: who may ask, how much, and how slowly; nothing behind it sees a refused request."""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from analyzer.server.config import Config
from analyzer.server.metrics import Metrics
from analyzer.server.problems import (
    Problem,
    RefusedError,
    invalid,
    our_fault,
    overloaded,
    too_large,
    too_slow_body,
    unauthorized,
    wrong_host,
    wrong_origin,
)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

EXTENSIONS = ("chrome-extension://", "moz-extension://")
NO_ROUTE = "none"
ACCESS = logging.getLogger("minecanary.access")
LOG = logging.getLogger("minecanary.server")


class Guard:
    """Checks Host, Origin, token and body of every request, and notes how it ended."""

    def __init__(self, app: App, config: Config, metrics: Metrics) -> None:
        """Stand before `app`."""
        self._app = app
        self._config = config
        self._metrics = metrics
        self._hosts = {host.encode() for host in config.hosts()}
        self._token = f"Bearer {config.token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":  # start and end of the server; there are no web sockets
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        reply = _Reply(send)
        started = time.perf_counter()
        self._metrics.open += 1
        try:
            await self._answer(scope, receive, reply)
        finally:
            self._metrics.open -= 1
            self._note(scope, reply, time.perf_counter() - started)

    async def _answer(self, scope: Scope, receive: Receive, reply: "_Reply") -> None:
        try:
            self._admit(scope)
            body = await self._body(scope, receive)
            await self._app(scope, _again(body, receive), reply)
        except RefusedError as refusal:
            await reply.problem(refusal.problem)
        except Exception as error:  # noqa: BLE001 - the server's edge: said, not dumped
            LOG.error("fault: %s at %s", type(error).__name__, _place(error))  # noqa: TRY400 - a traceback could quote the page
            await reply.problem(our_fault(error))

    def _admit(self, scope: Scope) -> None:
        """Raise RefusedError unless the request comes from a program that knows the token."""
        headers = scope["headers"]
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            raise RefusedError(wrong_host())
        origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
        if any(not origin.startswith(EXTENSIONS) for origin in origins):
            raise RefusedError(wrong_origin())
        given = [value for name, value in headers if name == b"authorization"]
        if not hmac.compare_digest(given[0] if len(given) == 1 else b"", self._token):
            raise RefusedError(unauthorized())
        if self._metrics.open > self._config.bounds.requests:
            raise RefusedError(overloaded())

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """Return the whole body; RefusedError if it is too large or too slow."""
        bounds = self._config.bounds
        try:
            async with asyncio.timeout(bounds.body_s):
                body, size = await _read(receive, bounds.body_bytes, bounds.drained_bytes)
        except TimeoutError as error:
            raise RefusedError(too_slow_body()) from error
        if size > bounds.body_bytes:
            raise RefusedError(too_large(bounds.body_bytes))
        return body

    def _note(self, scope: Scope, reply: "_Reply", seconds: float) -> None:
        """Count and log, by route: a path could carry anything."""
        route = getattr(scope.get("route"), "path", NO_ROUTE)
        method = scope["method"] if scope["method"] in METHODS else "other"
        self._metrics.answered(method, route, reply.status)
        self._metrics.took(route, seconds)
        ms = 1000 * seconds
        ACCESS.info("%s %s %d %d bytes %.1f ms", method, route, reply.status, reply.size, ms)


METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})


async def _read(receive: Receive, most: int, drained: int) -> tuple[bytes, int]:
    """
    Return the body and its size.

    What exceeds `most` is thrown away but read on up to `drained`: a sender that is cut off
    in the middle would see a broken connection, not the refusal.
    """
    parts: list[bytes] = []
    size, more = 0, True
    while more and size <= drained:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusedError(invalid("The body broke off."))
        part = message.get("body", b"")
        size += len(part)
        if size <= most:
            parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts), size


def _again(body: bytes, receive: Receive) -> Receive:
    """Give the application the body that was read here, then what the client does."""
    pending = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> MutableMapping[str, Any]:
        return pending.pop() if pending else await receive()

    return replay


def _place(error: BaseException) -> str:
    """Return the line of ours where an error arose."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


class _Reply:
    """Passes an answer on, and remembers its status and size."""

    def __init__(self, send: Send) -> None:
        self.status = 0
        self.size = 0
        self._send = send

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        self.size += len(message.get("body", b""))
        await self._send(message)

    async def problem(self, problem: Problem) -> None:
        """Answer with a problem, unless an answer is already on its way."""
        if self.status:
            return
        body = problem.body()
        headers = {**problem.all_headers(), "Content-Length": str(len(body))}
        if problem.status in {408, 413}:
            headers["Connection"] = "close"  # what may still come of the body is nobody's
        raw = [(k.lower().encode(), v.encode("latin-1")) for k, v in headers.items()]
        await self({"type": "http.response.start", "status": problem.status, "headers": raw})
        await self({"type": "http.response.body", "body": body})
