"""Measures of a judgement against labels; plain arithmetic, each from its definition."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_Z95 = 1.959964  # the 97.5th percentile of the normal distribution
_BINS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its counts and Wilson's 95 % interval; `value` is None for 0 of 0."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share itself."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """
        Wilson's interval (Wilson 1927), which stays honest near 0 and 1.

        >>> [round(x, 3) for x in Rate(0, 10).interval]
        [0.0, 0.278]
        """
        if not self.of:
            return 0.0, 1.0
        share, n, zz = self.hits / self.of, self.of, _Z95 * _Z95
        middle = (share + zz / (2 * n)) / (1 + zz / n)
        width = _Z95 / (1 + zz / n) * math.sqrt(share * (1 - share) / n + zz / (4 * n * n))
        return max(0.0, middle - width), min(1.0, middle + width)


@dataclass(frozen=True, slots=True)
class Confusion:
    """How many schemes and clean pages were flagged and not."""

    hits: int
    misses: int
    false_alarms: int
    passes: int

    @property
    def recall(self) -> Rate:
        """Share of the schemes that were flagged."""
        return Rate(self.hits, self.hits + self.misses)

    @property
    def precision(self) -> Rate:
        """Share of the flagged pages that are schemes."""
        return Rate(self.hits, self.hits + self.false_alarms)

    @property
    def alarms(self) -> Rate:
        """Share of the clean pages that were flagged."""
        return Rate(self.false_alarms, self.false_alarms + self.passes)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is neither."""
        total = 2 * self.hits + self.misses + self.false_alarms
        return 2 * self.hits / total if total else None

    @property
    def mcc(self) -> float | None:
        """Matthews' correlation, -1 to 1; None where a margin is empty."""
        tp, fn, fp, tn = self.hits, self.misses, self.false_alarms, self.passes
        below = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
        return (tp * tn - fp * fn) / math.sqrt(below) if below else None

    def precision_at(self, prevalence: float) -> float | None:
        """Return the precision where this share of all pages are schemes."""
        if not self.recall.of or not self.alarms.of:
            return None
        caught = prevalence * (self.recall.value or 0.0)
        wrong = (1 - prevalence) * (self.alarms.value or 0.0)
        return caught / (caught + wrong) if caught + wrong else None


def confuse(flagged: Mask, schemes: Mask) -> Confusion:
    """Count the four outcomes."""
    return Confusion(
        int((flagged & schemes).sum()),
        int((~flagged & schemes).sum()),
        int((flagged & ~schemes).sum()),
        int((~flagged & ~schemes).sum()),
    )


def auc(ranks: Numbers, schemes: Mask) -> float | None:
    """
    Return the chance that a scheme ranks above a clean page; ties count half.

    >>> auc(np.array([1.0, 2.0, 3.0]), np.array([False, True, True]))
    1.0
    """
    if schemes.all() or not schemes.any():
        return None
    _, place, counts = np.unique(ranks, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    above = float(middle[place][schemes].sum())
    n, m = int(schemes.sum()), int((~schemes).sum())
    return (above - n * (n + 1) / 2) / (n * m)


def recall_at_alarms(ranks: Numbers, schemes: Mask, share: float) -> float | None:
    """Return the best recall of a border at which at most `share` of clean pages are flagged."""
    if schemes.all() or not schemes.any():
        return None
    clean = np.sort(ranks[~schemes])[::-1]
    border = clean[min(len(clean) - 1, math.floor(share * len(clean)))]
    return float((ranks[schemes] > border).mean())


@dataclass(frozen=True, slots=True)
class Bin:
    """Pages of similar probability: the mean said, and the share that came true."""

    said: float
    true: Rate


def reliability(probabilities: Numbers, schemes: Mask) -> tuple[Bin, ...]:
    """Return the bins of equal width that hold pages."""
    place = np.minimum((probabilities * _BINS).astype(int), _BINS - 1)
    found = []
    for number in range(_BINS):
        inside = place == number
        if inside.any():
            rate = Rate(int(schemes[inside].sum()), int(inside.sum()))
            found.append(Bin(float(probabilities[inside].mean()), rate))
    return tuple(found)


def calibration_error(bins: tuple[Bin, ...]) -> float | None:
    """Return the expected calibration error: the mean gap, weighted by pages."""
    pages = sum(b.true.of for b in bins)
    if not pages:
        return None
    return sum(b.true.of * abs(b.said - (b.true.value or 0.0)) for b in bins) / pages


def macro_f1(found: list[str], wanted: list[str]) -> float | None:
    """Return the mean F1 over the classes that occur in `wanted`."""
    scores = []
    for name in sorted(set(wanted)):
        hits = sum(f == w == name for f, w in zip(found, wanted, strict=True))
        scores.append(2 * hits / (found.count(name) + wanted.count(name)))
    return sum(scores) / len(scores) if scores else None
