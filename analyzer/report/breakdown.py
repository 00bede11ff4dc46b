"""The yield of one offer as rows of words and figures, ready for any table."""

from collections.abc import Iterator
from typing import Any

from analyzer.report.wording import label, number

Tree = dict[str, Any]
Row = tuple[str, str]


def breakdown_rows(offer: Tree, lang: str) -> list[Row]:
    """Return (name, figure) rows for an offer of the report; absent figures are left out."""
    feasible = offer["feasible"]
    return [
        *_promised(offer["promised"], lang),
        *_judged(feasible, lang),
        *_outcomes(feasible, lang),
        *_per_day(feasible, lang),
        *_price(feasible, lang),
        *_needed(feasible, lang),
        *_staking(feasible, lang),
    ]


def _promised(promised: Tree, lang: str) -> Iterator[Row]:
    names = ("daily", "monthly", "apr")
    for name in names:
        found = promised[f"{name}_percent"]
        if found is not None:
            yield label(f"row.promised_{name}", lang), _interval(found, lang, " %")
    if promised["total_multiple"] is not None:
        yield label("row.promised_total", lang), _interval(promised["total_multiple"], lang, "")


def _interval(found: Tree, lang: str, unit: str) -> str:
    low, high = number(found["low"]), number(found["high"])
    if low == high:
        return low + unit
    return label("label.or", lang).format(low=low, high=high) + unit


def _judged(feasible: Tree, lang: str) -> Iterator[Row]:
    yield label("row.verdict", lang), label(f"feasible_verdict.{feasible['verdict']}", lang)
    ceiling = feasible["ceiling"]
    if ceiling is not None:
        name = label("row.ceiling", lang).format(bought=ceiling["bought"])
        yield name, number(ceiling["multiple"])
    if feasible["times_ceiling"] is not None:
        times = label("unit.times", lang).format(value=number(feasible["times_ceiling"]))
        yield label("row.times_ceiling", lang), times
    if feasible["probability_promise_met"] is not None:
        yield label("row.probability", lang), percent(feasible["probability_promise_met"])
    if feasible["share_of_history"] is not None:
        yield label("row.history", lang), percent(feasible["share_of_history"])


def percent(share: float) -> str:
    """
    Write a share of 1 as a percentage; what is tiny but not nothing is said so.

    >>> percent(0), percent(0.00004), percent(0.1234)
    ('0 %', '< 0.1 %', '12.3 %')
    """
    if 0 < share < 0.001:
        return "< 0.1 %"
    return f"{100 * share:.1f}".removesuffix(".0") + " %"


def _outcomes(feasible: Tree, lang: str) -> Iterator[Row]:
    variant = feasible["variants"]["generous"]
    if variant is None:
        return
    yield label("row.outcomes", lang), _three(variant["multiple"])
    yield label("row.outcomes_coin", lang), _three(variant["coin_multiple"])


def _three(quantiles: Tree) -> str:
    return " / ".join(f"{quantiles[q]:.2f}" for q in ("p05", "p50", "p95"))


def _per_day(feasible: Tree, lang: str) -> Iterator[Row]:
    per_day = feasible["per_day"]
    if per_day is None:
        return
    for name in ("gross", "electricity", "fees", "net"):
        yield label(f"row.{name}", lang), f"{number(per_day[name])} {per_day['currency']}"


def _price(feasible: Tree, lang: str) -> Iterator[Row]:
    if feasible["price_ratio_k"] is not None:
        yield label("row.k", lang), number(feasible["price_ratio_k"])
    even = feasible["break_even"]
    if even is not None:
        reached = even["state"] == "reached" and even["days"] is not None
        yield (
            label("row.break_even", lang),
            label("unit.days", lang).format(value=number(even["days"]))
            if reached
            else label(f"state.{even['state']}", lang),
        )
    hold = feasible["buy_and_hold"]
    if hold is not None:
        yield label("row.hold", lang), percent(hold["probability_contract_wins"])


def _needed(feasible: Tree, lang: str) -> Iterator[Row]:
    needed = feasible["hashrate_needed"]
    if needed is not None:
        yield label("row.hashrate_needed", lang), f"{number(needed['value'])} {needed['unit']}"
        yield label("row.fair_price", lang), f"{number(needed['fair_price'])} USD"
        yield label("row.hardware", lang), f"{number(needed['hardware_price'])} USD"
    grow = feasible["deposits_must_grow"]
    if grow is not None and grow["doubling_days"] is not None:
        days = label("unit.days", lang).format(value=number(grow["doubling_days"]))
        yield label("row.deposits", lang), days


def _staking(feasible: Tree, lang: str) -> Iterator[Row]:
    reference = feasible["staking_reference"]
    if reference is not None:
        name = label("row.staking", lang).format(asset=reference["asset"], as_of=reference["as_of"])
        yield name, f"{number(reference['apr_low'])}-{number(reference['apr_high'])} %"
    fall = feasible["after_fall"]
    if fall is not None:
        yield label("row.after_fall", lang), f"{number(fall['20'])} % / {number(fall['50'])} %"
