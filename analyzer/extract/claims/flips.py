"""Read "put 20k, collect 34k after 7 days": a multiple of a stake whose currency goes unsaid."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.periods import SECONDS_PER_DAY
from analyzer.extract.claims.sayings import Saying
from analyzer.types.claim import Multiple, Quantity

# Characters between the two sums, and between a sum and the time it takes.
_TOGETHER, _SOON = 28, 40
# Letters between a verb and its sum.
_ADJOINS = 6
_LARGEST_FACTOR = 1000


def find_flips(passage: Passage) -> Iterator[Saying]:
    """Yield each pair of bare numbers of which one is to be paid in and a larger paid out."""
    for stake, return_ in pairwise(passage.quantities):
        if not (_is_bare(stake) and _is_bare(return_)) or return_.start - stake.end > _TOGETHER:
            continue
        paid_in, paid_out = _has(passage, stake, "put"), _has(passage, return_, "gives")
        if paid_in and paid_out and stake.value < return_.value < stake.value * _LARGEST_FACTOR:
            factor = return_.value / stake.value
            content = Multiple(factor, _days_after(passage, return_), cap=False)
            yield Saying(stake.start, return_.end, content)


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" and quantity.value >= 10


def _has(passage: Passage, figure: Quantity, tag: str) -> bool:
    return any(tag in c.tags and 0 <= figure.start - c.end <= _ADJOINS for c in passage.cues)


def _days_after(passage: Passage, figure: Quantity) -> Decimal | None:
    for quantity in passage.quantities:
        if quantity.kind == "duration" and 0 <= quantity.start - figure.end <= _SOON:
            return quantity.value / SECONDS_PER_DAY
    return None
