"""The endpoints: arguments in, answers out; decisions are made elsewhere."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from analyzer.report.plain import plain
from analyzer.server.desk import Desk
from analyzer.server.openapi import BATCH, REQUEST, answers, documentation
from analyzer.server.problems import Problem, RefusedError, invalid
from analyzer.server.requests import read_json, read_request
from analyzer.types.finding import RuleCard

JSON, HTML = "application/json", "text/html"
router = APIRouter()


@router.post(
    "/v1/analyze",
    openapi_extra={"requestBody": REQUEST},
    responses=answers("Report", posts=True),
    summary="Analyse one page, text or address",
)
async def analyze(request: Request) -> Response:
    """Return the report, as a page if text/html is accepted; only a bare `url` is fetched."""
    job = read_request(read_json(await _json_body(request)))
    body, kept = await _desk(request).report(job)
    media_type = JSON
    if HTML in request.headers.get("accept", ""):
        body, media_type = await _desk(request).page(body), HTML
    return Response(body, media_type=media_type, headers={"X-Cache": "hit" if kept else "miss"})


@router.post(
    "/v1/analyze/batch",
    openapi_extra={"requestBody": BATCH},
    responses=answers("Results", posts=True),
    summary="Analyse up to 100 of them",
)
async def analyze_batch(request: Request) -> Response:
    """Return an answer for each, in order; each fails on its own."""
    desk = _desk(request)
    asked = read_json(await _json_body(request))
    most = desk.config.bounds.batch
    if not isinstance(asked, list) or not 1 <= len(asked) <= most:
        raise RefusedError(invalid(f"A batch is a JSON array of 1 to {most} requests."))
    return Response(await desk.batch(asked), media_type=JSON)


@router.get("/v1/health", responses=answers("Health"), summary="Whether all is well")
async def health(request: Request) -> Response:
    """Return "ok" while a process is there to analyse, else "healing"."""
    living = len(_desk(request).analysts.process_ids())
    return JSONResponse({"status": "ok" if living else "healing", "processes": living})


@router.get("/v1/version", responses=answers("Version"), summary="What answers here")
async def version(request: Request) -> Response:
    """Return the program's version, the report's schema, and the oldest extension served."""
    return JSONResponse(_desk(request).version())


@router.get("/v1/network", responses=answers("Network"), summary="What offers are priced with")
async def network(request: Request) -> Response:
    """Return the network state in use."""
    state = _desk(request).network
    return JSONResponse(
        {
            "as_of": state.as_of.isoformat(),
            "source": state.source,
            "price_usd": float(state.price_usd),
            "difficulty": float(state.difficulty),
            "hashprice_usd_per_ph_day": float(state.hashprice_usd_per_ph_day),
            "digest": state.digest,
        }
    )


@router.get("/v1/rules", responses=answers("Rules"), summary="All rules")
async def rules(request: Request) -> Response:
    """Return every rule's card."""
    return JSONResponse([_card(rule.card) for rule in _desk(request).rules.rules])


@router.get("/v1/rules/{rule_id}", responses=answers("Rule"), summary="One rule")
async def rule(request: Request, rule_id: str) -> Response:
    """Return a rule's card: what it looks for, why it matters, what it cites."""
    cards = (rule.card for rule in _desk(request).rules.rules)
    card = next((card for card in cards if card.id == rule_id), None)
    if card is None:
        raise RefusedError(Problem(404, "not-found", "No such rule", "", "See /v1/rules."))
    return JSONResponse(_card(card))


@router.get(
    "/metrics",
    responses=answers(None),
    response_class=PlainTextResponse,
    summary="Counters for Prometheus",
)
async def metrics(request: Request) -> Response:
    """Return counters; no page and no address among them."""
    desk = _desk(request)
    return PlainTextResponse(
        desk.metrics.text(desk.gauges()), media_type="text/plain; version=0.0.4"
    )


@router.get("/openapi.json", include_in_schema=False)
async def openapi(request: Request) -> Response:
    """Return the description of this interface for programs."""
    return JSONResponse(request.app.openapi())


@router.get("/docs", include_in_schema=False)
async def docs(request: Request) -> Response:
    """Return the description of this interface for people, as plain text."""
    return PlainTextResponse(documentation(request.app.openapi()))


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


async def _json_body(request: Request) -> bytes:
    """Return the body; RefusedError unless it says that it is JSON."""
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said != JSON:
        raise RefusedError(Problem(415, "media-type", "A request is JSON", f"Send it as {JSON}."))
    return await request.body()


def _card(card: RuleCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "family": card.family,
        "severity": card.severity.value,
        "confidence": card.confidence.value,
        "title": dict(card.title),
        "why": dict(card.why),
        "advice": dict(card.advice),
        "draft": list(card.draft),
        "floor": card.floor,
        "origin": card.origin,
        "references": plain(card.references, "en"),
    }
