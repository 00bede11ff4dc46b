"""Find price lists told in lines: "Seed: $100", and below it "Root: $1,000"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from analyzer.extract.claims.passages import Passage, is_title
from analyzer.extract.claims.scene import ends_sentence
from analyzer.types.claim import Quantity

# The name of a tier before its sum, and the line as a whole; characters.
_LONGEST_NAME, _LONGEST_LINE = 24, 90
_LEAST_TIERS = 2
_START = attrgetter("start")
# What sets a name off from its sum, where the line says nothing else: "Seed: $100".
_SET_OFF = re.compile(r"[:：–—|(（→=-]\s*$")


class _Line(NamedTuple):
    """A line that opens with a sum of money: where that starts, and what the line is like."""

    start: int
    alike: tuple[str, ...]  # its currency, and the kinds of what follows


def find_tiers(passages: Sequence[Passage]) -> frozenset[tuple[str, int]]:
    """Return layer and offset of each sum that opens a line of such a list."""
    found: list[tuple[str, int]] = []
    for where, group in groupby(passages, key=lambda p: p.block.span.where):
        lines = [line for passage in group for line in _lines(passage)]
        for alike, run in groupby(lines, key=lambda line: line and line.alike):
            starts = [line.start for line in run if line]
            if alike and len(starts) >= _LEAST_TIERS:
                found += [(where, start) for start in starts]
    return frozenset(found)


def _lines(passage: Passage) -> Iterator[_Line | None]:
    """Yield the lines of a passage, None for one that opens with no sum."""
    if passage.planned or is_title(passage) or not passage.quantities:
        yield None
        return
    span, text = passage.block.span, passage.text
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if end > start:
            first = bisect_left(passage.quantities, start, key=_START)
            last = bisect_left(passage.quantities, end, first, key=_START)
            yield _line(text[start:end], start, passage.quantities[first:last])
        start = end + 1


def _line(words: str, start: int, inside: Sequence[Quantity]) -> _Line | None:
    told = [q for q in inside if q.kind != "number"]
    if not told or told[0].kind != "money" or len(words) > _LONGEST_LINE:
        return None
    name = words[: told[0].start - start]
    if not name.strip() or len(name) > _LONGEST_NAME or ends_sentence(name):
        return None
    if len(told) == 1 and not _SET_OFF.search(name):
        return None
    return _Line(told[0].start, (told[0].unit, *(q.kind for q in told[1:])))
