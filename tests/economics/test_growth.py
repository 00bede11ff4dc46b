"""A scheme without income against the worked tables on record."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.economics.growth import Scheme, collapse, required_growth


@pytest.mark.parametrize(
    ("percent", "days", "referral", "growth", "doubling", "after_a_year"),
    [
        (0.5, 365, 0.05, 0.0041, 170, 4.4),
        (1, 365, 0.10, 0.0109, 64, 54),
        (2, 365, 0.10, 0.0222, 31, 3320),
        (3, 50, 0.07, 0.0209, 33, 2080),
        (10, 15, 0.05, 0.0664, 10, 3e10),
    ],
)
def test_required_growth(
    *,
    percent: float,
    days: int,
    referral: float,
    growth: float,
    doubling: float,
    after_a_year: float,
) -> None:
    found = required_growth(Scheme(percent / 100, days, referral=referral))
    assert round(found, 4) == pytest.approx(growth, abs=0.00011)
    assert math.log(2) / found == pytest.approx(doubling, abs=0.6)
    assert math.exp(365 * found) == pytest.approx(after_a_year, rel=0.11)


def test_the_worked_example_breaks_on_the_day_on_record() -> None:
    fall = collapse(Scheme(0.02, 365))
    assert fall.peak_day == pytest.approx(127, abs=0.6)
    assert fall.ruin_day == pytest.approx(158.4, abs=0.1)
    assert fall.joined_share == pytest.approx(0.97, abs=0.005)
    assert fall.owed == pytest.approx(1.24e9, rel=0.01)
    assert fall.lost_share == pytest.approx(0.62, abs=0.01)


@given(st.floats(0.001, 0.3), st.integers(2, 900), st.floats(0, 0.4))
def test_nothing_need_grow_exactly_where_deposits_cover_the_promise(
    rate: float, days: int, referral: float
) -> None:
    scheme = Scheme(rate, days, referral=referral)
    assert (required_growth(scheme) == 0) == (rate * days <= scheme.kept)


@given(st.floats(0.001, 0.2), st.floats(1.01, 2), st.integers(10, 700))
def test_a_higher_promise_needs_more_growth_and_breaks_no_later(
    rate: float, factor: float, days: int
) -> None:
    less, more = Scheme(rate, days), Scheme(rate * factor, days)
    assert required_growth(less) <= required_growth(more)
    sooner, later = collapse(more), collapse(less)
    if later is not None:
        assert sooner is not None
        assert sooner.ruin_day <= later.ruin_day + 1e-6


def test_a_promise_that_deposits_cover_never_breaks() -> None:
    assert collapse(Scheme(0.002, 365)) is None
