"""Cut the layers of a page into sentences, with the cues that each one holds."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from analyzer.extract.voice.cues import Cue, Hit, lexicon
from analyzer.extract.voice.cutting import cut
from analyzer.extract.voice.folding import fold
from analyzer.extract.voice.gaps import Half, find_gaps, paired
from analyzer.types.document import Block, Document

_QUOTE = re.compile(
    r"""
    “[^”\n]{2,400}”
    | 「[^」]{2,600}」                     # unmistakable marks may hold several lines
    | 『[^』]{2,600}』
    | «[^»]{2,600}»
    | „[^“”"\n]{2,400}[“”"]
    | (?<!\w)"[^"\n]{2,400}"(?!\w)
    """,
    re.VERBOSE,
)
# A cue of the first kind takes the meaning from those of the second that lie within it:
# "not a scam" is no talk of scams, "don't invest now" no invitation.
_SWALLOWS = {
    Cue.SELLER: {
        Cue.OUTSIDER,
        Cue.OUTSIDER_STRONG,
        Cue.ATTRIBUTION,
        Cue.ATTRIBUTION_WEAK,
        Cue.DOUBT,
    },
    Cue.OUTSIDER_STRONG: {Cue.SELLER, Cue.SELLER_STRONG},
    Cue.DENIAL: {Cue.SELLER, Cue.SELLER_STRONG},
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence whose stance is not yet known; `quotes` are what it quotes."""

    where: str
    start: int
    end: int
    block: int
    folded: str
    hits: tuple[Hit, ...]
    quotes: tuple[tuple[int, int], ...]

    def cues(self) -> set[Cue]:
        """Return the kinds of cue that the sentence holds."""
        return {x.cue for x in self.hits}


def find_pieces(document: Document) -> list[Piece]:
    """Return the sentences of all blocks, in reading order."""
    pieces: list[Piece] = []
    numbered = enumerate(document.blocks)
    for where, blocks in groupby(numbered, key=lambda x: x[1].span.where):
        pieces += _of_layer(document.layer(where).plain, list(blocks))
    return _with_gaps(pieces)


def _of_layer(plain: str, blocks: list[tuple[int, Block]]) -> list[Piece]:
    first = min(x.span.start for _, x in blocks)
    last = max(x.span.end for _, x in blocks)
    folded = fold(plain)
    hits = lexicon().find(folded) if (first, last) != (0, 0) else []
    starts = [x.start for x in hits]
    quotes = [x.span() for x in _QUOTE.finditer(plain, first, last)]
    quote_starts = [x[0] for x in quotes]
    pieces = []
    for number, block in blocks:
        for start, end in cut(plain, block.span.start, block.span.end):
            within = hits[bisect_left(starts, start) : bisect_left(starts, end)]
            quoted = quotes[
                max(bisect_left(quote_starts, start) - 1, 0) : bisect_left(quote_starts, end)
            ]
            pieces.append(
                Piece(
                    block.span.where,
                    start,
                    end,
                    number,
                    folded[start:end],
                    tuple(x for x in within if x.end <= end),
                    tuple(x for x in quoted if x[1] > start),
                )
            )
    return pieces


def _with_gaps(pieces: list[Piece]) -> list[Piece]:
    chosen = [(i, both) for i, x in enumerate(pieces) if (both := paired(list(x.hits)))]
    halves = [Half(pieces[i].folded, pieces[i].start, both) for i, both in chosen]
    added = dict(zip((i for i, _ in chosen), find_gaps(halves), strict=True))
    return [_settled(x, added.get(i, [])) if x.hits else x for i, x in enumerate(pieces)]


def _settled(piece: Piece, gaps: list[Hit]) -> Piece:
    hits = [x for x in piece.hits if x.gap < 0] + gaps
    takers = [x for x in hits if x.cue in _SWALLOWS]
    left = tuple(x for x in hits if not any(_swallowed(x, y) for y in takers))
    return Piece(piece.where, piece.start, piece.end, piece.block, piece.folded, left, piece.quotes)


def _swallowed(inner: Hit, outer: Hit) -> bool:
    inside = outer.start <= inner.start and inner.end <= outer.end
    return (
        inside
        and inner.cue in _SWALLOWS[outer.cue]
        and (inner.end - inner.start) < (outer.end - outer.start)
    )
