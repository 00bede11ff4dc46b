"""Set the scene of every figure: the words beside it and those that name it from outside."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.labels import Labels
from analyzer.extract.claims.passages import Passage, is_title
from analyzer.extract.claims.ruler import EMPTY, Ruler, lay_ruler
from analyzer.extract.claims.scene import Mark, Scene, best
from analyzer.types.claim import Quantity
from analyzer.types.document import BlockKind

# Characters to either side of a figure in which a word can still speak of it.
_REACH = 140
# Words to either side: beyond these others speak louder.
_MOST_WORDS = 8
# "$100 daily 3%": of a word that names the next figure, and of one that ends the last.
_LEFT_BY_THE_NEXT, _LEFT_BY_THE_LAST = 0.04, 0.5
# Another figure of the kind stands between the word and this one.
_LEFT_BY_ANOTHER = 0.45
_OVERLAPPING, _LABELLING, _WITH_COLON, _ADJOINING, _SHARED = 1.2, 1.2, 1.5, 1.25, 0.2
# Small words that only tell something where they adjoin a figure, within these letters.
_SMALL_WORDS = frozenset(
    ("lasting", "every", "after", "low_end", "high_end", "negation", "aside", "equals")
)
_ADJACENT = 14
# Letters of distance at which a word has half its weight.
_HALF = 12
_LABELLED = re.compile(r"\s*(?:[:：=→]|\bis\b|\bof\b|\bat\b|[为為是])?\s*")
# "5 % of the profit" is a share of it.
_SHARE = re.compile(r"\s+of\s")


def set_scenes(passage: Passage, labels: Labels) -> Iterator[Scene]:
    """Yield a scene for each figure of the passage, in order."""
    figures = passage.quantities
    if not figures:
        return
    outside = labels.outside(passage)
    span, text = passage.block.span, passage.text
    cues = [c for c in passage.cues if not c.tags[0].startswith("coin:")]
    ruler = lay_ruler(text, span.start, span.end) if cues else EMPTY
    table = _Table(text, figures, _starts(figures), ruler)
    starts = [cue.start for cue in cues]
    for at, quantity in enumerate(figures):
        if quantity.kind == "number" and not _may_tell(passage, at):
            continue
        here = bisect_left(starts, quantity.start)
        first = max(bisect_left(starts, quantity.start - _REACH), here - _MOST_WORDS)
        last = min(bisect_left(starts, quantity.end + _REACH), here + _MOST_WORDS)
        marks = tuple(table.marks(cues[first:last], at))
        yield Scene(
            text=text,
            quantity=quantity,
            start=span.start,
            end=span.end,
            marks=marks,
            near=best(marks),
            outside=outside,
            bare=_alone(passage, quantity),
            planned=passage.planned,
            titled=is_title(passage),
            before=figures[at - 1] if at else None,
            after=figures[at + 1] if at + 1 < len(figures) else None,
        )


def _starts(figures: Sequence[Quantity]) -> Mapping[str, Sequence[int]]:
    """Return where the figures of each kind start."""
    starts: dict[str, list[int]] = {}
    for figure in figures:
        starts.setdefault(figure.kind, []).append(figure.start)
    return starts


def _may_tell(passage: Passage, at: int) -> bool:
    """Say whether a bare number may be a figure of a plan, or a count of members."""
    if passage.planned or (at and passage.quantities[at - 1].kind == "money"):
        return True
    return passage.block.kind is BlockKind.CODE or any(
        c.has("members") or c.has("online") for c in passage.cues
    )


def _alone(passage: Passage, quantity: Quantity) -> bool:
    """Say whether the figure is nearly all that stands on its line of the block."""
    span, text = passage.block.span, passage.text
    start = max(span.start, text.rfind("\n", span.start, quantity.start) + 1)
    stop = text.find("\n", quantity.end, span.end)
    end = span.end if stop < 0 else stop
    own = quantity.end - quantity.start
    return passage.bare or end - start - own <= max(6, own // 2)


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class _Table:
    """The figures of one text, to weigh its words for each of them."""

    text: str
    figures: Sequence[Quantity]
    kinds: Mapping[str, Sequence[int]]
    ruler: Ruler

    def marks(self, cues: Sequence[Cue], at: int) -> Iterator[Mark]:
        """Yield the cues that can speak of figure `at`, weighed."""
        figure = self.figures[at]
        for cue in cues:
            gap = max(figure.start - cue.end, cue.start - figure.end)
            if gap <= _ADJACENT or not _SMALL_WORDS.issuperset(cue.tags):
                yield Mark(cue, self.weigh(cue, at))

    def weigh(self, cue: Cue, at: int) -> float:
        """
        Weigh a cue by how it stands to figure `at`.

        A label with a colon weighs most, then words that adjoin; distance, commas, ends
        of sentences and other figures of the kind take weight away.
        """
        figure = self.figures[at]
        if cue.end <= figure.start:
            return self._weigh_before(cue, at)
        if cue.start >= figure.end:
            return self._weigh_after(cue, at)
        return _OVERLAPPING

    def _weigh_before(self, cue: Cue, at: int) -> float:
        figure = self.figures[at]
        between = self._between(at, cue.start)
        if not between and _labels(gap := self.text[cue.end : figure.start]):
            return _WITH_COLON if ":" in gap or "：" in gap else _LABELLING
        share = 1.0
        if at:
            preceding = self.figures[at - 1]
            if preceding.kind == figure.kind and 0 <= cue.start - preceding.end <= 1:
                share = _LEFT_BY_THE_LAST
        return self._fade(cue.end, figure.start) * _LEFT_BY_ANOTHER**between * share

    def _weigh_after(self, cue: Cue, at: int) -> float:
        figure = self.figures[at]
        if _SHARE.match(self.text, figure.end, cue.start):
            return _SHARED
        share = 1.0
        if at + 1 < len(self.figures):
            following = self.figures[at + 1]
            gap = self.text[cue.end : following.start] if following.start >= cue.end else "-"
            if _labels(gap) and not _counts_time(cue, following):
                share = _LEFT_BY_THE_NEXT
        between = self._between(at, cue.start)
        return self._fade(figure.end, cue.start) * _LEFT_BY_ANOTHER**between * share

    def _fade(self, start: int, end: int) -> float:
        near = 1 + self.ruler.length(start, end) / _HALF
        return _ADJOINING / near * self.ruler.left(start, end)

    def _between(self, at: int, place: int) -> int:
        """Count the figures of the same kind between figure `at` and `place`."""
        own = self.figures[at]
        starts = self.kinds[own.kind]
        low, high = sorted((own.start, place))
        return bisect_left(starts, high) - bisect_right(starts, low)


def _labels(gap: str) -> bool:
    """Say whether a word before this gap labels the figure after it."""
    return len(gap) <= 6 and _LABELLED.fullmatch(gap) is not None


def _counts_time(cue: Cue, following: Quantity) -> bool:
    """Say whether a word of time stands before a length: in "3% daily 30 days" it ends the rate."""
    return following.kind == "duration" and not cue.has("term") and not cue.has("lasting")
