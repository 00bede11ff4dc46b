"""What a contract pays in every simulated future."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np

from analyzer.economics.contract import Contract
from analyzer.economics.paths import Floats, Paths
from analyzer.types.economics import BreakEven, BuyAndHold, PerDay, Quantiles, Variant

LARGEST_MULTIPLE = 1e20  # keeps what hostile pages state within 32-bit floats
_SHOWN = (0.05, 0.5, 0.95)
BREAK_EVEN_PATHS = 501  # enough for a median, at a tenth of the cost


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The coin's own multiple per path, and its median; the same for all offers of a term."""

    usd: Floats
    median: float


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """Multiples of the stake per path, in USD and in coin, and what the coin itself did."""

    usd: Floats
    coin: Floats
    held: Held

    def chance(self, multiple: float) -> float:
        """Return the share of futures that pay at least `multiple`."""
        met = self.usd >= np.float32(min(multiple, LARGEST_MULTIPLE))
        return float(np.count_nonzero(met) / len(met))


@lru_cache(maxsize=64)
def held(paths: Paths, days: float) -> Held:
    """Return what the coin itself is worth after `days`, over its price of day 0."""
    usd = paths.price_at(days)
    return Held(usd, median(usd))


def quantiles(sample: Floats) -> Quantiles:
    """Return the 5th, 50th and 95th percentile of `sample`."""
    ordered = np.sort(sample)
    return Quantiles(*(_at(ordered, share) for share in _SHOWN))


def median(sample: Floats) -> float:
    """Return the 50th percentile of `sample`, by half of a sort."""
    below = (len(sample) - 1) // 2
    parted = np.partition(sample, below)
    two = parted[below], parted[below + 1 :].min(initial=np.float32(np.inf))
    return _at(np.array(two[: 2 - len(sample) % 2]), 0.5)


@lru_cache(maxsize=64)
def in_order(outcomes: Outcomes) -> tuple[Floats, Floats]:
    """Return the multiples in USD and in coin, each from the least to the greatest."""
    return np.sort(outcomes.usd), np.sort(outcomes.coin)


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
    low, high = ordered[below], ordered[min(below + 1, last)]
    return float(low) + float(high - low) * (place - below)


@lru_cache(maxsize=64)
def variant(outcomes: Outcomes) -> Variant:
    """Return the 5th, 50th and 95th percentiles, in USD and in coin."""
    usd, coin = in_order(outcomes)
    both = (Quantiles(*(_at(x, share) for share in _SHOWN)) for x in (usd, coin))
    return Variant(*both)


@lru_cache(maxsize=64)
def fair_outcomes(paths: Paths, days: float) -> Outcomes:
    """Return what a fee-free contract bought at its fair price (k = 1) pays."""
    usd, coins = _mined(paths, 0.0, days)
    span = np.float32(days)
    return Outcomes(usd / span, coins / span, held(paths, days))


def contract_outcomes(paths: Paths, contract: Contract) -> Outcomes | None:
    """Return what `contract` pays on its own terms; None where its price is not known."""
    first, cost = contract.income.usd, full_cost(contract)
    if cost is None or first is None:
        return None
    begin, end = contract.delay_days, contract.delay_days + contract.days
    usd, coin = _kept(paths, contract, begin, end)
    scale = np.float32(min(first / cost, LARGEST_MULTIPLE))
    multiple = _withheld(usd * scale, contract, cost)
    worth = cast("Floats", multiple / np.where(usd > 0, usd, np.float32(1)))
    return Outcomes(multiple, coin * worth, held(paths, end))


def full_cost(contract: Contract) -> float | None:
    """Return USD per TH/s for the term with everything that is paid up front."""
    if contract.cost is None:
        return None
    charges = contract.charges
    total = contract.cost + charges.once / contract.th
    return total / max(1 - charges.deposit, 1e-6)


def _kept(paths: Paths, contract: Contract, begin: float, end: float) -> tuple[Floats, Floats]:
    """Return USD and coins kept after running fees, in units of the first day's income."""
    charges = contract.charges
    share = np.float32(max(0.0, 1 - charges.output))
    if charges.running == 0 or share == 0:
        usd, coins = _mined(paths, begin, end)
        return (usd, coins) if share == 1 else (usd * share, coins * share)
    # A seller stops a loss-making day; he does not send a bill: income below the fee pays nothing.
    fee = min(charges.running / (contract.income.usd or 1.0), LARGEST_MULTIPLE)
    usd, coins = _above_fee(paths, begin, end, fee / float(share))
    return (usd, coins) if share == 1 else (usd * share, coins * share)


