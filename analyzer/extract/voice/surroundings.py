"""See what stands around each block: headings that warn, introductions of lists, quotations."""

import re
from collections import defaultdict
from collections.abc import Iterable

from analyzer.extract.voice.cues import Cue
from analyzer.extract.voice.frame import Frame, Frames
from analyzer.extract.voice.pieces import Piece
from analyzer.extract.voice.stance import Surroundings
from analyzer.types.document import Block, BlockKind, Document

_INTRODUCED = {BlockKind.ITEM, BlockKind.CELL, BlockKind.HEADER_CELL, BlockKind.QUOTE}
_TABLED = {BlockKind.CELL, BlockKind.HEADER_CELL, BlockKind.CONTROL}
_BULLET = re.compile(
    r"\s*(?:[-*•·▪●◦‣✘✗✕❌✔✅☑→>]|\d{1,2}[.)、]|[(]?[一二三四五六七八九十]{1,2}[、.)])"
)
_WARNS = {Cue.ATTRIBUTION, Cue.CONDITION, Cue.WARNING_HEADING, Cue.OUTSIDER_STRONG}
# Headings nest a few levels; a page that nests more deeply is not followed further.
_DEEPEST = 8


def look_around(document: Document, pieces: list[Piece], frames: Frames) -> list[Surroundings]:
    """Return the surroundings of each sentence, in order."""
    headings = _heading_cues(document, pieces)
    introduced = _introduced(document, pieces)
    # Few differ: all sentences under one heading, in one kind of block, share theirs.
    known: dict[tuple[int, BlockKind, bool], Surroundings] = {}
    found = []
    for piece, warned in zip(pieces, introduced, strict=True):
        block = document.blocks[piece.block]
        key = (block.heading, block.kind, warned)
        if key not in known:
            # Under a warning, too, stands the offer of a page that opens its own door to it.
            cues = set() if frames.door else _governing(document.blocks, block, headings)
            known[key] = _surroundings(block, cues, frames.at(block), warned=warned)
        found.append(known[key])
    return found


def _surroundings(block: Block, cues: set[Cue], frame: Frame, *, warned: bool) -> Surroundings:
    return Surroundings(
        frame,
        warned or Cue.WARNING_HEADING in cues,
        Cue.EXAMPLE_HEADING in cues,
        block.kind is BlockKind.QUOTE,
        block.kind in _TABLED,
    )


def _heading_cues(document: Document, pieces: Iterable[Piece]) -> dict[int, set[Cue]]:
    cues = defaultdict[int, set[Cue]](set)
    for piece in pieces:
        if piece.hits and document.blocks[piece.block].kind is BlockKind.HEADING:
            cues[piece.block] |= piece.cues
    return dict(cues)


def _governing(blocks: tuple[Block, ...], block: Block, headings: dict[int, set[Cue]]) -> set[Cue]:
    cues: set[Cue] = set()
    at = block.heading
    for _ in range(_DEEPEST):
        if not 0 <= at < len(blocks):
            break
        cues |= headings.get(at, set())
        at = blocks[at].heading
    return cues


def _introduced(document: Document, pieces: list[Piece]) -> list[bool]:
    """Say for each sentence whether a list it stands in was introduced as others' words."""
    found, open_list = [], False
    for piece in pieces:
        listed = document.blocks[piece.block].kind in _INTRODUCED or (
            _BULLET.match(piece.layer, piece.start, piece.end) is not None
        )
        found.append(open_list and listed)
        if piece.layer[piece.end - 1] == ":":
            open_list = not _WARNS.isdisjoint(piece.cues)
        elif not listed:
            open_list = False
    return found
