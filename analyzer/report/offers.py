"""The part of a report that holds the offers and their arithmetic."""

from typing import Any

from analyzer.report.findings import claim_type
from analyzer.report.plain import plain, stated
from analyzer.types.claim import Claim, Fee, Hashrate, Price, Referral, Term
from analyzer.types.economics import Economics, Feasible, Promise
from analyzer.types.offer import Offer
from analyzer.types.verdict import OfferVerdict


def offer_tree(
    offer: Offer, economics: Economics, verdict: OfferVerdict | None, lang: str
) -> dict[str, Any]:
    """Return one offer: what it says, what it promises, what is feasible."""
    return {
        "id": offer.id,
        "name": offer.name,
        "product": offer.product.value,
        "coin": offer.coin,
        "claim_ids": [claim.id for claim in offer.claims],
        "score": verdict.score if verdict else None,
        "band": verdict.band.value if verdict else "unknown",
        "product_price": _first(offer, Price),
        "hashrate": _first(offer, Hashrate),
        "term": _first(offer, Term),
        "fees": _all(offer, Fee),
        "referral": _all(offer, Referral),
        "promised": _promised(economics.promise, lang),
        "feasible": _feasible(economics.feasible, lang),
        "value": {
            "verdict": economics.value.value,
            "because": plain(economics.value_because, lang),
        },
    }


def _all(offer: Offer, kind: type) -> list[dict[str, Any]]:
    return [_said(claim) for claim in offer.claims if isinstance(claim.content, kind)]


def _first(offer: Offer, kind: type) -> dict[str, Any] | None:
    found = _all(offer, kind)
    return found[0] if found else None


def _said(claim: Claim) -> dict[str, Any]:
    values = {
        name: stated(getattr(claim.content, name)) for name in claim.content.__dataclass_fields__
    }
    return {"claim_id": claim.id, "type": claim_type(claim), **values}


def _promised(promise: Promise, lang: str) -> dict[str, Any]:
    names = ("daily_percent", "monthly_percent", "apr_percent", "apy_percent", "total_multiple")
    return {
        **{name: plain(getattr(promise, name), lang) for name in names},
        "principal_returned": promise.principal_returned,
        "guaranteed": promise.guaranteed,
        "fixed": promise.fixed,
    }


def _feasible(feasible: Feasible, lang: str) -> dict[str, Any]:
    tree: dict[str, Any] = plain(feasible, lang)
    tree["variants"] = {"generous": tree.pop("generous"), "neutral": tree.pop("neutral")}
    if feasible.after_fall is not None:
        fall = tree["after_fall"]
        tree["after_fall"] = {"20": fall["fall_20"], "50": fall["fall_50"]}
    return tree
