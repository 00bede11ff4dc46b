"""
Ask public sources for a newer network state; the network itself comes in as `get`.

Order for difficulty: mempool.space, bitview.space, blockchain.info; for prices:
mempool.space, DefiLlama, CoinGecko.  An implausible answer counts as none.

What no source tells, such as the hashrate of other networks and the range of a staking rate,
stays that of the embedded state; only prices and present rates are renewed in it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from analyzer.economics import answers
from analyzer.economics.answers import COINS, Chain
from analyzer.errors import AnalyzerError, FetchError
from analyzer.types.network import CoinState, NetworkState, StakingRate

Get = Callable[[str], bytes]
Found = TypeVar("Found")

LEAST_DIFFICULTY = 20e12
LARGEST_DIFFICULTY = 1000e12
LARGEST_STEP = 4.0  # no figure moves by more than this factor between two refreshes
LARGEST_FEES_BTC = 50.0
USUAL_PRICES_USD = (100.0, 1e8)  # of a bitcoin, while difficulty is in the trillions
LONGEST_AHEAD_DAYS = 3 * 365  # a kept state further past the embedded one is a clock's mistake
BLOCKS_PER_DAY = 144
_LIVE = "live rate"
LIDO_FEE = 0.10  # withheld from what its validators earn

_IDS = ",".join(COINS.values())
_LLAMA_IDS = ",".join(f"coingecko:{name}" for name in COINS.values())
LLAMA_PRICES = f"https://coins.llama.fi/prices/current/{_LLAMA_IDS}"
COINGECKO_PRICES = (
    "https://api.coingecko.com/api/v3/simple/price"
    f"?ids={_IDS}&vs_currencies=usd&include_last_updated_at=true"
)
LLAMA_POOLS = "https://yields.llama.fi/pools"
LIDO_APR = "https://eth-api.lido.fi/v1/protocol/steth/apr/sma"
MEMPOOL = "https://mempool.space"
BITVIEW = "https://bitview.space"
BLOCKCHAIN_INFO = "https://blockchain.info"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """
    A newer state as the text of a file that `load_network_file` reads.

    `sources` names who answered what; `failures` says why others were passed over.
    """

    text: str
    sources: tuple[str, ...]
    failures: tuple[str, ...]


class _Asking:
    """Asks sources one after the other and remembers who answered."""

    def __init__(self, get: Get) -> None:
        self.get = get
        self.sources: list[str] = []
        self.failures: list[str] = []

    def first(self, what: str, ways: dict[str, Callable[[], Found]]) -> Found | None:
        """Return the first plausible answer to `what`, None if nobody has one."""
        for source, way in ways.items():
            try:
                found = way()
            except (AnalyzerError, ValueError) as error:
                self.failures.append(f"{source}: {what}: {error}")
                continue
            self.sources.append(f"{what}: {source}")
            return found
        return None


def refresh(
    get: Get, last: NetworkState, today: date, base: NetworkState | None = None
) -> Refreshed:
    """
    Return a network state of `today`, built on `last` where a source does not answer.

    `last` is the state in use, against which answers are weighed; `base` the embedded one,
    whose ranges and hashrates are kept (`last` if left out).  The list of all pools, several
    MB, is asked for once a day.  Raises FetchError, with a note for each source that failed,
    if nobody gives a plausible difficulty or bitcoin price; the state in use then stays as it is.
    """
    asking = _Asking(get)
    chain = asking.first("difficulty", _chain_ways(get, last))
    price = asking.first("bitcoin price", _price_ways(get, last))
    if chain is None or price is None:
        raise _no_answer("difficulty" if chain is None else "bitcoin price", asking, last)
    others = _others(asking, last, today, base or last)
    table = {
        "as_of": today.isoformat(),
        "source": "; ".join(asking.sources),
        "price_usd": price,
        "difficulty": chain.difficulty,
        "height": chain.height,
        "fees_btc_per_block": chain.fees_btc if chain.fees_btc is not None else last.fees_btc,
        **others,
    }
    text = json.dumps(table, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    return Refreshed(text, tuple(asking.sources), tuple(asking.failures))


def _no_answer(missing: str, asking: _Asking, last: NetworkState) -> FetchError:
    error = FetchError(
        f"No source gave a plausible {missing}.",
        f"The state of {last.as_of.isoformat()} stays in use; try again later.",
    )
    for failure in asking.failures:
        error.add_note(failure)
    return error


def _others(asking: _Asking, last: NetworkState, today: date, base: NetworkState) -> dict[str, Any]:
    """Return the other coins and the staking rates, newer where somebody answers."""
    prices = asking.first("coin prices", _coin_ways(asking.get)) or {}
    known = {coin.coin: coin for coin in last.coins}
    seen = {r.asset: r for r in last.staking if r.until is None and r.basis.startswith(_LIVE)}
    fresh = {asset for asset, rate in seen.items() if rate.as_of == today.isoformat()}
    rates = {} if fresh else _live_staking(asking)
    return {
        "coins": [_coin((coin, known.get(coin.coin, coin)), prices, today) for coin in base.coins],
        "staking": [
            _plain_rate(seen[rate.asset])
            if rate.until is None and rate.asset in seen and rate.asset not in rates
            else _staking(rate, rates, today)
            for rate in base.staking
        ],
    }


def _chain_ways(get: Get, last: NetworkState) -> dict[str, Callable[[], Chain]]:
    return {
        "mempool.space": lambda: _mempool_chain(get, MEMPOOL, last),
        "bitview.space": lambda: _mempool_chain(get, BITVIEW, last),
        "blockchain.info": lambda: _plain_chain(get, last),
    }


def _mempool_chain(get: Get, base: str, last: NetworkState) -> Chain:
    difficulty = answers.mining_difficulty(get(f"{base}/api/v1/mining/hashrate/3d"))
    height = answers.height_from_adjustment(get(f"{base}/api/v1/difficulty-adjustment"))
    try:
        fees = answers.fees_from_rewards(get(f"{base}/api/v1/mining/reward-stats/144"))
    except (AnalyzerError, ValueError):  # fees are a percent of the reward: the old ones will do
        fees = None
    return _plausible_chain(Chain(difficulty, height, fees), last)


def _plain_chain(get: Get, last: NetworkState) -> Chain:
    difficulty = answers.plain_number(get(f"{BLOCKCHAIN_INFO}/q/getdifficulty"))
    height = answers.plain_number(get(f"{BLOCKCHAIN_INFO}/q/getblockcount"))
    return _plausible_chain(Chain(difficulty, int(height), None), last)


def _plausible_chain(chain: Chain, last: NetworkState) -> Chain:
    if not LEAST_DIFFICULTY <= chain.difficulty <= LARGEST_DIFFICULTY:
        raise ValueError(f"difficulty {chain.difficulty:.3g} lies outside 20 T to 1000 T")
    _near("difficulty", chain.difficulty, last.difficulty)
    if not last.height <= chain.height <= last.height + 20 * 365 * BLOCKS_PER_DAY:
        raise ValueError(f"height {chain.height} is not after {last.height}")
    if chain.fees_btc is not None and chain.fees_btc > LARGEST_FEES_BTC:
        raise ValueError(f"fees of {chain.fees_btc:.3g} BTC a block are absurd")
    return chain


def _near(name: str, value: float, known: float) -> float:
    if not known / LARGEST_STEP <= value <= known * LARGEST_STEP:
        raise ValueError(
            f"{name} {value:.6g} is more than four times off the last known {known:.6g}"
        )
    return value


def _price_ways(get: Get, last: NetworkState) -> dict[str, Callable[[], float]]:
    def checked(price: float) -> float:
        return _near("price", price, last.price_usd)

    def bitcoin(prices: dict[str, float]) -> float:
        if "BTC" not in prices:
            raise ValueError("bitcoin has no price in it")
        return checked(prices["BTC"])

    return {
        "mempool.space": lambda: checked(answers.mempool_price(get(f"{MEMPOOL}/api/v1/prices"))),
        "DefiLlama": lambda: bitcoin(answers.llama_prices(get(LLAMA_PRICES))),
        "CoinGecko": lambda: bitcoin(answers.coingecko_prices(get(COINGECKO_PRICES))),
        "bitview.space": lambda: checked(answers.mempool_price(get(f"{BITVIEW}/api/v1/prices"))),
        "blockchain.info": lambda: checked(
            answers.plain_number(get(f"{BLOCKCHAIN_INFO}/q/24hrprice"))
        ),
    }


def _coin_ways(get: Get) -> dict[str, Callable[[], dict[str, float]]]:
    return {
        "DefiLlama": lambda: answers.llama_prices(get(LLAMA_PRICES)),
        "CoinGecko": lambda: answers.coingecko_prices(get(COINGECKO_PRICES)),
    }


def _live_staking(asking: _Asking) -> dict[str, float]:
    """Return live rates in percent a year by asset; Lido's own answer counts most."""
    get = asking.get
    pools = asking.first(
        "staking rates", {"DefiLlama": lambda: answers.llama_staking(get(LLAMA_POOLS))}
    )
    lido = asking.first("stETH rate", {"Lido": lambda: answers.lido_apr(get(LIDO_APR))})
    if lido is None:
        return pools or {}
    return {**(pools or {}), "stETH": lido, "ETH": lido / (1 - LIDO_FEE)}


