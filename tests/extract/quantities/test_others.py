"""Lengths of time, computing power, multiples and plain numbers."""

import pytest

from analyzer.extract.quantities import find_quantities
from tests.extract.quantities.reading import amounts, days

LENGTHS = [
    ("en", "locked for 45 days", [45]),
    ("en", "20 business days", [28]),
    ("en", "three and a half weeks", [24.5]),
    ("en", "1 year 2 months", [425]),
    ("en", "2h15m", [0.09375]),
    ("en", "terms: 1 year, 6 months, 90 days", [365, 180, 90]),
    ("en", "on 2026-03-04 at 14:20", []),
    ("en", "draws 3400W", []),
    ("en", "the third year", []),
    ("zh-Hans", "两个半月", [75]),
    ("zh-Hant", "一年又三個月", [455]),
    ("zh-Hans", "2025年3月8日", []),
    ("es", "una hora y media", [0.0625]),
    ("pt", "dois meses e meio", [75]),
    ("fr", "deux ans et demi", [912.5]),
    ("de", "zweieinhalb Stunden", [round(2.5 / 24, 6)]),
    ("ru", "полтора месяца", [45]),
    ("tr", "iki buçuk yıl", [912.5]),
    ("vi", "năm năm", [1825]),
    ("id", "setengah jam", [round(0.5 / 24, 6)]),
    ("ja", "二か月半", [75]),
    ("ko", "열흘", [10]),
]


@pytest.mark.parametrize(("language", "text", "expected"), LENGTHS)
def test_lengths_of_time(language: str | None, text: str, expected: list[float]) -> None:
    assert days(text, language) == expected


POWERS = [
    ("14.5 TH/s", 14.5e12, "TH/s"),
    ("算力 250T", 250e12, "TH/s"),
    ("3 PH", 3e15, "PH/s"),
    ("70 ksol/s", 70e3, "KSol/s"),
]


@pytest.mark.parametrize(("text", "value", "written"), POWERS)
def test_computing_power_is_in_hashes_and_keeps_its_unit(
    text: str, value: float, written: str
) -> None:
    found = [q for q in find_quantities(text) if q.kind == "hashrate"]
    assert [(float(q.value), q.unit, q.written) for q in found] == [(value, "H/s", written)]


MULTIPLES = [
    ("4x your stake", [4]),
    ("doubles every month", [2]),
    ("资产翻倍", [2]),
    ("五倍出局", [5]),
    ("paid 5 times per week", []),
    ("a 3x4 grid", []),
]


@pytest.mark.parametrize(("text", "expected"), MULTIPLES)
def test_multiples(text: str, expected: list[float]) -> None:
    assert [value for value, _ in amounts(text, None, "multiple")] == expected


def test_plain_numbers_are_found_but_parts_of_names_are_not() -> None:
    assert [value for value, _ in amounts("Row 7 of S19 and 1,250", "en", "number")] == [7, 1250]
