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
    """

    coin: str
    network_th: float
    coins_per_day: float
    price_usd: float | None
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class StakingRate:
    """An asset's native staking rate, percent a year, with the date it was seen."""

    asset: str
    low: float
    mid: float
    high: float
    as_of: str
    basis: str
    issuance: float | None = None  # percent a year, None where not at hand


@dataclass(frozen=True, slots=True)
class Machines:
    """Mining machines: efficiency in J/TH, price in USD per TH/s, power in USD/kWh."""

    best_j_per_th: float
    good_j_per_th: float
    typical_j_per_th: float
    low_usd_per_th: float
    high_usd_per_th: float
    power_usd_kwh: float
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class History:
    """
    Bitcoin's past: weekly prices and fees, difficulty by epoch.

    `week_day` and `epoch_day` count days since 1970-01-01; `price_usd` and `fees_btc`
    (per block) belong to `week_day`; `difficulty` holds from `epoch_height` on.
    """

    week_day: NDArray[np.int64]
    price_usd: NDArray[np.float64]
    fees_btc: NDArray[np.float64]
    epoch_day: NDArray[np.int64]
    epoch_height: NDArray[np.int64]
    difficulty: NDArray[np.float64]


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

    @property
    def hashprice_usd_per_ph_day(self) -> float:
        """
        Expected gross revenue of one PH/s in a day, in USD.

        A block takes difficulty * 2^48 / 65535 hashes on average and pays the subsidy,
        50 BTC halved every 210,000 blocks, plus fees.
        """
        hashes_per_block = self.difficulty * 2**48 / 65535
        subsidy = 50 / 2 ** (self.height // 210_000)
        return 86_400e15 / hashes_per_block * (subsidy + self.fees_btc) * self.price_usd
