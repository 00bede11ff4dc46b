"""The yield of one offer in groups of rows, only those that matter for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analyzer.report.parts import BY_ASSET
from analyzer.report.wording import day, label, money, number, percent, phrase, share

Tree = dict[str, Any]
Row = tuple[str, str]
GRAVE = frozenset({"impossible", "out-of-reach", "implausible"})
DAYS_PER_MONTH, DAYS_PER_YEAR = 30, 365
EXACT_BELOW_USD = 100  # an estimate above it is written in whole dollars
LEAST_DAILY_PERCENT = 0.05  # below it a rate is read by the year


@dataclass(frozen=True, slots=True)
class Group:
    """Rows (name, figure) that answer one question."""

    title: str
    rows: tuple[Row, ...]


def breakdown(offer: Tree, lang: str) -> tuple[Group, ...]:
    """Return the groups of an offer of the report; figures it does not have are left out."""
    feasible = offer["feasible"]
    groups = (
        ("promise", _promised(offer, lang)),
        ("possible", _possible(offer, lang)),
        ("terms", _terms(offer, lang)),
        ("needed", _needed(feasible, lang)),
        ("staking", _staked(offer, lang)),
        ("elsewhere", _elsewhere(offer, lang)),
    )
    found = (Group(label(f"group.{name}", lang), tuple(rows)) for name, rows in groups)
    return tuple(group for group in found if group.rows)


def on_own_terms(offer: Tree) -> bool:
    """Say whether the outcomes are those of the offer's own price and hashrate."""
    outcomes = offer["feasible"].get("outcomes")
    return bool(outcomes and outcomes["of"] == "this-offer")


def promises(offer: Tree) -> bool:
    """Say whether the offer promises any figure."""
    promised = offer["promised"]
    return bool(promised["daily_percent"] or promised["total_multiple"])


def _promised(offer: Tree, lang: str) -> Iterator[Row]:
    promised, feasible = offer["promised"], offer["feasible"]
    for name, least in (("daily", 0), ("monthly", DAYS_PER_MONTH), ("apr", DAYS_PER_YEAR)):
        found = promised[f"{name}_percent"]
        if found is not None and _wanted(offer, name, least):
            yield label(f"row.promised_{name}", lang), interval(found, lang, "%")
    if promised["total_multiple"] is not None:
        yield label("row.promised_total", lang), interval(promised["total_multiple"], lang, "")
    if not promises(offer):
        return
    if promised["principal_returned"] is not None:
        yield label("row.principal", lang), _yes(promised["principal_returned"], lang)
    if promised["guaranteed"] or promised["fixed"]:
        key = "row.guaranteed" if promised["guaranteed"] else "row.fixed"
        yield label(key, lang), label("label.yes", lang)
    yield label("row.verdict", lang), label(f"feasible_verdict.{feasible['verdict']}", lang)


def _wanted(offer: Tree, name: str, least_days: int) -> bool:
    """Say whether a rate in that period tells the reader anything: not of a year in three days."""
    by_year = promised_daily(offer) < LEAST_DAILY_PERCENT
    if name == "apr":
        return by_year or offer["product"] in BY_ASSET or _stated_days(offer) >= least_days
    return not by_year and _stated_days(offer) >= least_days


def promised_daily(offer: Tree) -> float:
    """Return the promised rate a day in percent, the kinder end; 0 where none is promised."""
    daily = offer["promised"]["daily_percent"]
    return float(daily["low"]) if daily else 0.0


def _stated_days(offer: Tree) -> float:
    """Return the stated term; the horizon where there is none, which is never too short."""
    term = offer["term"]
    return float(term["days"]) if term and term["days"] else offer["feasible"]["horizon_days"]


def _yes(value: bool, lang: str) -> str:  # noqa: FBT001 - it is the value that is shown
    return label("label.yes" if value else "label.no", lang)


def interval(found: Tree, lang: str, unit: str) -> str:
    """Write both readings of a figure, or the one."""
    low, high = number(found["low"]), number(found["high"])
    if low == high:
        return low + unit
    return label("label.or", lang).format(low=low + unit, high=high + unit)


def _possible(offer: Tree, lang: str) -> Iterator[Row]:
    feasible = offer["feasible"]
    if promises(offer):
        yield from _ceiling(feasible, lang)
        yield from _chances(offer, lang)
    variant = feasible["variants"]["generous"]
    if variant is not None and not on_own_terms(offer):
        yield label("row.outcomes_fair", lang), outcomes_of(variant["multiple"], lang)
        yield label("row.outcomes_coin", lang), outcomes_of(variant["coin_multiple"], lang)
        yield from _flat(feasible, lang)


def _flat(feasible: Tree, lang: str) -> Iterator[Row]:
    """Name the other median: the value of a deal is judged by it."""
    neutral = feasible["variants"]["neutral"]
    if neutral is not None:
        yield label("row.outcomes_flat", lang), outcomes_of(neutral["multiple"], lang)


def _ceiling(feasible: Tree, lang: str) -> Iterator[Row]:
    ceiling, times = feasible["ceiling"], feasible["times_ceiling"]
    if ceiling is not None:
        shown = phrase(
            "row.ceiling_bought", lang, multiple=ceiling["multiple"], bought=ceiling["bought"]
        )
        yield phrase("row.ceiling", lang, year=ceiling["window"][:4]), shown
    if ceiling is not None and times is not None:
        yield label("row.times_ceiling", lang), phrase("row.times_ceiling_value", lang, value=times)


