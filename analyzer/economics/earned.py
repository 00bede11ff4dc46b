"""What a contract earns in every simulated future, and what its seller keeps of it."""

from functools import lru_cache
from typing import cast

import numpy as np

from analyzer.economics.contract import Contract
from analyzer.economics.paths import Floats, Paths

Pair = tuple[Floats, Floats]  # in USD and in coin

LARGEST_MULTIPLE = 1e20  # keeps what hostile pages state within 32-bit floats


def paid(paths: Paths, contract: Contract, cost: float) -> Pair:
    """Return the multiples of the stake per path, in USD and in coin."""
    usd, coin = _kept(paths, contract, contract.delay_days, contract.delay_days + contract.days)
    scale = over_stake(contract.income.usd or 0.0, cost)
    gross = usd * scale
    multiple = withheld(gross, contract, cost)
    if multiple is gross:
        return gross, coin * scale
    worth = cast("Floats", multiple / np.where(usd > 0, usd, np.float32(1)))
    return multiple, coin * worth


def over_stake(first: float, cost: float) -> np.float32:
    """Return the first day's income over the stake."""
    return np.float32(min(first / cost, LARGEST_MULTIPLE))


def full_cost(contract: Contract) -> float | None:
    """Return USD per TH/s for the term with everything that is paid up front."""
    if contract.cost is None:
        return None
    charges = contract.charges
    total = contract.cost + charges.once / contract.th
    return total / max(1 - charges.deposit, 1e-6)


def _kept(paths: Paths, contract: Contract, begin: float, end: float) -> Pair:
    """Return USD and coins kept after running fees, in units of the first day's income."""
    charges = contract.charges
    share = np.float32(max(0.0, 1 - charges.output))
    if charges.running == 0 or share == 0:
        usd, coins = mined(paths, begin, end)
        return (usd, coins) if share == 1 else (usd * share, coins * share)
    # A seller stops a loss-making day; he does not send a bill: income below the fee pays nothing.
    fee = min(charges.running / (contract.income.usd or 1.0), LARGEST_MULTIPLE)
    usd, coins = _above_fee(paths, begin, end, fee / float(share))
    return (usd, coins) if share == 1 else (usd * share, coins * share)


@lru_cache(maxsize=64)
def mined(paths: Paths, begin: float, end: float) -> Pair:
    """Return all USD and coins mined from `begin` to `end`, in units of the first day's."""
    if begin == 0:
        return paths.usd_days(end), paths.coin_days(end)
    usd: Floats = paths.usd_days(end) - paths.usd_days(begin)
    coins: Floats = paths.coin_days(end) - paths.coin_days(begin)
    return usd, coins


@lru_cache(maxsize=4)
def _rows(paths: Paths) -> Pair:
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


@lru_cache(maxsize=8)  # plans of one seller share his fee
def _above_fee(paths: Paths, begin: float, end: float, fee: float) -> Pair:
    """
    Return USD and coins that are left of each week's income above `fee`, nothing below it.

    The maximum is taken against a row of zeros, which numpy compares eight at a time: that
    takes a quarter of the time of one against a single number.
    """
    days, income, bought = _weeks(paths, begin, end)
    left = income - np.float32(fee)
    np.maximum(left, np.zeros(income.shape[1], dtype=np.float32), out=left)
    return np.einsum("w,wp->p", days, left), np.einsum("wp,wp->p", bought, left)


def withheld(multiple: Floats, contract: Contract, cost: float) -> Floats:
    """Return what is left of gross multiples; `multiple` itself where nothing is withheld."""
    charges = contract.charges
    kept = multiple
    if charges.withdrawal:
        kept = multiple * np.float32(max(0.0, 1 - charges.withdrawal))
    if charges.profit:
        gain = np.maximum(kept - 1, np.float32(0))
        kept = cast("Floats", kept - np.float32(charges.profit) * gain)
    if contract.minimum_usd:
        enough = kept * np.float32(cost * contract.th) >= np.float32(contract.minimum_usd)
        kept = cast("Floats", np.where(enough, kept, np.float32(0)))
    return kept


def earned_by_week(paths: Paths, contract: Contract) -> Floats:
    """Return USD kept after running fees by the end of each week, as `_kept` counts them."""
    share = max(0.0, 1 - contract.charges.output)
    fee = min(contract.charges.running / (contract.income.usd or 1.0), LARGEST_MULTIPLE)
    income = paths.income * (paths.coin_factor * paths.price_factor)[:, None] * np.float32(share)
    kept = np.maximum(income - np.float32(fee), 0)
    total = np.zeros_like(kept)
    np.cumsum((kept[1:] + kept[:-1]) * np.float32(3.5), axis=0, out=total[1:])
    begin = int(contract.delay_days // 7)
    return cast("Floats", total[begin:] - total[begin])
