"""Plain text and PDF sheets keep every character and still have blocks."""

import pytest

from analyzer.text import read
from analyzer.types.document import BlockKind, Document
from analyzer.types.page import Form, Page, Source


def _read(text: str) -> Document:
    return read(Page.from_text(text))


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(b.kind), document.quote(b.span)) for b in document.blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Earn 3% daily", [("paragraph", "Earn 3% daily")]),
        ("One\r\nTwo", [("paragraph", "One"), ("paragraph", "Two")]),
        ("- 3% daily\n- 30 days", [("item", "3% daily"), ("item", "30 days")]),
        ("1. Sign up\n2) Pay", [("item", "Sign up"), ("item", "Pay")]),
        ("1.5% daily", [("paragraph", "1.5% daily")]),
        ("2.1  Contract price", [("item", "Contract price")]),
        ("💰 3% daily", [("item", "3% daily")]),
        ("一、保本", [("item", "保本")]),
        ("①注册", [("item", "注册")]),
        ("-3% a year", [("item", "3% a year")]),
        ("# Plans\nGold", [("heading", "Plans"), ("paragraph", "Gold")]),
        ("Plans\n=====\nGold", [("heading", "Plans"), ("paragraph", "Gold")]),
        ("RISK NOTICE\nYou may lose all.", [("heading", "RISK NOTICE"),
                                            ("paragraph", "You may lose all.")]),
        ("Our plans:\n- Gold", [("heading", "Our plans:"), ("item", "Gold")]),
        ("> no risk at all", [("quote", "no risk at all")]),
        ("a\x00b", [("paragraph", "a\x00b")]),
    ],
)  # fmt: skip
def test_lines_become_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert _blocks(_read(text)) == blocks


def test_the_text_is_kept_to_the_character() -> None:
    text = "\ufeff  Earn 3% daily \r\n\r\n\t- for 30 days \n"
    assert _read(text).text == text


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The price of the contract is paid at order and the service fee is\ntaken every day."
    assert len(_read(text).blocks) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Plan\tDaily\tTerm\nGold\t3%\t30 days\nPro\t4%\t60 days",
        "| Plan | Daily | Term |\n|---|---|---|\n| Gold | 3% | 30 days |\n| Pro | 4% | 60 days |",
        "Plan     Daily    Term\nGold     3%       30 days\nPro      4%       60 days",
    ],
)
def test_simple_tables_have_headers(text: str) -> None:
    document = _read(text)
    cell = next(b for b in document.blocks if document.quote(b.span) == "3%")
    assert cell.kind is BlockKind.CELL
    assert [document.quote(document.blocks[i].span) for i in cell.headers] == ["Daily"]


def test_groups_of_lines_that_read_like_plans_are_cards() -> None:
    document = _read(
        "Our plans\n\nGold\nInvest $100\nProfit 3% daily\n\nPro\nInvest $500\nProfit 4% daily\n\n"
        "Write to us at any hour."
    )
    assert [b.card for b in document.blocks] == [-1, 0, 0, 0, 1, 1, 1, -1]


def test_groups_that_only_hold_numbers_are_no_plans() -> None:
    document = _read("Call 112\nOn 3 May\nfor 5 days\n\nRoom 7 A\nUnit 9 B\nstreet 4")
    assert all(b.card == -1 for b in document.blocks)


def test_a_sheet_of_a_pdf_is_a_layer() -> None:
    page = Page("x.pdf", Form.PDF, ("Gold\n3% daily", "", "Terms"), "0", Source.FILE)
    document = read(page)
    assert [x.where for x in document.layers] == ["page(1)", "page(3)"]
    assert document.text == "Gold\n3% daily\fTerms"
    assert [b.span.where for b in document.blocks] == ["page(1)", "page(1)", "page(3)"]
