"""Tables of an evaluation: the same for a browser, a program and a terminal."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analyzer.lab.measure import PREVALENCES, Measures, Said, Truth, measure
from analyzer.lab.metrics import Mask, Rate

Cell = str | int | float | Rate | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; `note` says in a sentence how to read them."""

    id: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


MEASURED = (
    *("pages", "schemes", "recall", "precision", "F1", "MCC", "false alarms", "AUC"),
    *("recall at 1 % false alarms", *(f"precision at {p:.0%}" for p in PREVALENCES)),
    *("ECE", "kind macro-F1"),
)


def measured_row(name: str, found: Measures) -> tuple[Cell, ...]:
    """Return a line of the measures in the order of `MEASURED`, after its name."""
    c = found.confusion
    return (
        name,
        c.recall.of + c.alarms.of,
        c.recall.of,
        c.recall,
        c.precision,
        c.f1,
        c.mcc,
        c.alarms,
        found.auc,
        found.recall_at_1_percent,
        *(c.precision_at(p) for p in PREVALENCES),
        found.ece,
        found.kinds,
    )


def split_rows(
    said: Said, truth: Truth, keys: tuple[str, ...], least: int = 1
) -> tuple[tuple[Cell, ...], ...]:
    """Return a line per key that at least `least` pages have, in alphabetical order."""
    names = np.array(keys)
    rows = []
    for key in sorted(set(keys) - {""}):
        part: Mask = names == key
        if part.sum() >= least:
            rows.append(measured_row(key, measure(said, truth, part)))
    return tuple(rows)


def drop_empty(table: Table) -> Table:
    """Leave out columns in which no row holds anything."""
    kept = [n for n in range(len(table.columns)) if any(not _empty(row[n]) for row in table.rows)]
    pick: Callable[[tuple[Cell, ...]], tuple[Cell, ...]] = lambda row: tuple(row[n] for n in kept)  # noqa: E731
    columns = tuple(table.columns[n] for n in kept)
    return Table(table.id, table.title, table.note, columns, tuple(map(pick, table.rows)))


def _empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, Rate) and not cell.of)
