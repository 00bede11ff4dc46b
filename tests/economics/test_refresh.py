"""Public sources as they answer on good days and bad ones; nothing leaves the machine."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.economics import answers
from analyzer.economics.refresh import Refreshed, refresh
from analyzer.errors import FetchError
from analyzer.resources.facts import default_network, load_network_file

LAST = default_network()
TODAY = date(2026, 11, 20)
DIFFICULTY = 140_000_000_000_000.5

HASHRATE_3D = {
    "hashrates": [{"timestamp": 1763600000, "avgHashrate": 1.0e21}],
    "difficulty": [{"time": 1763000000, "height": 975744, "difficulty": DIFFICULTY}],
    "currentHashrate": DIFFICULTY * 2**32 / 600 * 1.03,
    "currentDifficulty": DIFFICULTY,
}
ADJUSTMENT = {
    "progressPercent": 44.4,
    "difficultyChange": 98.45,
    "estimatedRetargetDate": 1627762478000,
    "remainingBlocks": 1121,
    "nextRetargetHeight": 977760,
}
REWARDS = {"totalReward": "45360000000", "totalFee": "360000000", "totalTx": "480000"}
PRICES = {"time": 1763600000, "USD": 88000, "EUR": 80000}
LLAMA = {
    "coins": {
        "coingecko:bitcoin": {"price": 88010.5, "symbol": "BTC", "confidence": 0.99},
        "coingecko:litecoin": {"price": 80.5, "symbol": "LTC"},
        "coingecko:kaspa": {"price": 0.05, "symbol": "KAS"},
        "coingecko:dogecoin": {"price": 99.0, "symbol": "DOGE"},  # absurd: 1,300 times the last
    }
}
GECKO = {"bitcoin": {"usd": 88020, "last_updated_at": 1763600000}, "litecoin": {"usd": 81}}
POOLS = {
    "status": "success",
    "data": [
        {"chain": "Ethereum", "project": "lido", "symbol": "STETH", "apyBase": 2.7,
         "apyReward": None, "apyMean30d": 2.6},
        {"chain": "Solana", "project": "jito-liquid-staking", "symbol": "JITOSOL", "apyBase": 6.1,
         "apyMean30d": None},
        {"chain": "Ethereum", "project": "other", "symbol": "STETH", "apyBase": 900},
        "broken",
    ],
}  # fmt: skip
LIDO = {"data": {"aprs": [{"timeUnix": 1763600000, "apr": 2.75}], "smaApr": 2.9}, "meta": {}}

GOOD: dict[str, object] = {
    "mempool.space/api/v1/mining/hashrate/3d": HASHRATE_3D,
    "mempool.space/api/v1/difficulty-adjustment": ADJUSTMENT,
    "mempool.space/api/v1/mining/reward-stats/144": REWARDS,
    "mempool.space/api/v1/prices": PRICES,
    "bitview.space/api/v1/mining/hashrate/3d": HASHRATE_3D,
    "bitview.space/api/v1/difficulty-adjustment": ADJUSTMENT,
    "bitview.space/api/v1/mining/reward-stats/144": REWARDS,
    "blockchain.info/q/getdifficulty": "1.4E14",
    "blockchain.info/q/getblockcount": "976639",
    "coins.llama.fi": LLAMA,
    "api.coingecko.com": GECKO,
    "yields.llama.fi/pools": POOLS,
    "eth-api.lido.fi": LIDO,
}
ERROR_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


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
