"""Set the scene of every figure: the words beside it and those that name it from outside."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.labels import Labels
from analyzer.extract.claims.passages import Passage, is_title
from analyzer.extract.claims.ruler import EMPTY, Ruler, lay_ruler, left
from analyzer.extract.claims.scene import TIMES, Mark, Scene, best
from analyzer.types.claim import Quantity
from analyzer.types.document import BlockKind

# Characters to either side of a figure in which a word can still speak of it.
_REACH = 140
# Words to either side: beyond these others speak louder.
_MOST_WORDS = 8
# "$100 daily 3%": of a word that names the next figure, and of one that ends the last.
_LEFT_BY_THE_NEXT, _LEFT_BY_THE_LAST = 0.03, 0.5
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
_LONGEST_GAP = 6
_HAN, _PER_SIGNS = "\u4e00", frozenset("/一")
_LABELLED = re.compile(r"\s*(?:[:：=→]|\bis\b|\bof\b|\bat\b|[为為是])?\s*")
# "5 % of the profit" is a share of it.
_SHARE = re.compile(r"\s+of\s")


def set_scenes(passage: Passage, labels: Labels) -> Iterator[Scene]:
    """Yield a scene for each figure of the passage, in order."""
    figures = passage.quantities
    telling = [at for at, q in enumerate(figures) if q.kind != "number" or _may_tell(passage, at)]
    if not telling:
        return
    outside = labels.outside(passage)
    span, text = passage.block.span, passage.text
    table = _table(passage)
    for at in telling:
        quantity = figures[at]
        marks = tuple(table.marks(at))
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
            in_row=passage.block.row >= 0,
            before=figures[at - 1] if at else None,
            after=figures[at + 1] if at + 1 < len(figures) else None,
            tier=(span.where, quantity.start) in labels.tiers,
        )


def _table(passage: Passage) -> "_Table":
    span, text, figures = passage.block.span, passage.text, passage.quantities
    cues = [c for c in passage.cues if not c.tags[0].startswith("coin:")]
    ruler = lay_ruler(text, span.start, span.end) if cues else EMPTY
    words = [_Word(c, ruler.lost(c.start), ruler.lost(c.end)) for c in cues]
    return _Table(text, figures, _starts(figures), ruler, words, [c.start for c in cues])


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
    if passage.block.kind is BlockKind.CODE or _is_written_on(passage, at):
        return True
    return any(c.has("members") or c.has("online") for c in passage.cues)


def _is_written_on(passage: Passage, at: int) -> bool:
    """Say whether Chinese words lead to the number, or what it is per follows: it may be a sum."""
    number, text = passage.quantities[at], passage.text
    before = text[number.start - 1 : number.start] if number.start else ""
    return before >= _HAN or text[number.end : number.end + 2].lstrip()[:1] in _PER_SIGNS


def _alone(passage: Passage, quantity: Quantity) -> bool:
    """Say whether the figure is nearly all that stands on its line of the block."""
    span, text = passage.block.span, passage.text
    start = max(span.start, text.rfind("\n", span.start, quantity.start) + 1)
    stop = text.find("\n", quantity.end, span.end)
    end = span.end if stop < 0 else stop
    own = quantity.end - quantity.start
    return passage.bare or end - start - own <= max(6, own // 2)


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class _Word:
    """A cue, and what the ruler counts up to its start and its end."""

    cue: Cue
    start: float
    end: float


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class _Place:
    """A figure, and what is the same for all words around it."""

    at: int
    figure: Quantity
    start: float  # what the ruler counts up to here
    end: float
    kin: Sequence[int]  # where the figures of its kind start
    shared: int  # a word from here on is what the figure is a share of


@dataclass(slots=True)  # not frozen: made for every passage, and freezing trebles the cost
class _Table:
    """The figures and the words of one text, to weigh each word for each figure."""

    text: str
    figures: Sequence[Quantity]
    kinds: Mapping[str, Sequence[int]]
    ruler: Ruler
    words: Sequence[_Word]
    starts: Sequence[int]  # of the words

    def marks(self, at: int) -> Iterator[Mark]:
        """Yield the cues that can speak of figure `at`, weighed."""
        words = self._around(self.figures[at])
        if not words:
            return
        place = self._place(at)
        figure = place.figure
        for word in words:
            cue = word.cue
            gap = max(figure.start - cue.end, cue.start - figure.end)
            if gap <= _ADJACENT or not _SMALL_WORDS.issuperset(cue.tags):
                yield Mark(cue, self._weigh(word, place))

    def _around(self, figure: Quantity) -> Sequence[_Word]:
        here = bisect_left(self.starts, figure.start)
        first = max(bisect_left(self.starts, figure.start - _REACH), here - _MOST_WORDS)
        last = min(bisect_left(self.starts, figure.end + _REACH), here + _MOST_WORDS)
        return self.words[first:last]

    def _place(self, at: int) -> _Place:
        figure = self.figures[at]
        share = _SHARE.match(self.text, figure.end)
        return _Place(
            at,
            figure,
            self.ruler.lost(figure.start),
            self.ruler.lost(figure.end),
            self.kinds[figure.kind],
            share.end() if share else len(self.text) + 1,
        )

    def _weigh(self, word: _Word, place: _Place) -> float:
        """
        Weigh a cue by how it stands to a figure.

        A label with a colon weighs most, then words that adjoin; distance, commas, ends
        of sentences and other figures of the kind take weight away.
        """
        if word.cue.end <= place.figure.start:
            return self._weigh_before(word, place)
        if word.cue.start >= place.figure.end:
            return self._weigh_after(word, place)
        return _OVERLAPPING

    def _weigh_before(self, word: _Word, place: _Place) -> float:
        cue, figure, kin = word.cue, place.figure, place.kin
        between = bisect_left(kin, figure.start) - bisect_right(kin, cue.start)
        if not between and self._labels(cue.end, figure.start):
            gap = self.text[cue.end : figure.start]
            return _WITH_COLON if ":" in gap or "：" in gap else _LABELLING
        share = 1.0
        if place.at:
            preceding = self.figures[place.at - 1]
            share = self._left_by(preceding, cue, figure)
        near = 1 + self.ruler.length(cue.end, figure.start) / _HALF
        fade = _ADJOINING / near * left(word.end, place.start)
        return fade * _LEFT_BY_ANOTHER**between * share

    def _left_by(self, preceding: Quantity, cue: Cue, figure: Quantity) -> float:
        """Return what is left of a word for `figure` that stands right behind another figure."""
        if not 0 <= cue.start - preceding.end <= 1:
            return 1.0
        if preceding.kind == "percent" and figure.kind == "money" and cue.has_any(TIMES):
            return _LEFT_BY_THE_NEXT  # "0.45 % a day, 5,000 to 9,999 USDT"
        return _LEFT_BY_THE_LAST if preceding.kind == figure.kind else 1.0

    def _weigh_after(self, word: _Word, place: _Place) -> float:
        cue, figure, kin = word.cue, place.figure, place.kin
        if cue.start >= place.shared:
            return _SHARED
        share = 1.0
        if place.at + 1 < len(self.figures):
            following = self.figures[place.at + 1]
            if self._labels(cue.end, following.start) and not _counts_time(cue, following):
                share = _LEFT_BY_THE_NEXT
        between = bisect_left(kin, cue.start) - bisect_right(kin, figure.start)
        near = 1 + self.ruler.length(figure.end, cue.start) / _HALF
        fade = _ADJOINING / near * left(place.end, word.start)
        return fade * _LEFT_BY_ANOTHER**between * share

    def _labels(self, end: int, start: int) -> bool:
        """Say whether a word that ends at `end` labels the figure at `start`."""
        if not 0 <= start - end <= _LONGEST_GAP:
            return False
        return _LABELLED.fullmatch(self.text[end:start]) is not None


def _counts_time(cue: Cue, following: Quantity) -> bool:
    """Say whether a word of time stands before a length: in "3% daily 30 days" it ends the rate."""
    return following.kind == "duration" and not cue.has("term") and not cue.has("lasting")
