"""Every day of the pattern is a day, and every day within is in it."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analyzer.resources.facts import FIRST_DAY
from analyzer.server.requests import day_pattern, last_day


def test_every_day_that_is_served_fits_the_pattern() -> None:
    days = (FIRST_DAY + timedelta(n) for n in range((last_day() - FIRST_DAY).days + 1))
    assert all(re.fullmatch(day_pattern(), day.isoformat()) for day in days)


@given(st.from_regex(day_pattern(), fullmatch=True))
def test_whatever_fits_the_pattern_is_a_day(text: str) -> None:
    assert FIRST_DAY <= date.fromisoformat(text.strip()) <= last_day()
