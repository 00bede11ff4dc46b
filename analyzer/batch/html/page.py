"""Fill the audit's template piece by piece; every value is escaped by the template engine."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from analyzer.batch.clusters import Cluster
from analyzer.batch.entries import Entry, Tree
from analyzer.batch.html.drawings import distribution, promises
from analyzer.batch.records import records
from analyzer.batch.store import Store
from analyzer.report.echo import echoed
from analyzer.report.safe import harmless
from analyzer.report.wording import day, label, number
from analyzer.resources import read_text

_MOST_FINDINGS = 6  # in a fold; the rest is in results.jsonl
_RANK = {"critical": 5, "high": 4, "elevated": 3, "low": 2, "not-an-offer": 1}

# Folded details of many thousands of pages are most of the file: they are kept short.
_QUOTE = 240


def to_html(
    store: Store,
    clusters: tuple[Cluster, ...],
    found: Iterable[tuple[Entry, Tree | None]],
    lang: str,
) -> Iterator[str]:
    """Yield the page in pieces; no more than one of the entries `found` is held at a time."""
    style = read_text("batch/html/audit.css")
    script = read_text("batch/html/audit.js")
    names = dict(store.stream("SELECT id, name FROM targets")) if clusters else {}
    yield from _template().generate(
        lang=lang,
        style=style,
        style_hash=_csp_hash(style),
        script=script,
        script_hash=_csp_hash(script),
        say=lambda key, **values: label(key, lang).format(**values),
        number=number,
        show=harmless,
        told=lambda text: echoed(harmless(text, 400), "error", lang),
        day=lambda text: day(text or "", lang),
        states=store.states(),
        bands=store.bands(),
        noted=store.noted,
        distribution=distribution(store),
        promises=promises(store),
        listings=records(store),
        clusters=clusters,
        names=names,
        rows=(_row(entry, report, lang) for entry, report in found),
    )


def _row(entry: Entry, report: Tree | None, lang: str) -> dict[str, Any]:
    """Return what one row and its fold show."""
    figures = entry.figures
    return {
        "e": entry,
        "name": figures.get("title") or entry.names[0],
        "address": entry.final_url or entry.names[0],
        "band": entry.band or entry.state,
        "rank": _RANK.get(entry.band or "", 0),
        "daily": figures.get("daily"),
        "times": figures.get("multiple"),
        "feasible": figures.get("feasible"),
        "findings": _findings(report) if report else [],
        "summary": report["verdict"]["summary"] if report else "",
        "because": _because(report) if report else "",
        "codes": list(dict.fromkeys(code for x in entry.praise for code in x.codes)),
        "words": [x for x in entry.praise if x.words],
        "label": label(f"band.{entry.band}" if entry.band else f"audit.state_{entry.state}", lang),
    }


def _because(report: dict[str, Any]) -> str:
    worst = max(report["offers"], key=lambda x: x["score"] or 0, default=None)
    return str(worst["feasible"]["because"]) if worst else ""


def _findings(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return the gravest findings as severity, title and first quote."""
    found = [
        (f["severity"], f["title"], harmless(f["evidence"][0]["quote"], _QUOTE))
        for f in report["findings"]
        if f["scored"] and f["evidence"]
    ]
    return found[:_MOST_FINDINGS]


def _csp_hash(text: str) -> str:
    """Return the source expression by which the page's policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(read_text("batch/html/audit.html.j2"))
