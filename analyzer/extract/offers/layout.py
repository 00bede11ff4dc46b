"""Tell which claims stand together: in one card, table row or column, item or sentence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from analyzer.extract.claims import Passage
from analyzer.extract.claims.labels import named_by_rows, tables
from analyzer.types.document import Where


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a plan stands: the form of its container and the container's number."""

    form: str  # card | row | column | table | block | loose
    number: int
    part: int = 0


LOOSE = Place("loose", -1)


def place_passages(passages: Sequence[Passage]) -> Mapping[int, Place]:
    """Return the place of every passage, by its index."""
    places: dict[int, Place] = dict(_annotated(passages))
    for number, table in enumerate(tables(passages)):
        places.update(_place_table(number, table))
    for passage in passages:
        if passage.index not in places:
            places[passage.index] = _place_block(passage)
    return places


def _annotated(passages: Sequence[Passage]) -> Iterator[tuple[int, Place]]:
    """Yield the cells of tables with a column of notes: "Item | Value | Note" is one plan."""
    at = {p.index: p for p in passages}
    decks: dict[int, list[Passage]] = defaultdict(list)
    noted: set[int] = set()
    for passage in passages:
        if passage.block.deck < 0 or not passage.block.headers:
            continue
        decks[passage.block.deck].append(passage)
        head = at.get(passage.block.headers[0])
        if head is not None and head.label and any(cue.has("note") for cue in head.cues):
            noted.add(passage.block.deck)
    for deck in noted:
        for passage in decks[deck]:
            yield passage.index, Place("card", decks[deck][0].block.card)


def carried_cells(passages: Sequence[Passage]) -> Mapping[Place, tuple[int, ...]]:
    """
    Return, for each table row, the cells of rows above that span into it.

    Spans are not on record: a row that lacks the first or the last columns of the row
    above, and is shorter than it, shares that row's cells.  A gap in the middle comes
    from a cell that is two columns wide.
    """
    carried: dict[Place, tuple[int, ...]] = {}
    for table in tables(passages):
        above: dict[tuple[int, ...], int] = {}
        longest = 0
        for row, cells in groupby(table, key=lambda cell: cell.block.row):
            own = {c.block.headers: c.index for c in cells if c.block.headers}
            gone = [h for h in above if h not in own] if len(own) < longest else []
            order = sorted(above)
            if own and gone and (order[0] in gone or order[-1] in gone):
                carried[Place("row", row)] = tuple(above[h] for h in gone)
            above |= own
            longest = max(longest, len(own))
    return carried


def _place_block(passage: Passage) -> Place:
    block = passage.block
    if block.card >= 0:
        return Place("card", block.card)
    if block.span.where == Where.OPTION:
        return Place("block", passage.index)
    return LOOSE


def _place_table(number: int, table: Sequence[Passage]) -> Mapping[int, Place]:
    rows: dict[int, list[Passage]] = defaultdict(list)
    for cell in table:
        rows[cell.block.row].append(cell)
    if not named_by_rows(list(rows.values())):
        return {c.index: Place("row", c.block.row) for c in table}
    card = table[0].block.card
    noted = any(cue.has("note") for cell in table if cell.label for cue in cell.cues)
    if noted or max(len(row) for row in rows.values()) <= 2:
        whole = Place("card", card) if card >= 0 else Place("table", number)
        return {cell.index: whole for cell in table}
    return {
        cell.index: Place("column", number, column)
        for row in rows.values()
        for column, cell in enumerate(row)
    }
