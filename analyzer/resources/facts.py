"""The facts that travel with the program: the networks today and bitcoin's past."""

import csv
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.errors import NetworkStateError, TermsError
from analyzer.resources import read_toml
from analyzer.types.network import (
    BestContract,
    CoinState,
    History,
    Machines,
    NetworkState,
    StakingRate,
)

_FACTS = Path(__file__).parent.parent / "facts"
EPOCH = date(1970, 1, 1)
FIRST_DAY = date(2011, 1, 1)
LAST_YEARS_AHEAD = 3  # a date further past the newest state than this is a slip of the pen
BCH_BORN = date(2017, 8, 1)
MAX_FILE_BYTES = 4_000_000


def day_number(day: date) -> int:
    """
    Return the days since 1970-01-01.

    >>> day_number(date(1970, 1, 11))
    10
    """
    return (day - EPOCH).days


@dataclass(frozen=True, slots=True)
class CoinKinds:
    """Which coins can be mined, staked, or are worth a dollar; tickers in capitals."""

    no_proof_of_work: frozenset[str]
    ether_proof_of_work_ended: str  # ISO date
    mined: frozenset[str]
    stablecoins: frozenset[str]
    not_staked: frozenset[str]


@cache
def coin_kinds() -> CoinKinds:
    """Return the kinds of coins, from ``facts/coins.toml``."""
    table = read_toml("facts/coins.toml")
    return CoinKinds(
        no_proof_of_work=frozenset(table["no_proof_of_work"]),
        ether_proof_of_work_ended=table["ether_proof_of_work_ended"],
        mined=frozenset(table["mined_with_facts"]) | frozenset(table["mined_without_facts"]),
        stablecoins=frozenset(table["stablecoins"]),
        not_staked=frozenset(table["not_staked"]),
    )


@cache
def default_network() -> NetworkState:
    """Return the embedded, dated state of the networks."""
    return _state(read_toml("facts/snapshot.toml"), "facts/snapshot.toml")


@lru_cache(maxsize=512)
def network_at(day: date) -> NetworkState:
    """
    Return what is known of the networks on `day`.

    A past day knows bitcoin, and Bitcoin Cash by SHA-256 parity; other coins are absent.
    A day after the newest embedded state gives that state, with its own date.  Raises
    TermsError before 2011 and far in the future.
    """
    newest = default_network()
    _check_day(day, newest.as_of)
    return newest if day >= newest.as_of else _past_state(day, newest)


def load_network_file(path: Path | str) -> NetworkState:
    """
    Read a network state from a TOML or JSON file, as ``network refresh`` keeps it.

    What the file leaves out (machines, staking, coins) is taken from the embedded
    state.  Raises NetworkStateError naming the field that is missing or implausible.
    """
    file = Path(path)
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise NetworkStateError(file, "size", f"more than {MAX_FILE_BYTES} bytes")
        text = file.read_text(encoding="utf-8")
        content = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise NetworkStateError(file, "file", f"cannot be read ({error})") from error
    if not isinstance(content, dict):
        raise NetworkStateError(file, "file", "is not a table")
    return _state({**read_toml("facts/snapshot.toml"), **content}, str(file))


def _check_day(day: date, newest: date) -> None:
    if day < FIRST_DAY:
        raise TermsError(
            f"nothing is known of mining on {day.isoformat()}: prices begin on {FIRST_DAY}.",
            f"Give a date from {FIRST_DAY} on.",
        )
    if day > newest + timedelta(days=365 * LAST_YEARS_AHEAD):
        raise TermsError(
            f"{day.isoformat()} lies too far in the future: the newest known state is {newest}.",
            f"Give a date up to {newest}, or refresh the network state.",
        )


def _past_state(day: date, newest: NetworkState) -> NetworkState:
    history = newest.history
    at = np.array([day_number(day)])
    figures = (
        float(history.price_on(at)[0]),
        float(history.difficulty_on(at)[0]),
        int(history.height_on(at)[0]),
        float(history.fees_on(at)[0]),
    )
    source = "embedded history: chain difficulty, weekly prices and fees"
    parity = [c for c in newest.coins if c.coin == "BCH"] if day >= BCH_BORN else []
    coins = tuple(CoinState("BCH", 0.0, 0.0, None, day, c.source) for c in parity)
    return NetworkState(
        as_of=day,
        source=source,
        digest=_digest([newest.digest, day.isoformat()]),
        price_usd=figures[0],
        difficulty=figures[1],
        height=figures[2],
        fees_btc=figures[3],
        coins=coins,
        staking=newest.staking,
        machines=_machines_on(day, newest.machines),
        history=history,
    )


