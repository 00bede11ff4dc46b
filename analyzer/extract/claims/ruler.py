"""Measure how far apart two places of a text are: by letters, commas and sentence ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log

# What parts words, and the share of a word's weight that is left beyond it.
_BREAKS = re.compile(
    r"""
      (?=[.!?。！？;；|•·\n,，、()（）/\sabpw和及與与且但另])      # one look passes most letters by
    (?:
      ([.!?](?=\s|$)|[。！？])                                # the end of a sentence
    | ([;；|•·\n])                                            # the end of a line or item
    | ([,，、()（）/]|\s[–—-]\s)                                # a pause
    | (\b(?:and|but|plus|while)\b|[和及與与且但另])              # a joining word
    )
    """,
    re.VERBOSE,
)
_LEFT = (0.0, log(0.03), log(0.2), log(0.55), log(0.7))
_HAN = re.compile("[\u3400-\u9fff]")
# A Chinese character says as much as two letters.
_HAN_WIDTH = 2.2
_LEAST = log(1e-4)


@dataclass(frozen=True, slots=True)
class Ruler:
    """The breaks of one text: where they stand and what they leave, summed in logarithms."""

    places: Sequence[int]
    sums: Sequence[float]
    width: float

    def lost(self, place: int) -> float:
        """Return what the breaks before `place` take away, in logarithms."""
        return self.sums[bisect_left(self.places, place)]

    def length(self, start: int, end: int) -> float:
        """Return the distance in letters."""
        return (end - start) * self.width


EMPTY = Ruler((), (0.0,), 1.0)


def left(before: float, behind: float) -> float:
    """Return the share of a word's weight that is left between two places, 0-1."""
    return exp(max(behind - before, _LEAST))


def lay_ruler(text: str, start: int, end: int) -> Ruler:
    """Measure the text between two offsets."""
    found = list(_BREAKS.finditer(text, start, end))
    sums = list(accumulate((_LEFT[m.lastindex or 0] for m in found), initial=0.0))
    head = text[start : min(end, start + 200)]
    han = not head.isascii() and len(_HAN.findall(head)) * 3 > len(head)
    return Ruler([m.start() for m in found], sums, _HAN_WIDTH if han else 1.0)