def _coin(
    states: tuple[CoinState, CoinState], prices: dict[str, float], today: date
) -> dict[str, Any]:
    """Return the embedded coin with a newer price, unless that is over four times off the last."""
    base, last = states
    new = prices.get(base.coin)
    if new is not None and last.price_usd is not None:
        new = new if last.price_usd / LARGEST_STEP <= new <= last.price_usd * LARGEST_STEP else None
    seen = base.as_of.isoformat()
    row = {
        "coin": base.coin,
        "network_th": base.network_th,
        "coins_per_day": base.coins_per_day,
        "price_usd": new if new is not None else last.price_usd,
        "merged": base.merged,
        "as_of": (today if new is not None else last.as_of).isoformat(),
        "source": last.source if new is None else f"price: live; network of {seen}: {base.source}",
    }
    return {name: value for name, value in row.items() if value is not None}


def _staking(rate: StakingRate, live: dict[str, float], today: date) -> dict[str, Any]:
    """Return the embedded range with a newer middle, widened to hold it."""
    new = live.get(rate.asset) if rate.until is None else None
    row = _plain_rate(rate)
    if new is not None:
        row |= {
            "low": min(rate.low, new),
            "mid": new,
            "high": max(rate.high, new),
            "as_of": today.isoformat(),
            "basis": f"{_LIVE}; range of {rate.as_of}: {rate.basis}",
        }
    return row


def _plain_rate(rate: StakingRate) -> dict[str, Any]:
    row = {name: getattr(rate, name) for name in rate.__dataclass_fields__}
    return {name: value for name, value in row.items() if value is not None}


def implausible(state: NetworkState, embedded: NetworkState) -> str:
    """Return what is wrong with a state that was kept, empty if nothing is."""
    low, high = USUAL_PRICES_USD
    if not LEAST_DIFFICULTY <= state.difficulty <= LARGEST_DIFFICULTY:
        return f"difficulty {state.difficulty:.3g} lies outside 20 T to 1000 T."
    if not low <= state.price_usd <= high:
        return f"a bitcoin price of {state.price_usd:.3g} USD is absurd."
    if state.fees_btc > LARGEST_FEES_BTC:
        return f"fees of {state.fees_btc:.3g} BTC a block are absurd."
    if (state.as_of - embedded.as_of).days > LONGEST_AHEAD_DAYS:
        return f"its date {state.as_of} lies too far ahead of the embedded state's."
    return ""