def _machines_on(day: date, newest: Machines) -> Machines:
    table = read_toml("facts/snapshot.toml")["earlier_machines"]
    row = next(r for r in reversed(table) if r["from"] <= day)
    return Machines(
        best_j_per_th=row["best"],
        good_j_per_th=row["best"],
        typical_j_per_th=row["typical"],
        low_usd_per_th=None,
        high_usd_per_th=None,
        power_usd_kwh=newest.power_usd_kwh,
        as_of=row["from"].isoformat(),
        source="makers' data sheets, recalled; low confidence",
    )


def _state(table: Mapping[str, Any], path: str) -> NetworkState:
    """Build a state; the caller's digest covers everything that can change a result."""
    try:
        state = NetworkState(
            as_of=_day(table["as_of"]),
            source=str(table["source"]),
            digest=_digest([_canonical(table), _raw_history()]),
            price_usd=_positive(table, "price_usd", path),
            difficulty=_positive(table, "difficulty", path),
            height=int(_positive(table, "height", path)),
            fees_btc=float(table["fees_btc_per_block"]),
            coins=tuple(_coin(row) for row in table["coins"]),
            staking=tuple(_staking(row) for row in table["staking"]),
            machines=Machines(**table["machines"]),
            history=_history(),
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise NetworkStateError(
            path, "network state", f"{type(error).__name__}: {error}"
        ) from error
    return _checked(state, path)


def _checked(state: NetworkState, path: str) -> NetworkState:
    if not FIRST_DAY <= state.as_of <= date(2100, 1, 1):
        raise NetworkStateError(path, "as_of", f"{state.as_of} lies outside 2011 to 2100")
    if not 0 <= state.fees_btc < 1000:
        raise NetworkStateError(path, "fees_btc_per_block", "not between 0 and 1000")
    bad = [c.coin for c in state.coins if not _plausible(c)]
    if bad:
        raise NetworkStateError(path, "coins", f"{bad[0]}: a figure is not a positive number")
    return state


def _plausible(coin: CoinState) -> bool:
    figures = [coin.network_th, coin.coins_per_day, coin.price_usd or 1.0]
    return all(np.isfinite(x) and x > 0 for x in figures)


def _positive(table: Mapping[str, Any], field: str, path: str) -> float:
    value = table[field]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NetworkStateError(path, field, f"{value!r} is not a number")
    if not (np.isfinite(value) and 0 < value < 1e30):
        raise NetworkStateError(path, field, f"{value!r} is not a plausible positive number")
    return float(value)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _coin(row: Mapping[str, Any]) -> CoinState:
    price = row.get("price_usd")
    return CoinState(
        coin=str(row["coin"]),
        network_th=float(row["network_th"]),
        coins_per_day=float(row["coins_per_day"]),
        price_usd=None if price is None else float(price),
        as_of=_day(row["as_of"]),
        source=str(row["source"]),
        merged=row.get("merged"),
    )


def _staking(row: Mapping[str, Any]) -> StakingRate:
    return StakingRate(**row)


@cache
def _history() -> History:
    weeks = _columns("btc_weekly.csv")
    epochs = _columns("btc_difficulty.csv")
    return History(
        week_day=_days(weeks["date"]),
        price_usd=_floats(weeks["price_usd"]),
        fees_btc=_floats(weeks["fees_btc_per_block"]),
        epoch_day=_days(epochs["date"]),
        epoch_height=np.array([int(x) for x in epochs["height"]], dtype=np.int64),
        difficulty=_floats(epochs["difficulty"]),
        best=tuple(BestContract(**r) for r in read_toml("facts/snapshot.toml")["best_contract"]),
    )


def _columns(name: str) -> dict[str, list[str]]:
    with (_FACTS / name).open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    return {column: [row[i] for row in rows] for i, column in enumerate(head)}


def _days(values: list[str]) -> NDArray[np.int64]:
    return np.array([day_number(date.fromisoformat(x)) for x in values], dtype=np.int64)


def _floats(values: list[str]) -> NDArray[np.float64]:
    return np.array([float(x) for x in values], dtype=np.float64)


def _raw_history() -> str:
    names = ("btc_weekly.csv", "btc_difficulty.csv")
    return _digest([(_FACTS / name).read_text(encoding="utf-8") for name in names])


def _canonical(table: Mapping[str, Any]) -> str:
    return json.dumps(table, sort_keys=True, default=str)


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
