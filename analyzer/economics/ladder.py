"""The verdict on a promise that mining, or nothing at all, must pay for."""

from dataclasses import dataclass
from functools import lru_cache

from analyzer.economics.past import ceiling
from analyzer.types.economics import Ceiling, FeasibleVerdict
from analyzer.types.message import Message, message
from analyzer.types.network import History

Judgement = tuple[FeasibleVerdict, Message]

TOO_CHEAP_K = 0.5  # below it the seller would earn more by mining himself
FAR_TOO_CHEAP_K = 0.1
INCOME_TOLERANCE = 1.2  # income per TH/s above this multiple of the day's cannot be mined

# Borders of the chance that the promise is met: (out of reach, implausible, optimistic).
VARIABLE_BORDERS = (0.001, 0.05, 0.5)
FIXED_BORDERS = (0.05, 0.5, 0.95)

_ORDER = (
    FeasibleVerdict.UNKNOWN,
    FeasibleVerdict.PLAUSIBLE,
    FeasibleVerdict.OPTIMISTIC,
    FeasibleVerdict.IMPLAUSIBLE,
    FeasibleVerdict.OUT_OF_REACH,
    FeasibleVerdict.IMPOSSIBLE,
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The best contracts on record for a term; None where history is shorter than it."""

    days: float
    ever: Ceiling | None
    recent: Ceiling | None


@lru_cache(maxsize=128)
def bounds(history: History, days: float) -> Bounds:
    """Return the ceilings of the term, since 2011 and since 2016."""
    term = max(1, round(days))
    return Bounds(days, ceiling(history, term, "2011-"), ceiling(history, term, "2016-"))


def judge(multiple: float, limits: Bounds, chance: float | None, *, fixed: bool) -> Judgement:
    """
    Judge a total multiple promised over the term of `limits`, and its chance in the futures.

    Without a chance (too little history before the date) only the ceilings decide.
    """
    words = {"multiple": multiple, "days": limits.days}
    above = _above_ceiling(multiple, limits, words)
    if above is not None:
        return above
    if chance is None:
        return FeasibleVerdict.UNKNOWN, message("feasible.short_history", **words)
    out, implausible, optimistic = FIXED_BORDERS if fixed else VARIABLE_BORDERS
    if chance < out:
        verdict = FeasibleVerdict.OUT_OF_REACH
    elif chance < implausible:
        verdict = FeasibleVerdict.IMPLAUSIBLE
    elif chance < optimistic:
        verdict = FeasibleVerdict.OPTIMISTIC
    else:
        verdict = FeasibleVerdict.PLAUSIBLE
    key = "feasible.chance_fixed" if fixed else "feasible.chance_variable"
    return verdict, message(key, percent=100 * chance, **words)


def _above_ceiling(multiple: float, limits: Bounds, words: dict[str, float]) -> Judgement | None:
    for limit, key, verdict in (
        (limits.ever, "feasible.above_best_ever", FeasibleVerdict.IMPOSSIBLE),
        (limits.recent, "feasible.above_best_recent", FeasibleVerdict.OUT_OF_REACH),
    ):
        if limit is not None and multiple > limit.multiple:
            return verdict, message(key, ceiling=limit.multiple, bought=limit.bought, **words)
    return None


def worse(one: Judgement, other: Judgement) -> Judgement:
    """Return the graver of two judgements, the first if they are equal."""
    return max(one, other, key=lambda judgement: _ORDER.index(judgement[0]))


def judge_price(ratio: float | None) -> Judgement:
    """Judge hashrate that is sold without a promise, by its price ratio k."""
    if ratio is None:
        return FeasibleVerdict.UNKNOWN, message("feasible.no_promise")
    if ratio < FAR_TOO_CHEAP_K:
        return FeasibleVerdict.IMPLAUSIBLE, message("feasible.too_cheap", k=ratio)
    if ratio < TOO_CHEAP_K:
        return FeasibleVerdict.OPTIMISTIC, message("feasible.too_cheap", k=ratio)
    return FeasibleVerdict.PLAUSIBLE, message("feasible.priced", k=ratio)
