"""Read the voice of a page: its frame first, then what stands around, then each sentence."""

import re
from itertools import zip_longest

from analyzer.extract.voice.frame import find_frames
from analyzer.extract.voice.pieces import Piece, find_pieces
from analyzer.extract.voice.stance import judge
from analyzer.extract.voice.standing import telling, without_notes
from analyzer.extract.voice.surroundings import look_around
from analyzer.types.claim import Stance
from analyzer.types.document import Document, Span
from analyzer.types.offer import Sentence

_NO = re.compile(
    r"(?:no|nein|non|não|нет|không|tidak|bukan|hayır)(?:[.!,:;]|\s[-–—])"
    r"|いいえ|아니요|아닙니다|不[,.。!是会會能]|否[,.。]|没有[,.。]|并不"
)


def find_sentences(document: Document, *, plans: int = 0) -> tuple[Sentence, ...]:
    """
    Cut every block of every layer into sentences, each with its stance.

    A sentence that says one thing in the page's own voice and another in somebody
    else's is given in parts.  Spans are plain offsets in reading order.
    `plans` is how many the page lays out in rows or cards: who lays them out mostly sells.
    """
    pieces, notes = without_notes(find_pieces(document))
    frames = find_frames(document, telling(document, pieces), plans=plans)
    surroundings = look_around(document, pieces, frames)
    found = []
    for i, (piece, around, follows) in enumerate(zip_longest(pieces, surroundings, pieces[1:])):
        if i in notes:
            parts = [(piece.start, piece.end, Stance.REPORTED)]
        elif follows is not None and _denies(piece, follows):
            parts = [(piece.start, piece.end, Stance.DENIED)]
        else:
            parts = judge(piece, around)
        for start, end, stance in parts:
            found.append(Sentence(Span(piece.where, start, end), piece.block, stance))
    return tuple(found)


def _denies(piece: Piece, follows: Piece) -> bool:
    """Say whether a sentence asks and the next says no, as in a list of questions."""
    if piece.layer[piece.end - 1] != "?" or piece.where != follows.where:
        return False
    return _NO.match(piece.layer, follows.start, follows.end) is not None
