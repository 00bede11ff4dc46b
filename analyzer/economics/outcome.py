"""What a contract pays in every simulated future."""

from dataclasses import dataclass
from typing import cast

import numpy as np

from analyzer.economics.contract import Contract
from analyzer.economics.paths import Floats, Futures, Paths
from analyzer.types.economics import BreakEven, BuyAndHold, PerDay, Quantiles, Variant

LARGEST_MULTIPLE = 1e20  # keeps what hostile pages state within 32-bit floats
BREAK_EVEN_PATHS = 500  # enough for a median, at a tenth of the cost


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """Multiples of the stake per path, in USD and in coin, and the coin's own multiple."""

    usd: Floats
    coin: Floats
    held: Floats

    def chance(self, multiple: float) -> float:
        """Return the share of futures that pay at least `multiple`."""
        return float(np.mean(self.usd >= np.float32(min(multiple, LARGEST_MULTIPLE))))

    def variant(self) -> Variant:
        """Return the 5th, 50th and 95th percentiles."""
        return Variant(quantiles(self.usd), quantiles(self.coin))


def quantiles(sample: Floats) -> Quantiles:
    """Return the 5th, 50th and 95th percentile of `sample`."""
    low, middle, high = (float(x) for x in np.quantile(sample, (0.05, 0.5, 0.95)))
    return Quantiles(low, middle, high)


def fair_outcomes(paths: Paths, days: float) -> Outcomes:
    """Return what a fee-free contract bought at its fair price (k = 1) pays."""
    span = np.float32(days)
    return Outcomes(paths.usd_days(days) / span, paths.coin_days(days) / span, paths.price_at(days))


def contract_outcomes(paths: Paths, contract: Contract) -> Outcomes | None:
    """Return what `contract` pays on its own terms; None where its price is not known."""
    first, cost = contract.income.usd, full_cost(contract)
    if cost is None or first is None:
        return None
    begin, end = contract.delay_days, contract.delay_days + contract.days
    usd, coin = _kept(paths, contract, begin, end)
    scale = np.float32(min(first / cost, LARGEST_MULTIPLE))
    multiple = _withheld(usd * scale, contract, cost)
    worth = np.divide(multiple, usd, out=np.zeros_like(usd), where=usd > 0)
    return Outcomes(multiple, coin * worth, paths.price_at(end))


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
        all_usd: Floats = paths.usd_days(end) - paths.usd_days(begin)
        all_coins: Floats = paths.coin_days(end) - paths.coin_days(begin)
        return all_usd * share, all_coins * share
    # A seller stops a loss-making day; he does not send a bill: income below the fee pays nothing.
    fee = min(charges.running / (contract.income.usd or 1.0), LARGEST_MULTIPLE)
    floor = np.float32(fee) / share
    weights = _week_weights(len(paths.income), end) - _week_weights(len(paths.income), begin)
    rows = slice(0, int(np.flatnonzero(weights)[-1]) + 1)
    kept = cast("Floats", np.maximum(paths.income[rows], floor) - floor)
    usd: Floats = weights[rows] @ kept * share
    coins: Floats = weights[rows] @ (kept / paths.price[rows]) * share
    return usd, coins


def _week_weights(rows: int, days: float) -> Floats:
    """Return the days that each weekly row stands for in the first `days`, as `Paths` sums."""
    covered = np.clip(days / 7 - np.arange(rows - 1), 0, 1) * 3.5
    weights = np.zeros(rows, dtype=np.float32)
    weights[:-1] += covered.astype(np.float32)
    weights[1:] += covered.astype(np.float32)
    return weights


def _withheld(multiple: Floats, contract: Contract, cost: float) -> Floats:
    charges = contract.charges
    kept = multiple * np.float32(max(0.0, 1 - charges.withdrawal))
    if charges.profit:
        kept = kept - np.float32(charges.profit) * np.maximum(kept - 1, 0)
    if contract.minimum_usd:
        paid = kept * np.float32(cost * contract.th)
        kept = np.where(paid >= np.float32(contract.minimum_usd), kept, np.float32(0))
    result: Floats = kept.astype(np.float32)
    return result


def per_day(contract: Contract) -> PerDay | None:
    """Return the first day's gross, electricity, fees and net of the whole contract, in USD."""
    if contract.income.usd is None:
        return None
    charges = contract.charges
    gross = contract.income.usd * contract.th
    power = charges.power * contract.th
    fees = charges.service * contract.th + gross * min(1.0, charges.output)
    return PerDay(gross, power, fees, gross - power - fees, "USD")


def break_even(paths: Paths, contract: Contract, median: float) -> BreakEven:
    """Return after how many days the median future has earned the price back."""
    cost, first = full_cost(contract), contract.income.usd
    if cost is None or not first:
        return BreakEven(None, "unknown")
    if median < 1:
        return BreakEven(None, "never")
    low, high = 1.0, contract.days
    few = _some(paths)
    while high - low > 1:
        middle = (low + high) / 2
        usd, _ = _kept(few, contract, contract.delay_days, contract.delay_days + middle)
        earned = float(np.median(_withheld(usd * np.float32(first / cost), contract, cost)))
        low, high = (low, middle) if earned >= 1 else (middle, high)
    return BreakEven(high + contract.delay_days, "reached")


def _some(paths: Paths) -> Paths:
    few = slice(0, BREAK_EVEN_PATHS)
    return Paths(
        paths.income[:, few],
        paths.coins[:, few],
        paths.price[:, few],
        paths.sum_usd[:, few],
        paths.sum_coins[:, few],
    )


def buy_and_hold(outcomes: Outcomes) -> BuyAndHold:
    """Compare the contract with buying the coin on the same day and keeping it."""
    difference = outcomes.usd - outcomes.held
    return BuyAndHold(float(np.mean(difference > 0)), float(np.median(difference)))


def both(futures: Futures, contract: Contract) -> tuple[Outcomes, Outcomes] | None:
    """Return the generous and the neutral outcomes of `contract`, None without a price."""
    found = [contract_outcomes(p, contract) for p in (futures.generous, futures.neutral)]
    generous, neutral = found
    return None if generous is None or neutral is None else (generous, neutral)
