"""Read plain text: a chat message, a text file, a sheet of a PDF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.text.nodes import Cell, Line, Node, Row, Setting, Table, Writer, has_ink
from analyzer.text.tables import Numbers, connect
from analyzer.types.document import BlockKind

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BULLET = re.compile(
    r"[ \t]*(?:[-*+•·●○◦▪▫■□►▶▸➤➜→✓✔✅☑⭐★☆❖◆◇–—]|[\U0001f300-\U0001faff]\ufe0f?"
    r"|\(?(?:\d{1,2}|[a-z])[.)](?=[ \t])|[一二三四五六七八九十]{1,3}[、.]|[①-⑳])[ \t]*"
)
_QUOTED = re.compile(r"[ \t]*>+[ \t]*")
_MARKED = re.compile(r"[ \t]*(#{1,6})[ \t]+")
_UNDERLINE = re.compile(r"[ \t]*(?:={3,}|-{3,}|\*{3,}|_{3,}|—{3,})[ \t]*")
_RULE_ROW = re.compile(r"[ \t|:+-]*-{2,}[ \t|:+-]*")
_WIDE_GAP = re.compile(r"[ \t]{3,}|[ ]?\t[ \t]*")
_END = re.compile(r"[.!?:;。！？：；…)\]\"”’]\s*$")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|[^\W\d_]|[\u3400-\u9fff])|[$€£¥₹₽]\s*\d")
_WRAPPED_AT = 55  # code points; shorter lines end where their writer ended them
_LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of the text without its end; `after_blank`: an empty line stands before it."""

    start: int
    end: int
    after_blank: bool


def read_sheet(text: str, where: str, numbers: Numbers) -> Writer:
    """Return the blocks of `text`, which stands in the layer as it is, to the character."""
    writer = Writer(where)
    writer.parts.append(text)
    writer.length = len(text)
    reader = _Reader(text, writer, numbers)
    strips = list(_strips(text))
    position = 0
    while position < len(strips):
        rows = reader.table_at(strips, position)
        if rows:
            reader.take_table(strips[position : position + rows])
            position += rows
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

    def table_at(self, strips: Sequence[Strip], position: int) -> int:
        """Return how many strips from `position` on are rows of one table; 0 if none."""
        width = len(self.cells(strips[position]))
        if width < 2:
            return 0
        count = 1
        for strip in strips[position + 1 :]:
            words = self.words(strip)
            if strip.after_blank or not (
                len(self.cells(strip)) == width or _RULE_ROW.fullmatch(words)
            ):
                break
            count += 1
        return count if count > 1 else 0

    def cells(self, strip: Strip) -> list[tuple[int, int]]:
        """Return where the cells of a row stand; one entry if it is no row."""
        words = self.words(strip)
        if words.count("|") > 1 or " | " in words:
            edges = [i for i, c in enumerate(words) if c == "|"]
        else:
            edges = []
            pieces = [(m.start(), m.end()) for m in _WIDE_GAP.finditer(words)]
            if not pieces or len(words) > 400:
                return [(strip.start, strip.end)]
            starts = [0, *(end for _, end in pieces)]
            ends = [*(start for start, _ in pieces), len(words)]
            return self._trim(strip, list(zip(starts, ends, strict=True)))
        inner = list(zip([0, *(e + 1 for e in edges)], [*edges, len(words)], strict=True))
        if edges and edges[0] == 0:
            inner = inner[1:]
        if edges and edges[-1] == len(words) - 1:
            inner = inner[:-1]
        return self._trim(strip, inner)

    def _trim(self, strip: Strip, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        trimmed = []
        for start, end in pieces:
            words = self.text[strip.start + start : strip.start + end]
            left = len(words) - len(words.lstrip())
            trimmed.append((strip.start + start + left, strip.start + start + len(words.rstrip())))
        return trimmed

    def take_table(self, strips: Sequence[Strip]) -> None:
        """Write the rows of a table."""
        table = Table(self.writer)
        ruled = len(strips) > 1 and bool(_RULE_ROW.fullmatch(self.words(strips[1])))
        for number, strip in enumerate(strips):
            if _RULE_ROW.fullmatch(self.words(strip)):
                continue
            row = Row(table, head=ruled and number == 0)
            table.rows.append(row)
            for start, end in self.cells(strip):
                cell = Cell(row, header=False)
                row.cells.append(cell)
                if end > start:
                    cell.lines.append(len(self.writer.lines))
                    self.put(start, end, BlockKind.CELL).cell = cell
        connect(table, self.writer.lines, self.text, self.numbers)

    # Lines

    def take_lines(self, strips: Sequence[Strip], position: int) -> int:
        """Write the paragraph, item or heading at `position`; return how many strips it took."""
        strip = strips[position]
        if strip.after_blank or not self.groups:
            self.groups.append([])
        following = strips[position + 1] if position + 1 < len(strips) else None
        if _UNDERLINE.fullmatch(self.words(strip)):
            return 1
        self.groups[-1].append(len(self.writer.lines))
        level = self._heading_level(strip, following)
        if level:
            marked = _MARKED.match(self.words(strip))
            start = strip.start + (marked.end() if marked else 0)
            self.put(start, strip.end, BlockKind.HEADING, level)
            return 1
        quoted = _QUOTED.match(self.words(strip))
        if quoted is not None and quoted.end() < strip.end - strip.start:
            self.put(strip.start + quoted.end(), strip.end, BlockKind.QUOTE)
            return 1
        return self._take_words(strips, position)

    def _take_words(self, strips: Sequence[Strip], position: int) -> int:
        strip = strips[position]
        bullet = _BULLET.match(self.words(strip))
        begun = bullet is not None and bullet.end() < strip.end - strip.start
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

    def _heading_level(self, strip: Strip, following: Strip | None) -> int:
        words = self.words(strip)
        marked = _MARKED.match(words)
        if marked is not None and marked.end() < len(words):
            return len(marked[1])
        if len(words) > _LONGEST_HEADING or following is None or _DIGIT.search(words):
            return 0
        below = self.words(following)
        if not following.after_blank and _UNDERLINE.fullmatch(below):
            return 2
        if words.isupper() and words.isascii() and len(words) > 4 and not words.endswith("!"):
            return 7
        opens_list = words[-1] in ":：" and _BULLET.match(below)
        return 7 if opens_list else 0

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
        plans = [group for group in self.groups if self._is_plan(group)]
        if len(plans) < 2:
            return
        deck = self.numbers.deck()
        for group in plans:
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