def _chances(offer: Tree, lang: str) -> Iterator[Row]:
    feasible = offer["feasible"]
    if feasible["probability_promise_met"] is not None:
        key = "row.probability_own" if on_own_terms(offer) else "row.probability_fair"
        yield label(key, lang), share(feasible["probability_promise_met"])
    if feasible["share_of_history"] is not None and not on_own_terms(offer):
        yield label("row.history", lang), share(feasible["share_of_history"])


def outcomes_of(quantiles: Tree, lang: str) -> str:
    """Write outcomes as money back per 100 paid."""
    shown = {name: number(100 * value) for name, value in quantiles.items()}
    return label("row.outcomes", lang).format_map(shown)


def _terms(offer: Tree, lang: str) -> Iterator[Row]:
    feasible = offer["feasible"]
    if feasible["price_ratio_k"] is not None:
        yield label("row.k", lang), number(feasible["price_ratio_k"])
    yield from _first_day(feasible["per_day"], lang)
    if feasible["break_even"] is not None:
        yield label("row.break_even", lang), _even(feasible["break_even"], lang)
    if on_own_terms(offer):
        yield from _kept(feasible, lang)


def _first_day(per_day: Tree | None, lang: str) -> Iterator[Row]:
    for name in ("gross", "electricity", "fees", "net") if per_day else ():
        if per_day and (per_day[name] or name in {"gross", "net"}):
            yield label(f"row.{name}", lang), money(per_day[name], per_day["currency"], lang)


def _kept(feasible: Tree, lang: str) -> Iterator[Row]:
    """Show what the contract returns if every word of it is kept."""
    variant, hold = feasible["variants"]["generous"], feasible["buy_and_hold"]
    if variant is not None:
        yield label("row.outcomes_own", lang), outcomes_of(variant["multiple"], lang)
        yield label("row.outcomes_coin", lang), outcomes_of(variant["coin_multiple"], lang)
        yield from _flat(feasible, lang)
    if hold is not None:
        yield label("row.hold", lang), share(hold["probability_contract_wins"])
    if feasible["energy_kwh"] is not None:
        yield label("row.energy", lang), phrase("unit.kwh", lang, value=feasible["energy_kwh"])


def _even(even: Tree, lang: str) -> str:
    if even["state"] == "reached" and even["days"] is not None:
        return phrase("unit.days", lang, value=even["days"])
    return label(f"state.{even['state'] if even['state'] == 'never' else 'unknown'}", lang)


def _needed(feasible: Tree, lang: str) -> Iterator[Row]:
    """Show what the promise would take, where it is more than honest business yields."""
    if feasible["verdict"] not in GRAVE:
        return
    needed, grow = feasible["hashrate_needed"], feasible["deposits_must_grow"]
    if needed is not None:
        stake = money(needed["stake"], "USD", lang)
        shown = f"{number(needed['value'])} {needed['unit']}"
        yield phrase("row.hashrate_needed", lang, stake=stake), shown
        yield label("row.fair_price", lang), _about(needed["fair_price"], lang)
        if needed["hardware_price"] is not None:
            yield label("row.hardware", lang), _about(needed["hardware_price"], lang)
    if grow is not None:
        yield from _growth(grow, lang)


def _about(amount: float, lang: str) -> str:
    """Write an estimated sum: its cents would only seem exact."""
    return money(round(amount) if amount >= EXACT_BELOW_USD else amount, "USD", lang)


def _growth(grow: Tree, lang: str) -> Iterator[Row]:
    if grow["doubling_days"] is not None:
        yield label("row.deposits", lang), phrase("unit.days", lang, value=grow["doubling_days"])
    if grow["ruin_day"] is not None:
        yield label("row.ruin", lang), phrase("unit.days", lang, value=grow["ruin_day"])
    if grow["lost_share"] is not None:
        yield label("row.lost", lang), share(grow["lost_share"])


def _staked(offer: Tree, lang: str) -> Iterator[Row]:
    feasible = offer["feasible"]
    if feasible["nominal_apr"] is None or not (feasible["staking_reference"] or offer["coin"]):
        return  # money lent, not a coin staked: no coin can fall
    yield from _reference(feasible["staking_reference"], lang)
    yield label("row.nominal", lang), percent(feasible["nominal_apr"])
    if feasible["real_apr"] is not None:
        yield label("row.real", lang), percent(feasible["real_apr"])
    for fall, result in (feasible["after_fall"] or {}).items():
        yield phrase("row.after_fall", lang, percent=fall), percent(result)


def _elsewhere(offer: Tree, lang: str) -> Iterator[Row]:
    """Show what the same money earns without a seller, where a return is promised at all."""
    feasible = offer["feasible"]
    if feasible["nominal_apr"] is None and promises(offer):
        yield from _reference(feasible["staking_reference"], lang)


def _reference(reference: Tree | None, lang: str) -> Iterator[Row]:
    if reference is None:
        return
    seen = day(reference["as_of"], lang)
    shown = {"low": percent(reference["apr_low"]), "high": percent(reference["apr_high"])}
    name = label("row.staking", lang).format(asset=reference["asset"], as_of=seen)
    yield name, label("label.or", lang).format_map(shown)
    if reference["unbonding_days"]:
        yield label("row.unbonding", lang), number(reference["unbonding_days"])
