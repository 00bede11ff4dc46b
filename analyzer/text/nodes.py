"""What the walk over a page writes down: nodes, lines of text, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analyzer.text import disguise, glyphs, seams
from analyzer.text.draft import Places
from analyzer.text.limits import LONGEST_LAYER, MOST_LINES
from analyzer.types.document import Area, BlockKind, Layer

# A line without any such character shows nothing: ``<p>&nbsp;</p>`` is no paragraph.
_INK = re.compile(
    f"[^\\s{glyphs.SPACES}{glyphs.ZERO_WIDTH}{glyphs.DIRECTIONS}{glyphs.SOFT_HYPHEN}"
    f"{glyphs.OVERLAYS}]"
)


@dataclass(slots=True, eq=False)
class Setting:
    """What an element hands down to all it holds, unless they say otherwise."""

    writer: Writer
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    area: Area = Area.MAIN
    anchor: str | None = None
    bold: bool = False
    linked: bool = False
    verbatim: bool = False
    reversed: bool = False
    background: str | None = None
    cell: Cell | None = None
    table: Table | None = None

    def copy(self) -> Setting:
        """Return one that may be changed (`dataclasses.replace` takes five times as long)."""
        return Setting(
            self.writer, self.kind, self.level, self.area, self.anchor, self.bold, self.linked,
            self.verbatim, self.reversed, self.background, self.cell, self.table,
        )  # fmt: skip


class Node:
    """
    An element while the page is walked.

    `first` and `last` bound its lines in its writer; `index` and `end` number the
    elements before it and up to its last descendant, so containment is two compares.
    `children` are its block elements that hold text.
    """

    __slots__ = (
        "block", "card", "children", "deck", "end", "first", "index", "last", "names", "parent",
        "setting", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, parent: Node | None, index: int, setting: Setting) -> None:
        """Open an element that still shares the setting of its parent."""
        self.tag = tag
        self.parent = parent
        self.index = index
        self.setting = setting
        self.block = False
        self.names = ""
        self.first = self.last = self.end = 0
        self.card = self.deck = -1
        self.children: list[Node] = []

    def change(self) -> Setting:
        """Return a setting of this element's own."""
        if self.parent is not None and self.setting is self.parent.setting:
            self.setting = self.setting.copy()
        return self.setting


@dataclass(slots=True, eq=False)
class Line:
    """A block in the making: one line of a layer."""

    start: int
    end: int
    node: Node
    kind: BlockKind
    cell: Cell | None
    bold: bool = True
    linked: bool = True
    level: int = 0
    row: int = -1
    card: int = -1
    deck: int = -1
    heading: int = -1
    headers: tuple[int, ...] = ()


@dataclass(slots=True, eq=False)
class Cell:
    """A table cell; `lines` are the indices of its lines in its writer."""

    row: Row
    header: bool
    colspan: int = 1
    rowspan: int = 1
    lines: list[int] = field(default_factory=list)
    column: int = 0


