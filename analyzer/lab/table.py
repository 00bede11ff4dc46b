"""The corpus as numbers: one row per page and per excerpt of a page."""

import random
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from scipy import sparse  # type: ignore[import-untyped]

from analyzer.classify.features import bag_of, find_grams, scale, sign_slots
from analyzer.classify.passage import gather
from analyzer.classify.signs import find_signs
from analyzer.classify.tokens import cut, fold
from analyzer.extract import extract
from analyzer.lab.corpus import Sample
from analyzer.text import read
from analyzer.types.page import Page
from analyzer.types.textmodel import Floats, Slots

BITS = 20  # 1,048,576 slots: of 50,000 features some 2 % share one with another
DAMPING = 8.0
EXCERPTS = 3  # per page; they teach that a part, or a short message, is the same as the whole
EXCERPT_WEIGHT = 0.25
_SHORTEST_EXCERPT = 200  # characters
WORKERS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The features of a page or a part of it, as the program sees them when it judges."""

    slots: Slots
    values: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """
    All rows, the whole pages first and in the order of `samples`.

    `owner[r]` is the index of the sample that row `r` was made from; `slots[c]` is the
    slot of column `c`.  An excerpt shows the signs of its page.
    """

    samples: tuple[Sample, ...]
    matrix: sparse.csr_matrix
    slots: Slots
    owner: np.ndarray
    weight: np.ndarray

    @property
    def signs(self) -> np.ndarray:
        """Say of each column whether it is a sign, and not words."""
        return self.slots >= np.uint32(1 << BITS)

    @property
    def pages(self) -> sparse.csr_matrix:
        """The rows of whole pages."""
        return self.matrix[: len(self.samples)]


def build_table(samples: tuple[Sample, ...]) -> Table:
    """Read every page as the program does, cut excerpts, and hash all of them."""
    made = Parallel(n_jobs=WORKERS)(delayed(_rows_of)(s.page, s.id) for s in samples)
    rows = [rows[0] for rows in made]
    owner = list(range(len(samples)))
    for index, parts in enumerate(made):
        rows += parts[1:]
        owner += [index] * (len(parts) - 1)
    slots = np.unique(np.concatenate([row.slots for row in rows]))
    weight = np.where(np.arange(len(rows)) < len(samples), 1.0, EXCERPT_WEIGHT)
    return Table(samples, _stack(rows, slots), slots, np.array(owner), weight)


def _stack(rows: list[Row], slots: Slots) -> sparse.csr_matrix:
    columns = np.concatenate([np.searchsorted(slots, row.slots) for row in rows])
    values = np.concatenate([row.values for row in rows]).astype(np.float64)
    ends = np.cumsum([0, *(len(row.slots) for row in rows)])
    return sparse.csr_matrix((values, columns, ends), shape=(len(rows), len(slots)))


def _rows_of(page: Page, seed: str) -> list[Row]:
    reading = extract(read(page))
    text, signs = gather(reading.document).text, find_signs(reading)
    parts = (text, *_excerpts(text, random.Random(seed)))  # noqa: S311
    return [row_of(part, signs) for part in parts]


def row_of(text: str, signs: tuple[int, ...] = ()) -> Row:
    """Return the features of `text` and of the page's signs: the very steps of `classify`."""
    bag = bag_of(find_grams(cut(fold(text))), BITS)
    slots = sign_slots(np.array(signs, dtype=np.uint32), BITS)
    values = np.append(scale(bag, DAMPING), np.ones(len(signs), dtype=np.float32))
    return Row(np.append(bag.slots, slots), values)


def _excerpts(text: str, dice: random.Random) -> list[str]:
    """Cut runs of whole lines: a sixth to a half of the page each."""
    lines = text.splitlines(keepends=True)
    if len(text) < 2 * _SHORTEST_EXCERPT or len(lines) < EXCERPTS:
        return []
    found = []
    for _ in range(EXCERPTS):
        size = max(_SHORTEST_EXCERPT, int(len(text) * dice.uniform(1 / 6, 1 / 2)))
        start = dice.randrange(len(lines))
        part = ""
        while len(part) < size and start < len(lines):
            part += lines[start]
            start += 1
        if len(part) >= _SHORTEST_EXCERPT // 2:
            found.append(part)
    return found
