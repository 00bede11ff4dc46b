"""What the parts of the reading tell each other: figures unread, plans laid out."""

import pytest

from analyzer.extract import extract
from analyzer.extract.quantities import lexing
from analyzer.text import read
from analyzer.types.claim import ReturnRate, Stance
from analyzer.types.document import Gap
from analyzer.types.page import Page

PAGE = Page.from_html("<p>Earn 3% daily for 60 days from $100 and 7% for 30 days from $50.</p>")


@pytest.mark.parametrize(("limit", "gaps"), [(6, (Gap("rule", "figures"),)), (1000, ())])
def test_figures_that_nobody_read_are_a_gap(
    limit: int, gaps: tuple[Gap, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexing, "TOKEN_LIMIT", limit)
    assert extract(read(PAGE)).document.gaps == gaps


ROW = "<tr><td>{}</td><td>{} days</td><td>{}%</td></tr>"
SHELF = "<h1>Licence? None: my country has no license for this.</h1><table>{}</table>"


@pytest.mark.parametrize(
    ("rows", "stance"),
    [
        ([("Calf", 14, "0.9"), ("Cow", 30, "1.2"), ("Bull", 60, "1.6")], Stance.OFFERED),
        ([("Calf", 14, "0.9")], Stance.REPORTED),
    ],
)
def test_who_lays_out_plans_sells_though_a_word_of_doubt_is_said(
    rows: list[tuple[str, int, str]], stance: Stance
) -> None:
    head = "<tr><th>Barn</th><th>Lock</th><th>Daily income</th></tr>"
    table = head + "".join(ROW.format(*row) for row in rows)
    reading = extract(read(Page.from_html(SHELF.format(table))))
    assert {c.stance for c in reading.claims if isinstance(c.content, ReturnRate)} == {stance}
