"""The comparison as plain values: schema ``minecanary/compare/1``; every form is made of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analyzer.report.comparison.offers import offer_words
from analyzer.report.parts import is_typed, worst_offer
from analyzer.report.plain import plain
from analyzer.report.wording import day, label, number, phrase
from analyzer.resources.choices import ASPECTS, Choice, reference_choices
from analyzer.types.economics import Quantiles
from analyzer.types.network import NetworkState, StakingRate

Tree = dict[str, Any]
SCHEMA = "minecanary/compare/1"
ROWS = ("yield", "back", *ASPECTS)
DAYS_PER_YEAR = 365


@dataclass(frozen=True, slots=True)
class Alternative:
    """A reference choice with what the network state knows of it on its day."""

    choice: Choice
    rate: StakingRate | None = None
    held: Quantiles | None = None


def compare_tree(
    reports: list[Tree], alternatives: tuple[Alternative, ...], network: NetworkState, lang: str
) -> Tree:
    """
    Return the comparison over the term of the first offer (a year where there is none).

    `reports` follow schema minecanary/report/1; each stands for its worst offer.
    """
    days = comparison_days(reports)
    return {
        "schema": SCHEMA,
        "lang": lang,
        "as_of": network.as_of.isoformat(),
        "horizon_days": plain(days, lang),
        "choices": [
            *(_offer(report, days, lang) for report in reports),
            *(_alternative(a, days, lang) for a in alternatives),
        ],
        "references_as_of": reference_choices().as_of,
        "network": {"digest": network.digest, "source": network.source},
    }


def comparison_days(reports: list[Tree]) -> float:
    """Return the days over which everything is compared."""
    offers = (worst_offer(report) for report in reports)
    found = [offer["feasible"]["horizon_days"] for offer in offers if offer]
    return float(found[0]) if found else float(DAYS_PER_YEAR)


def _offer(report: Tree, days: float, lang: str) -> Tree:
    offer, subject = worst_offer(report), report["subject"]
    outcomes = offer["feasible"].get("outcomes") if offer else None
    variant = offer["feasible"]["variants"]["generous"] if offer else None
    return {
        "kind": "offer",
        "id": offer["id"] if offer else None,
        "name": subject["title"] or subject["target"] or label("label.typed", lang),
        "plan": offer["name"] if offer else None,
        "target": subject["final_url"] or subject["target"],
        "source": subject["source"],
        "score": None if is_typed(report) else report["verdict"]["score"],
        "band": None if is_typed(report) else report["verdict"]["band"],
        "value": report["value"]["verdict"],
        "promised": offer["promised"] if offer else None,
        "feasible": offer["feasible"]["verdict"] if offer else None,
        "horizon_days": offer["feasible"]["horizon_days"] if offer else None,
        "rate": None,
        "multiple": variant["multiple"] if variant else None,
        "multiple_of": outcomes["of"] if outcomes else None,
        "after_fall": None,
        "words": dict(offer_words(report, offer, days, lang)),
    }


def _alternative(alternative: Alternative, days: float, lang: str) -> Tree:
    choice, rate = alternative.choice, alternative.rate
    tree = {
        "kind": "reference",
        "id": choice.id,
        "name": choice.say("name", lang),
        "plan": None,
        "target": None,
        "source": None,
        "score": None,
        "band": None,
        "value": None,
        "promised": None,
        "feasible": None,
        "horizon_days": plain(days, lang),
        "usual": plain(choice.usual, lang),
        "usual_most": plain(choice.usual_most, lang),
        "rate": _rate(rate),
        "multiple": plain(alternative.held, lang),
        "multiple_of": "coin" if alternative.held else None,
        "in_asset": _in_asset(rate, days),
        "after_fall": _after_fall(rate, days),
    }
    return tree | {"words": dict(_alternative_words(choice, tree, lang))}


def _rate(rate: StakingRate | None) -> Tree | None:
    if rate is None:
        return None
    return {
        "asset": rate.asset,
        "low": rate.low,
        "mid": rate.mid,
        "high": rate.high,
        "as_of": rate.as_of,
    }


def _in_asset(rate: StakingRate | None, days: float) -> Tree | None:
    """Return the multiples of the stake, counted in the asset itself."""
    if rate is None:
        return None
    return {
        end: plain(1 + percent / 100 * days / DAYS_PER_YEAR, "en")
        for end, percent in (("low", rate.low), ("high", rate.high))
    }


def _after_fall(rate: StakingRate | None, days: float) -> Tree | None:
    """Return the result in money, in percent, if the asset falls by 20 or 50 %."""
    if rate is None:
        return None
    grown = 1 + rate.mid / 100 * days / DAYS_PER_YEAR
    return {str(fall): plain((grown * (1 - fall / 100) - 1) * 100, "en") for fall in (20, 50)}


def _alternative_words(choice: Choice, tree: Tree, lang: str) -> Iterator[tuple[str, str]]:
    yield "yield", _yield(choice, tree, lang)
    yield "back", _back(tree, lang)
    for aspect in ASPECTS:
        yield aspect, choice.say(aspect, lang)


def _yield(choice: Choice, tree: Tree, lang: str) -> str:
    if not choice.staked:
        return label("compare.no_yield", lang)
    rate = tree["rate"]
    if rate is None:
        return phrase("compare.rate_unknown", lang, asset=choice.asset)
    figures = {name: number(rate[name]) for name in ("low", "high")}
    seen = label("compare.rate", lang).format(
        asset=rate["asset"], as_of=day(rate["as_of"], lang), **figures
    )
    if choice.usual is None:
        return seen
    low, high, most = *choice.usual, choice.usual_most
    if most is None:
        usual = phrase("compare.rate_usual", lang, low=low, high=high)
    else:
        usual = phrase("compare.rate_usual_most", lang, low=low, high=high, most=most)
    return f"{seen} {usual}" if lang == "en" else seen + usual


def _back(tree: Tree, lang: str) -> str:
    if tree["multiple"] is not None:
        shown = {name: number(100 * value) for name, value in tree["multiple"].items()}
        return label("compare.outcomes", lang).format_map(shown)
    if tree["rate"] is None:
        return label("compare.unknown", lang)
    return phrase(
        "compare.in_asset",
        lang,
        asset=tree["rate"]["asset"],
        low=f"{100 * tree['in_asset']['low']:.1f}",
        high=f"{100 * tree['in_asset']['high']:.1f}",
        fall_20=tree["after_fall"]["20"],
        fall_50=tree["after_fall"]["50"],
    )
