"""
Read what public sources answer about the networks; every figure is checked.

Each function takes the bytes of one answer and raises ValueError naming what is wrong
with it: an HTML error page, zeros while a node is down, text where a number belongs.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

LARGEST_ANSWER_BYTES = 40_000_000  # the list of pools is several MB
SATOSHI_PER_BTC = 100_000_000
HASHES_PER_DIFFICULTY = 2**32 / 600  # hashes a second that difficulty 1 keeps at 10 minutes

COINS = {
    "BTC": "bitcoin",
    "LTC": "litecoin",
    "DOGE": "dogecoin",
    "BCH": "bitcoin-cash",
    "ETC": "ethereum-classic",
    "KAS": "kaspa",
}
# Native staking of an asset as DefiLlama lists it: (project, symbol).
POOLS = {
    ("lido", "STETH"): "stETH",
    ("rocket-pool", "RETH"): "rETH",
    ("jito-liquid-staking", "JITOSOL"): "JitoSOL",
}


@dataclass(frozen=True, slots=True)
class Chain:
    """Difficulty, height and fees per block (BTC; None where the source has none)."""

    difficulty: float
    height: int
    fees_btc: float | None


def mining_difficulty(answer: bytes) -> float:
    """Read mempool's ``/api/v1/mining/hashrate/3d``: the difficulty, checked by its hashrate."""
    table = _table(answer)
    difficulty = _number(table, "currentDifficulty")
    hashrate = _number(table, "currentHashrate")
    if difficulty <= 0 or hashrate <= 0:
        raise ValueError("currentDifficulty or currentHashrate is zero: its node is down")
    implied = difficulty * HASHES_PER_DIFFICULTY
    if not 1 / 3 < hashrate / implied < 3:
        raise ValueError("currentHashrate does not fit currentDifficulty")
    return difficulty


def last_change(answer: bytes) -> int | None:
    """Read the UNIX time of the newest retarget in the same answer; None if it has none."""
    entries = _table(answer).get("difficulty")
    times = [
        entry.get("time", entry.get("timestamp"))
        for entry in (entries if isinstance(entries, list) else [])
        if isinstance(entry, dict)
    ]
    known = [t for t in times if isinstance(t, int) and not isinstance(t, bool) and t > 0]
    return max(known, default=None)


def height_from_adjustment(answer: bytes) -> int:
    """Read mempool's ``/api/v1/difficulty-adjustment``: the height of the newest block."""
    table = _table(answer)
    next_retarget = _number(table, "nextRetargetHeight")
    remaining = _number(table, "remainingBlocks")
    if next_retarget <= 0 or not 0 <= remaining <= 2016:
        raise ValueError("remainingBlocks is not between 0 and 2016")
    return int(next_retarget - remaining)


def fees_from_rewards(answer: bytes, blocks: int = 144) -> float:
    """Read mempool's ``/api/v1/mining/reward-stats/144``: mean fees per block in BTC."""
    table = _table(answer)
    fees, reward = _number(table, "totalFee"), _number(table, "totalReward")
    if reward <= 0 or not 0 <= fees <= reward:
        raise ValueError("totalFee does not lie between 0 and totalReward")
    return fees / SATOSHI_PER_BTC / blocks


def mempool_price(answer: bytes) -> float:
    """Read mempool's ``/api/v1/prices``, or the newest of ``/api/v1/historical-price``."""
    table = _table(answer)
    prices = table.get("prices")
    if isinstance(prices, list) and prices and isinstance(prices[0], dict):
        table = prices[0]
    return positive(_number(table, "USD"), "USD")


def plain_number(answer: bytes) -> float:
    """Read blockchain.info's ``/q/...``: a number as plain text."""
    text = answer.decode("ascii", "replace").strip()
    if len(text) > 40:
        raise ValueError("not a plain number")
    return positive(float(text), "answer")


def coingecko_prices(answer: bytes) -> dict[str, float]:
    """Read CoinGecko's ``/api/v3/simple/price``: USD by ticker, of the coins it gives."""
    table = _table(answer)
    return _prices({coin: _inner(table, name).get("usd") for coin, name in COINS.items()})


def llama_prices(answer: bytes) -> dict[str, float]:
    """Read DefiLlama's ``/prices/current``: USD by ticker, of the coins it gives."""
    coins = _inner(_table(answer), "coins")
    return _prices(
        {coin: _inner(coins, f"coingecko:{name}").get("price") for coin, name in COINS.items()}
    )


def llama_staking(answer: bytes) -> dict[str, float]:
    """Read DefiLlama's ``/pools``: percent a year by asset, 30-day mean where given."""
    rows = _table(answer).get("data")
    found: dict[str, float] = {}
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, dict):
            continue
        asset = POOLS.get((str(row.get("project")), str(row.get("symbol")).upper()))
        mean = row.get("apyMean30d")
        rate = mean if mean is not None else row.get("apyBase")
        if asset and _is_rate(rate):
            found.setdefault(asset, float(rate))
    if not found:
        raise ValueError("no known pool in the list")
    return found


def lido_apr(answer: bytes) -> float:
    """Read Lido's ``/v1/protocol/steth/apr/sma``: percent a year, after its fee."""
    apr = _number(_inner(_table(answer), "data"), "smaApr")
    if not 0 < apr < 30:
        raise ValueError(f"smaApr {apr} is no staking rate")
    return apr


def positive(value: float, name: str) -> float:
    """Return `value` if it is a finite number above zero, else raise ValueError."""
    if not (math.isfinite(value) and value > 0):
        raise ValueError(f"{name} is not a positive number")
    return value


def _table(answer: bytes) -> Mapping[str, Any]:
    if len(answer) > LARGEST_ANSWER_BYTES:
        raise ValueError("the answer is too large")
    try:
        content = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise ValueError("the answer is not JSON") from error
    match content:
        case dict():
            return content
        case _:
            raise ValueError("the answer is not a table")


def _inner(table: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = table.get(name)
    return found if isinstance(found, dict) else {}


def _number(table: Mapping[str, Any], name: str) -> float:
    """Return a number that may be written as text, as satoshi totals are."""
    value = table.get(name)
    try:
        found = math.nan if value is None or isinstance(value, bool) else float(value)
    except (ValueError, OverflowError, TypeError) as error:
        raise ValueError(f"{name} is no number") from error
    if not math.isfinite(found):
        raise ValueError(f"{name} is missing, or no number")
    return found


def _prices(raw: Mapping[str, Any]) -> dict[str, float]:
    found = {
        coin: float(value)
        for coin, value in raw.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
        if math.isfinite(value) and 0 < value < 1e12
    }
    if not found:
        raise ValueError("no known coin has a price in it")
    return found


def _is_rate(value: object) -> TypeGuard[float]:
    """Say whether `value` could be a staking rate of a major asset, in percent a year."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 30
