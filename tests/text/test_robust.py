"""Whatever a page holds, reading it ends, loses nothing and keeps its promises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.text import obstacle, read
from analyzer.types.document import Document, is_visible
from analyzer.types.page import Form, Page, Source

_TAGS = [
    "div",
    "p",
    "span",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "li",
    "a",
    "b",
    "i",
    "h1",
    "h3",
    "section",
    "option",
    "script",
    "style",
    "form",
    "button",
    "title",
    "body",
    "html",
    "head",
    "br",
    "img",
    "svg",
    "text",
    "template",
    "noscript",
    "textarea",
    "iframe",
    "q",
    "bdo",
    "dl",
    "dt",
    "dd",
    "pre",
    "blockquote",
    "caption",
    "input",
    "select",
    "nav",
    "footer",
    "label",
    "meta",
    "main",
    "article",
    "plan-card",
]
_ATTRIBUTES = (
    "class=plan", "class='card a'", "id=app", "style='display:none'", "hidden", "colspan=3",
    "rowspan=9", "data-plan='{\"rate\":3,\"a\":[{\"b\":1},{\"b\":2}]}'", "dir=rtl",
    "srcdoc='<p>x 3%</p>'", "href=//x", "role=row", "role=cell", "role=heading aria-level=2",
    "type=submit value=Go", "alt=3%", "title=hello", "data-min=5 data-rate=2", "lang=de",
)  # fmt: skip
_WORDS = (
    "3% daily", "Gold", "\u200b", "а", "g u a r a n t e e d", "保证", "３％", "\u202e%3\u202c",
    "<!-- <p>kept 4% back</p> -->", "var p=[{a:1,b:'x 5%'}];", "\u00ad", "\n", "&shy;", "&#x202e;",
    "]]>", "<![CDATA[", "<", "&", "\x00", "\ud800",
)  # fmt: skip
_PIECE = st.one_of(
    st.sampled_from(_WORDS),
    st.builds("<{} {}>".format, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(_TAGS)),
    st.text(max_size=8),
)
_HTML = st.lists(_PIECE, max_size=40).map("".join)


def _check(document: Document) -> None:
    lengths = {x.where: len(x.plain) for x in document.layers}
    last: dict[str, int] = {}
    for number, block in enumerate(document.blocks):
        span = block.span
        assert last.get(span.where, 0) <= span.start < span.end <= lengths[span.where]
        last[span.where] = span.end
        start, end = document.place(span)
        assert document.layer(span.where).text[start:end] == document.quote(span) != ""
        assert document.block_at(span) == number
        assert -1 <= block.heading < len(document.blocks)
        assert all(0 <= i < len(document.blocks) for i in block.headers)
    for link in document.links:
        assert 0 <= link.span.start <= link.span.end <= lengths[link.span.where]
    seen = [is_visible(b.span.where) for b in document.blocks]
    assert seen == sorted(seen, reverse=True)


@settings(max_examples=300, deadline=None)
@given(_HTML)
def test_any_markup_is_read(html: str) -> None:
    page = Page.from_html(html, url="http://offer.example/")
    document = read(page)
    _check(document)
    obstacle(document, page)


_MARKS = ("- ", "|", "\t", "   ", "# ", "\n\n", "1. ", "---", "\f", "> ")
_LINE = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.text(max_size=8))


@settings(max_examples=200, deadline=None)
@given(st.lists(_LINE, max_size=40).map("".join))
def test_any_text_is_read(text: str) -> None:
    page = Page.from_text(text)
    document = read(page)
    _check(document)
    obstacle(document, page)
    assert document.text in ("", text)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_sheets_are_read(sheets: list[str]) -> None:
    _check(read(Page("x.pdf", Form.PDF, tuple(sheets), "0", Source.FILE)))


_WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789%$", min_size=1, max_size=8)
_SIMPLE = st.sampled_from(
    ["<p>{}</p>", "<div><h2>{}</h2></div>", "<ul><li>{}</ul>", "<b>{}</b> ", "<a href=/>{}</a> ",
     "<table><tr><td>{}</table>", "<blockquote>{}</blockquote>", "<section>{}<br></section>"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(_SIMPLE, _WORD), max_size=12))
def test_every_visible_word_appears_once_and_in_order(pieces: list[tuple[str, str]]) -> None:
    html = "".join(frame.format(word) for frame, word in pieces)
    assert read(Page.from_html(html)).text.split() == [word for _, word in pieces]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["hidden", "style=display:none", "class=no"]), _WORD),
                min_size=1, max_size=6))  # fmt: skip
def test_nothing_hidden_is_in_the_text(pieces: list[tuple[str, str]]) -> None:
    html = "".join(f"<p {hiding}>X{word}X</p>" for hiding, word in pieces)
    document = read(Page.from_html("<style>.no{display:none}</style><p>seen</p>" + html))
    assert document.text == "seen"
    assert document.layer("hidden").text.split() == [f"X{word}X" for _, word in pieces]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "at the bottom 3%",
        "<b>" * 50_000 + "at the bottom 3%",
        "<table>" + "<tr><td colspan=60 rowspan=60>3%<td>x" * 10_000 + "</table>",
        "<p>" + "a" * 200_000 + "3%",
        "<p>" + "aа" * 100_000 + "3%",
        "<p>" + "a\u200b" * 100_000 + "3%",
        "<p>" + "\u202e%3" * 50_000,
        "<style>" + ".a{display:none}" * 20_000 + "</style><p>3%" + "<p class='a b'>x" * 2_000,
        "<script>var plan;" + "=[/*" * 50_000 + "</script>3%",
        "<script>var plan;" + "=[{'" * 50_000 + "</script>3%",
        "<i data-plan='" + "[" * 200_000 + "'></i>3%",
        "<script type=application/json>" + "[" * 200_000 + "</script>3%",
        "<!-- <p>kept back 4%</p> -->" * 2_000 + "3%",
        "<iframe srcdoc='<p>3%</p>'></iframe>" * 1_000,
    ],
    ids=lambda html: html[:24],
)
def test_size_and_depth_do_no_harm(html: str) -> None:
    """Each of these took minutes, or the stack, in a version that was not linear."""
    assert "3%" in read(Page.from_html(html)).layer("text").plain


@pytest.mark.parametrize(
    "page",
    [
        Page.from_html("<p>seen first</p>" + "<p>word</p>" * 20_000 + "<p>at last 3%</p>"),
        Page.from_html("<p>seen first</p><p>" + "a" * 1_000_000 + "3%"),
        Page.from_html("<p>seen first</p>" + "<tr><td>a<td>b" * 10_000 + "<tr><td>3%"),
        Page.from_text("seen first\n\n" + "word\n\n" * 20_000 + "at last 3%"),
        Page.from_text("seen first\n\n" + "a" * 1_000_000 + " 3%"),
    ],
    ids=["paragraphs", "one word", "cells", "lines", "one word of text"],
)
def test_the_beginning_of_an_endless_page_is_read_and_the_rest_is_named(page: Page) -> None:
    document = read(page)
    blocks = [document.text[b.span.start : b.span.end] for b in document.blocks]
    assert blocks[0] == "seen first"
    assert not any("3%" in block for block in blocks)
    assert len(document.text) <= 250_000
    assert len(document.blocks) <= 8_000
    assert [gap.missing for gap in document.gaps] == ["length"]


def test_a_page_as_long_as_is_read_is_read_whole() -> None:
    document = read(Page.from_html("<p>word</p>" * 7_999 + "<p>at last 3%</p>"))
    assert document.text.endswith("3%")
    assert not document.gaps


def test_filler_in_a_hidden_layer_takes_nothing_from_the_visible_one() -> None:
    filler = "<p hidden>word</p>" * 20_000
    document = read(Page.from_html(filler + "<p>at last 3%</p>"))
    assert document.text == "at last 3%"
    assert [gap.missing for gap in document.gaps] == ["length"]


def test_rows_of_odd_width_do_no_harm() -> None:
    text = "a | b\na | b | c\n" * 5_000
    assert len(read(Page.from_text(text)).blocks) > 1


def test_the_same_page_is_read_the_same() -> None:
    html = "<div class=a>" + "<p class='x y'>Gold 3%</p><p id=q>4%</p>" * 20 + "</div>"
    assert read(Page.from_html(html)) == read(Page.from_html(html))
