"""Cards stay cards where some words in them are turned around."""

import pytest

from analyzer.text import read
from analyzer.types.page import Page

_CARD = "<div class=plan><div>{}</div><div>{}</div><div>120 days</div></div>"


@pytest.mark.parametrize("name", ["Oak", '<bdo dir="rtl">kaO</bdo>'])
def test_a_word_that_is_turned_around_does_not_change_the_shape_of_a_card(name: str) -> None:
    price = '<bdo dir="rtl">TDSU 001</bdo>' if "bdo" in name else "100 USDT"
    page = _CARD.format(name, price) + _CARD.format("Elm", "750 USDT")
    cards = {block.card for block in read(Page.from_html(page)).blocks}
    assert len(cards - {-1}) == 2
