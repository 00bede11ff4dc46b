"""Plans kept as data are read: attributes, options, linked data, framework state, scripts."""

import pytest

from analyzer.text import read
from analyzer.text.literals import Budget, find_literals, read_literal
from analyzer.types.document import Document
from analyzer.types.page import Page


def _read(html: str) -> Document:
    return read(Page.from_html(html))


def _lines(document: Document, where: str) -> list[str]:
    return [document.quote(b.span) for b in document.blocks if b.span.where == where]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<i data-plan='{\"interest\":\"10\",\"times\":24,\"capital_back_status\":0}'></i>",
         ["interest: 10", "times: 24", "capital back status: 0"]),
        ("<i data-resource='{&quot;minimum&quot;:&quot;25600&quot;}'></i>", ["minimum: 25600"]),
        ("<i :plan=\"{dailyRate: 2.50, min: '100'}\"></i>", ["daily rate: 2.50", "min: 100"]),
        ("<i data-min_amount=100 data-days=30></i>", ["min amount: 100", "days: 30"]),
        ("<i data-percent='3'></i>", ["percent: 3"]),
        ("<i data-id=7 data-toggle=modal data-aos-duration=300></i>", []),
        ("<i data-settings='{\"speed\":300,\"url\":\"/x.js\"}'></i>", []),
        ("<i data-name=Gold></i>", []),
    ],
)  # fmt: skip
def test_attributes_that_hold_terms_are_read(html: str, lines: list[str]) -> None:
    assert _lines(_read(html), "attribute") == lines


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ("<script>var plans = [{name: 'Gold', rate: 3.5, on: !0},];</script>",
         ["name: Gold", "rate: 3.5", "on: true"]),
        ("<script>window.__STATE__={\"plan\":{\"daily\":\"2%\"}};run()</script>",
         ["plan daily: 2%"]),
        ("<script type=application/ld+json>{\"@type\":\"Offer\",\"price\":\"100.00\"}</script>",
         ["price: 100.00"]),
        ("<script id=__NEXT_DATA__ type=application/json>{\"props\":{\"apr\":\"12.5\"}}</script>",
         ["props apr: 12.5"]),
        ("<script>x = JSON.parse('{\"minDeposit\":\"50 USDT\"}')</script>",
         ["min deposit: 50 USDT"]),
        ("<script>load({plans: [{days: 30, text: '<b>Up to</b> 9%&nbsp;daily'}]})</script>",
         ["days: 30", "text: Up to 9% daily"]),
        ("<script>var plan = `x`; function rate() { return {}; }</script>", []),
        ("<script>var plan = {a: f(1), days: 3}</script>", []),
        ("<script>dataLayer.push({'event':'rate_view','sendTo':'AW-1/abc'})</script>",
         []),
        ("<script src=/plans.js></script>", []),
    ],
)  # fmt: skip
def test_scripts_that_hold_terms_are_read(script: str, lines: list[str]) -> None:
    assert _lines(_read(script), "script") == lines


def test_objects_of_one_array_are_cards_of_one_deck() -> None:
    document = _read("<script>var plans=[{name:'A',rate:1},{name:'B',rate:2}]</script>")
    cards = [b.card for b in document.blocks]
    assert cards[0] == cards[1] != cards[2] == cards[3]
    assert len({b.deck for b in document.blocks}) == 1
    assert document.blocks[0].deck >= 0


def test_an_option_and_its_attributes_are_one_card() -> None:
    document = _read(
        "<select><option data-min=10 data-rate=3>Gold<option data-min=50 data-rate=4>Pro</select>"
    )
    cards: dict[int, list[str]] = {}
    for block in document.blocks:
        cards.setdefault(block.card, []).append(document.quote(block.span))
    assert list(cards.values()) == [["Gold", "min: 10", "rate: 3"], ["Pro", "min: 50", "rate: 4"]]


def test_attributes_inside_a_visible_card_belong_to_it() -> None:
    card = (
        "<div class=card><h3>{}</h3><p>daily</p><p>30 days</p>"
        "<button data-rate={}>Buy</button></div>"
    )
    document = _read(card.format("A", 3) + card.format("B", 4))
    by_words = {document.quote(b.span): b.card for b in document.blocks}
    assert by_words["A"] == by_words["rate: 3"] != by_words["rate: 4"] == by_words["B"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        ("[1, -2.50, .5]", ["1", "-2.50", ".5"]),
        ("{a:1,'b':\"x\",c:[true,null]}", {"a": "1", "b": "x", "c": [True, None]}),
        (r"['\u0033\x25 \'a\'']", ["3% 'a'"]),
        ("[/* one */ 1, // two\n 2]", ["1", "2"]),
        ("{a: new Date()}", None),
        ("{a: b}", None),
        ("[1", None),
        ("}", None),
        ("'x'", None),
    ],
)
def test_literals_are_read_but_never_run(text: str, value: object) -> None:
    assert read_literal(text) == value


def test_the_budget_bounds_the_work() -> None:
    budget = Budget(attempts=3)
    assert list(find_literals("=[1] =[2] =[3] =[4]", budget)) == [["1"], ["2"], ["3"]]
