"""Lay out the cells of a table, and number what a document holds."""

from collections.abc import Sequence

from analyzer.text.nodes import Cell, Line, Row, Table

_WIDEST = 60  # columns; what stands further right is not read


class Numbers:
    """Hands out the numbers of rows, cards and decks, each once per document."""

    def __init__(self) -> None:
        """Start at 0."""
        self._row = self._card = self._deck = -1

    def row(self) -> int:
        """Return the next row number."""
        self._row += 1
        return self._row

    def card(self) -> int:
        """Return the next card number."""
        self._card += 1
        return self._card

    def deck(self) -> int:
        """Return the next deck number."""
        self._deck += 1
        return self._deck


class Grid:
    """A table whose cells know their columns, spans taken into account."""

    def __init__(self, table: Table, lines: Sequence[Line], text: str) -> None:
        """Lay out the cells of `table`, whose words stand in `text`."""
        self.lines = lines
        self.rows = [row for row in table.rows if row.cells]
        self.words = {
            id(cell): _words(cell, lines, text) for row in self.rows for cell in row.cells
        }
        self.above: dict[int, list[Cell | None]] = {}
        self._lay_out()
        self.width = max((len(x) for x in self.above.values()), default=0)

    def first(self, row: Row) -> Cell | None:
        """Return the cell in the first column of `row`, even one that began rows above."""
        places = self.above[id(row)]
        return places[0] if places else None

    def text_of(self, cell: Cell) -> str:
        """Return the words of a cell, its lines joined by spaces."""
        return self.words[id(cell)]

    def _lay_out(self) -> None:
        """Place each cell in the first free column of its row."""
        open_cells: list[tuple[Cell, int] | None] = []
        for row in self.rows:
            waiting = iter(row.cells)
            places: list[Cell | None] = []
            for column in range(_WIDEST):
                carried = open_cells[column] if column < len(open_cells) else None
                if len(places) > column:
                    continue
                if carried is not None and carried[1] > 0:
                    places.append(carried[0])
                    continue
                cell = next(waiting, None)
                if cell is None:
                    if not any(x and x[1] > 0 for x in open_cells[column:]):
                        break
                    places.append(None)
                    continue
                cell.column = column
                places.extend([cell] * cell.colspan)
            places = places[:_WIDEST]
            open_cells = _carry(places, open_cells)
            self.above[id(row)] = places


def _carry(
    places: list[Cell | None], before: list[tuple[Cell, int] | None]
) -> list[tuple[Cell, int] | None]:
    """Return which cells reach into the rows below, and how many."""
    after: list[tuple[Cell, int] | None] = []
    for column, cell in enumerate(places):
        old = before[column] if column < len(before) else None
        if cell is None:
            after.append(None)
        elif old is not None and old[0] is cell:
            after.append((cell, old[1] - 1))
        else:
            after.append((cell, cell.rowspan - 1))
    return after


def _words(cell: Cell, lines: Sequence[Line], text: str) -> str:
    return " ".join(text[lines[i].start : lines[i].end] for i in cell.lines)
