"""The whole report as plain values: schema ``minecanary/report/1``."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyzer.report.findings import claim_tree, finding_trees
from analyzer.report.offers import Worked, offer_tree
from analyzer.report.plain import plain
from analyzer.report.wording import label, say
from analyzer.types.document import Document
from analyzer.types.finding import Checked, Failed, NotApplicable
from analyzer.types.message import message
from analyzer.types.network import NetworkState
from analyzer.types.offer import Identifier
from analyzer.types.page import digest
from analyzer.types.verdict import Contribution

if TYPE_CHECKING:
    from analyzer.report.model import Report

SCHEMA = "minecanary/report/1"
PLURALS = {
    "email": "emails",
    "phone": "phones",
    "telegram": "telegram",
    "whatsapp": "whatsapp",
    "line": "line",
    "wechat": "wechat",
    "referral_code": "referral_codes",
    "analytics_id": "analytics_ids",
    "company_number": "company_numbers",
}


def report_tree(report: "Report") -> dict[str, Any]:
    """Return every part of the report in the schema's order."""
    reading = report.case.reading
    document, lang = reading.document, report.lang
    by_id = {v.offer_id: v for v in report.verdict.offers}
    spread = report.distributions or (None,) * len(reading.offers)
    worked = zip(reading.offers, report.case.economics, spread, strict=True)
    silenced = {s.rule: s for s in report.silenced()}
    return {
        "schema": SCHEMA,
        "subject": _subject(report),
        "docs": [_doc(report)],
        "inputs": _inputs(report),
        "verdict": _verdict(report),
        "value": _value(report),
        "contributions": [_contribution(c, report) for c in report.verdict.contributions],
        "findings": finding_trees(report, document, silenced),
        "claims": [claim_tree(claim, document) for claim in reading.claims],
        "offers": [
            offer_tree(offer, Worked(economics, by_id.get(offer.id), outcomes), lang)
            for offer, economics, outcomes in worked
        ],
        "text": _text(report, document),
        "identifiers": _identifiers(reading.identifiers),
        "network": _network(report.case.network),
        "not_assessed": _not_assessed(report.checked, document, lang),
        "versions": plain(report.versions, lang) | {"network": report.case.network.digest},
        "run": _run(report),
    }


def _subject(report: "Report") -> dict[str, Any]:
    page, document = report.page, report.case.reading.document
    return {
        "target": page.target,
        "url": page.url,
        "final_url": page.final_url,
        "title": document.title or None,
        "language": document.language,
        "source": page.source.value,
        "kind": report.verdict.kind.value,
    }


def _doc(report: "Report") -> dict[str, Any]:
    return {
        "id": "d1",
        "url": report.page.final_url,
        "role": "main",
        "content_sha256": report.page.content_sha256,
        "text_sha256": digest(report.case.reading.document.text),
    }


def _inputs(report: "Report") -> dict[str, Any]:
    return {
        "as_of": report.case.as_of.isoformat(),
        "network_digest": report.case.network.digest,
        "options": dict(report.options) | {"lang": report.lang},
    }


def _verdict(report: "Report") -> dict[str, Any]:
    verdict = report.verdict
    return {
        "score": verdict.score,
        "band": verdict.band.value,
        "probability": plain(verdict.probability, report.lang),
        "points": verdict.points,
        "coverage": plain(verdict.coverage, report.lang),
        "summary": say(verdict.summary, report.lang),
    }


def _contribution(contribution: Contribution, report: "Report") -> dict[str, Any]:
    """Return a summand; a rule's is explained by the rule's own title."""
    rule = dict(contribution.because.values).get("rule")
    titles = (dict(c.card.title)[report.lang] for c in report.checked if c.card.id == rule)
    named = replace(
        contribution.because,
        values=(*contribution.because.values, ("title", next(titles, ""))),
    )
    return {
        "source": contribution.source,
        "points": contribution.points,
        "because": say(named, report.lang),
    }


def _value(report: "Report") -> dict[str, Any]:
    """Return the value verdict of the worst-scored offer: the one the score speaks of."""
    worst = max(report.verdict.offers, key=lambda v: v.points, default=None)
    for economics in report.case.economics:
        if worst is not None and economics.offer_id == worst.offer_id:
            because = say(economics.value_because, report.lang)
            return {"verdict": economics.value.value, "because": because}
    return {"verdict": "unknown", "because": say(message("value.no_offer"), report.lang)}


def _text(report: "Report", document: Document) -> dict[str, Any] | None:
    text = report.text
    if text is None:
        return None
    return {
        "probability": plain(text.probability, report.lang),
        "kind_probabilities": {kind.value: plain(p, report.lang) for kind, p in text.kinds},
        "terms": [
            {
                "term": term.term,
                "weight": plain(term.weight, report.lang),
                "start": document.place(term.span)[0] if term.span else None,
                "end": document.place(term.span)[1] if term.span else None,
            }
            for term in text.terms
        ],
        "model": text.model,
    }


def _identifiers(found: tuple[Identifier, ...]) -> dict[str, Any]:
    wallets = [{"chain": i.chain, "address": i.value} for i in found if i.kind == "wallet"]
    others = {
        plural: list(dict.fromkeys(i.value for i in found if i.kind == kind))
        for kind, plural in PLURALS.items()
    }
    return {"wallets": wallets, **others}


def _network(network: NetworkState) -> dict[str, Any]:
    return {
        "as_of": network.as_of.isoformat(),
        "source": network.source,
        "price_usd": plain(float(network.price_usd), "en"),
        "difficulty": plain(float(network.difficulty), "en"),
        "hashprice_usd_per_ph_day": plain(float(network.hashprice_usd_per_ph_day), "en"),
    }


def _not_assessed(
    checked: tuple[Checked, ...], document: Document, lang: str
) -> list[dict[str, Any]]:
    gaps = [
        {
            "rule": None,
            "kind": gap.kind,
            "title": None,
            "missing": label(f"gap.{gap.missing}", lang).format(count=gap.count),
        }
        for gap in document.gaps
    ]
    return gaps + [tree for c in checked for tree in _unjudged(c, lang)]


def _unjudged(c: Checked, lang: str) -> list[dict[str, Any]]:
    match c.outcome:
        case NotApplicable(missing):
            words = label(f"missing.{missing}", lang)
        case Failed(reason):
            words = label("missing.failed", lang).format(reason=reason)
        case _:
            return []
    title = dict(c.card.title)[lang]
    return [{"rule": c.card.id, "kind": "rule", "title": title, "missing": words}]


def _run(report: "Report") -> dict[str, Any]:
    run, capture = report.run, report.page.capture
    age = (run.today - report.case.network.as_of).days if run.today else None
    return {
        "started_at": plain(run.started_at, report.lang),
        "elapsed_ms": plain(run.elapsed_ms, report.lang),
        "fetched_at": plain(capture.fetched_at, report.lang) if capture else None,
        "network_age_days": age,
        "stage_ms": {name: plain(ms, report.lang) for name, ms in run.stage_ms},
    }
