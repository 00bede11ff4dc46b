"""Read plain text: a chat message, a text file, a sheet of a PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice

from analyzer.text.grid import Numbers
from analyzer.text.limits import LONGEST_LAYER, MOST_LINES
from analyzer.text.nodes import Cell, Line, Node, Row, Setting, Table, Writer, has_ink
from analyzer.text.tables import connect
from analyzer.types.document import BlockKind

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BULLET = re.compile(
    r"[ \t]*(?:[-*+•·●○◦▪▫■□►▶▸➤➜→✓✔✅☑⭐★☆❖◆◇–—]|[\U0001f300-\U0001faff]\ufe0f?"
    r"|\(?(?:\d{1,2}|[a-z])[.)](?=[ \t])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \t]{2})|[一二三四五六七八九十]{1,3}[、.]|[①-⑳])[ \t]*"
)
_QUOTED = re.compile(r"[ \t]*>+[ \t]*")
_MARKED = re.compile(r"[ \t]*(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,}|\*{3,}|_{3,}|—{3,})[ \t]*")
_RULE_ROW = re.compile(r"[ \t|:+-]*-{2,}[ \t|:+-]*")
_WIDE_GAP = re.compile(r"[ \t]{3,}|[ ]?\t[ \t]*")
_END = re.compile(r"[.!?:;。！？：；…)\]\"”’]\s*$")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"[\d.,\s]+")
_LEVEL_OF_CAPITALS = 7
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|[^\W\d_]|[\u3400-\u9fff])|[$€£¥₹₽]\s*\d")
_WIDEST_ROW = 400  # code points
_WRAPPED_AT = 55  # code points; shorter lines end where their writer ended them
_LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of the text without its end; `after_blank`: an empty line stands before it."""

    start: int
    end: int
    after_blank: bool


def read_sheet(text: str, where: str, numbers: Numbers) -> Writer:
    """
    Return the blocks of `text`, which stands in the layer as it is, to the character.

    Of a text longer than is read the beginning stands there.
    """
    writer = Writer(where, full=len(text) > LONGEST_LAYER)
    writer.parts.append(text[:LONGEST_LAYER])
    writer.settle()
    text = writer.text()
    writer.length = len(text)
    reader = _Reader(text, writer, numbers)
    strips = list(islice(_strips(text), MOST_LINES + 1))
    if len(strips) > MOST_LINES:
        writer.full = True
        strips.pop()
    position = 0
    while position < len(strips):
        rows = reader.table_at(strips, position)
        if rows:
            reader.take_table(rows)
            position += len(rows)
        else:
            position += reader.take_lines(strips, position)
    reader.govern()
    return writer


def _strips(text: str) -> Iterator[Strip]:
    """Yield the lines that hold anything."""
    end = 0
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if not words or not has_ink(words):
            continue
        start = found.start() + found[0].index(words[0])
        between = text[end:start]
        blank = between.count("\n") > 1 or "\f" in between or between.count("\r") > 1
        yield Strip(start, start + len(words), blank and end > 0)
        end = start + len(words)


