"""Give every table cell its header cells, and tell tables of plans from tables of terms."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from analyzer.text.grid import Grid, Numbers
from analyzer.text.nodes import Cell, Line, Row, Table, Writer
from analyzer.types.document import BlockKind

_DIGIT = re.compile(r"\d")
_LONGEST_HEADER = 60
_LONGEST_TERM = 60
_HEADER_KINDS = (BlockKind.CELL, BlockKind.HEADER_CELL, BlockKind.PARAGRAPH)
_UNIT = re.compile(r"[%％‰$€£¥₹₽₿]|[^\W\d_]+")


def connect(table: Table, lines: Sequence[Line], text: str, numbers: Numbers) -> None:
    """Write rows and headers into the lines of `table`."""
    if table.layout or _is_layout(table):
        _dissolve(table, lines)
        return
    grid = Grid(table, lines, text)
    head = _header_rows(grid)
    body = grid.rows[head:]
    for row in grid.rows[:head]:
        _mark(row.cells, lines)
    columns = _column_headers(grid, grid.rows[:head])
    if not head and grid.width == 2 and len(body) > 1 and _labelled(grid, body):
        _connect_terms(table, grid, body, numbers)
    elif _is_lying(grid, body, head):
        _connect_columns(grid, body, columns, numbers)
    else:
        for row in grid.rows[:head]:
            _number(row.cells, lines, numbers.row())
        for row in body:
            _connect_row(grid, row, columns, numbers.row())


def _is_layout(table: Table) -> bool:
    """Say whether a table merely arranges the page: one column, or cells full of blocks."""
    rows = [row for row in table.rows if row.cells]
    if all(len(row.cells) < 2 for row in rows):
        return True
    cells = [cell for row in rows for cell in row.cells]
    return max(len(cell.lines) for cell in cells) > 25


def _dissolve(table: Table, lines: Sequence[Line]) -> None:
    """Treat the cells as paragraphs."""
    for row in table.rows:
        for cell in row.cells:
            for i in cell.lines:
                if lines[i].kind == BlockKind.CELL:
                    lines[i].kind = BlockKind.PARAGRAPH


def _header_rows(grid: Grid) -> int:
    """Return how many rows at the top hold headers."""
    count = 0
    for row in grid.rows:
        whole = len(row.cells) > 1 or (row.head and len(row.cells) == 1)
        if not whole or not (row.head or all(cell.header for cell in row.cells)):
            break
        count += 1
    if count == len(grid.rows):
        return min(1, len(grid.rows) - 1) if count > 1 else 0
    return count or int(_reads_as_header(grid))


def _reads_as_header(grid: Grid) -> bool:
    """Say whether the first row, though of plain cells, names the columns below."""
    if len(grid.rows) < 2 or len(grid.rows[0].cells) < 2:
        return False
    first, rest = grid.rows[0], grid.rows[1:]
    words = [grid.text_of(cell) for cell in first.cells]
    short = all(len(w) <= _LONGEST_HEADER for w in words) and sum(map(bool, words)) > 1
    if not short or any(cell.header for row in rest for cell in row.cells[1:]):
        return False
    if _is_bold(first, grid.lines) and not _is_bold(rest[0], grid.lines):
        return True
    return _names_numbers(grid, words, rest)


def _names_numbers(grid: Grid, words: Sequence[str], rest: Sequence[Row]) -> bool:
    """Say whether hardly a number stands in the first row and numbers stand below it."""
    numbers = sum(1 for w in words if _DIGIT.search(w))
    if numbers * 3 > len(words) or _DIGIT.search(words[0]) or words[-1].endswith((".", "。")):
        return False
    below = [any(_DIGIT.search(grid.text_of(cell)) for cell in row.cells) for row in rest[:20]]
    if grid.width == 2 or numbers:  # else any list of terms whose first value has no digit
        return all(below)
    return sum(below) * 2 > len(below)


def _is_bold(row: Row, lines: Sequence[Line]) -> bool:
    written = [lines[i] for cell in row.cells for i in cell.lines]
    return bool(written) and all(line.bold for line in written)


def _mark(cells: Sequence[Cell], lines: Sequence[Line]) -> None:
    for cell in cells:
        for i in cell.lines:
            if lines[i].kind in _HEADER_KINDS:
                lines[i].kind = BlockKind.HEADER_CELL


def _column_headers(grid: Grid, head: Sequence[Row]) -> list[tuple[int, ...]]:
    """Return for each column the lines of its headers, top first."""
    columns: list[tuple[int, ...]] = []
    for column in range(grid.width):
        found: list[int] = []
        for row in head:
            places = grid.above[id(row)]
            cell = places[column] if column < len(places) else None
            if cell is not None:
                found.extend(i for i in cell.lines if i not in found)
        columns.append(tuple(found[:4]))
    return columns


def _connect_row(grid: Grid, row: Row, columns: list[tuple[int, ...]], number: int) -> None:
    _number(row.cells, grid.lines, number)
    places = grid.above[id(row)]
    first = places[0] if places else None
    side = tuple(first.lines[:2]) if first is not None and first.header else ()
    if len(row.cells) == 1 and row.cells[0].colspan > 1:  # a title across the table
        return
    for cell in row.cells:
        own = columns[cell.column] if cell.column < len(columns) else ()
        _give(grid, cell, own + (side if cell is not first else ()))


def _give(grid: Grid, cell: Cell, headers: tuple[int, ...]) -> None:
    for i in cell.lines:
        grid.lines[i].headers = headers


def _number(cells: Sequence[Cell], lines: Sequence[Line], number: int) -> None:
    for cell in cells:
        for i in cell.lines:
            lines[i].row = number


def _labelled(grid: Grid, body: Sequence[Row]) -> bool:
    """Say whether the first of two columns holds labels of the second."""
    pairs = [row.cells for row in body if len(row.cells) == 2]
    if len(pairs) * 2 < len(body):
        return False
    if all(pair[0].header for pair in pairs):
        return True
    labels = [grid.text_of(pair[0]) for pair in pairs]
    plain = sum(1 for w in labels if w and not _DIGIT.search(w) and len(w) <= _LONGEST_HEADER)
    return plain * 4 >= len(pairs) * 3 and len(set(labels)) == len(labels)


def _connect_terms(table: Table, grid: Grid, body: Sequence[Row], numbers: Numbers) -> None:
    """Tie each value of a two-column list to its label; the whole table is one card."""
    table.card = numbers.card()
    for row in body:
        if len(row.cells) != 2:
            continue
        label, value = row.cells
        _mark([label], grid.lines)
        _give(grid, value, tuple(label.lines[:2]))
    for i in _line_numbers(body):
        grid.lines[i].card = table.card


def _is_lying(grid: Grid, body: Sequence[Row], head: int) -> bool:
    """
    Say whether each *column* is a plan: units agree along rows and differ down columns.

    "Price | $100 | $500" over "Daily | 1 % | 2 %" lies on its side.
    """
    if not head or grid.width < 3 or len(body) < 2:
        return False
    units = [[_unit(grid.text_of(cell)) for cell in row.cells[1:]] for row in body[:20]]
    units = [row for row in units if len(row) > 1 and any(row)]
    if len(units) < 2:
        return False
    along = sum(1 for row in units if len(set(row)) == 1)
    down = sum(1 for column in zip(*units, strict=False) if len(set(column)) == 1)
    return along * 4 >= len(units) * 3 and down == 0


def _unit(words: str) -> str:
    """Return what a number in a cell counts, the empty string without a number."""
    if not _DIGIT.search(words):
        return ""
    found = Counter(x.lower() for x in _UNIT.findall(words))
    return found.most_common(1)[0][0] if found else "#"


def _connect_columns(
    grid: Grid, body: Sequence[Row], columns: list[tuple[int, ...]], numbers: Numbers
) -> None:
    """Make each column of a table that lies on its side a card."""
    deck = numbers.deck()
    cards = [numbers.card() for _ in range(grid.width)]
    for row in body:
        first = grid.first(row)
        side = tuple(first.lines[:2]) if first is not None else ()
        for cell in row.cells:
            if cell is first:
                _mark([cell], grid.lines)
                continue
            _give(grid, cell, columns[cell.column] + side)
            for i in cell.lines:
                grid.lines[i].card, grid.lines[i].deck = cards[cell.column], deck
    for column in range(1, grid.width):
        for i in columns[column]:
            grid.lines[i].card, grid.lines[i].deck = cards[column], deck


def _line_numbers(rows: Sequence[Row]) -> Iterator[int]:
    for row in rows:
        for cell in row.cells:
            yield from cell.lines


def connect_lists(terms: Sequence[tuple[Writer, list[int], list[int]]]) -> None:
    """Tie the lines of each ``<dd>`` to those of the ``<dt>`` before it."""
    for writer, labels, values in terms:
        lines = [writer.lines[i] for i in values]
        for line in lines:
            line.headers = tuple(labels[:2])
        if any(line.end - line.start > _LONGEST_TERM for line in lines):  # answers to questions
            _rename(lines, BlockKind.CELL, BlockKind.PARAGRAPH)
            asked = [writer.lines[i] for i in labels]
            _rename(asked, BlockKind.HEADER_CELL, BlockKind.HEADING)


def _rename(lines: Sequence[Line], before: BlockKind, after: BlockKind) -> None:
    for line in lines:
        if line.kind is before:
            line.kind = after
