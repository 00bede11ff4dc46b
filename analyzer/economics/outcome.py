"""What a contract pays in every simulated future."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analyzer.economics.contract import Contract
from analyzer.economics.earned import (
    LARGEST_MULTIPLE,
    Pair,
    earned_by_week,
    full_cost,
    mined,
    over_stake,
    paid,
    withheld,
)
from analyzer.economics.paths import Floats, Futures, Paths
from analyzer.types.economics import BreakEven, BuyAndHold, PerDay, Quantiles, Variant

_SHOWN = (0.05, 0.5, 0.95)
BREAK_EVEN_PATHS = 501  # enough for a median, at a tenth of the cost


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The coin's own multiple per path, and its median; the same for all offers of a term."""

    usd: Floats
    median: float


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """Multiples of the stake in all futures, in USD and in coin, each from the least up."""

    usd: Floats
    coin: Floats

    def chance(self, multiple: float) -> float:
        """Return the share of futures that pay at least `multiple`."""
        return chance(self.usd, multiple)

    def variant(self) -> Variant:
        """Return the 5th, 50th and 95th percentiles."""
        return Variant(_shown(self.usd), _shown(self.coin))


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """
    What a contract pays in both kinds of futures.

    The generous ones are kept whole, to be drawn and asked; of the neutral ones no more
    than what is printed. `held` is the median of what the coin itself does in these.
    """

    outcomes: Outcomes
    generous: Variant
    neutral: Variant
    against: BuyAndHold
    held: float


@lru_cache(maxsize=64)
def held(paths: Paths, days: float) -> Held:
    """Return what the coin itself is worth after `days`, over its price of day 0."""
    usd = paths.price_at(days)
    return Held(usd, median(usd))


def quantiles(sample: Floats) -> Quantiles:
    """Return the 5th, 50th and 95th percentile of `sample`."""
    return _shown(np.sort(sample))


def median(sample: Floats) -> float:
    """Return the 50th percentile of `sample`, by half of a sort."""
    below = (len(sample) - 1) // 2
    parted = np.partition(sample, below)
    two = parted[below], parted[below + 1 :].min(initial=np.float32(np.inf))
    return _at(np.array(two[: 2 - len(sample) % 2]), 0.5)


def ranked(ordered: Floats, shares: Sequence[float]) -> tuple[float, ...]:
    """
    Return the quantiles of a sorted sample at `shares` (0-1), linearly between neighbours.

    To sort and pick takes a quarter of the time of np.quantile.
    """
    places = np.asarray(shares) * (len(ordered) - 1)
    below = places.astype(np.intp)
    low, high = ordered[below], ordered[np.minimum(below + 1, len(ordered) - 1)]
    return tuple((low + (high - low) * (places - below)).tolist())


def _at(ordered: Floats, share: float) -> float:
    """Return one quantile of a sorted sample, as `ranked` does, which takes long to set out."""
    last = len(ordered) - 1
    place = share * last
    below = int(place)
    low, high = ordered.item(below), ordered.item(min(below + 1, last))
    return low + (high - low) * (place - below)


def _shown(ordered: Floats) -> Quantiles:
    return Quantiles(*(_at(ordered, share) for share in _SHOWN))


@lru_cache(maxsize=64)
def fair_spread(futures: Futures, days: float) -> Spread:
    """Return what a fee-free contract bought at its fair price (k = 1) pays."""
    span = np.float32(days)
    generous, neutral = (mined(paths, 0.0, days) for paths in (futures.generous, futures.neutral))
    return _spread(
        (generous[0] / span, generous[1] / span),
        (neutral[0] / span, neutral[1] / span),
        held(futures.neutral, days),
    )


def contract_spread(futures: Futures, contract: Contract) -> Spread | None:
    """Return what `contract` pays on its own terms; None where its price is not known."""
    cost = full_cost(contract)
    if cost is None or contract.income.usd is None:
        return None
    return _spread(
        paid(futures.generous, contract, cost),
        paid(futures.neutral, contract, cost),
        held(futures.neutral, contract.delay_days + contract.days),
    )


def _spread(generous: Pair, neutral: Pair, coin: Held) -> Spread:
    """Gather multiples that nobody else holds: once path by path they are put in order."""
    against = _buy_and_hold(neutral[0], coin)
    for sample in (*generous, *neutral):
        sample.sort()
    hoped, likely = Outcomes(*generous), Outcomes(*neutral)
    return Spread(hoped, hoped.variant(), likely.variant(), against, coin.median)


def gross_chance(paths: Paths, contract: Contract, multiple: float) -> float | None:
    """Return the share of futures in which `contract`, with nothing withheld, pays `multiple`."""
    if contract.cost is None or contract.income.usd is None:
        return None
    usd, _ = mined(paths, contract.delay_days, contract.delay_days + contract.days)
    return chance(usd * over_stake(contract.income.usd, contract.cost), multiple)


def chance(usd: Floats, multiple: float) -> float:
    """Return the share of `usd` that is at least `multiple`."""
    met = usd >= np.float32(min(multiple, LARGEST_MULTIPLE))
    return float(np.count_nonzero(met) / len(met))


def per_day(contract: Contract) -> PerDay | None:
    """Return the first day's gross, electricity, fees and net of the whole contract, in USD."""
    if contract.income.usd is None:
        return None
    charges = contract.charges
    gross = contract.income.usd * contract.th
    power = charges.power * contract.th
    fees = charges.service * contract.th + gross * min(1.0, charges.output)
    return PerDay(gross, power, fees, gross - power - fees, "USD")


def break_even(paths: Paths, contract: Contract, typical: float) -> BreakEven:
    """Return after how many days the median future has earned the price back."""
    cost, first = full_cost(contract), contract.income.usd
    if cost is None or not first:
        return BreakEven(None, "unknown")
    if typical < 1:
        return BreakEven(None, "never")
    earned = earned_by_week(paths.some(slice(0, BREAK_EVEN_PATHS)), contract)
    earned *= over_stake(first, cost)

    def middle(week: int) -> float:
        return float(np.median(withheld(earned[week], contract, cost)))

    # What is earned never falls from week to week, so neither does its median.
    week = bisect_left(range(len(earned)), 1.0, key=middle)
    if week == len(earned):  # the few paths stay just below what all of them reach
        return BreakEven(contract.days + contract.delay_days, "reached")
    before, then = middle(max(week - 1, 0)), middle(week)
    days = 7 * (week - 1 + (1 - before) / (then - before)) if then > before else 7.0 * week
    return BreakEven(min(days, contract.days) + contract.delay_days, "reached")


def _buy_and_hold(usd: Floats, coin: Held) -> BuyAndHold:
    """Compare the contract with buying the coin on the same day and keeping it."""
    difference = usd - coin.usd
    wins = np.count_nonzero(difference > 0) / len(difference)
    return BuyAndHold(float(wins), median(difference))
