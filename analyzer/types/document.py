"""A page as a person, and a machine, can read it: layers of text and their blocks."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    Half-open offsets, in code points, into the *plain* text of one layer.

    Everything inside the program counts in plain offsets; only the report
    translates them to the layer's original text, through `Document.place`.
    """

    where: str
    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies within this span."""
        same = self.where == other.where
        return same and self.start <= other.start and other.end <= self.end


class Where:
    """
    Names of the layers.

    A person sees `TEXT`, `TITLE` and the pages of a PDF, named by `page(3)`;
    the others are on the page but out of sight.
    """

    TEXT = "text"
    TITLE = "title"
    META = "meta"
    ALT = "alt"
    OPTION = "option"
    ATTRIBUTE = "attribute"
    COMMENT = "comment"
    HIDDEN = "hidden"
    SCRIPT = "script"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Layer:
    """
    One kind of text on the page.

    `text` is what is written.  `plain` is what it says once disguises are undone
    (look-alike letters, zero-width marks, odd digits); letter case is kept.
    `origin[i]` is the offset in `text` of `plain[i]`; None where all offsets are the
    same.  It grows but for stretches that were written backwards.
    `disguises` names each kind of disguise undone, with its plain span.
    """

    where: str
    text: str
    plain: str
    origin: "array[int] | None" = None
    disguises: tuple[tuple[str, Span], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Translate plain offsets to offsets in `text`."""
        if self.origin is None:
            return start, end
        if start >= len(self.plain):
            return len(self.text), len(self.text)
        if end <= start:
            return self.origin[start], self.origin[start]
        covered = self.origin[start:end]
        return min(covered), max(covered) + 1


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    HEADER_CELL = "header_cell"
    QUOTE = "quote"
    CONTROL = "control"  # button, link in a menu, option, label of a field
    CODE = "code"


class Area(StrEnum):
    """Which part of the page a block stands in."""

    MAIN = "main"
    NAVIGATION = "navigation"
    FOOTER = "footer"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Block:
    """
    A run of text that belongs together: a paragraph, a list item, a table cell.

    `heading` is the index of the heading that governs the block, -1 for none.
    `headers` are the indices of the header cells of a table cell (column first).
    `row` numbers the rows of tables in which each row is a record, over the whole
    document; -1 elsewhere.  Where each *column* is a record, or the table is one record
    of labels and values, the record is a card instead.
    `card` numbers the container (plan card, list of the same shape, JSON object)
    the block belongs to, -1 where there is none; cards of one list share `deck`.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    area: Area = Area.MAIN
    heading: int = -1
    headers: tuple[int, ...] = ()
    row: int = -1
    card: int = -1
    deck: int = -1
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something on the page that was not read; `missing` is a catalogue key."""

    kind: str  # images | script | frame | rule (figures that no rule saw)
    missing: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """An anchor: where it leads (absolute where the page's URL is known), what it says."""

    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """
    The readable page.

    `blocks` stand in reading order, the visible ones first.  `language` is one of
    the thirteen codes (en, zh-Hant, zh-Hans, es, ...) or "und".
    """

    layers: tuple[Layer, ...]
    blocks: tuple[Block, ...]
    language: str
    gaps: tuple[Gap, ...] = ()
    links: tuple[Link, ...] = ()
    _starts: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Index the blocks by where they start, so that `block_at` needs no search."""
        object.__setattr__(self, "_starts", _by_start(self.blocks))

    def layer(self, where: str) -> Layer:
        """Return the layer named `where`; KeyError if the page has none."""
        for layer in self.layers:
            if layer.where == where:
                return layer
        raise KeyError(where)

    @property
    def title(self) -> str:
        """The page's title as written, or the empty string."""
        return next((x.text for x in self.layers if x.where == Where.TITLE), "")

    @property
    def text(self) -> str:
        """The visible text as written; a PDF's pages are joined by form feeds."""
        seen = [x.text for x in self.layers if is_visible(x.where)]
        return "\f".join(seen)

    def plain(self, span: Span) -> str:
        """Return the words in `span`, disguises undone."""
        return self.layer(span.where).plain[span.start : span.end]

    def quote(self, span: Span) -> str:
        """Return the words in `span` exactly as they stand on the page."""
        layer = self.layer(span.where)
        start, end = layer.original(span.start, span.end)
        return layer.text[start:end]

    def place(self, span: Span) -> tuple[int, int]:
        """Return the offsets of `span` in the layer's original text."""
        return self.layer(span.where).original(span.start, span.end)

    def block_at(self, span: Span) -> int:
        """Return the index of the block in which `span` starts, -1 if none."""
        starts, numbers = self._starts.get(span.where, _NO_BLOCKS)
        found = bisect_right(starts, span.start) - 1
        return numbers[found] if found >= 0 else -1


_NO_BLOCKS: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())


def _by_start(blocks: tuple[Block, ...]) -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return for each layer where its blocks start, in order, and which blocks they are."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, block in enumerate(blocks):
        found.setdefault(block.span.where, []).append((block.span.start, number))
    return {
        where: (tuple(start for start, _ in sorted(pairs)), tuple(n for _, n in sorted(pairs)))
        for where, pairs in found.items()
    }


def is_visible(where: str) -> bool:
    """
    Say whether a person who looks at the page sees this layer's text.

    >>> is_visible("page(2)"), is_visible("comment")
    (True, False)
    """
    return where == Where.TEXT or where.startswith("page(")
