"""The interface, described for programs (OpenAPI 3.1) and people; tests hold it to behaviour."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from analyzer.pipeline import program_version
from analyzer.resources import read_json
from analyzer.server.requests import FORMS, day_pattern

Tree = dict[str, Any]
PLACE = "#/components/schemas/"
PROBLEM = "application/problem+json"

ALWAYS = {
    401: "The token is missing or wrong",
    403: "A web page asked",
    421: "The Host header names another server",
    500: "Our own fault",
    503: "Too many requests are open, or a process died; see Retry-After",
}
POSTS = {
    408: "The body did not come in time",
    409: "The page cannot be had or read; `advice` says what to do",
    413: "The body is too large",
    415: "The body is not application/json",
    422: "The request is not understood",
    429: "Too many pages are waiting; see Retry-After",
    504: "The analysis took too long",
}


def _ref(name: str) -> Tree:
    return {"$ref": PLACE + name}


REQUEST: Tree = {"required": True, "content": {"application/json": {"schema": _ref("Request")}}}
BATCH: Tree = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "items": {"description": "A Request; what is none fails on its own"},
            }
        }
    },
}


def answers(schema: str | None, *, posts: bool = False) -> dict[int | str, Tree]:
    """Return the answers of an endpoint: one that succeeds, and each way to fail."""
    if schema is None:
        good: Tree = {
            "description": "Text",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        }
    else:
        good = {"description": schema, "content": {"application/json": {"schema": _ref(schema)}}}
    if schema == "Report":
        good["content"]["text/html"] = {"schema": {"type": "string"}}
    missing = {404: "There is no such rule"} if schema == "Rule" else {}
    failing = {**ALWAYS, **missing, **(POSTS if posts else {})}
    return {200: good, **{status: _problem(status, text) for status, text in failing.items()}}


def _problem(status: int, text: str) -> Tree:
    answer: Tree = {"description": text, "content": {PROBLEM: {"schema": _ref("Problem")}}}
    if status == 429:
        answer["headers"] = {"Retry-After": {"required": True, "schema": {"type": "string"}}}
    return answer


def describe(app: FastAPI) -> Tree:
    """Return the OpenAPI document, built once."""
    if app.openapi_schema is None:
        tree = get_openapi(
            title="minecanary",
            version=program_version(),
            summary="Reads an offer, quotes what speaks against it, works out what it could yield",
            routes=app.routes,
        )
        for operation in (get for path in tree["paths"].values() if (get := path.get("get"))):
            operation["responses"].pop("422", None)  # the framework's guess; ours answer 404
        components = tree.setdefault("components", {})
        components["schemas"] = _schemas()
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        tree["security"] = [{"token": []}]
        app.openapi_schema = tree
    return app.openapi_schema


@cache
def _schemas() -> dict[str, Tree]:
    return {
        **_requests(),
        **_report(),
        "Results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["status"],
                "properties": {
                    "status": {"type": "integer"},
                    "report": _ref("Report"),
                    "problem": _ref("Problem"),
                },
                "oneOf": [{"required": ["report"]}, {"required": ["problem"]}],
                "additionalProperties": False,
            },
        },
        "Problem": _record(
            type="string", title="string", status="integer", detail="string", advice="string"
        ),
        "Health": _record(status="string", processes="integer"),
        "Version": _record(program="string", schema="string", min_extension="string"),
        "Network": _record(
            as_of="string",
            source="string",
            price_usd="number",
            difficulty="number",
            hashprice_usd_per_ph_day="number",
            digest="string",
        ),
        "Rule": _rule(),
        "Rules": {"type": "array", "items": _ref("Rule")},
    }


def _record(**types: str) -> Tree:
    return {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in types.items()},
        "required": list(types),
        "additionalProperties": False,
    }


def _rule() -> Tree:
    card = _record(
        id="string",
        family="string",
        severity="string",
        confidence="string",
        title="object",
        why="object",
        advice="object",
        draft="array",
        floor="integer",
        origin="string",
        references="array",
    )
    card["properties"]["floor"] = {"type": ["integer", "null"]}
    return card


def _requests() -> dict[str, Tree]:
    """Describe requests as the models that read them do."""
    found = {}
    for form in FORMS.values():
        schema = form.model_json_schema()
        schema["properties"]["as_of"]["anyOf"][0]["pattern"] = day_pattern()
        found[form.__name__] = schema
    return {**found, "Request": {"anyOf": [_ref(name) for name in found]}}


def _report() -> dict[str, Tree]:
    """Return the report's schema with its parts as components."""
    schema: Tree = _moved(read_json("report/schema.json"))
    parts = schema.pop("$defs")
    for key in ("$id", "$schema"):
        schema.pop(key)
    return {"Report": schema, **{f"report.{name}": part for name, part in parts.items()}}


def _moved(tree: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Lead references into ``$defs`` to the components."""
    if isinstance(tree, list):
        return [_moved(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    reference = tree.get("$ref")
    if isinstance(reference, str):
        return {"$ref": reference.replace("#/$defs/", PLACE + "report.")}
    return {key: _moved(value) for key, value in tree.items()}


def documentation(tree: Tree) -> str:
    """Return the interface as plain text, made of the OpenAPI document itself."""
    lines = ["minecanary", "", tree["info"]["summary"], ""]
    lines += ["Every request carries 'Authorization: Bearer TOKEN'.", ""]
    for path, operations in tree["paths"].items():
        for method, operation in operations.items():
            lines += [f"{method.upper()} {path}", f"    {operation['summary']}"]
            lines.append(f"    {operation['description']}")
            for status, answer in operation["responses"].items():
                lines.append(f"      {status}  {answer['description']}")
            lines.append("")
    lines.append("Requests (JSON), one of:")
    for form in FORMS.values():
        fields = ", ".join(form.model_json_schema()["properties"])
        lines.append(f"    {(form.__doc__ or '').splitlines()[0]}  {fields}")
    return "\n".join(lines) + "\n"
