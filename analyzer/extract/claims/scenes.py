"""Set the scene of every figure: the words beside it and those that name it from outside."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.labels import Labels
from analyzer.extract.claims.passages import Passage, is_title
from analyzer.extract.claims.scene import REACH, Mark, Scene, labels, nearness
from analyzer.types.claim import Quantity

# "$100 daily 3%": of a word that names the next figure, and of one that ends the last.
_LEFT_BY_THE_NEXT, _LEFT_BY_THE_LAST = 0.04, 0.5


def set_scenes(passage: Passage, names: Labels) -> Iterator[Scene]:
    """Yield a scene for each figure of the passage, in order."""
    if not passage.quantities:
        return
    outside, named = names.marks(passage), names.names(passage)
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
            intro.words if (intro := names.intro(passage)) is not None else "",
            _alone(passage, quantity),
            passage.planned,
            is_title(passage),
            passage.quantities[at - 1] if at else None,
            passage.quantities[at + 1] if at + 1 < len(passage.quantities) else None,
        )


def _counts_time(cue: Cue, following: Quantity) -> bool:
    """Say whether a word of time stands before a length: in "3% daily 30 days" it ends the rate."""
    return following.kind == "duration" and not cue.has("term") and not cue.has("lasting")


def _alone(passage: Passage, quantity: Quantity) -> bool:
    """Say whether the figure is nearly all that stands on its line of the block."""
    span, text = passage.block.span, passage.text
    start = max(span.start, text.rfind("\n", span.start, quantity.start) + 1)
    stop = text.find("\n", quantity.end, span.end)
    end = span.end if stop < 0 else stop
    own = quantity.end - quantity.start
    return passage.bare or end - start - own <= max(6, own // 2)


def _beside(passage: Passage, at: int, starts: Sequence[int]) -> Iterator[Mark]:
    quantity = passage.quantities[at]
    for cue in passage.cues[bisect_left(starts, quantity.start - REACH) :]:
        if cue.start > quantity.end + REACH:
            return
        between = _between(passage.quantities, at, cue.start)
        weight = nearness(passage.text, cue, quantity, between)
        yield Mark(cue, weight * _share(passage, at, cue), "beside")


def _share(passage: Passage, at: int, cue: Cue) -> float:
    """Return how much of a cue is left for figure `at` where it adjoins a neighbour of it."""
    if cue.start >= passage.quantities[at].end and at + 1 < len(passage.quantities):
        following = passage.quantities[at + 1]
        gap = passage.text[cue.end : following.start]
        if following.start >= cue.end and labels(gap) and not _counts_time(cue, following):
            return _LEFT_BY_THE_NEXT
    if at and cue.end <= passage.quantities[at].start:
        preceding = passage.quantities[at - 1]
        if 0 <= cue.start - preceding.end <= 1 and preceding.kind == passage.quantities[at].kind:
            return _LEFT_BY_THE_LAST
    return 1.0


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
