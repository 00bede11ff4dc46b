"""Scales for drawings: from a figure to a place between 0 and 1."""

import math
from dataclasses import dataclass

LOG_FROM = 8.0  # beyond this ratio of largest to smallest a linear drawing hides the small
STEPS = (0.1, 0.2, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps `low`..`high` to 0..1, logarithmically if `log`; what lies outside is at the edge."""

    low: float
    high: float
    log: bool = False

    def at(self, value: float) -> float:
        """
        Return the place of `value`.

        >>> Scale(1, 100, log=True).at(10)
        0.5
        """
        kept = min(max(value, self.low), self.high)
        least, most = self._measure(self.low), self._measure(self.high)
        return (self._measure(kept) - least) / (most - least)

    def ticks(self) -> tuple[float, ...]:
        """
        Return the round figures within the scale.

        >>> Scale(0, 3.1).ticks(), Scale(0.7, 300, log=True).ticks()
        ((0.0, 1.0, 2.0, 3.0), (1.0, 10.0, 100.0))
        """
        if self.log:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            every = 1 + (last - first) // MOST_TICKS
            return tuple(10.0**power for power in range(first, last + 1, every))
        span = self.high - self.low
        step = next((s for s in STEPS if span / s <= MOST_TICKS), span)
        first = math.ceil(self.low / step)
        return tuple(step * i for i in range(first, math.floor(self.high / step) + 1))

    def _measure(self, value: float) -> float:
        return math.log(value) if self.log else value


def scale_for(values: list[float]) -> Scale:
    """Return a scale that holds `values` with some air, logarithmic where they lie far apart."""
    positive = [v for v in values if v > 0]
    if not positive:
        return Scale(0.0, 1.0)
    low, high = min(positive), max(positive)
    if high / low > LOG_FROM:
        return Scale(min(10 ** math.floor(math.log10(low)), low / 1.3), high * 1.6, log=True)
    return Scale(0.0, high * 1.15)
