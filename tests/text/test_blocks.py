"""Blocks know what they are, where they stand and what governs them."""

import pytest

from analyzer.text import read
from analyzer.types.document import Area, Block, BlockKind, Document
from analyzer.types.page import Page


def _read(html: str) -> Document:
    return read(Page.from_html(html))


def _block(document: Document, words: str) -> Block:
    return next(b for b in document.blocks if document.quote(b.span) == words)


@pytest.mark.parametrize(
    ("html", "words", "kind"),
    [
        ("<h2>Plans</h2>", "Plans", BlockKind.HEADING),
        ("<div role=heading aria-level=3>Plans</div>", "Plans", BlockKind.HEADING),
        ("<p><b>What you get</b></p><p>x</p>", "What you get", BlockKind.HEADING),
        ("<p><b>3% daily</b></p><p>x</p>", "3% daily", BlockKind.PARAGRAPH),
        ("<p>Words</p>", "Words", BlockKind.PARAGRAPH),
        ("<ul><li>Item</ul>", "Item", BlockKind.ITEM),
        ("<ul><li><p>Item</p></ul>", "Item", BlockKind.ITEM),
        ("<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>f</table>", "a", BlockKind.CELL),
        ("<table><tr><th>a<td>b<tr><th>c<td>d</table>", "c", BlockKind.HEADER_CELL),
        ("<table><tr><td>one column</table>", "one column", BlockKind.PARAGRAPH),
        ("<blockquote><p>Said</p></blockquote>", "Said", BlockKind.QUOTE),
        ("<button>Invest</button>", "Invest", BlockKind.CONTROL),
        ("<p>x</p><a class='btn big' href=/>Join</a>", "Join", BlockKind.CONTROL),
        ("<nav><a href=/>Home</a><a href=/p>Plans</a></nav>", "Plans", BlockKind.CONTROL),
        ("<select><option>Gold</select>", "Gold", BlockKind.CONTROL),
        ("<label>Amount</label>", "Amount", BlockKind.CONTROL),
        ("<pre>code</pre>", "code", BlockKind.CODE),
    ],
)
def test_a_block_has_the_kind_its_element_tells(html: str, words: str, kind: BlockKind) -> None:
    assert _block(_read(html), words).kind is kind


@pytest.mark.parametrize(
    ("html", "area"),
    [
        ("<p>x</p>", Area.MAIN),
        ("<nav><p>x</p></nav>", Area.NAVIGATION),
        ("<div class=main-menu><p>x</p></div>", Area.NAVIGATION),
        ("<div role=navigation><p>x</p></div>", Area.NAVIGATION),
        ("<footer><p>x</p></footer>", Area.FOOTER),
        ("<div id=footer><p>x</p></div>", Area.FOOTER),
        ("<div class=card-footer><p>x</p></div>", Area.MAIN),
        ("<aside><p>x</p></aside>", Area.ASIDE),
        ("<div class='left sidebar'><p>x</p></div>", Area.ASIDE),
        ("<body class='menu'><p>x</p></body>", Area.MAIN),
    ],
)
def test_a_block_knows_its_area(html: str, area: Area) -> None:
    assert _block(_read(html), "x").area is area


def _heading(html: str, words: str) -> str:
    document = _read(html)
    number = _block(document, words).heading
    return "" if number < 0 else document.quote(document.blocks[number].span)


@pytest.mark.parametrize(
    ("html", "heading"),
    [
        ("<p>x</p>", ""),
        ("<h1>A</h1><p>x</p>", "A"),
        ("<h1>A</h1><h2>B</h2><p>x</p>", "B"),
        ("<h2>B</h2><h2>C</h2><p>x</p>", "C"),
        ("<h1>A</h1><h2>x</h2>", "A"),
        ("<div><h2>A</h2></div><div><p>x</p></div>", "A"),
        ("<h1>A</h1><section><h2>B</h2><p>b</p></section><p>x</p>", "A"),
        ("<table><caption>A</caption><tr><td>x<td>y</table>", "A"),
        ("<details><summary>A</summary><p>x</p></details>", "A"),
    ],
)
def test_a_block_knows_the_heading_that_governs_it(html: str, heading: str) -> None:
    assert _heading(html, "x") == heading


def test_a_heading_inside_a_card_ends_with_the_card() -> None:
    card = "<div class=card><h3>{}</h3><p>1%</p><p>daily</p></div>"
    html = "<h2>Plans</h2><div>" + card.format("A") + card.format("B") + "</div><p>x</p>"
    assert _heading(html, "x") == "Plans"


def test_the_nearest_id_is_the_selector() -> None:
    document = _read("<div id=plans><p>Gold</p></div><p id='a b'>x</p>")
    assert _block(document, "Gold").selector == "#plans"
    assert _block(document, "x").selector is None
