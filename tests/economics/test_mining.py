"""The mining formula against what was published, and coins that cannot be mined."""

from dataclasses import replace
from datetime import date
from statistics import median

import numpy as np
import pytest

from analyzer.economics.mining import (
    coins_per_th_day,
    hashprice,
    income,
    is_mined,
    subsidy,
)
from analyzer.economics.past import EPOCH, daily
from analyzer.resources.facts import default_network, network_at

# Published hashprice, USD per PH/s and day, with the bitcoin price printed beside it.
QUOTES = [
    ("2021-07-24", 33_806, 315.0),
    ("2024-09-25", 64_000, 45.79),
    ("2025-11-05", 104_000, 43.1),
    ("2025-11-19", 91_000, 38.2),
]


def quoted_error(day: str, price: float, published: float) -> float:
    network = replace(network_at(date.fromisoformat(day)), price_usd=price)
    return abs(hashprice(network) * 1000 / published - 1)


@pytest.mark.parametrize(("day", "price", "published"), QUOTES)
def test_the_formula_meets_each_published_hashprice(
    day: str, price: float, published: float
) -> None:
    assert quoted_error(day, price, published) < 0.04


def test_the_median_error_against_published_hashprice_is_small() -> None:
    assert median(quoted_error(*quote) for quote in QUOTES) < 0.02


@pytest.mark.parametrize(
    ("difficulty_t", "price", "usd_per_ph_day"),
    [(152, 91_000, 37.64), (156, 104_000, 41.91), (100, 100_000, 62.86)],
)
def test_subsidy_alone_is_right_to_the_cent(
    difficulty_t: float, price: float, usd_per_ph_day: float
) -> None:
    found = coins_per_th_day(difficulty_t * 1e12, 3.125) * price * 1000
    assert round(found, 2) == usd_per_ph_day


@pytest.mark.parametrize(("year", "published"), [(2021, 314.61), (2022, 123.88)])
def test_annual_means_are_within_one_percent(year: int, published: float) -> None:
    series = daily(default_network().history)
    first, last = ((date(y, 1, 1) - EPOCH).days for y in (year, year + 1))
    mean = series.usd[(series.day >= first) & (series.day < last)].mean() * 1000
    assert abs(mean / published - 1) < 0.01


def test_the_default_state_has_the_hashprice_on_record() -> None:
    assert round(hashprice(default_network()) * 1000, 2) == 30.22
    assert default_network().hashprice_usd_per_ph_day == pytest.approx(30.22, abs=0.01)


@pytest.mark.parametrize(
    ("height", "btc"),
    [(0, 50), (209_999, 50), (210_000, 25), (955_414, 3.125), (1_050_000, 1.5625)],
)
def test_the_subsidy_halves_every_210000_blocks(height: int, btc: float) -> None:
    assert subsidy(height) == btc


def test_a_retarget_day_takes_the_mean_of_both_difficulties() -> None:
    history = default_network().history
    day = history.epoch_day[-1:]
    assert history.difficulty_on(day)[0] == pytest.approx(history.difficulty[-2:].mean())
    assert history.difficulty_on(day + 1)[0] == history.difficulty[-1]


@pytest.mark.parametrize(
    ("coin", "usd_per_th_day"),
    [
        ("LTC", 397.8),  # with Dogecoin, which the same work earns: 0.398 USD per GH/s
        ("DOGE", 397.8),
        ("ETC", 494.2),
        ("BCH", 0.03025),
        ("KAS", None),  # no price at hand
    ],
)
def test_other_coins_earn_what_their_networks_pay(coin: str, usd_per_th_day: float | None) -> None:
    found = income(default_network(), coin)
    assert found is not None
    assert found.usd == (pytest.approx(usd_per_th_day, rel=0.002) if usd_per_th_day else None)


def test_past_days_know_bitcoin_and_bitcoin_cash_alone() -> None:
    past = network_at(date(2020, 5, 1))
    known = {c: income(past, c) is not None for c in ("BTC", "BCH", "LTC", "ETC", "KAS")}
    assert known == {"BTC": True, "BCH": True, "LTC": False, "ETC": False, "KAS": False}
    assert income(network_at(date(2016, 5, 1)), "BCH") is None


@pytest.mark.parametrize(
    ("coin", "day", "mined"),
    [
        ("BTC", "2026-01-01", True),
        ("XRP", "2026-01-01", False),
        ("USDT", "2026-01-01", False),
        ("SOL", "2026-01-01", False),
        ("ETH", "2022-09-14", True),
        ("ETH", "2022-09-15", False),
        ("FIL", "2026-01-01", True),
        ("HOUSECOIN", "2026-01-01", None),
    ],
)
def test_whether_a_coin_can_be_mined(*, coin: str, day: str, mined: bool | None) -> None:
    assert is_mined(coin, day) is mined


def test_recent_sums_do_not_drown_in_the_yields_of_2011() -> None:
    series = daily(default_network().history)
    assert series.coins[0] / series.coins[-1] > 1e5
    tail = np.concatenate([np.cumsum(series.coins[::-1])[::-1], [0.0]])
    exact = float(np.sum(series.coins[-366:-1], dtype=np.longdouble))
    assert tail[-367] - tail[-2] == pytest.approx(exact, rel=1e-12)
