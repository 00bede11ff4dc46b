"""Network states: the embedded one, any day of the past, and files."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.economics import assess
from analyzer.errors import NetworkStateError, TermsError
from analyzer.resources.facts import default_network, load_network_file, network_at
from tests.economics.build import offer, rate

NETWORK = default_network()
MINIMAL = {
    "as_of": "2026-11-01",
    "source": "typed by hand",
    "price_usd": 90_000,
    "difficulty": 1.4e14,
    "height": 973_000,
    "fees_btc_per_block": 0.02,
}


def test_the_embedded_state_is_the_one_on_record() -> None:
    assert (NETWORK.as_of, NETWORK.price_usd) == (date(2026, 6, 25), 59_703.65)
    assert NETWORK.difficulty == 124_932_866_006_548.16
    assert len(NETWORK.history.difficulty) == 474
    assert len(NETWORK.history.week_day) == 813
    assert {c.coin for c in NETWORK.coins} == {"BCH", "LTC", "DOGE", "ETC", "KAS"}


@pytest.mark.parametrize(
    ("day", "price", "difficulty_t", "height"),
    [
        (date(2011, 1, 2), 0.3, 1.4484e-8, 100_600),
        (date(2016, 7, 10), 650, 0.2134, 420_150),
        (date(2020, 10, 18), 11_510, 20.0, 653_300),
        (date(2024, 4, 21), 64_950, 86.39, 840_150),
    ],
)
def test_past_days_hold_what_the_chain_and_the_market_held(
    day: date, price: float, difficulty_t: float, height: int
) -> None:
    state = network_at(day)
    assert state.as_of == day
    assert state.price_usd == pytest.approx(price, rel=0.005)
    assert state.difficulty / 1e12 == pytest.approx(difficulty_t, rel=0.005)
    assert state.height == pytest.approx(height, abs=300)


def test_prices_between_sundays_are_interpolated_in_the_logarithm() -> None:
    low, middle, high = (network_at(date(2024, 1, d)).price_usd for d in (7, 8, 14))
    assert middle == pytest.approx(low * (high / low) ** (1 / 7))


@pytest.mark.parametrize("day", [date(2026, 6, 25), date(2026, 7, 20), date(2026, 11, 22)])
def test_days_after_the_newest_state_get_it_with_its_own_date(day: date) -> None:
    assert network_at(day) is NETWORK


@pytest.mark.parametrize("day", [date(2010, 12, 31), date(1970, 1, 1), date(2040, 1, 1), date.max])
def test_days_before_prices_or_far_ahead_get_a_clear_error(day: date) -> None:
    with pytest.raises(TermsError) as caught:
        network_at(day)
    assert caught.value.advice


@given(st.dates(date(2011, 1, 1), date(2026, 12, 31)))
def test_every_day_since_2011_has_a_state_and_a_verdict(day: date) -> None:
    state = network_at(day)
    assert state.price_usd > 0
    assert state.machines.typical_j_per_th >= state.machines.best_j_per_th
    assert state.digest == network_at(day).digest
    found = assess(offer(rate(3)), state)
    assert found.feasible.verdict == "impossible"


def test_different_days_have_different_digests() -> None:
    digests = {network_at(date(2020, m, 1)).digest for m in range(1, 13)} | {NETWORK.digest}
    assert len(digests) == 13


def written(folder: Path, content: object, name: str = "state.json") -> Path:
    file = folder / name
    text = content if isinstance(content, str) else json.dumps(content)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_replaces_what_it_states_and_keeps_the_rest(tmp_path: Path) -> None:
    state = load_network_file(written(tmp_path, MINIMAL))
    assert (state.as_of, state.price_usd) == (date(2026, 11, 1), 90_000)
    assert state.coins == NETWORK.coins
    assert state.digest not in {NETWORK.digest, ""}


def test_a_toml_file_is_read_too(tmp_path: Path) -> None:
    lines = [f"{k} = {json.dumps(v)}" for k, v in MINIMAL.items()]
    state = load_network_file(written(tmp_path, "\n".join(lines), "state.toml"))
    assert state.height == 973_000


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not a table",
        "[1, 2]",
        "<html>",
        "[" * 100_000,
        {**MINIMAL, "price_usd": "90000"},
        {**MINIMAL, "price_usd": 0},
        {**MINIMAL, "price_usd": -1},
        {**MINIMAL, "price_usd": True},
        {**MINIMAL, "price_usd": 1e300},
        {**MINIMAL, "difficulty": None},
        {**MINIMAL, "height": float("inf")},
        {**MINIMAL, "fees_btc_per_block": -1},
        {**MINIMAL, "fees_btc_per_block": "many"},
        {**MINIMAL, "as_of": "yesterday"},
        {**MINIMAL, "as_of": "1999-01-01"},
        {**MINIMAL, "coins": [{"coin": "LTC"}]},
        {**MINIMAL, "coins": "all"},
        {**MINIMAL, "staking": [{"asset": "ETH", "surprise": 1}]},
        {**MINIMAL, "machines": {}},
    ],
)
def test_a_malformed_file_names_itself_and_the_field(tmp_path: Path, content: object) -> None:
    with pytest.raises(NetworkStateError) as caught:
        load_network_file(written(tmp_path, content))
    assert "state.json" in caught.value.problem


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(NetworkStateError):
        load_network_file(tmp_path / "none.toml")
