"""Read a page: markup, plain text or the sheets of a PDF."""

from analyzer.text import cards, freeze, gaps, headings, language, tables
from analyzer.text.draft import Places
from analyzer.text.grid import Numbers
from analyzer.text.markup import parse
from analyzer.text.nodes import Writer
from analyzer.text.plain_text import read_sheet
from analyzer.text.records import DataWriter, write_attributes, write_scripts
from analyzer.text.walk import Walker
from analyzer.types.document import Document, Layer, Link, Span, Where
from analyzer.types.page import Form, Page

_ORDER = (
    Where.TEXT, Where.TITLE, Where.META, Where.ALT, Where.OPTION,
    Where.ATTRIBUTE, Where.COMMENT, Where.HIDDEN, Where.SCRIPT,
)  # fmt: skip

_DATA = (Where.OPTION, Where.ATTRIBUTE, Where.COMMENT, Where.HIDDEN, Where.SCRIPT)


def read(page: Page) -> Document:
    """
    Return what a person, and a machine, can read on `page`.

    Takes time linear in the length of the page; never fails, whatever it holds.
    """
    if page.form is Form.HTML:
        return _read_markup(page)
    return _read_sheets(page)


def _read_markup(page: Page) -> Document:
    walker = Walker(page.final_url or page.url)
    parse("".join(page.sheets), walker)
    walker.finish()
    numbers = Numbers()
    for writer in walker.writers.values():
        writer.settle()
    texts = {where: writer.text() for where, writer in walker.writers.items()}
    for table in walker.tables:
        tables.connect(table, table.writer.lines, texts[table.writer.where], numbers)
    tables.connect_lists(walker.terms)
    for where in (Where.TEXT, Where.HIDDEN, Where.COMMENT):
        lines = walker.writers[where].lines
        cards.deal(walker.roots[where], lines, texts[where], numbers)
        headings.govern(lines, texts[where])
    writers = walker.writers | _data(walker, numbers)
    layers, blocks = freeze.freeze([writers[name] for name in _ORDER])
    seen = layers[0].plain if layers and layers[0].where == Where.TEXT else ""
    unseen = "\n".join(layer.plain for layer in layers if layer.where in _DATA)
    return Document(
        layers, blocks, language.detect(seen, walker.language), gaps.find(walker, seen, unseen),
        _links(walker, layers),
    )  # fmt: skip


def _read_sheets(page: Page) -> Document:
    """Read plain text, or a PDF sheet by sheet."""
    numbers = Numbers()
    paged = page.form is Form.PDF
    writers = [
        read_sheet(sheet, f"page({number})" if paged else Where.TEXT, numbers)
        for number, sheet in enumerate(page.sheets, 1)
    ]
    layers, blocks = freeze.freeze(writers)
    seen = "\n".join(layer.plain for layer in layers[:20])
    return Document(layers, blocks, language.detect(seen, ""), tuple(gaps.length(writers)))


def _data(walker: Walker, numbers: Numbers) -> dict[str, Writer]:
    """Return the layers of data attributes and of scripts."""
    attributes, scripts = Writer(Where.ATTRIBUTE), Writer(Where.SCRIPT)
    write_attributes(walker.records, DataWriter(attributes, numbers))
    write_scripts(walker.scripts, DataWriter(scripts, numbers))
    return {Where.ATTRIBUTE: attributes, Where.SCRIPT: scripts}


def _links(walker: Walker, layers: tuple[Layer, ...]) -> tuple[Link, ...]:
    places = {layer.where: Places(layer) for layer in layers}
    links = []
    for anchor in walker.anchors:
        place = places[anchor.writer.where]
        start, end = place.plain(anchor.start), place.plain(anchor.end)
        links.append(Link(anchor.url, Span(anchor.writer.where, start, max(start, end))))
    return tuple(links)
