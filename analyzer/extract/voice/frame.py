"""Judge from where a page, or a section of it, speaks: a seller's place or an outsider's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from analyzer.extract.voice.cues import Cue, Hit
from analyzer.extract.voice.pieces import Piece
from analyzer.types.document import Area, Block, BlockKind, Document, Where, is_visible

# Points by cue.  Chosen by hand on labelled pages; only their ratios matter.
_POINTS = {
    Cue.SELLER: 1.0,
    Cue.SELLER_STRONG: 3.0,
    Cue.SELLER_HINT: 0.3,
    Cue.OUTSIDER: 1.0,
    Cue.OUTSIDER_STRONG: 3.0,
    Cue.OUTSIDER_HINT: 0.3,
}
_SELLING = {Cue.SELLER, Cue.SELLER_STRONG, Cue.SELLER_HINT}
# What is said of somebody, asked or supposed is no sign that the page itself sells.
_SECOND_HAND = {Cue.ATTRIBUTION, Cue.CONDITION, Cue.DOUBT, Cue.DENIAL}
# A page is taken for an outsider's only on solid evidence: selling is the default.
_LEAST_SELLER, _LEAST_OUTSIDER = 2.0, 3.0
_LEAST_ALONE = 1.0  # a seller with nothing to set against it
_CLEARLY = 1.6
# A lesson shows itself by little, but nothing in it sells.
_FAINT, _NOTHING = 0.6, 0.3


class Frame(StrEnum):
    """From where a page speaks."""

    SELLER = "seller"
    OUTSIDER = "outsider"
    NEUTRAL = "neutral"
    MIXED = "mixed"


@dataclass(slots=True)
class Evidence:
    """Points for either side; each word counts fully once, and half a second time."""

    places: dict[tuple[Cue, int, bool], list[float]] = field(default_factory=dict)

    def add(self, hit: Hit, weight: float, *, title: bool) -> None:
        """Count one cue in a place of some weight."""
        self.places.setdefault((hit.cue, hit.literal, title), []).append(weight)

    def points(self, *, selling: bool) -> float:
        """Return the points of one side."""
        total = 0.0
        for (cue, _, _), weights in self.places.items():
            if (cue in _SELLING) is selling:
                first, *others = sorted(weights, reverse=True)
                total += _POINTS[cue] * (first + 0.5 * (others[0] if others else 0.0))
        return total

    def frame(self) -> Frame:
        """Weigh the two sides."""
        seller, outsider = self.points(selling=True), self.points(selling=False)
        alone = outsider <= _NOTHING * seller
        sells = seller >= (_LEAST_ALONE if alone else _LEAST_SELLER)
        looks_on = outsider >= _LEAST_OUTSIDER
        if sells and (not looks_on or seller >= _CLEARLY * outsider):
            return Frame.SELLER
        if looks_on and (not sells or outsider >= _CLEARLY * seller):
            return Frame.OUTSIDER
        if outsider >= _FAINT and seller < _NOTHING:
            return Frame.OUTSIDER
        return Frame.MIXED if sells else Frame.NEUTRAL


@dataclass(frozen=True, slots=True)
class Frames:
    """The frame of the page, and of its sections by the index of their heading."""

    page: Frame
    leaning: Frame  # where a mixed page leans
    sections: dict[int, Frame]
    buttons: frozenset[int]  # sections with a button that sells

    def at(self, block: Block) -> Frame:
        """Return the frame in which a block stands; never MIXED."""
        near = self.sections.get(block.heading, Frame.NEUTRAL)
        # Words of warning cost nothing; a section with its own button to buy still sells.
        if near is Frame.SELLER and block.heading in self.buttons:
            return Frame.SELLER
        if self.page is not Frame.MIXED:
            return self.page
        return near if near in {Frame.SELLER, Frame.OUTSIDER} else self.leaning


def find_frames(document: Document, pieces: Iterable[Piece]) -> Frames:
    """Weigh the evidence of a page from what a person sees of it."""
    page, sections = Evidence(), defaultdict[int, Evidence](Evidence)
    buttons = set()
    for piece in pieces:
        if piece.cues.isdisjoint(_POINTS):
            continue
        block = document.blocks[piece.block]
        weight = _weight(piece.where, block)
        if not weight:
            continue
        if _is_button(block) and Cue.SELLER_STRONG in piece.cues:
            buttons.add(block.heading)
        for hit in _telling(piece):
            page.add(hit, weight, title=piece.where == Where.TITLE)
            sections[block.heading].add(hit, weight, title=False)
    more = page.points(selling=True) >= page.points(selling=False)
    return Frames(
        page.frame(),
        Frame.SELLER if more else Frame.OUTSIDER,
        {heading: x.frame() for heading, x in sections.items()},
        frozenset(buttons),
    )


def _is_button(block: Block) -> bool:
    return block.kind is BlockKind.CONTROL and block.area is Area.MAIN


def _telling(piece: Piece) -> list[Hit]:
    """Return the cues of a sentence that tell on which side its writer stands."""
    second_hand = not _SECOND_HAND.isdisjoint(piece.cues)
    hits = [x for x in piece.hits if x.cue in _POINTS]
    if second_hand or piece.quotes:
        hits = [x for x in hits if x.cue not in _SELLING or not (second_hand or _quoted(piece, x))]
    return [x for x in hits if not any(_within(x, y) for y in hits)]


def _within(hit: Hit, other: Hit) -> bool:
    """Say whether a cue is only part of a longer one of the same side."""
    same = (hit.cue in _SELLING) is (other.cue in _SELLING)
    longer = other.end - other.start > hit.end - hit.start
    return same and longer and other.start <= hit.start and hit.end <= other.end


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
    return 1.5 if block.kind in {BlockKind.HEADING, BlockKind.CONTROL} else 1.0


def _quoted(piece: Piece, hit: Hit) -> bool:
    return any(start <= hit.start < end for start, end in piece.quotes)
