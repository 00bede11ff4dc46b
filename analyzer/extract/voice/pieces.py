"""Cut the layers of a page into sentences, with the cues that each one holds."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from analyzer.extract.voice.cues import Cue, Hit, lexicon
from analyzer.extract.voice.cutting import cut
from analyzer.extract.voice.folding import fold
from analyzer.extract.voice.gaps import Half, find_gaps, paired
from analyzer.types.document import Document

_QUOTE = re.compile(
    r"""
    “[^“”\n]{2,400}”
    | 「[^「」]{2,600}」                    # unmistakable marks may hold several lines
    | 『[^『』]{2,600}』
    | «[^«»]{2,600}»
    | „[^„“”"\n]{2,400}[“”"]
    | (?<!\w)"[^"\n]{2,400}"(?!\w)
    """,
    re.VERBOSE,
)
# A cue of the first kind takes the meaning from those of the second that lie within it:
# "not a scam" is no talk of scams, "don't invest now" no invitation.
_SELLING = {Cue.SELLER, Cue.SELLER_STRONG, Cue.SELLER_HINT}
_LOOKING_ON = {Cue.OUTSIDER, Cue.OUTSIDER_STRONG, Cue.OUTSIDER_HINT, Cue.OUTSIDER_DRESS}
_SPOKEN_OF = {Cue.ATTRIBUTION, Cue.ATTRIBUTION_WEAK, Cue.DOUBT, Cue.CONDITION}
_SWALLOWS = {
    Cue.NEITHER: _SELLING | _LOOKING_ON | _SPOKEN_OF | {Cue.WARNING_HEADING, Cue.EXAMPLE_HEADING},
    Cue.SELLER: _LOOKING_ON | _SPOKEN_OF,
    Cue.SELLER_STRONG: _LOOKING_ON | _SPOKEN_OF,
    Cue.OUTSIDER: _SELLING,
    Cue.OUTSIDER_STRONG: _SELLING,
    Cue.DENIAL: {
        Cue.SELLER,
        Cue.SELLER_STRONG,
        Cue.ATTRIBUTION,
        Cue.ATTRIBUTION_WEAK,
        Cue.CONDITION,
    },
}


_TAKERS = frozenset(_SWALLOWS)
_HALVES = frozenset({Cue.GAP_LEFT, Cue.GAP_RIGHT})
_QUOTES = re.compile(r"[“「『«„\"]")
# More cues than any real sentence holds; what follows them could only slow us down.
_MOST_HITS = 60
_NO_CUES: frozenset[Cue] = frozenset()


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Piece:
    """
    A sentence whose stance is not yet known.

    `layer` is the folded text of its whole layer; `cues` are the kinds of its `hits`,
    `quotes` the spans of what it quotes.
    """

    where: str
    start: int
    end: int
    block: int
    layer: str
    hits: tuple[Hit, ...]
    cues: frozenset[Cue]
    quotes: tuple[tuple[int, int], ...]

    @property
    def folded(self) -> str:
        """The sentence's folded text."""
        return self.layer[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Layer:
    """What was found in a whole layer, by place."""

    where: str
    plain: str
    folded: str
    hits: list[Hit]
    starts: list[int]  # of the hits
    quotes: list[tuple[int, int]]


def find_pieces(document: Document) -> list[Piece]:
    """Return the sentences of all blocks, in reading order."""
    pieces: list[Piece] = []
    numbered = enumerate(document.blocks)
    for where, blocks in groupby(numbered, key=lambda x: x[1].span.where):
        layer = _look_over(where, document.layer(where).plain, document.language)
        for number, block in blocks:
            sentences = cut(layer.plain, block.span.start, block.span.end)
            pieces += [_piece(layer, number, start, end) for start, end in sentences]
    return _with_gaps(pieces)


def _look_over(where: str, plain: str, language: str) -> _Layer:
    folded = fold(plain)
    hits = lexicon(language).find(folded)
    quotes = [x.span() for x in _QUOTE.finditer(plain)] if _QUOTES.search(plain) else []
    return _Layer(where, plain, folded, hits, [x.start for x in hits], quotes)


def _piece(layer: _Layer, block: int, start: int, end: int) -> Piece:
    first = bisect_left(layer.starts, start)
    hits: tuple[Hit, ...] = ()
    if first < len(layer.starts) and layer.starts[first] < end:
        last = bisect_left(layer.starts, end, first)
        last = min(last, first + _MOST_HITS)
        hits = tuple(x for x in layer.hits[first:last] if x.end <= end)
    quotes = _quotes_in(layer.quotes, start, end) if layer.quotes else ()
    cues = frozenset(x.cue for x in hits) if hits else _NO_CUES
    return Piece(layer.where, start, end, block, layer.folded, hits, cues, quotes)


def _quotes_in(quotes: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    first = max(bisect_left(quotes, (start, 0)) - 1, 0)
    last = bisect_left(quotes, (end, 0))
    return tuple(x for x in quotes[first:last] if x[1] > start)


def _with_gaps(pieces: list[Piece]) -> list[Piece]:
    chosen = [
        (i, both)
        for i, x in enumerate(pieces)
        if Cue.GAP_RIGHT in x.cues and (both := paired(x.hits))
    ]
    halves = [Half(pieces[i].folded, pieces[i].start, both) for i, both in chosen]
    added = dict(zip((i for i, _ in chosen), find_gaps(halves), strict=True))
    return [_settled(x, added.get(i, [])) if x.hits else x for i, x in enumerate(pieces)]


def _settled(piece: Piece, gaps: list[Hit]) -> Piece:
    """Put what a gap means in place of its halves, and drop what a longer cue swallows."""
    if not gaps and _TAKERS.isdisjoint(piece.cues) and _HALVES.isdisjoint(piece.cues):
        return piece
    hits = [x for x in piece.hits if x.gap < 0] + gaps
    takers = [x for x in hits if x.cue in _SWALLOWS]
    left = tuple(x for x in hits if not any(_swallowed(x, y) for y in takers))
    cues = frozenset(x.cue for x in left)
    return Piece(
        piece.where, piece.start, piece.end, piece.block, piece.layer, left, cues, piece.quotes
    )


def _swallowed(inner: Hit, outer: Hit) -> bool:
    inside = outer.start <= inner.start and inner.end <= outer.end
    longer = outer.end - outer.start > inner.end - inner.start
    return inside and longer and inner.cue in _SWALLOWS[outer.cue]
