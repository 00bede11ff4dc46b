"""The state of the networks on a day, and their history; facts, not judgements."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class CoinState:
    """
    A proof-of-work coin on a day.

    `network_th` is the hashrate its difficulty implies (TH/s); `coins_per_day` what
    the whole network mints and earns in fees a day; `price_usd` None if not at hand.
    `merged` names a coin that the same work earns besides.
    """

    coin: str
    network_th: float
    coins_per_day: float
    price_usd: float | None
    as_of: date
    source: str
    merged: str | None = None


@dataclass(frozen=True, slots=True)
class StakingRate:
    """
    An asset's native staking rate, percent a year, with the date it was seen.

    `until` closes an older range of the same asset (ISO date, exclusive).
    """

    asset: str
    low: float
    mid: float
    high: float
    as_of: str
    basis: str
    issuance: float | None = None  # percent a year, None where not at hand
    until: str | None = None
    unbonding_days: float | None = None


@dataclass(frozen=True, slots=True)
class Machines:
    """
    Mining machines of the day: efficiency in J/TH, USD per TH/s, power in USD/kWh.

    Prices are None where the machine prices of the day are not at hand.
    """

    best_j_per_th: float
    good_j_per_th: float
    typical_j_per_th: float
    low_usd_per_th: float | None
    high_usd_per_th: float | None
    power_usd_kwh: float
    as_of: str
    source: str
    good_usd_per_th: float | None = None
    cheap_usd_kwh: float = 0.05


@dataclass(frozen=True, slots=True)
class BestContract:
    """Best multiple of a fee-free contract at its fair price, worked out from daily prices."""

    days: int
    since_2011: float
    since_2016: float


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: arrays have no truth value
class History:
    """
    Bitcoin's past: weekly prices and fees, difficulty by epoch.

    `week_day` and `epoch_day` count days since 1970-01-01.  `price_usd` is that day's,
    `fees_btc` the mean per block of the week that ends on it; `difficulty` holds from
    `epoch_height` on.  `best` holds ceilings known from a daily series.
    """

    week_day: NDArray[np.int64]
    price_usd: NDArray[np.float64]
    fees_btc: NDArray[np.float64]
    epoch_day: NDArray[np.int64]
    epoch_height: NDArray[np.int64]
    difficulty: NDArray[np.float64]
    best: tuple[BestContract, ...] = ()

    def price_on(self, day: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return USD per bitcoin, its logarithm interpolated between the known days."""
        return np.exp(np.interp(day, self.week_day, np.log(self.price_usd)))

    def fees_on(self, day: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the fees per block, in BTC, of the week that `day` lies in."""
        week = np.searchsorted(self.week_day, day, side="left")
        return self.fees_btc[np.minimum(week, len(self.week_day) - 1)]

    def difficulty_on(self, day: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the difficulty; on a retarget day the mean of the old and the new one."""
        new = np.maximum(np.searchsorted(self.epoch_day, day, side="right") - 1, 0)
        old = np.maximum(np.searchsorted(self.epoch_day, day, side="left") - 1, 0)
        mean: NDArray[np.float64] = (self.difficulty[new] + self.difficulty[old]) / 2
        return mean

    def height_on(self, day: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the block height, interpolated; 144 blocks a day after the last known epoch."""
        known = np.interp(day, self.epoch_day, self.epoch_height)
        height: NDArray[np.float64] = known + np.maximum(day - self.epoch_day[-1], 0) * 144.0
        return height


@dataclass(frozen=True, slots=True)
class NetworkState:
    """
    What is known of all networks on the day `as_of`.

    `price_usd`, `difficulty`, `height`, `fees_btc` (per block) are bitcoin's.  `coins`
    hold the other proof-of-work coins known *at that day*: at a past day there may
    be none.  `digest` identifies the state in reports.
    """

    as_of: date
    source: str
    digest: str
    price_usd: float
    difficulty: float
    height: int
    fees_btc: float
    coins: tuple[CoinState, ...]
    staking: tuple[StakingRate, ...]
    machines: Machines
    history: History

    def __hash__(self) -> int:
        """Return what the digest tells: caches ask for it at every offer."""
        return hash(self.digest)

    @property
    def hashprice_usd_per_ph_day(self) -> float:
        """
        Expected gross revenue of one PH/s in a day, in USD.

        A block takes difficulty * 2^48 / 65535 hashes on average and pays the subsidy,
        50 BTC halved every 210,000 blocks, plus fees.
        """
        hashes_per_block = self.difficulty * 2**48 / 65535
        subsidy = 50 * 0.5 ** int(self.height // 210_000)
        return 86_400e15 / hashes_per_block * (subsidy + self.fees_btc) * self.price_usd
