"""Take from a sum what belongs to the figure behind it: "RM 100日化 1.2%", "$120 + $21"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.scene import TIMES
from analyzer.types.claim import Quantity

# Letters between a sum, the word of time, and the figure that the word leads to.
_BEHIND, _LEADS, _SPAN = 3, 8, 24
# "BTC 301,900 +3.05%", "$120 + $21": no sum from there on.
_ADDED = re.compile(r"\s?[+＋]\s?[A-Z]{0,3}[$€£¥₹₽]?\s?\d")
_OTHERS = frozenset(("money", "percent", "number"))


def corrected(
    figures: tuple[Quantity, ...], cues: Sequence[Cue], text: str
) -> tuple[Quantity, ...]:
    """
    Return the figures, sums without a time or a sign that leads to the figure after them.

    A line's end parts them: in "300 元⏎每天返 15 元" nothing is said of 300 a day.  So
    does a percentage: a price needs no time, a rate does.
    """
    told = _Words(cues, [c.start for c in cues], text)
    return tuple(told.corrected(figures, at) for at in range(len(figures)))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, and where they start."""

    cues: Sequence[Cue]
    starts: Sequence[int]
    text: str

    def corrected(self, figures: Sequence[Quantity], at: int) -> Quantity:
        """Return figure `at` without what belongs to the one behind it."""
        sum_ = figures[at]
        if sum_.kind != "money":
            return sum_
        if sum_.bound == "from" and self._is_added_to(sum_):
            sum_ = replace(sum_, bound=None)
        timed = sum_.period_days is not None and at + 1 < len(figures)
        if timed and self._leads_on(sum_, figures[at + 1]):
            return replace(sum_, period_days=None)
        return sum_

    def _is_added_to(self, sum_: Quantity) -> bool:
        behind = sum_.end - (self.text[sum_.end - 1] in "+＋")
        return _ADDED.match(self.text, behind) is not None

    def _leads_on(self, sum_: Quantity, following: Quantity) -> bool:
        """Say whether the word of time behind the sum names the figure after it."""
        for cue in self._between(sum_, following):
            if not cue.has_any(TIMES) or following.start - cue.end > _LEADS:
                continue
            after = self.text[cue.end : following.start]
            parted = "\n" in self.text[sum_.end : cue.start] and "\n" not in after
            if (parted and following.kind in _OTHERS) or following.kind == "percent":
                return True
        return False

    def _between(self, sum_: Quantity, following: Quantity) -> Iterator[Cue]:
        """Yield the words right behind a sum, if the next figure is not far."""
        if following.start - sum_.end > _SPAN:
            return
        at = bisect_left(self.starts, sum_.end)
        while at < len(self.cues) and self.cues[at].end <= following.start:
            if self.cues[at].start - sum_.end <= _BEHIND:
                yield self.cues[at]
            at += 1
