"""Judge from where a page, or a section of it, speaks: a seller's place or an outsider's."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from enum import StrEnum

from analyzer.extract.voice.cues import Cue, Hit
from analyzer.extract.voice.pieces import Piece
from analyzer.types.document import Area, Block, BlockKind, Document, Where, is_visible

# Points by cue.  Chosen by hand on labelled pages; only their ratios matter.
_POINTS = {
    Cue.SELLER: 1.0,
    Cue.SELLER_STRONG: 3.0,
    Cue.DOOR: 3.0,
    Cue.SELLER_HINT: 0.3,
    Cue.OUTSIDER: 1.0,
    Cue.OUTSIDER_STRONG: 3.0,
    Cue.OUTSIDER_HINT: 0.3,
    Cue.OUTSIDER_DRESS: 0.7,
    # Who tells of others, or asks, rarely sells.
    Cue.ATTRIBUTION: 0.5,
    Cue.DOUBT: 0.5,
}
# Words that alone decide nothing: one of them may stand on anybody's page by accident.
_HINTS = {Cue.OUTSIDER_HINT, Cue.OUTSIDER_DRESS, Cue.ATTRIBUTION, Cue.DOUBT}
_FIRM = {Cue.SELLER, Cue.SELLER_STRONG, Cue.DOOR}
_SELLING = _FIRM | {Cue.SELLER_HINT}
# What is said of somebody, asked or supposed is no sign that the page itself sells.
_SECOND_HAND = {Cue.ATTRIBUTION, Cue.CONDITION, Cue.DOUBT, Cue.DENIAL}
# A page is taken for an outsider's only on solid evidence: selling is the default.
_LEAST_SELLER, _LEAST_OUTSIDER = 2.0, 3.0
_LEAST_ALONE = 1.0  # either side with next to nothing to set against it
_CLEARLY = 1.6
# A lesson or a question shows itself by little, but nothing in it sells.
_FAINT, _NOTHING, _ASKS = 0.6, 0.3, 1.0
_LITTLE = 0.4
# A row of plans is a seller's shop window; reports show one now and then.
_PLANS, _LEAST_PLANS = 2.0, 2
# A call to act strips a paid piece of its outsider's dress.
_CALL = 3.0
# A shorter quotation names a thing ("scam"); from here on somebody speaks.  Letters.
_SPEECH = 40
_NAMED = 0.5  # what is only named says less of its writer than what he says himself
# A single word of warning is no warning, except on a page that says little else.
_LEAST_WORDS, _FEW_SENTENCES = 2, 8


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
    sentences: int = 0
    plans: int = 0

    def add(self, hit: Hit, weight: float, *, title: bool) -> None:
        """Count one cue in a place of some weight."""
        self.places.setdefault((hit.cue, hit.literal, title), []).append(weight)

    def points(self, *, selling: bool) -> float:
        """Return the points of one side."""
        if selling:
            laid_out = _PLANS if self.plans >= _LEAST_PLANS else 0.0
            return self._points(_SELLING) + laid_out
        return self._points(_POINTS.keys() - _SELLING)

    def _points(self, cues: Set[Cue]) -> float:
        total = 0.0
        for (cue, _, _), weights in self.places.items():
            if cue in cues:
                first, *others = sorted(weights, reverse=True)
                total += _POINTS[cue] * (first + 0.5 * (others[0] if others else 0.0))
        return total

    @property
    def door(self) -> bool:
        """Say whether the page lets its readers in by an address or code of its own."""
        return any(cue is Cue.DOOR for cue, _, _ in self.places)

    def _outsider(self) -> float:
        """Return what speaks for an outsider, without the dress that a paid piece puts on."""
        dressed = self._points({Cue.SELLER_STRONG}) >= _CALL
        return self.points(selling=False) - dressed * self._points({Cue.OUTSIDER_DRESS})

    def _warns(self) -> bool:
        """Say whether the outsider's words are more than one word that anybody may write."""
        words = {literal for cue, literal, _ in self.places if cue not in _SELLING}
        plain = {literal for cue, literal, _ in self.places if cue not in _SELLING | _HINTS}
        return len(plain) >= _LEAST_WORDS or len(words) > _LEAST_WORDS

    def _tells(self) -> bool:
        """Say whether one word shows an outsider, and another says so too."""
        words = {literal for cue, literal, _ in self.places if cue not in _SELLING}
        plain = {literal for cue, literal, _ in self.places if cue not in _SELLING | _HINTS}
        return bool(plain) and len(words) > 1

    def frame(self) -> Frame:
        """Weigh the two sides; who hands over a door of his own sells, whatever else he says."""
        if self.door:
            return Frame.SELLER
        seller, outsider = self.points(selling=True), self._outsider()
        alone = outsider <= _NOTHING * seller
        sells = seller >= (_LEAST_ALONE if alone else _LEAST_SELLER)
        solid = self._warns() or self.sentences <= _FEW_SENTENCES
        looks_on = outsider >= _LEAST_OUTSIDER and solid
        if sells and (not looks_on or seller >= _CLEARLY * outsider):
            return Frame.SELLER
        if looks_on and (not sells or outsider >= _CLEARLY * seller):
            return Frame.OUTSIDER
        if solid and self._looks_on_alone(seller, outsider):
            return Frame.OUTSIDER
        little = outsider >= _LEAST_ALONE and seller <= _LITTLE * outsider
        if not sells and little and self._tells():
            return Frame.OUTSIDER
        return Frame.MIXED if sells else Frame.NEUTRAL

    def _looks_on_alone(self, seller: float, outsider: float) -> bool:
        """Say whether little shows an outsider, but next to nothing a seller."""
        if outsider >= _FAINT and seller < _NOTHING:
            return True
        # Who asks for advice repeats the offer, with its words, but asks more than once.
        asks = self._points({Cue.DOUBT}) >= _ASKS and not self._points(_FIRM)
        return asks or (outsider >= _LEAST_ALONE and seller <= _NOTHING * outsider)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frame of the page, and of its sections by the index of their heading."""

    page: Frame
    leaning: Frame  # where a mixed page leans
    sections: dict[int, Frame]
    buttons: frozenset[int]  # sections with a button that sells
    door: bool  # whether the page hands over a door of its own

    def at(self, block: Block) -> Frame:
        """Return the frame in which a block stands; never MIXED."""
        near = self.sections.get(block.heading, Frame.NEUTRAL)
        # Words of warning cost nothing; a section with its own button to buy still sells.
        if near is Frame.SELLER and block.heading in self.buttons:
            return Frame.SELLER
        if self.page is not Frame.MIXED:
            return self.page
        return near if near in {Frame.SELLER, Frame.OUTSIDER} else self.leaning


def find_frames(document: Document, pieces: Iterable[Piece], *, plans: int = 0) -> Frames:
    """Weigh the evidence of a page from what a person sees of it, `plans` laid out among it."""
    page, sections = Evidence(plans=plans), defaultdict[int, Evidence](Evidence)
    buttons = set()
    for piece in pieces:
        page.sentences += 1
        if piece.cues.isdisjoint(_POINTS):
            continue
        block = document.blocks[piece.block]
        weight = _weight(piece.where, block)
        if not weight:
            continue
        if _is_button(block) and Cue.SELLER_STRONG in piece.cues:
            buttons.add(block.heading)
        for hit in _telling(piece):
            counts = weight * _NAMED if _quoted(piece, hit) else weight
            page.add(hit, counts, title=piece.where == Where.TITLE)
            sections[block.heading].add(hit, counts, title=False)
    more = page.points(selling=True) >= page.points(selling=False)
    return Frames(
        page.frame(),
        Frame.SELLER if more else Frame.OUTSIDER,
        {heading: x.frame() for heading, x in sections.items()},
        frozenset(buttons),
        page.door,
    )


def _is_button(block: Block) -> bool:
    return block.kind is BlockKind.CONTROL and block.area is Area.MAIN


def _telling(piece: Piece) -> list[Hit]:
    """Return the cues of a sentence that tell on which side its writer stands."""
    second_hand = not _SECOND_HAND.isdisjoint(piece.cues)
    hits = [x for x in piece.hits if x.cue in _POINTS]
    if second_hand or piece.quotes:
        hits = [x for x in hits if not _of_another(piece, x, second_hand=second_hand)]
    return [x for x in hits if not any(_within(x, y) for y in hits)]


def _of_another(piece: Piece, hit: Hit, *, second_hand: bool) -> bool:
    """Say whether a cue stands in words that are not the writer's own."""
    if hit.cue in _SELLING:
        return second_hand or _quoted(piece, hit)
    return _quoted(piece, hit, least=_SPEECH)


def _within(hit: Hit, other: Hit) -> bool:
    """Say whether a cue is only part of a longer one, which then knows better."""
    longer = other.end - other.start > hit.end - hit.start
    return longer and other.start <= hit.start and hit.end <= other.end


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


def _quoted(piece: Piece, hit: Hit, least: int = 0) -> bool:
    return any(a <= hit.start < b and b - a >= least for a, b in piece.quotes)
