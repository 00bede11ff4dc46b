"""Find what says nothing of who speaks: notes to machines, and sheets of small print."""

from bisect import bisect_left
from collections.abc import Set
from dataclasses import replace

from analyzer.extract.voice.cues import Cue, Hit
from analyzer.extract.voice.doors import DOOR, DOOR_MARKS, coded_links
from analyzer.extract.voice.pieces import Piece
from analyzer.types.document import BlockKind, Document, Where

_WARNING = {
    *(Cue.OUTSIDER, Cue.OUTSIDER_STRONG, Cue.OUTSIDER_HINT, Cue.OUTSIDER_DRESS),
    *(Cue.ATTRIBUTION, Cue.DOUBT),
}
# Small print is a part of a page; where it is most of it, it is what the page is about.
_MOST_OF_PAGE = 0.6


def without_notes(pieces: list[Piece]) -> tuple[list[Piece], frozenset[int]]:
    """
    Take the cues from notes that tell a machine what to think of the page.

    Returns all sentences, and the indices of those in notes.  A note is a block, or two in
    a row, that names machines as its readers and says what they shall answer.
    """
    if not any(Cue.MACHINE in x.cues for x in pieces):
        return pieces, frozenset()
    named = {x.block for x in pieces if Cue.MACHINE in x.cues}
    told = {x.block for x in pieces if Cue.ORDER in x.cues}
    noted = named & told
    noted |= {x for x in named if {x + 1, x + 2} & told}
    noted |= {x for x in told if {x - 1, x - 2} & named}
    at = frozenset(i for i, x in enumerate(pieces) if x.block in noted)
    bare = [_with_hits(x, ()) if i in at else x for i, x in enumerate(pieces)]
    return bare, at


def telling(document: Document, pieces: list[Piece]) -> list[Piece]:
    """
    Return the sentences with only the cues that tell who speaks.

    Small print is copied by anybody, so that its warnings count for nothing; an address
    with a code in it is added as a cue.
    """
    small = _small_print(document, pieces)
    layers = {x.where: x.layer for x in pieces}
    marks = {where: _door_marks(text) for where, text in layers.items()}
    links = sorted((x.span.start, x.span.end) for x in coded_links(document))
    if not small and not links and not any(marks.values()):
        return pieces
    found = []
    for piece in pieces:
        hits = piece.hits
        if small and hits and _under(document, piece, small):
            hits = tuple(x for x in hits if x.cue not in _WARNING)
        door = None
        if _any_within(marks[piece.where], piece.start, piece.end):
            door = DOOR.search(piece.layer, piece.start, piece.end)
        if door is not None:
            hits = (*hits, Hit(door.start(), door.end(), Cue.DOOR, -1))
        elif links and piece.where == Where.TEXT:
            hits += tuple(Hit(a, b, Cue.DOOR, -1) for a, b in links if piece.start <= a < piece.end)
        found.append(piece if hits == piece.hits else _with_hits(piece, hits))
    return found


def _door_marks(text: str) -> list[int]:
    """Return where something stands without which there is no door."""
    found = []
    for mark in DOOR_MARKS:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found)


def _any_within(places: list[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _with_hits(piece: Piece, hits: tuple[Hit, ...]) -> Piece:
    return replace(piece, hits=hits, cues=frozenset(x.cue for x in hits))


def _under(document: Document, piece: Piece, headings: Set[int]) -> bool:
    return piece.block in headings or document.blocks[piece.block].heading in headings


def _small_print(document: Document, pieces: list[Piece]) -> Set[int]:
    """Return the headings of sheets of small print that stand beside the rest of a page."""
    headings = {
        x.block
        for x in pieces
        if Cue.DISCLOSURE in x.cues and document.blocks[x.block].kind is BlockKind.HEADING
    }
    if not headings:
        return headings
    above = {x.heading for x in document.blocks if x.kind is BlockKind.HEADING}
    headings -= above  # what other headings stand under names the page
    under = sum(_under(document, x, headings) for x in pieces)
    return headings if under < _MOST_OF_PAGE * len(pieces) else set()
