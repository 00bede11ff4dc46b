"""Public sources as they answer on good days and bad ones; nothing leaves the machine."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.economics import answers
from analyzer.economics.refresh import Refreshed, implausible, refresh
from analyzer.errors import FetchError
from analyzer.resources.facts import default_network, load_network_file
from analyzer.types.network import NetworkState
from tests.economics.shapes import ADJUSTMENT, DIFFICULTY, ERROR_PAGE, GOOD, HASHRATE_3D

LAST = default_network()
TODAY = date(2026, 11, 20)


def replay(**changes: object) -> Callable[[str], bytes]:
    """Answer as the sources do; a key of `changes` is part of an address."""

    def get(url: str) -> bytes:
        for part, value in (*changes.items(), *GOOD.items()):
            if part in url:
                return body(value)
        raise FetchError(f"no answer from {url}")

    return get


def body(value: object) -> bytes:
    if isinstance(value, Exception):
        raise value
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


def table(found: Refreshed) -> dict[str, object]:
    content = json.loads(found.text)
    assert isinstance(content, dict)
    return content


def test_on_a_good_day_the_first_source_answers(tmp_path: Path) -> None:
    found = refresh(replay(), LAST, TODAY)
    assert found.failures == ()
    assert found.sources[:2] == ("difficulty: mempool.space", "bitcoin price: mempool.space")
    file = tmp_path / "network.json"
    file.write_text(found.text, encoding="utf-8")
    state = load_network_file(file)
    assert (state.as_of, state.price_usd, state.difficulty) == (TODAY, 88_000, DIFFICULTY)
    assert state.height == 977_760 - 1121
    assert state.fees_btc == pytest.approx(3.6 / 144)
    assert "mempool.space" in state.source
    coins = {c.coin: c for c in state.coins}
    assert (coins["LTC"].price_usd, coins["LTC"].as_of) == (80.5, TODAY)
    assert coins["KAS"].price_usd == 0.05
    assert coins["DOGE"].price_usd == 0.07538  # the absurd one is refused, the old one stays
    rates = {r.asset: r for r in state.staking if r.until is None}
    assert rates["stETH"].mid == 2.9
    assert rates["ETH"].mid == pytest.approx(2.9 / 0.9)
    assert rates["JitoSOL"].mid == 6.1
    assert state.digest != LAST.digest


@pytest.mark.parametrize(
    "broken",
    [
        ERROR_PAGE,
        "",
        "null",
        "[]",
        "NaN",
        "[" * 100_000,
        FetchError("no connection"),
        {**HASHRATE_3D, "currentDifficulty": 0, "currentHashrate": 0},
        {**HASHRATE_3D, "currentDifficulty": "abc"},
        {**HASHRATE_3D, "currentDifficulty": True},
        {**HASHRATE_3D, "currentDifficulty": None},
        {**HASHRATE_3D, "currentDifficulty": 1e40, "currentHashrate": 1e40 * 2**32 / 600},
        {**HASHRATE_3D, "currentDifficulty": 1e12, "currentHashrate": 1e12 * 2**32 / 600},
        {**HASHRATE_3D, "currentDifficulty": 999e12, "currentHashrate": 999e12 * 2**32 / 600},
        {**HASHRATE_3D, "currentHashrate": 1e15},
        '{"currentDifficulty": Infinity, "currentHashrate": Infinity}',
    ],
)
def test_a_bad_first_source_hands_over_to_the_second(broken: object) -> None:
    found = refresh(replay(**{"mempool.space/api/v1/mining": broken}), LAST, TODAY)
    assert found.sources[0] == "difficulty: bitview.space"
    assert "mempool.space" in found.failures[0]


def test_two_bad_sources_hand_over_to_plain_text_and_keep_the_fees() -> None:
    found = refresh(replay(**{"/mining/hashrate/3d": ERROR_PAGE}), LAST, TODAY)
    assert found.sources[0] == "difficulty: blockchain.info"
    assert table(found)["difficulty"] == 1.4e14
    assert table(found)["fees_btc_per_block"] == LAST.fees_btc


@pytest.mark.parametrize(
    ("broken", "source"),
    [
        ({"mempool.space/api/v1/prices": ERROR_PAGE}, "DefiLlama"),
        ({"mempool.space/api/v1/prices": {"USD": 0}}, "DefiLlama"),
        ({"mempool.space/api/v1/prices": {"USD": -5}}, "DefiLlama"),
        ({"mempool.space/api/v1/prices": {"USD": 88_000_000}}, "DefiLlama"),
        ({"mempool.space/api/v1/prices": {"USD": 88}}, "DefiLlama"),
        ({"mempool.space/api/v1/prices": "", "coins.llama.fi": {"coins": {}}}, "CoinGecko"),
        ({"mempool.space/api/v1/prices": "", "coins.llama.fi": {"coins": []}}, "CoinGecko"),
    ],
)
def test_prices_come_from_the_next_source_in_order(broken: dict[str, object], source: str) -> None:
    found = refresh(replay(**broken), LAST, TODAY)
    assert f"bitcoin price: {source}" in found.sources


def test_the_historical_price_has_the_same_reader() -> None:
    answer = {"prices": [{"time": 1499904000, "USD": 2254.9}], "exchangeRates": {}}
    assert answers.mempool_price(json.dumps(answer).encode()) == 2254.9


@pytest.mark.parametrize("name", ["time", "timestamp"])
def test_retarget_times_are_read_under_both_names(name: str) -> None:
    answer = {**HASHRATE_3D, "difficulty": [{name: 1763000000}, {name: 1762000000}, "x", {}]}
    assert answers.last_change(json.dumps(answer).encode()) == 1763000000


def test_without_difficulty_or_price_it_says_so_and_keeps_the_old_state() -> None:
    with pytest.raises(FetchError) as caught:
        refresh(replay(**{"/api/v1/": ERROR_PAGE, "blockchain.info": ERROR_PAGE}), LAST, TODAY)
    assert "difficulty" in caught.value.problem
    assert "2026-06-25 stays in use" in caught.value.advice


def test_a_failure_of_everybody_notes_who_was_asked_and_why_each_was_passed_over() -> None:
    with pytest.raises(FetchError) as caught:
        refresh(replay(**{"/api/v1/": ERROR_PAGE, "blockchain.info": "0"}), LAST, TODAY)
    notes = caught.value.__notes__
    assert [note.split(":")[0] for note in notes[:3]] == [
        "mempool.space",
        "bitview.space",
        "blockchain.info",
    ]
    assert "not JSON" in notes[0]
    assert "not a positive number" in notes[2]


def later(found: Refreshed, folder: Path) -> NetworkState:
    file = folder / "kept.json"
    file.write_text(found.text, encoding="utf-8")
    return load_network_file(file)


def test_refreshing_twice_weighs_by_the_last_and_keeps_what_only_the_embedded_one_tells(
    tmp_path: Path,
) -> None:
    first = later(refresh(replay(), LAST, TODAY), tmp_path)
    dearer = replay(**{"mempool.space/api/v1/prices": {"USD": 300_000}})
    second = later(refresh(dearer, first, TODAY, LAST), tmp_path)
    assert second.price_usd == 300_000  # more than four times the embedded price, not the last one
    assert [c.source for c in second.coins] == [c.source for c in first.coins]
    assert second.staking == first.staking


def test_the_long_list_of_pools_is_asked_for_once_a_day(tmp_path: Path) -> None:
    first = later(refresh(replay(), LAST, TODAY), tmp_path)
    asked: list[str] = []

    def get(url: str) -> bytes:
        asked.append(url)
        return replay()(url)

    refresh(get, first, TODAY, LAST)
    assert not any("yields" in url for url in asked)
    tomorrow = later(refresh(get, first, TODAY + timedelta(days=1), LAST), tmp_path)
    assert any("yields" in url for url in asked)
    ether = next(r for r in tomorrow.staking if r.asset == "ETH" and r.until is None)
    assert ether.basis.count("live rate") == 1


def test_a_rate_that_nobody_tells_any_more_stays_the_last_one_with_its_date(tmp_path: Path) -> None:
    first = later(refresh(replay(), LAST, TODAY), tmp_path)
    silent = replay(**{"yields.llama.fi": ERROR_PAGE, "eth-api.lido.fi": ERROR_PAGE})
    second = later(refresh(silent, first, TODAY + timedelta(days=1), LAST), tmp_path)
    ether = next(r for r in second.staking if r.asset == "ETH" and r.until is None)
    assert (ether.mid, ether.as_of) == (pytest.approx(2.9 / 0.9), TODAY.isoformat())


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, ""),
        ({"difficulty": 1.0}, "difficulty"),
        ({"difficulty": 2e15}, "difficulty"),
        ({"price_usd": 1.0}, "price"),
        ({"price_usd": 1e9}, "price"),
        ({"fees_btc": 400.0}, "fees"),
        ({"as_of": date(2035, 1, 1)}, "date"),
    ],
)
def test_a_kept_state_is_weighed_again(changes: dict[str, object], word: str) -> None:
    said = implausible(replace(LAST, **changes), LAST)
    assert word in said
    assert bool(said) is bool(word)


def test_nobody_answering_at_all_is_one_clear_error() -> None:
    def dead(url: str) -> bytes:
        raise FetchError(f"no connection to {url}")

    with pytest.raises(FetchError):
        refresh(dead, LAST, TODAY)


@pytest.mark.parametrize(
    "rewards",
    [ERROR_PAGE, {"totalReward": "0", "totalFee": "0"}, {"totalReward": "5", "totalFee": "9e99"}],
)
def test_bad_fees_leave_the_old_ones(rewards: object) -> None:
    found = refresh(replay(**{"reward-stats": rewards}), LAST, TODAY)
    assert table(found)["fees_btc_per_block"] == LAST.fees_btc


@pytest.mark.parametrize(
    "adjustment",
    [
        {**ADJUSTMENT, "remainingBlocks": 99_999},
        {**ADJUSTMENT, "nextRetargetHeight": 0},
        {**ADJUSTMENT, "nextRetargetHeight": 10_080},  # far below the last known height
        {**ADJUSTMENT, "nextRetargetHeight": 10**12},
    ],
)
def test_an_absurd_height_is_refused(adjustment: object) -> None:
    found = refresh(replay(**{"difficulty-adjustment": adjustment}), LAST, TODAY)
    assert found.sources[0] == "difficulty: blockchain.info"


READERS = [
    answers.mining_difficulty,
    answers.last_change,
    answers.height_from_adjustment,
    answers.fees_from_rewards,
    answers.mempool_price,
    answers.plain_number,
    answers.coingecko_prices,
    answers.llama_prices,
    answers.llama_staking,
    answers.lido_apr,
]
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["data", "coins", "bitcoin", "prices", "USD", "smaApr", "difficulty"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("reader", READERS)
@given(anything | st.binary(max_size=200))
def test_no_answer_breaks_a_reader(reader: Callable[[bytes], object], answer: object) -> None:
    raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    with suppress(ValueError):
        reader(raw)
