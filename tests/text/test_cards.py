"""Siblings of one shape are the cards of a deck."""

import pytest

from analyzer.text import read
from analyzer.types.document import Document
from analyzer.types.page import Page

_CARD = "<h3>{0}</h3><div class=rate><b>{1}</b><i>%</i></div><ul><li>daily<li>{2} days</ul>"
_PLANS = (("Bronze", "1.5", 30), ("Silver", "2.5", 60), ("Gold", "4", 90))


def _read(html: str) -> Document:
    return read(Page.from_html(html))


def _cards(document: Document) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.card >= 0:
            found.setdefault(block.card, []).append(document.quote(block.span))
    return list(found.values())


@pytest.mark.parametrize(
    "frame",
    [
        "<div class=card>{}</div>",
        "<article class='plan plan-{n}'>{}</article>",
        "<div class='col-md-{n} col'><div class=inner>{}</div></div>",
        "<a class=box href=/buy>{}</a>",
        "<plan-card>{}</plan-card>",
        "<div class='plan featured'>{}</div>",
        "<li>{}</li>",
    ],
)
def test_repeated_containers_are_cards_of_one_deck(frame: str) -> None:
    inner = "".join(
        frame.replace("{n}", str(n)).replace("{}", _CARD.format(*plan))
        for n, plan in enumerate(_PLANS)
    )
    document = _read(f"<h2>Plans</h2><div>{inner}</div><p>Not in a card</p>")
    assert _cards(document) == [
        [name, f"{rate}%", "daily", f"{days} days"] for name, rate, days in _PLANS
    ]
    assert len({b.deck for b in document.blocks if b.card >= 0}) == 1


def test_the_innermost_deck_wins() -> None:
    deck = "<section class=s><h2>x</h2>{}</section>"
    cards = "".join(f"<div class=c>{_CARD.format(*plan)}</div>" for plan in _PLANS)
    document = _read(deck.format(cards) * 2)
    by_words = {document.quote(b.span): b.card for b in document.blocks}
    assert len({by_words[x] for x in ("Bronze", "Silver", "Gold")}) == 3


@pytest.mark.parametrize(
    "html",
    [
        "<p>In 2020 we had 5% and in 2021 6%.</p><p>In 2022 we had 7% and in 2023 8%.</p>",
        "<nav><ul><li><a>A</a><b>B</b><i>C</i><li><a>D</a><b>E</b></ul></nav>",
        "<ul><li>Fast payouts<li>24 hour support</ul>",
        "<table><tr><td>1%<td>2%<tr><td>3%<td>4%</table>",
    ],
)
def test_prose_menus_and_plain_lists_are_no_cards(html: str) -> None:
    assert _cards(_read(html)) == []


def test_rows_of_a_card_do_not_break_it_up() -> None:
    row = "<div class=row><span>Up to 5 TH/s for 30 days</span></div>"
    card = f"<div class=card><h3>Gold</h3>{row}{row}{row}</div>"
    assert len(_cards(_read(card * 2))) == 2


def test_plans_in_a_list_of_single_lines_are_cards() -> None:
    html = "<ul><li>Basic: $100, 3% daily, 30 days<li>Pro: $500, 4% daily, 60 days</ul>"
    assert len(_cards(_read(html))) == 2
