"""Cells know their headers, rows are numbered, and tables on their side are cards."""

import pytest

from analyzer.text import read
from analyzer.types.document import BlockKind, Document
from analyzer.types.page import Page

_GROUPED = (
    "<table><tr><th rowspan=2>Plan<th colspan=2>Return<tr><th>Day<th>Total"
    "<tr><td>Gold<td>3%<td>90%</table>"
)
_LYING = (
    "<table><tr><th><th>Basic<th>Pro<tr><td>Price<td>$100<td>$500<tr><td>Daily<td>1%<td>2%</table>"
)
_BOXES = (
    "<div role=table><div role=row><i role=columnheader>Plan</i><i role=columnheader>Daily</i>"
    "</div><div role=row><i role=cell>Gold</i><i role=cell>3%</i></div></div>"
)
_HEAD = "<tr><th>Plan<th>Daily<th>Term</tr>"


def _headers(document: Document, words: str) -> list[str]:
    block = next(b for b in document.blocks if document.quote(b.span) == words)
    return [document.quote(document.blocks[i].span) for i in block.headers]


def _read(html: str) -> Document:
    return read(Page.from_html(html))


@pytest.mark.parametrize(
    ("html", "words", "headers"),
    [
        (f"<table>{_HEAD}<tr><td>Gold<td>3%<td>30</table>", "3%", ["Daily"]),
        (f"<table><thead>{_HEAD}</thead><tr><td>Gold<td>3%<td>30</table>", "30", ["Term"]),
        (f"<table>{_HEAD}<tr><th>Gold<td>3%<td>30</table>", "3%", ["Daily", "Gold"]),
        (f"<table>{_HEAD}<tr><td>Gold<td><b>3</b>%<td>30</table>", "3%", ["Daily"]),
        ("<table><tr><td><b>Plan</b><td><b>Daily</b><tr><td>Gold<td>3%<tr><td>Or<td>4%</table>",
         "3%", ["Daily"]),
        ("<table><tr class=head><td>Plan<td>Daily<tr><td>Gold<td>3%</table>", "3%", ["Daily"]),
        ("<table><tr><td>Contract<td>Price<td>Profit<tr><td>A1<td>$100<td>$7</table>",
         "$7", ["Profit"]),
        (_GROUPED, "90%", ["Return", "Total"]),
        (f"<table>{_HEAD}<tr><td rowspan=2>Gold<td>3%<td>30<tr><td>4%<td>60</table>",
         "4%", ["Daily"]),
        (f"<table>{_HEAD}<tr><td colspan=2>Trial<td>7 days</table>", "7 days", ["Term"]),
        ("<table><tr><td>Price<td>$100<tr><td>Term<td>30 days</table>", "30 days", ["Term"]),
        ("<table><tr><th>Price<td>$100<tr><th>Term<td>30 days</table>", "$100", ["Price"]),
        (_LYING, "2%", ["Pro", "Daily"]),
        ("<dl><dt>Electricity<dd>$0.05</dl>", "$0.05", ["Electricity"]),
        (_BOXES, "3%", ["Daily"]),
        ("<table><tr><td>Menu<td><table><tr><th>Daily<th>Days<tr><td>3%<td>9</table></table>",
         "3%", ["Daily"]),
    ],
)  # fmt: skip
def test_a_cell_knows_its_headers(html: str, words: str, headers: list[str]) -> None:
    assert _headers(_read(html), words) == headers


def test_cells_of_one_row_share_a_number_that_no_other_row_has() -> None:
    document = _read(f"<table>{_HEAD}<tr><td>A<td>1%<td>9<tr><td>B<td>2%<td>8</table>" * 2)
    rows = [b.row for b in document.blocks if b.kind is BlockKind.CELL]
    assert rows == [x for x in dict.fromkeys(rows) for _ in range(3)]
    assert len(set(rows)) == 4
    assert all(b.card == -1 for b in document.blocks)


def test_a_table_that_lies_on_its_side_is_a_deck_of_columns() -> None:
    document = _read(
        "<table><tr><th>Feature<th>Basic<th>Pro<tr><td>Price<td>$100<td>$500"
        "<tr><td>Daily<td>1%<td>2%</table>"
    )
    cards = {document.quote(b.span): b.card for b in document.blocks}
    assert cards["Basic"] == cards["$100"] == cards["1%"] >= 0
    assert cards["Pro"] == cards["$500"] == cards["2%"] != cards["Basic"]
    assert cards["Price"] == -1
    assert all(b.row == -1 for b in document.blocks)


def test_a_list_of_terms_is_one_card() -> None:
    document = _read("<table><tr><td>Price<td>$100<tr><td>Term<td>30 days</table>")
    assert len({b.card for b in document.blocks}) == 1
    assert document.blocks[0].card >= 0
    assert document.blocks[0].row == -1


def test_a_row_of_terms_in_columns_is_not_taken_for_a_header() -> None:
    document = _read("<table><tr><td>Gold<td>3%<tr><td>Silver<td>2%</table>")
    assert "3%" not in _headers(document, "2%")


def test_spans_beyond_measure_are_cut() -> None:
    html = "<table><tr><td colspan=99999 rowspan=99999>a<td>b<tr><td>c<td>d</table>"
    assert _read(html).text.split() == ["a", "b", "c", "d"]


def test_long_answers_in_a_list_of_terms_are_prose_under_their_question() -> None:
    answer = "Yes, as many as you like, in any mixture of plans, whenever you like."
    document = _read(f"<dl><dt>May I hold several?<dd>{answer}</dl>")
    question, reply = document.blocks
    assert question.kind is BlockKind.HEADING
    assert (reply.kind, reply.heading, reply.headers) == (BlockKind.PARAGRAPH, 0, (0,))
