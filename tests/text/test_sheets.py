"""Rows that a script keeps as text, and strings that it paints, are read."""

import pytest

from analyzer.text import read
from analyzer.text.sheets import sayings, sheet_of
from analyzer.types.document import Where
from analyzer.types.page import Page


def test_rows_become_records_under_their_header() -> None:
    script = "var r=['plan;price;daily;days','A;$190;$4;30','B;$740;$18;30'];"
    layers = read(Page.from_html(f"<body><p>Hi</p><script>{script}</script></body>")).layers
    said = next(x.plain for x in layers if x.where == Where.SCRIPT)
    assert said.split("\n")[4:] == ["plan: B", "price: $740", "daily: $18", "days: 30"]


@pytest.mark.parametrize(
    "rows",
    [
        ["one; two", "three"],
        ["a;b;c"],
        ["1;2;3", "4;5;6"],
        ["plan;price;days", "A;190"],
        ["plan;price;days", {"a": "1"}],
    ],
)
def test_what_is_no_table_stays_as_it_is(rows: list[object]) -> None:
    assert sheet_of(rows) == rows  # type: ignore[arg-type,comparison-overlap]


def test_painted_and_written_strings_are_told() -> None:
    script = """c.fillText("daily 2,500",9,9); el.innerHTML = '<b>30 days</b>';
    el.textContent='Loading'; log("9 lives"); x.insertAdjacentHTML('beforeend','<i>3 %</i>')"""
    assert list(sayings(script)) == ["daily 2,500", "<b>30 days</b>", "<i>3 %</i>"]
