"""The part of a report that holds the offers and their arithmetic."""

from dataclasses import dataclass
from typing import Any

from analyzer.report.findings import claim_type
from analyzer.report.plain import plain, stated
from analyzer.report.wording import significant
from analyzer.types.claim import Claim, Fee, Hashrate, Price, Referral, Term
from analyzer.types.economics import Distribution, Economics, Feasible, Promise
from analyzer.types.offer import Offer
from analyzer.types.verdict import OfferVerdict


@dataclass(frozen=True, slots=True)
class Worked:
    """What the stages made of one offer; `spread` None where no futures could be drawn."""

    economics: Economics
    verdict: OfferVerdict | None
    spread: Distribution | None = None


def offer_tree(offer: Offer, worked: Worked, lang: str) -> dict[str, Any]:
    """Return one offer: what it says, what it promises, what is feasible."""
    economics, verdict = worked.economics, worked.verdict
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
        "feasible": _feasible(economics.feasible, lang)
        | {
            "best_machine_daily_percent": _best_machine(economics),
            "outcomes": _outcomes(worked.spread, economics),
        },
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
        "judged_multiple": plain(promise.judged_multiple, lang),
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


def _best_machine(economics: Economics) -> float | None:
    """Return what the best machine nets a day, in percent of its price: what `times` is of."""
    times, daily = economics.feasible.times_best_machine, economics.promise.daily_percent
    return significant(daily.low / times) if times and daily else None


FUTURES = 20  # equally likely ones, few enough to be counted in a drawing


def _outcomes(spread: Distribution | None, economics: Economics) -> dict[str, Any] | None:
    """
    Return twenty equally likely multiples of the stake, lowest first.

    Each stands for a twentieth of all futures, by the quantile in its middle.
    """
    if spread is None:
        return None
    own = economics.value_because.key.startswith("value.own_")
    multiples = _equally_likely(spread.usd)
    return {
        "of": "this-offer" if own else "fair-contract",
        "horizon_days": plain(spread.horizon_days, "en"),
        "multiple": plain(multiples, "en"),
        "coin_multiple": plain(_equally_likely(spread.coin), "en"),
        "below_stake": sum(m < 1 for m in multiples),
        "reaching_promise": _reaching(multiples, spread.promised),
    }


def _reaching(multiples: tuple[float, ...], promised: float | None) -> int | None:
    return None if promised is None else sum(m >= promised for m in multiples)


def _equally_likely(quantiles: tuple[float, ...]) -> tuple[float, ...]:
    """
    Return the middles of twenty equal parts of evenly spaced quantiles.

    >>> _equally_likely(tuple(range(101)))[:3]
    (2.5, 7.5, 12.5)
    """
    last = len(quantiles) - 1
    places = [(i + 0.5) / FUTURES * last for i in range(FUTURES)]
    return tuple(_between(quantiles, place) for place in places)


def _between(quantiles: tuple[float, ...], place: float) -> float:
    below = min(int(place), len(quantiles) - 2)
    part = place - below
    return quantiles[below] * (1 - part) + quantiles[below + 1] * part
