"""What honest contracts paid in bitcoin's past: ceilings and shares of purchase days."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analyzer.economics.mining import (
    BLOCKS_PER_HALVING,
    HASHES_PER_DIFFICULTY,
    HASHES_PER_TH,
    SECONDS_PER_DAY,
)
from analyzer.types.economics import Ceiling
from analyzer.types.network import History

EPOCH = date(1970, 1, 1)
SHORTEST_CEILING_DAYS = 30
SINCE = {"2011-": date(2011, 1, 1), "2016-": date(2016, 1, 1), "2022-": date(2022, 1, 1)}


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """Bitcoin's income of one TH/s on each day of the known past, in USD and in BTC."""

    day: NDArray[np.int64]
    usd: NDArray[np.float64]
    coins: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """
    Mean income over the term divided by that of the purchase day, per purchase day.

    This is the multiple that a fee-free contract at its fair price (k = 1) paid.
    """

    day: NDArray[np.int64]
    usd: NDArray[np.float64]
    coins: NDArray[np.float64]

    def since(self, start: date) -> "Factors":
        """Return the purchase days from `start` on."""
        keep = self.day >= (start - EPOCH).days
        return Factors(self.day[keep], self.usd[keep], self.coins[keep])


@lru_cache(maxsize=8)
def daily(history: History) -> Daily:
    """Work out the income of every day between the first and the last price."""
    last = min(history.week_day[-1], history.epoch_day[-1] + 14)
    day = np.arange(history.week_day[0], last + 1)
    height = history.height_on(day)
    reward = 50.0 / 2.0 ** np.floor(height / BLOCKS_PER_HALVING) + history.fees_on(day)
    hashes = history.difficulty_on(day) * HASHES_PER_DIFFICULTY
    coins = SECONDS_PER_DAY * HASHES_PER_TH / hashes * reward
    return Daily(day, coins * history.price_on(day), coins)


@lru_cache(maxsize=128)
def factors(history: History, days: int) -> Factors:
    """Return the factors of a term of whole `days`; empty if history is shorter."""
    series = daily(history)
    count = max(0, len(series.day) - days)
    usd, coins = (_mean_ahead(x, days)[:count] for x in (series.usd, series.coins))
    return Factors(series.day[:count], usd / series.usd[:count], coins / series.coins[:count])


def _mean_ahead(series: NDArray[np.float64], days: int) -> NDArray[np.float64]:
    """Return, for each day, the mean of the `days` days after it."""
    # Summed from the end: yields of 2011 are a million times today's and would drown them.
    tail = np.concatenate([np.cumsum(series[::-1])[::-1], [0.0]])
    ahead: NDArray[np.float64] = (tail[1:-days] - tail[1 + days :]) / days
    return ahead


@lru_cache(maxsize=256)
def ceiling(history: History, days: int, window: str) -> Ceiling | None:
    """
    Return the best fee-free, fairly priced contract of `days` bought within `window`.

    Terms under 30 days have the 30-day ceiling.  None if history is shorter than the
    term.  Weekly prices hide the luckiest day; where a daily series is on record, its
    excess over the weekly figure is added.
    """
    term = max(days, SHORTEST_CEILING_DAYS)
    bought = factors(history, term).since(SINCE[window])
    if not len(bought.day):
        return None
    best = int(np.argmax(bought.usd))
    multiple = float(bought.usd[best]) * _excess(history, term, window)
    day = EPOCH + timedelta(days=int(bought.day[best]))
    return Ceiling(multiple, multiple / term * 100, window, day.isoformat())


@lru_cache(maxsize=256)
def _excess(history: History, days: int, window: str) -> float:
    if not history.best or window not in {"2011-", "2016-"}:
        return 1.0
    known = [(b.days, b.since_2011 if window == "2011-" else b.since_2016) for b in history.best]
    ratios = [max(1.0, m / _weekly_best(history, d, window)) for d, m in known]
    return float(np.interp(np.log(days), np.log([d for d, _ in known]), ratios))


def _weekly_best(history: History, days: int, window: str) -> float:
    return float(factors(history, days).since(SINCE[window]).usd.max())


def share_met(history: History, days: int, multiple: float) -> float | None:
    """Return the share of purchase days since 2016 whose honest contract paid `multiple`."""
    usd = _since_2016(history, max(days, SHORTEST_CEILING_DAYS))
    return float(np.mean(usd >= multiple)) if len(usd) else None


@lru_cache(maxsize=128)
def _since_2016(history: History, days: int) -> NDArray[np.float64]:
    return factors(history, days).since(SINCE["2016-"]).usd
