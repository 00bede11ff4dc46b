"""The second reading: what another hand than the writer's said of a page, and what was settled."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sklearn.metrics import cohen_kappa_score

from analyzer.lab.corpus import LABELS, CorpusError, Sample
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Cell, Table
from analyzer.resources import folder
from analyzer.types.verdict import PageKind

COLUMNS = (
    *("page", "reader", "first_kind", "first_label", "second_kind", "second_label"),
    "settlement",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Two opinions on one page.

    `first_*` are the writer's, `second_*` those of a reader who did not see them; `settlement`
    says why one of them stands, and is empty where they agree.
    """

    page: str
    reader: str
    first_kind: str
    first_label: str
    second_kind: str
    second_label: str
    settlement: str

    @property
    def agrees(self) -> bool:
        """Whether both saw the same kind and the same label."""
        return self.first == self.second

    @property
    def first(self) -> tuple[str, str]:
        """Kind and label of the writer."""
        return self.first_kind, self.first_label

    @property
    def second(self) -> tuple[str, str]:
        """Kind and label of the reader."""
        return self.second_kind, self.second_label


def load_readings(path: Path | None = None) -> tuple[Reading, ...]:
    """Return the record of the second reading, by page; CorpusError if its columns are others."""
    path = path or folder("corpus") / "second_reading.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise CorpusError(f"{path} has other columns.", f"Write: {','.join(COLUMNS)}")
        return tuple(Reading(**row) for row in rows)


def check_readings(readings: tuple[Reading, ...], samples: tuple[Sample, ...]) -> tuple[str, ...]:
    """Return what is wrong with the record, a sentence each; empty if every page is settled."""
    by_page = {reading.page: reading for reading in readings}
    problems = [
        f"{r.page}: a second reading of no page" for r in readings if not _known(r, samples)
    ]
    if len(by_page) < len(readings):
        problems.append("a page stands twice in the second reading")
    for sample in samples:
        if reading := by_page.get(sample.id):
            problems += [f"{sample.id}: {fault}" for fault in _faults(reading, sample)]
        else:
            problems.append(f"{sample.id}: has no second reading")
    return tuple(problems)


def _known(reading: Reading, samples: tuple[Sample, ...]) -> bool:
    return any(sample.id == reading.page for sample in samples)


def _faults(reading: Reading, sample: Sample) -> Iterator[str]:
    kinds = {reading.first_kind, reading.second_kind}
    labels = {reading.first_label, reading.second_label}
    if not (kinds <= set(PageKind) and labels <= set(LABELS)):
        yield "an unknown kind or label in the second reading"
    if reading.reader == sample.hand:
        yield "read by its own writer"
    if sample.kind not in kinds or label_of(sample) not in labels:
        yield "its label is that of neither reading"
    if not reading.agrees and not reading.settlement.strip():
        yield "the readings differ and nothing says how that was settled"


def label_of(sample: Sample) -> str:
    """Return "scheme" or "clean"."""
    return LABELS[0] if sample.scheme else LABELS[1]


def agreement_table(readings: tuple[Reading, ...], samples: tuple[Sample, ...]) -> Table:
    """Return the agreement of both readings, for all pages and by language."""
    language = {sample.id: sample.language for sample in samples}
    readings = tuple(r for r in readings if r.page in language)
    rows = [_agreement("all", readings)]
    for name in sorted(set(language.values())):
        its = tuple(r for r in readings if language[r.page] == name)
        rows += [_agreement(name, its)] if its else []
    return Table(
        "second-reading",
        "Second reading",
        "Cohen's kappa between the writer and a reader who did not see the label; 1 is agreement.",
        ("language", "same label", "kappa", "same kind", "kappa of kind"),
        tuple(rows),
    )


def _agreement(name: str, readings: tuple[Reading, ...]) -> tuple[Cell, ...]:
    pick: tuple[Callable[[tuple[str, str]], str], ...] = (lambda x: x[1], lambda x: x[0])
    cells: list[Cell] = [name]
    for part in pick:
        first, second = [part(r.first) for r in readings], [part(r.second) for r in readings]
        same = sum(a == b for a, b in zip(first, second, strict=True))
        cells += [Rate(same, len(readings)), _kappa(first, second)]
    return tuple(cells)


def _kappa(first: list[str], second: list[str]) -> float | None:
    if len({*first, *second}) < 2:  # one value alone: agreement by chance is certain
        return None
    return float(cohen_kappa_score(first, second))