@lru_cache(maxsize=64)
def _mined(paths: Paths, begin: float, end: float) -> tuple[Floats, Floats]:
    """Return all USD and coins mined from `begin` to `end`, in units of the first day's."""
    if begin == 0:
        return paths.usd_days(end), paths.coin_days(end)
    usd: Floats = paths.usd_days(end) - paths.usd_days(begin)
    coins: Floats = paths.coin_days(end) - paths.coin_days(begin)
    return usd, coins


@lru_cache(maxsize=4)
def _rows(paths: Paths) -> tuple[Floats, Floats]:
    """Return income and coins per dollar in every week, over those of day 0."""
    if (paths.price_factor == 1).all() and (paths.coin_factor == 1).all():
        return paths.income, paths.per_price
    factor = paths.coin_factor * paths.price_factor
    return paths.income * factor[:, None], paths.per_price / paths.price_factor[:, None]


@lru_cache(maxsize=8)  # a megabyte each
def _weeks(paths: Paths, begin: float, end: float) -> tuple[Floats, Floats, Floats]:
    """
    Return what all offers of a term share: weeks that count, their income, what a dollar buys.

    Each week is weighted by the days it stands for, and so are the coins of day 0's price
    that a dollar on each of them buys.
    """
    days = paths.weights(end) - paths.weights(begin)
    days = days[: int(np.flatnonzero(days)[-1]) + 1 if days.any() else 1]
    income, per_price = (rows[: len(days)] for rows in _rows(paths))
    return days, income, per_price * days[:, None]


def _above_fee(paths: Paths, begin: float, end: float, fee: float) -> tuple[Floats, Floats]:
    """
    Return USD and coins that are left of each week's income above `fee`, nothing below it.

    max(x - fee, 0) = max(x, fee) - fee, and against a row of fees, which numpy compares eight
    at a time, a maximum takes a quarter of the time of one against a single number.
    """
    days, income, bought = _weeks(paths, begin, end)
    level = np.float32(fee)
    left = np.maximum(income, np.full(income.shape[1], level))
    left -= level
    return np.einsum("w,wp->p", days, left), np.einsum("wp,wp->p", bought, left)


def _withheld(multiple: Floats, contract: Contract, cost: float) -> Floats:
    charges = contract.charges
    kept = multiple
    if charges.withdrawal:
        kept = multiple * np.float32(max(0.0, 1 - charges.withdrawal))
    if charges.profit:
        gain = np.maximum(kept - 1, np.float32(0))
        kept = cast("Floats", kept - np.float32(charges.profit) * gain)
    if contract.minimum_usd:
        paid = kept * np.float32(cost * contract.th)
        enough = paid >= np.float32(contract.minimum_usd)
        kept = cast("Floats", np.where(enough, kept, np.float32(0)))
    return kept


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
    earned = _earned_by_week(paths.some(slice(0, BREAK_EVEN_PATHS)), contract)
    earned *= np.float32(min(first / cost, LARGEST_MULTIPLE))

    def middle(week: int) -> float:
        return float(np.median(_withheld(earned[week], contract, cost)))

    # What is earned never falls from week to week, so neither does its median.
    week = bisect_left(range(len(earned)), 1.0, key=middle)
    if week == len(earned):  # the few paths stay just below what all of them reach
        return BreakEven(contract.days + contract.delay_days, "reached")
    before, then = middle(max(week - 1, 0)), middle(week)
    days = 7 * (week - 1 + (1 - before) / (then - before)) if then > before else 7.0 * week
    return BreakEven(min(days, contract.days) + contract.delay_days, "reached")


def _earned_by_week(paths: Paths, contract: Contract) -> Floats:
    """Return USD kept after running fees by the end of each week, as `_kept` counts them."""
    share = max(0.0, 1 - contract.charges.output)
    fee = min(contract.charges.running / (contract.income.usd or 1.0), LARGEST_MULTIPLE)
    income = paths.income * (paths.coin_factor * paths.price_factor)[:, None] * np.float32(share)
    kept = np.maximum(income - np.float32(fee), 0)
    total = np.zeros_like(kept)
    np.cumsum((kept[1:] + kept[:-1]) * np.float32(3.5), axis=0, out=total[1:])
    begin = int(contract.delay_days // 7)
    return cast("Floats", total[begin:] - total[begin])


@lru_cache(maxsize=64)
def buy_and_hold(outcomes: Outcomes) -> BuyAndHold:
    """Compare the contract with buying the coin on the same day and keeping it."""
    difference = outcomes.usd - outcomes.held.usd
    wins = np.count_nonzero(difference > 0) / len(difference)
    return BuyAndHold(float(wins), median(difference))