@dataclass(slots=True, eq=False)
class Row:
    """A table row; `head`: it stands in the table's head or is marked as one."""

    table: Table
    head: bool = False
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A table; `layout`: it only arranges the page, so its cells are no cells."""

    writer: Writer
    card: int = -1
    layout: bool = False
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Writer:
    """
    Collects the text of one layer as a browser would show it.

    White space is collapsed as it comes; a line opens with its first visible
    character, so that empty elements leave no trace.  `layer` is set once disguises are
    undone; where there were any, the lines have offsets in its plain text from then on.
    `full`: there was more than is read.
    """

    where: str
    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    length: int = 0
    line: Line | None = None
    space: bool = False
    seam: bool = False
    mark: int = -1
    turn: str = ""  # what overrides the direction of a line that is yet to open
    full: bool = False
    layer: Layer | None = None

    def write(self, text: str, node: Node) -> None:
        """Append `text`, whose white space is already collapsed, to the open line."""
        body = text.strip(" ")
        if not body or self.full:
            self.space = self.space or bool(text)
            return
        line = self.line
        if line is None:
            line = self._begin(body, node)
            if line is None:
                return
            body, self.turn = self.turn + body, ""
        elif self._is_apart(text, body):
            self._put(" ")
        self.space = text[-1] == " "
        self.seam = False
        if self.mark < 0:
            self.mark = self.length
        self._put(body if self.length + len(body) <= LONGEST_LAYER else self._cut(body))
        line.end = self.length
        line.bold = line.bold and node.setting.bold
        line.linked = line.linked and node.setting.linked

    def _begin(self, body: str, node: Node) -> Line | None:
        """Open a line for the first text that shows anything; None where nothing may open."""
        if not has_ink(body):
            self.turn = "\u202e" if "\u202e" in body else self.turn
            return None
        self.full = len(self.lines) == MOST_LINES
        return None if self.full else self._open(node)

    def _cut(self, body: str) -> str:
        """Return what of the last text is still read."""
        self.full = True
        return body[: max(0, LONGEST_LAYER - self.length)]

    def _is_apart(self, text: str, body: str) -> bool:
        """Say whether a space stands between what is written and `body`, stripped of `text`."""
        last = self.parts[-1]
        if self.space or text[0] == " ":
            return last != "\n"
        return self.seam and seams.parts(last, body)

    def feed_line(self) -> None:
        """Begin a new row inside the open line, as ``<br>`` does."""
        if self.line is None:
            return
        if self.parts[-1] == "\n":
            self.break_line()
            return
        self._put("\n")
        self.space = False

    def break_line(self) -> None:
        """Close the open line; the next text opens another."""
        if self.line is not None:
            if self.length > self.line.end:  # a break that nothing followed
                self.parts.pop()
                self.length = self.line.end
            self.line = None
        self.space = self.seam = False
        self.turn = ""

    def text(self) -> str:
        """Return the whole layer: what it says once it is settled, till then what is written."""
        return self.layer.plain if self.settled and self.layer else "".join(self.parts)

    @property
    def settled(self) -> bool:
        """Whether the lines have offsets in the plain text."""
        return self.layer is not None and bool(self.layer.disguises)

    def settle(self) -> Layer:
        """
        Undo disguises, so that tables and cards are seen by what they say.

        Without a disguise all offsets stay those of what is written.
        """
        if self.layer is None:
            edges = [offset for line in self.lines for offset in (line.start, line.end)]
            self.layer = disguise.undo(self.where, "".join(self.parts), edges)
            if self.settled:
                places = Places(self.layer)
                for line in self.lines:
                    line.start, line.end = places.plain(line.start), places.plain(line.end)
        return self.layer

    def _open(self, node: Node) -> Line:
        setting = node.setting
        cell = setting.cell
        if cell is not None and cell.row.table.writer is not self:  # hidden inside a cell
            cell = None
        if self.lines:
            self._put(_separator(self.lines[-1].cell, cell))
        line = Line(self.length, self.length, node, setting.kind, cell, level=setting.level)
        if cell is not None:
            cell.lines.append(len(self.lines))
        self.lines.append(line)
        self.line = line
        return line

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(slots=True)
class Anchor:
    """A link: where it leads and which characters of which layer it covers."""

    url: str
    writer: Writer
    start: int
    end: int


@dataclass(slots=True)
class Picture:
    """An image, with what its tag tells about its size in pixels (0: nothing)."""

    width: int
    height: int
    source: str
    alt: str


@dataclass(slots=True)
class Record:
    """The attributes of an element that may hold data."""

    content: tuple[tuple[str, str], ...]
    node: Node


def _separator(before: Cell | None, after: Cell | None) -> str:
    """Return what stands between two lines: cells of one row share a line."""
    if before is None or after is None or before is after:
        return "\n"
    return "\t" if before.row is after.row else "\n"


def has_ink(text: str) -> bool:
    r"""
    Say whether a person would see anything of `text`.

    >>> has_ink("\u200b\u00a0"), has_ink("a")
    (False, True)
    """
    return bool(text.strip()) if text.isascii() else _INK.search(text) is not None
