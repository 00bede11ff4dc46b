"""Read the voice of a page: its frame first, then what stands around, then each sentence."""

from analyzer.extract.voice.frame import find_frames
from analyzer.extract.voice.pieces import find_pieces
from analyzer.extract.voice.stance import judge
from analyzer.extract.voice.surroundings import look_around
from analyzer.types.document import Document, Span
from analyzer.types.offer import Sentence


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """
    Cut every block of every layer into sentences, each with its stance.

    A sentence that says one thing in the page's own voice and another in somebody
    else's is given in parts.  Spans are plain offsets in reading order.
    """
    pieces = find_pieces(document)
    surroundings = look_around(document, pieces, find_frames(document, pieces))
    found = []
    for piece, around in zip(pieces, surroundings, strict=True):
        for start, end, stance in judge(piece, around):
            found.append(Sentence(Span(piece.where, start, end), piece.block, stance))
    return tuple(found)
