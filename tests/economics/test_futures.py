"""Ceilings of the past and distributions of the future against the figures on record."""

from datetime import date

import numpy as np
import pytest

from analyzer.economics.past import ceiling, factors, share_met
from analyzer.economics.paths import futures
from analyzer.resources.facts import default_network, network_at

HISTORY = default_network().history


@pytest.mark.parametrize(
    ("days", "window", "multiple", "tolerance"),
    [
        (30, "2016-", 1.69, 0.001),
        (90, "2016-", 2.13, 0.001),
        (180, "2016-", 3.19, 0.001),
        (365, "2016-", 3.68, 0.001),
        (730, "2016-", 3.22, 0.001),
        (180, "2011-", 3.19, 0.001),
        (365, "2011-", 3.68, 0.001),
        # weekly prices, interpolated, find a luckier day than the daily series did
        (30, "2011-", 2.51, 0.05),
        (90, "2011-", 2.75, 0.05),
        # no daily figure on record: weekly prices alone
        (30, "2022-", 1.33, 0.05),
        (90, "2022-", 1.46, 0.05),
        (180, "2022-", 1.53, 0.05),
        (365, "2022-", 1.38, 0.05),
        (730, "2022-", 1.26, 0.05),
    ],
)
def test_the_best_contract_of_each_term_is_the_one_on_record(
    days: int, window: str, multiple: float, tolerance: float
) -> None:
    assert ceiling(HISTORY, days, window).multiple == pytest.approx(multiple, rel=tolerance)


def test_the_best_year_began_on_the_day_on_record() -> None:
    found = ceiling(HISTORY, 365, "2016-")
    assert (found.bought, found.window) == ("2020-10-18", "2016-")
    assert found.daily_percent == pytest.approx(3.68 / 3.65, rel=0.001)


def test_terms_under_thirty_days_have_the_thirty_day_ceiling() -> None:
    assert ceiling(HISTORY, 3, "2016-") == ceiling(HISTORY, 30, "2016-")


@pytest.mark.parametrize(
    ("days", "multiple"), [(30, 1.31), (90, 1.48), (180, 1.35), (365, 1.13), (730, 0.91)]
)
def test_the_best_contract_in_coin_is_near_the_one_on_record(days: int, multiple: float) -> None:
    best = factors(HISTORY, days).since(date(2016, 1, 1)).coins.max()
    assert best == pytest.approx(multiple, rel=0.05)


@pytest.mark.parametrize(
    ("daily_percent", "days", "share", "tolerance"),
    [(2, 365, 0, 0), (1, 365, 0.0006, 0.0007), (0.5, 365, 0.086, 0.005), (2, 60, 0.14, 0.01)],
)
def test_the_share_of_days_that_covered_a_promise(
    daily_percent: float, days: int, share: float, tolerance: float
) -> None:
    found = share_met(HISTORY, days, daily_percent / 100 * days)
    assert found == pytest.approx(share, abs=tolerance)


@pytest.mark.parametrize(
    ("variant", "currency", "expected"),
    [
        ("generous", "coin_days", (0.76, 0.91, 1.14)),
        ("neutral", "coin_days", (0.70, 0.84, 1.04)),
        ("generous", "usd_days", (0.71, 1.05, 1.61)),
        ("neutral", "usd_days", (0.56, 0.80, 1.20)),
    ],
)
def test_the_year_ahead_is_spread_as_on_record(
    variant: str, currency: str, expected: tuple[float, float, float]
) -> None:
    paths = getattr(futures(default_network(), "BTC", 365), variant)
    found = np.quantile(getattr(paths, currency)(365) / 365, (0.05, 0.5, 0.95))
    assert found == pytest.approx(expected, rel=0.02)


def test_the_same_question_has_the_same_answer() -> None:
    network = network_at(date(2021, 3, 3))
    one, other = (futures(network, "BTC", days) for days in (365, 300))
    assert one is other
    again = futures(network_at(date(2021, 3, 3)), "BTC", 365)
    assert np.array_equal(one.generous.income, again.generous.income)


def test_the_halving_inside_a_term_is_felt() -> None:
    paths = futures(default_network(), "BTC", 1095).generous
    weeks = np.median(paths.coins, axis=1)
    ahead = (1_050_000 - default_network().height) / 144 / 7
    before, after = weeks[int(ahead)], weeks[int(ahead) + 1]
    assert after / before == pytest.approx(0.5, abs=0.03)


def test_other_coins_follow_their_own_schedules() -> None:
    network = default_network()
    btc, kas = (futures(network, coin, 365).generous for coin in ("BTC", "KAS"))
    ratio = np.median(kas.coins[52] / btc.coins[52])
    assert ratio == pytest.approx(0.5, abs=0.01)  # KAS halves every year, smoothly
    etc = futures(network, "ETC", 365).generous
    assert np.median(etc.coins[10] / btc.coins[10]) == pytest.approx(0.8, abs=0.01)


def test_too_little_history_gives_no_futures() -> None:
    assert futures(network_at(date(2011, 3, 1)), "BTC", 365) is None


def test_only_the_past_of_the_date_is_used() -> None:
    early = futures(network_at(date(2015, 1, 1)), "BTC", 365)
    assert early.drift.weeks == 208
    assert early.drift.price > 0.02  # the rise of 2011 to 2014 lies in that window


def test_days_between_weekly_rows_are_interpolated() -> None:
    paths = futures(default_network(), "BTC", 365).generous
    low, middle, high = (np.median(paths.usd_days(days)) for days in (28, 31.5, 35))
    assert middle == pytest.approx((low + high) / 2, rel=0.01)
