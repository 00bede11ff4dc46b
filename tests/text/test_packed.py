"""What a page draws, or carries packed, is read like what it writes."""

import base64
from urllib.parse import quote

import pytest

from analyzer.text import read
from analyzer.text.packed import drawings, draws, encoded, written_by
from analyzer.types.document import Document, Where
from analyzer.types.page import Page

SVG = '<svg><text y="9">Modal 500 USDT</text><text y="20">8 USDT/hari</text></svg>'
TABLE = "<table><tr><td>Basic</td><td>$100</td><td>3% daily</td><td>30 days</td></tr></table>"
CODED = base64.b64encode(TABLE.encode()).decode()


def document(markup: str) -> Document:
    return read(Page.from_html(f"<body>{markup}</body>"))


def plain(markup: str, where: str) -> str:
    return next((x.plain for x in document(markup).layers if x.where == where), "")


@pytest.mark.parametrize(
    "address",
    [
        f"data:image/svg+xml;utf8,{quote(SVG)}",
        f"data:image/svg+xml;base64,{base64.b64encode(SVG.encode()).decode()}",
        f"data:image/svg+xml;charset=utf-8,{quote(SVG)}",
    ],
)
def test_words_of_a_picture_in_an_address_are_its_alternative_text(address: str) -> None:
    said = "Modal 500 USDT\n8 USDT/hari"
    assert plain(f'<img src="{address}">', Where.ALT) == said
    assert plain(f"<p style=\"background:url('{address}')\">Beli</p>", Where.ALT) == said
    assert plain(f"<style>.a{{background:url('{address}')}}</style>", Where.ALT) == said


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml;utf8,%3Csvg%3E%3Cpath d='M0 0h9'/%3E%3C/svg%3E",
        "data:image/svg+xml;base64,!!!!x0ZXh0!!!!",
        "data:image/png;base64,iVBORw0KGgo=",
        "logo.svg",
    ],
)
def test_icons_and_broken_addresses_say_nothing(address: str) -> None:
    assert plain(f'<p>Hello</p><img src="{address}">', Where.ALT) == ""
    assert list(drawings(f"url({address})")) == []


def test_markup_in_base64_is_read_as_hidden() -> None:
    in_attribute = f'<div data-x="{CODED}"></div>'
    in_script = f"<script>x.innerHTML=atob('{CODED}')</script>"
    escaped = f"<script>document.write(unescape('{quote(TABLE)}'))</script>"
    for page in (in_attribute, in_script, escaped):
        assert "$100\t3% daily\t30 days" in plain(page, Where.HIDDEN)


@pytest.mark.parametrize(
    "value", ["a" * 80, "deadbeef" * 20, base64.b64encode(bytes(range(200))).decode()]
)
def test_codes_that_hold_no_words_are_left_alone(value: str) -> None:
    assert encoded(value) is None
    assert list(written_by(f"atob('{value}')")) == []


def test_a_style_draws_words_beside_its_element() -> None:
    style = r'.a::before{content:"Boom\a"}.a::after{content:"\33 00 USDT, 4 USDT every day"}'
    assert plain(f"<style>{style}</style>", Where.ATTRIBUTE) == ("Boom\n300 USDT, 4 USDT every day")
    pod = "<div style=\"--a:'Pod';--b:'2.1% daily';--c:'35 days'\"></div>"
    assert plain(pod, Where.ATTRIBUTE) == "Pod\n2.1% daily\n35 days"


def test_arrows_and_icon_fonts_are_no_words() -> None:
    assert list(draws('.a::before{content:"\\f105"}.b::after{content:"→"}')) == []
    assert list(draws(".a{--gap:12px;--font:'Inter'}")) == []


def test_letters_set_one_by_one_are_one_line() -> None:
    letters = "".join(
        f'<tspan x="{10 + 8 * i}">{c}</tspan>' for i, c in enumerate("0.45% a day") if c != " "
    )
    drawn = f'<svg><text y="20" font-size="15">{letters}</text></svg>'
    assert plain(drawn, Where.TEXT) == "0.45% a day"
    han = "".join(f'<text x="{13 * i}" y="15">{c}</text>' for i, c in enumerate("銅帽六百"))
    assert plain(f'<svg font-size="13">{han}</svg>', Where.TEXT) == "銅帽六百"


def test_lines_of_a_drawing_stand_apart_from_what_is_around_it() -> None:
    drawn = '<p>Before<svg><text y="9">put 20k</text><text y="20">get 34k</text></svg>after</p>'
    assert plain(drawn, Where.TEXT) == "Before\nput 20k\nget 34k\nafter"
