"""Leave parts of the corpus out, so that nothing is measured on what it learned from."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.lab.corpus import Sample

Mask = npt.NDArray[np.bool_]
Weighing = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Samples to learn from and samples to measure on; no family is in both."""

    name: str
    learn: Mask
    measure: Mask


def leave_out(samples: tuple[Sample, ...], key: Callable[[Sample], str]) -> Iterator[Fold]:
    """
    Yield a fold per value of `key`, which must not be empty, in alphabetical order.

    Whatever copies a left-out page is left out of learning too, so that a family that
    several hands share gives nothing away.
    """
    keys = np.array([key(s) for s in samples])
    families = np.array([s.family for s in samples])
    for value in sorted(set(keys) - {""}):
        measure = keys == value
        yield Fold(value, ~np.isin(families, families[measure]), measure)


def by_hand(samples: tuple[Sample, ...]) -> tuple[Fold, ...]:
    """Leave one hand out at a time."""
    return tuple(leave_out(samples, lambda s: s.hand))


def by_form(samples: tuple[Sample, ...]) -> tuple[Fold, ...]:
    """
    Leave one form of scheme out at a time; measured on are the schemes of that form.

    Honest pages have no form and are always learned from, except those of the family.
    """
    return tuple(leave_out(samples, lambda s: s.form))


def balance(samples: tuple[Sample, ...], learn: Mask) -> Weighing:
    """
    Weigh samples so that with each hand schemes count as much as the rest.

    Else a hand that wrote mostly schemes would make its turns of phrase suspect.  No
    sample weighs less than a quarter or more than four times; 0 outside `learn`.
    """
    chosen = [s for s, kept in zip(samples, learn, strict=True) if kept]
    cells = Counter((s.hand, s.scheme) for s in chosen)
    whole = Counter(s.hand for s in chosen)
    even = [whole[s.hand] / (2 * max(1, cells[s.hand, s.scheme])) for s in samples]
    return np.where(learn, np.clip(np.array(even), 0.25, 4.0), 0.0)
