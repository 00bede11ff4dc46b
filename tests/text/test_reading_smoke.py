"""A page becomes a document whose spans hold."""

from analyzer.text import read
from analyzer.types.page import Page


def test_a_card_is_read_in_order():
    page = Page.from_html("<div><h2>Gold</h2><b>4.50</b><i>%</i><p>daily</p></div>")
    assert read(page).text == "Gold\n4.50%\ndaily"
