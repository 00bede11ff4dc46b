"""Set the scene of every figure: the words beside it and those that name it from outside."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analyzer.extract.claims.labels import Labels
from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.scene import REACH, Mark, Scene, nearness
from analyzer.types.claim import Quantity


def set_scenes(passage: Passage, labels: Labels) -> Iterator[Scene]:
    """Yield a scene for each figure of the passage, in order."""
    if not passage.quantities:
        return
    outside, named = labels.marks(passage), labels.names(passage)
    span = passage.block.span
    starts = [cue.start for cue in passage.cues]
    for at, quantity in enumerate(passage.quantities):
        beside = tuple(_beside(passage, at, starts))
        yield Scene(
            passage.text,
            quantity,
            passage.index,
            span.start,
            span.end,
            beside + outside,
            named,
            passage.bare,
            passage.planned,
        )


def _beside(passage: Passage, at: int, starts: Sequence[int]) -> Iterator[Mark]:
    quantity = passage.quantities[at]
    for cue in passage.cues[bisect_left(starts, quantity.start - REACH) :]:
        if cue.start > quantity.end + REACH:
            return
        between = _between(passage.quantities, at, cue.start)
        weight = nearness(passage.text, cue, quantity, between)
        yield Mark(cue, weight, "beside")


def _between(quantities: Sequence[Quantity], at: int, place: int) -> int:
    """Count the figures of the same kind that stand between figure `at` and `place`."""
    own = quantities[at]
    step = 1 if place > own.start else -1
    count, index = 0, at + step
    while 0 <= index < len(quantities) and abs(quantities[index].start - own.start) < abs(
        place - own.start
    ):
        count += quantities[index].kind == own.kind
        index += step
    return count
