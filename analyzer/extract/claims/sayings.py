"""Read the statements that need no figure: guarantees, the stake's return, open terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.labels import Labels
from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.periods import SECONDS_PER_DAY
from analyzer.types.claim import Content, Guarantee, Multiple, PrincipalReturned, Quantity, Term

# How far apart, in characters, two words of one statement may stand.
_TOGETHER = 48
_BESIDE = 20
_NEGATES = 16
_TIMES = {"x2": Decimal(2), "x3": Decimal(3), "x10": Decimal(10)}
_TELLING = frozenset(
    ("unassured", "guarantee", "assure", "principal_back", "principal_kept", "unprofitable")
) | {"lifetime", *_TIMES}
_OF_A_STAKE = ("price", "return", "gives")
_OF_AN_OFFER = ("price", "return", "hashrate", "term", "p_mining", "gives", "fee_output")


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement without a figure; `denied`: the words themselves take it back."""

    start: int
    end: int
    content: Content
    denied: bool = False


def find_sayings(passage: Passage, labels: Labels) -> Iterator[Saying]:
    """Yield the passage's statements without figures."""
    for at, cue in enumerate(passage.cues):
        if _TELLING.isdisjoint(cue.tags):
            continue
        for content, denied in _read(passage, at, labels):
            yield Saying(cue.start, cue.end, content, denied)


def _read(passage: Passage, at: int, labels: Labels) -> Iterator[tuple[Content, bool]]:
    cue = passage.cues[at]
    if cue.has("unassured"):
        yield Guarantee(), True
    elif _assures(passage, at):
        yield Guarantee(), False
    if cue.has("principal_back") or cue.has("principal_kept"):
        yield PrincipalReturned(value=not cue.has("principal_kept")), False
    if cue.has("unprofitable"):
        yield Term(None, "until_unprofitable", business_days=False), False
    elif cue.has("lifetime") and _of_an_offer(passage, at, labels):
        yield Term(None, "lifetime", business_days=False), False
    yield from _times(passage, at)


def _times(passage: Passage, at: int) -> Iterator[tuple[Content, bool]]:
    cue = passage.cues[at]
    for tag in _TIMES.keys() & set(cue.tags):
        if not (cue.has("stake") or _near(passage, at, _OF_A_STAKE)):
            continue
        if not any(q.kind == "multiple" and _overlap(q, cue) for q in passage.quantities):
            yield Multiple(_TIMES[tag], _days_beside(passage, cue), cap=False), False


def _overlap(quantity: Quantity, cue: Cue) -> bool:
    return quantity.start < cue.end and cue.start < quantity.end


def _days_beside(passage: Passage, cue: Cue) -> Decimal | None:
    """Return in how many days the stake is multiplied, if that stands beside the words."""
    for quantity in passage.quantities:
        gap = max(quantity.start - cue.end, cue.start - quantity.end)
        if quantity.kind == "duration" and 0 <= gap <= _BESIDE:
            return quantity.value / SECONDS_PER_DAY
    return None


def _assures(passage: Passage, at: int) -> bool:
    cue = passage.cues[at]
    if _near(passage, at, ("unassured",)) or _negated(passage, at):
        return False
    if cue.has("guarantee"):
        return True
    return cue.has("assure") and _assures_income(passage, at)


def _assures_income(passage: Passage, at: int) -> bool:
    """Say whether what is assured is income or the stake, not service or delivery."""
    if _near(passage, at, ("uptime", "process")):
        return False
    return _near(passage, at, ("return", "gives", "total", "principal_back"))


def _of_an_offer(passage: Passage, at: int, labels: Labels) -> bool:
    if passage.planned or "term" in labels.tags(passage):
        return True
    return _near(passage, at, _OF_AN_OFFER)


def _negated(passage: Passage, at: int) -> bool:
    """Say whether a "no" or "not" stands right before the words."""
    own = passage.cues[at]
    before = passage.cues[max(0, at - 3) : at]
    return any(c.has("negation") and own.start - c.end <= _NEGATES for c in before)


def _near(passage: Passage, at: int, tags: tuple[str, ...]) -> bool:
    own = passage.cues[at]
    around = passage.cues[max(0, at - 8) : at] + passage.cues[at + 1 : at + 9]
    return any(_distance(own, cue) <= _TOGETHER and set(tags) & set(cue.tags) for cue in around)


def _distance(one: Cue, other: Cue) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
