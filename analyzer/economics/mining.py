"""What mining pays: from difficulty and subsidy to income per terahash and day."""

from dataclasses import dataclass
from functools import lru_cache

from analyzer.resources.facts import coin_kinds
from analyzer.types.network import CoinState, NetworkState

BLOCKS_PER_HALVING = 210_000
SECONDS_PER_DAY = 86_400
HASHES_PER_TH = 1e12
HASHES_PER_DIFFICULTY = 2**48 / 65535  # expected hashes of a block at difficulty 1
KWH_PER_DAY_PER_WATT = 0.024

BCH_PARITY = 1.001  # revenue per TH/s against bitcoin's, median 2017-2021


@dataclass(frozen=True, slots=True)
class Income:
    """
    Gross income of one TH/s for one day.

    `usd` and `coins` are None where a price is not at hand; `proxy` is true where
    bitcoin's past has to stand in for the coin's own.
    """

    coin: str
    usd: float | None
    coins: float | None
    price_usd: float | None
    proxy: bool


def subsidy(height: float) -> float:
    """
    Return bitcoin's block subsidy in BTC.

    >>> subsidy(0), subsidy(839_999), subsidy(840_000)
    (50.0, 6.25, 3.125)
    """
    return 50.0 * 0.5 ** int(height // BLOCKS_PER_HALVING)


def coins_per_th_day(difficulty: float, reward: float) -> float:
    """
    Return the coins that one TH/s is expected to mine in a day.

    `reward` is subsidy plus fees per block; c = 86400e12 / (D * 2^48/65535) * reward.

    >>> round(coins_per_th_day(152e12, 3.125) * 91_000 * 1000, 2)  # USD per PH/s and day
    37.64
    """
    return SECONDS_PER_DAY * HASHES_PER_TH / (difficulty * HASHES_PER_DIFFICULTY) * reward


def hashprice(network: NetworkState) -> float:
    """Return bitcoin's gross income in USD per TH/s and day."""
    return bitcoin_coins(network) * network.price_usd


def bitcoin_coins(network: NetworkState) -> float:
    """Return bitcoin's gross income in BTC per TH/s and day."""
    return coins_per_th_day(network.difficulty, subsidy(network.height) + network.fees_btc)


@lru_cache(maxsize=64)
def income(network: NetworkState, coin: str) -> Income | None:
    """
    Return what one TH/s of `coin`'s own algorithm earns a day.

    None where the network knows nothing of the coin on its day.  Litecoin and Dogecoin
    are mined by the same work and earn both.
    """
    if coin == "BTC":
        return Income(
            coin, hashprice(network), bitcoin_coins(network), network.price_usd, proxy=False
        )
    state = _coin(network, coin)
    if state is None:
        return None
    if coin == "BCH":
        usd = hashprice(network) * BCH_PARITY
        return Income(coin, usd, _per_price(usd, state.price_usd), state.price_usd, proxy=True)
    usd_or_none = _usd_per_th(network, state)
    coins = _per_price(usd_or_none, state.price_usd)
    if coins is None:
        coins = state.coins_per_day / state.network_th
    return Income(coin, usd_or_none, coins, state.price_usd, proxy=True)


def coin_price(network: NetworkState, coin: str) -> float | None:
    """Return USD per coin on the day of `network`, None if not at hand."""
    if coin in coin_kinds().stablecoins:
        return 1.0
    if coin == "BTC":
        return network.price_usd
    state = _coin(network, coin)
    return state.price_usd if state else None


def is_mined(coin: str, day: str) -> bool | None:
    """
    Say whether `coin` can be mined on `day` (ISO date); None for a coin we never heard of.

    >>> is_mined("XRP", "2026-01-01"), is_mined("ETH", "2021-01-01"), is_mined("ETH", "2023-01-01")
    (False, True, False)
    """
    kinds = coin_kinds()
    if coin == "ETH":
        return day < kinds.ether_proof_of_work_ended
    if coin in kinds.no_proof_of_work:
        return False
    return True if coin in kinds.mined else None


def best_machine_daily_percent(network: NetworkState) -> float | None:
    """
    Return what a good machine bought at cost nets a day, in percent of its price.

    None where the machine prices of the day are not at hand; never below zero.
    """
    machines = network.machines
    if machines.good_usd_per_th is None:
        return None
    power = machines.good_j_per_th * KWH_PER_DAY_PER_WATT * machines.cheap_usd_kwh
    return max(0.0, (hashprice(network) - power) / machines.good_usd_per_th * 100)


def _coin(network: NetworkState, coin: str) -> CoinState | None:
    return next((c for c in network.coins if c.coin == coin), None)


def _usd_per_th(network: NetworkState, state: CoinState) -> float | None:
    if state.price_usd is None:
        return None
    own = state.coins_per_day * state.price_usd / state.network_th
    other = _coin(network, state.merged) if state.merged else None
    if other is None or other.price_usd is None:
        return own
    return own + other.coins_per_day * other.price_usd / other.network_th


def _per_price(usd: float | None, price: float | None) -> float | None:
    return None if usd is None or price is None else usd / price