class _Reader:
    """Turns strips into lines, group by group."""

    def __init__(self, text: str, writer: Writer, numbers: Numbers) -> None:
        self.text = text
        self.writer = writer
        self.numbers = numbers
        self.node = Node("", None, 0, Setting(writer))
        self.groups: list[list[int]] = []

    def words(self, strip: Strip) -> str:
        """Return the characters of a strip."""
        return self.text[strip.start : strip.end]

    def put(self, start: int, end: int, kind: BlockKind, level: int = 0) -> Line:
        """Add a line; `level` belongs to headings."""
        line = Line(start, end, self.node, kind, None, bold=False, linked=False, level=level)
        self.writer.lines.append(line)
        return line

    # Tables

    def table_at(self, strips: Sequence[Strip], position: int) -> list[list[tuple[int, int]]]:
        """
        Return the rows of the table that starts at `position`, none if there is no table.

        A row is the places of its cells; the line that rules off the header is an empty row.
        """
        first = self.cells(strips[position])
        if len(first) < 2:
            return []
        rows = [first]
        for number in range(position + 1, len(strips)):
            cells = self.cells(strips[number])
            ruled = _RULE_ROW.fullmatch(self.words(strips[number])) is not None
            if strips[number].after_blank or not (ruled or len(cells) == len(first)):
                break
            rows.append([] if ruled else cells)
        return rows if sum(map(bool, rows)) > 1 else []

    def cells(self, strip: Strip) -> list[tuple[int, int]]:
        """Return where the cells of a row stand; one entry if it is no row."""
        words = self.words(strip)
        if words.count("|") > 1 or " | " in words:
            gaps = [(i, i + 1) for i, c in enumerate(words) if c == "|"]
        elif len(words) <= _WIDEST_ROW:
            gaps = [found.span() for found in _WIDE_GAP.finditer(words)]
        else:
            gaps = []
        if not gaps:
            return [(strip.start, strip.end)]
        starts = [0, *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), len(words)]
        if ends[0] == 0:  # a bar before the first cell, and one after the last
            starts, ends = starts[1:], ends[1:]
        if starts[-1] == len(words):
            starts, ends = starts[:-1], ends[:-1]
        return [
            self._trim(strip.start + a, strip.start + b) for a, b in zip(starts, ends, strict=True)
        ]

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the place without the white space on its sides."""
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def take_table(self, rows: Sequence[list[tuple[int, int]]]) -> None:
        """Write the rows of a table."""
        table = Table(self.writer)
        for number, written in enumerate(rows):
            if not written:
                continue
            places = written
            row = Row(table, head=number == 0 and not rows[1])
            table.rows.append(row)
            numbered = _BULLET.match(self.text, places[0][0], places[0][1])
            if numbered is not None and numbered.end() < places[0][1]:
                places = [(numbered.end(), places[0][1]), *places[1:]]
            for start, end in places:
                cell = Cell(row, header=False)
                row.cells.append(cell)
                if end > start and has_ink(self.text[start:end]):
                    cell.lines.append(len(self.writer.lines))
                    self.put(start, end, BlockKind.CELL).cell = cell
        connect(table, self.writer.lines, self.text, self.numbers)

    # Lines

    def take_lines(self, strips: Sequence[Strip], position: int) -> int:
        """Write the paragraph, item or heading at `position`; return how many strips it took."""
        strip = strips[position]
        if strip.after_blank or not self.groups:
            self.groups.append([])
        words = self.words(strip)
        if _UNDERLINE.fullmatch(words):
            return 1
        self.groups[-1].append(len(self.writer.lines))
        level = self._heading_level(strips, position)
        if level:
            mark = _MARKED.match(words) or _BULLET.match(words)
            self.put(strip.start + (mark.end() if mark else 0), strip.end, BlockKind.HEADING, level)
            return 1
        quoted = _QUOTED.match(words)
        if quoted is not None and has_ink(words[quoted.end() :]):
            self.put(strip.start + quoted.end(), strip.end, BlockKind.QUOTE)
            return 1
        return self._take_words(strips, position)

    def _take_words(self, strips: Sequence[Strip], position: int) -> int:
        strip = strips[position]
        bullet = _BULLET.match(self.words(strip))
        begun = bullet is not None and has_ink(self.words(strip)[bullet.end() :])
        start = strip.start + (bullet.end() if bullet is not None and begun else 0)
        count = 1
        while position + count < len(strips) and self._goes_on(strips, position + count):
            count += 1
        kind = BlockKind.ITEM if begun else BlockKind.PARAGRAPH
        self.put(start, strips[position + count - 1].end, kind)
        return count

    def _goes_on(self, strips: Sequence[Strip], position: int) -> bool:
        """Say whether a strip continues the one before, which was merely wrapped."""
        before, strip = strips[position - 1], strips[position]
        words = self.words(strip)
        if strip.after_blank or before.end - before.start < _WRAPPED_AT:
            return False
        if _END.search(self.words(before)) and not words[0].islower():
            return False
        return not (
            _BULLET.match(words) or _QUOTED.match(words) or _UNDERLINE.fullmatch(words)
            or _MARKED.match(words) or len(self.cells(strip)) > 1
        )  # fmt: skip

    def _heading_level(self, strips: Sequence[Strip], position: int) -> int:
        """Return the level of the heading that a strip is, 0 if it is none."""
        words = self.words(strips[position])
        marked = _MARKED.match(words)
        if marked is not None and has_ink(words[marked.end() :]):
            return len(marked[1])
        bullet = _BULLET.match(words)
        bare = words[bullet.end() :] if bullet is not None else words
        last = position + 1 == len(strips)
        if not 0 < len(bare) <= _LONGEST_HEADING or last or _DIGIT.search(bare):
            return 0
        below = self.words(strips[position + 1])
        if not strips[position + 1].after_blank and _UNDERLINE.fullmatch(below):
            return 2
        if bare.isupper() and bare.isascii() and len(bare) > 4 and bare[-1] not in "!,;":
            return _LEVEL_OF_CAPITALS
        opens_list = bullet is None and bare[-1] in ":：" and _BULLET.match(below)
        return _LEVEL_OF_CAPITALS if opens_list else 0

    # Headings and cards

    def govern(self) -> None:
        """Tie lines to headings, and groups that read like plans to cards."""
        stack: list[tuple[int, int]] = []
        for number, line in enumerate(self.writer.lines):
            if line.kind is BlockKind.HEADING:
                while stack and stack[-1][0] >= line.level:
                    stack.pop()
                line.heading = stack[-1][1] if stack else -1
                stack.append((line.level, number))
            else:
                line.heading = stack[-1][1] if stack else -1
        self._deal()

    def _deal(self) -> None:
        """Make cards of neighbouring groups that read like plans of one list."""
        plans = [group for group in self.groups if self._is_plan(group)]
        shapes = [self._shape(group) for group in plans]
        alike = [
            any(0 <= j < len(plans) and len(shapes[i] & shapes[j]) > 1 for j in (i - 1, i + 1))
            for i in range(len(plans))
        ]
        if not any(alike):
            return
        deck = self.numbers.deck()
        for group in compress(plans, alike):
            card = self.numbers.card()
            for i in group:
                self.writer.lines[i].card, self.writer.lines[i].deck = card, deck

    def _is_plan(self, group: Sequence[int]) -> bool:
        """Say whether lines between two blank lines read like one plan: short, with numbers."""
        lines = [self.writer.lines[i] for i in group]
        if not 2 < len(lines) < 20 or any(x.end - x.start > 120 for x in lines):
            return False
        numeric = [x for x in lines if _NUMBER.search(self.text, x.start, x.end)]
        return len(numeric) >= 2

    def _shape(self, group: Sequence[int]) -> frozenset[str]:
        """Return what the numeric lines say apart from their numbers: "Invest $ -"."""
        lines = (self.text[x.start : x.end] for x in (self.writer.lines[i] for i in group))
        return frozenset(_FIGURES.sub("", line) for line in lines if _DIGIT.search(line))
