"""Judge from where a page, or a section of it, speaks: a seller's place or an outsider's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from analyzer.extract.voice.cues import Cue
from analyzer.extract.voice.pieces import Piece
from analyzer.types.document import Area, Block, BlockKind, Document, Where, is_visible

# Points by cue.  Chosen by hand on labelled pages; only their ratios matter.
_POINTS = {
    Cue.SELLER: 1.0,
    Cue.SELLER_STRONG: 3.0,
    Cue.OUTSIDER: 1.0,
    Cue.OUTSIDER_STRONG: 3.0,
}
_SELLING = {Cue.SELLER, Cue.SELLER_STRONG}
# What is said of somebody, asked or supposed is no sign that the page itself sells.
_SECOND_HAND = {Cue.ATTRIBUTION, Cue.CONDITION, Cue.DOUBT, Cue.DENIAL}
_LITTLE = 2.0
_CLEARLY = 2.0


class Frame(StrEnum):
    """From where a page speaks."""

    SELLER = "seller"
    OUTSIDER = "outsider"
    NEUTRAL = "neutral"
    MIXED = "mixed"


@dataclass(slots=True)
class Evidence:
    """Points for either side; each word counts fully once, and half a second time."""

    seller: float = 0.0
    outsider: float = 0.0
    seen: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, cue: Cue, literal: int, weight: float) -> None:
        """Count one cue; from its third appearance on, it adds nothing."""
        self.seen[literal] += 1
        points = _POINTS[cue] * weight * (1.0, 0.5, 0.0)[min(self.seen[literal], 3) - 1]
        if cue in _SELLING:
            self.seller += points
        else:
            self.outsider += points

    def frame(self) -> Frame:
        """Weigh the two sides."""
        if max(self.seller, self.outsider) < _LITTLE:
            return Frame.NEUTRAL
        if self.seller >= _CLEARLY * self.outsider:
            return Frame.SELLER
        if self.outsider >= _CLEARLY * self.seller:
            return Frame.OUTSIDER
        return Frame.MIXED


@dataclass(frozen=True, slots=True)
class Frames:
    """The frame of the page, and of its sections by the index of their heading."""

    page: Evidence
    sections: dict[int, Evidence]

    def at(self, block: Block) -> Frame:
        """Return the frame in which a block stands; never MIXED."""
        whole = self.page.frame()
        if whole is not Frame.MIXED:
            return whole
        section = self.sections.get(block.heading)
        near = section.frame() if section else Frame.NEUTRAL
        if near in {Frame.SELLER, Frame.OUTSIDER}:
            return near
        return Frame.SELLER if self.page.seller >= self.page.outsider else Frame.OUTSIDER


def find_frames(document: Document, pieces: Iterable[Piece]) -> Frames:
    """Gather the evidence of a page from what a person sees of it."""
    page, sections = Evidence(), defaultdict[int, Evidence](Evidence)
    for piece in pieces:
        block = document.blocks[piece.block]
        weight = _weight(piece.where, block)
        if not weight or not piece.hits:
            continue
        second_hand = not _SECOND_HAND.isdisjoint(piece.cues())
        for hit in piece.hits:
            if hit.cue not in _POINTS:
                continue
            if hit.cue in _SELLING and (second_hand or _quoted(piece, hit.start)):
                continue
            page.add(hit.cue, hit.literal, weight)
            sections[block.heading].add(hit.cue, hit.literal, weight)
    return Frames(page, dict(sections))


def _weight(where: str, block: Block) -> float:
    if where == Where.TITLE:
        return 2.0
    if where == Where.META:
        return 1.0
    if not is_visible(where):
        return 0.0
    # Menus and footers are much the same whoever speaks.
    if block.area in {Area.NAVIGATION, Area.FOOTER, Area.ASIDE}:
        return 0.4
    return 1.5 if block.kind is BlockKind.HEADING else 1.0


def _quoted(piece: Piece, at: int) -> bool:
    return any(start <= at < end for start, end in piece.quotes)
