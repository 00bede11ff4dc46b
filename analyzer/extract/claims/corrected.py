"""Take from a sum what belongs to the figure behind it: "RM 100日化 1.2%", "$120 + $21"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    starts = [c.start for c in cues]
    return tuple(_untimed(figures, at, cues, starts, text) for at in range(len(figures)))


def _untimed(
    figures: Sequence[Quantity], at: int, cues: Sequence[Cue], starts: Sequence[int], text: str
) -> Quantity:
    sum_ = _unbound(figures[at], text)
    if sum_.kind != "money" or sum_.period_days is None or at + 1 == len(figures):
        return sum_
    following = figures[at + 1]
    for cue in _between(sum_, following, cues, starts):
        if not cue.has_any(TIMES) or following.start - cue.end > _LEADS:
            continue
        parted = "\n" in text[sum_.end : cue.start] and "\n" not in text[cue.end : following.start]
        if (parted and following.kind in _OTHERS) or following.kind == "percent":
            return replace(sum_, period_days=None)
    return sum_


def _between(
    sum_: Quantity, following: Quantity, cues: Sequence[Cue], starts: Sequence[int]
) -> Iterator[Cue]:
    """Yield the words right behind a sum, if the next figure is not far."""
    if following.start - sum_.end > _SPAN:
        return
    at = bisect_left(starts, sum_.end)
    while at < len(cues) and cues[at].end <= following.start:
        if cues[at].start - sum_.end <= _BEHIND:
            yield cues[at]
        at += 1


def _unbound(sum_: Quantity, text: str) -> Quantity:
    if sum_.kind != "money" or sum_.bound != "from":
        return sum_
    behind = sum_.end - (text[sum_.end - 1] in "+＋")
    return replace(sum_, bound=None) if _ADDED.match(text, behind) else sum_
