"""The parts of a report that quote the page: findings and claims."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from analyzer.report.plain import plain, stated
from analyzer.report.wording import label
from analyzer.types.claim import Claim
from analyzer.types.document import Document, Span, Where
from analyzer.types.finding import Checked, Evidence, Fired, Severity
from analyzer.types.suppression import Suppression
from analyzer.types.verdict import Contribution

if TYPE_CHECKING:
    from analyzer.report.model import Report

CONTEXT = 32  # code points before and after a quote, to find it again in a live page

ORDER = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.GOOD)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def finding_trees(
    report: "Report", document: Document, suppressed: dict[str, Suppression]
) -> list[dict[str, Any]]:
    """Return every fired rule, the weightiest first; what weighs nothing, by severity."""
    points = _points(report.verdict.contributions)
    fired = [(c, c.outcome) for c in report.checked if isinstance(c.outcome, Fired)]
    fired.sort(key=lambda pair: _rank(pair[0], points))
    return [
        _finding(c, outcome, document, report.lang)
        | {"points": points.get(c.card.id), "suppressed": _silence(suppressed.get(c.card.id))}
        for c, outcome in fired
    ]


def _points(contributions: tuple[Contribution, ...]) -> dict[str, int]:
    """Return what each rule adds to the score, a floor included, in thousandths of a point."""
    found: dict[str, int] = {}
    for part in contributions:
        kind, _, rule = part.source.partition(":")
        if kind in {"rule", "floor"}:
            found[rule] = found.get(rule, 0) + part.points
    return found


def _rank(c: Checked, points: dict[str, int]) -> tuple[int, int, str]:
    return -abs(points.get(c.card.id, 0)), ORDER.index(c.card.severity), c.card.id


def _silence(suppression: Suppression | None) -> dict[str, str] | None:
    if suppression is None:
        return None
    return {"reason": suppression.reason, "until": suppression.until.isoformat()}


def _finding(c: Checked, outcome: Fired, document: Document, lang: str) -> dict[str, Any]:
    card = c.card
    return {
        "rule": card.id,
        "family": card.family,
        "severity": card.severity.value,
        "confidence": card.confidence.value,
        "title": dict(card.title)[lang],
        "why": dict(card.why)[lang],
        "advice": dict(card.advice)[lang],
        "scored": c.scored,
        "origin": card.origin,
        "offer_ids": list(outcome.offer_ids),
        "claim_ids": list(outcome.claim_ids),
        "evidence": [_evidence(e, document) for e in outcome.evidence],
        "references": plain(card.references, lang),
    }


def _evidence(evidence: Evidence, document: Document) -> dict[str, Any]:
    if evidence.span is None:
        return {
            "doc": None,
            "where": Where.COMPUTED,
            "start": None,
            "end": None,
            "quote": evidence.computed,
            "prefix": "",
            "suffix": "",
            "selector": None,
        }
    return place(document, evidence.span) | _surroundings(document, evidence.span)


def place(document: Document, span: Span) -> dict[str, Any]:
    """Return where `span` stands in the original text, with its literal words."""
    start, end = document.place(span)
    quote = document.layer(span.where).text[start:end]
    return {"doc": "d1", "where": span.where, "start": start, "end": end, "quote": quote}


def _surroundings(document: Document, span: Span) -> dict[str, Any]:
    start, end = document.place(span)
    text = document.layer(span.where).text
    block = document.block_at(span)
    return {
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
        "selector": document.blocks[block].selector if block >= 0 else None,
    }


def claim_tree(claim: Claim, document: Document) -> dict[str, Any]:
    """Return a claim with its type's own fields; figures exactly as read."""
    at = place(document, claim.span) if claim.span else _typed()
    return {
        "id": claim.id,
        "type": claim_type(claim),
        "stance": claim.stance.value,
        **at,
        **{name: stated(value) for name, value in _fields(claim)},
    }


def _typed() -> dict[str, Any]:
    return {"doc": None, "where": "typed", "start": None, "end": None, "quote": None}


def _fields(claim: Claim) -> list[tuple[str, Any]]:
    content = claim.content
    return [(name, getattr(content, name)) for name in content.__dataclass_fields__]


def claim_type(claim: Claim) -> str:
    """Return the report's name of the claim's type, such as ``return_rate``."""
    return _CAMEL.sub("_", type(claim.content).__name__).lower()


def lapsed(suppressions: tuple[Suppression, ...], today: date | None, lang: str) -> list[str]:
    """Return a warning for each suppression whose last day has passed."""
    if today is None:
        return []
    sentence = label("suppression.lapsed", lang)
    return [
        sentence.format(rule=s.rule, host=s.host, until=s.until.isoformat())
        for s in suppressions
        if s.until < today
    ]
