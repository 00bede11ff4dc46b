"""What a comparison says of an offer, aspect by aspect."""

from collections.abc import Iterator
from typing import Any

from analyzer.report.breakdown import GRAVE, interval, on_own_terms
from analyzer.report.parts import BY_ASSET, flags
from analyzer.report.safe import harmless
from analyzer.report.wording import label, money, number, phrase
from analyzer.resources.catalogue import catalogue
from analyzer.resources.choices import ASPECTS, OF_CONTRACTS, reference_choices

Tree = dict[str, Any]
MOST_RISKS = 3
SUSPECT = frozenset({"high", "critical"})


def offer_words(
    report: Tree, offer: Tree | None, days: float, lang: str
) -> Iterator[tuple[str, str]]:
    """Yield (aspect, sentence) for the worst offer of a report."""
    if offer is None:
        nothing = label("compare.no_offer", lang)
        yield from ((aspect, nothing if aspect == "yield" else "") for aspect in _ALL)
        return
    yield "yield", _yield(offer, lang)
    yield "back", _back(offer, days, lang)
    yield "upfront", _upfront(offer, lang)
    yield "fees", _fees(offer, lang)
    yield "risks", _risks(report, lang)
    yield "lock", _lock(offer, lang)
    for aspect in OF_CONTRACTS:
        yield aspect, _general(report, offer, aspect, lang)


_ALL = ("yield", "back", *ASPECTS)


def _yield(offer: Tree, lang: str) -> str:
    contract = reference_choices().contract
    verdict = label(f"feasible_verdict.{offer['feasible']['verdict']}", lang)
    apr, total = offer["promised"]["apr_percent"], offer["promised"]["total_multiple"]
    words: dict[str, Any] = {"verdict": verdict}
    if apr is None and total is not None:
        days = offer["feasible"]["horizon_days"]
        return phrase("compare.promised_total", lang, multiple=total["low"], days=days, **words)
    key = "compare.no_promise" if apr is None else "compare.promised"
    if apr is not None:
        words["promised"] = interval(apr, lang, "%")
    if offer["product"] in BY_ASSET or contract.usual is None:
        return phrase(f"{key}_plain", lang, **words)
    low, high = contract.usual
    return phrase(key, lang, low=low, high=high, **words)


def _back(offer: Tree, days: float, lang: str) -> str:
    variant = offer["feasible"]["variants"]["generous"]
    if variant is None:
        return label("compare.unknown", lang)
    shown = {name: number(100 * value) for name, value in variant["multiple"].items()}
    key = "compare.outcomes" if on_own_terms(offer) else "compare.outcomes_fair"
    words = label(key, lang).format_map(shown)
    own = offer["feasible"]["horizon_days"]
    if own == days:
        return words
    return words + phrase("compare.own_days", lang, days=own)


def _upfront(offer: Tree, lang: str) -> str:
    price = offer["product_price"]
    if price is None:
        return label("compare.not_said", lang)
    shown = money(price["amount"], harmless(price["currency"], 12), lang)
    return (
        f"{shown} / {harmless(price['per'], 12)}"
        if price["per"] not in {None, "contract"}
        else shown
    )


def _fees(offer: Tree, lang: str) -> str:
    choices = reference_choices()
    low, high = choices.fees_percent
    said = [_fee(fee, lang) for fee in offer["fees"][:4]]
    if offer["product"] in BY_ASSET:
        plain_words = phrase("compare.fees_only", lang, fees="; ".join(said))
        return plain_words if said else label("compare.not_said", lang)
    if not said:
        return phrase("compare.fees_not_said", lang, low=low, high=high)
    return phrase("compare.fees_said", lang, fees="; ".join(said), low=low, high=high)


def _fee(fee: Tree, lang: str) -> str:
    key = f"compare.fee.{fee['unit']}"
    if key in catalogue():
        return phrase(key, lang, value=fee["value"])
    return f"{number(fee['value'])} {harmless(fee['unit'], 40)}"


def _risks(report: Tree, lang: str) -> str:
    found = [harmless(f["title"], 120) for f in flags(report) if f["scored"]][:MOST_RISKS]
    return "; ".join(found) if found else label("compare.seller_risk", lang)


def _lock(offer: Tree, lang: str) -> str:
    months = reference_choices().months
    term = offer["term"]
    days = term["days"] if term else None
    if offer["product"] in BY_ASSET:
        known = phrase("compare.term_only", lang, days=days) if days else None
        return known or label("compare.not_said", lang)
    low, high = months
    if days is None:
        return phrase("compare.term_open", lang, low=low, high=high)
    return phrase("compare.term", lang, days=days, low=low, high=high)


def _general(report: Tree, offer: Tree, aspect: str, lang: str) -> str:
    """Return what holds for contracts in general, unless more is known of this one."""
    suspect = report["verdict"]["band"] in SUSPECT or offer["feasible"]["verdict"] in GRAVE
    if aspect == "suits" and suspect:
        return label("compare.suits_nobody", lang)
    energy = offer["feasible"]["energy_kwh"]
    if aspect == "energy" and energy is not None:
        shown = phrase("unit.kwh", lang, value=energy)
        return label("compare.energy_known", lang).format(energy=shown)
    if aspect == "energy" and offer["product"] in BY_ASSET:
        return label("compare.not_said", lang)
    return reference_choices().contract.say(aspect, lang)
