"""Scales for drawings: from a figure to a place on the paper."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """
    Maps `low`..`high` to `left`..`right`, logarithmically if `log`.

    Figures outside are drawn at the edge.
    """

    low: float
    high: float
    left: float
    right: float
    log: bool = False

    def at(self, value: float) -> float:
        """
        Return the place of `value`, to a tenth.

        >>> Scale(1, 100, 0, 200, log=True).at(10)
        100.0
        """
        kept = min(max(value, self.low), self.high)
        share = (self._measure(kept) - self._measure(self.low)) / (
            self._measure(self.high) - self._measure(self.low)
        )
        return round(self.left + share * (self.right - self.left), 1)

    def _measure(self, value: float) -> float:
        return math.log(value) if self.log else value


LOG_FROM = 8.0  # beyond this ratio of largest to smallest a linear drawing hides the small


def scale_for(values: list[float], left: float, right: float) -> Scale:
    """Return a scale that holds `values` with some air, logarithmic where they lie far apart."""
    positive = [v for v in values if v > 0]
    if not positive:
        return Scale(0.0, 1.0, left, right)
    low, high = min(positive), max(positive)
    if high / low > LOG_FROM:
        return Scale(low / 1.5, high * 1.5, left, right, log=True)
    return Scale(0.0, high * 1.15, left, right)
