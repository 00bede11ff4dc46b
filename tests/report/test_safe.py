"""Text from a page never reaches a terminal as anything but text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.report.safe import harmless


@given(st.text())
def test_nothing_that_steers_a_terminal_remains(text: str) -> None:
    kept = harmless(text, most=10_000)

    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in kept)
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3 % daily", "3 % daily"),
        ("every\r\nday", "every day"),
        ("\x1b]0;title\x07profit", "]0;titleprofit"),
        ("\x9b31mred", "31mred"),
        ("保證\u202e獲利", "保證獲利"),
        ("", ""),
    ],
)
def test_words_survive(text: str, shown: str) -> None:
    assert harmless(text) == shown
