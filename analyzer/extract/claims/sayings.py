"""Read the statements that need no figure: guarantees, the stake's return, open terms."""

import re
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
_PROMISE = re.compile(
    r"guarant|assur|promis|garant|保[证證]|承[诺諾]|[担擔]保|гарант", re.IGNORECASE
)
_STOP = re.compile(r"[.!?;](?=\s|$)|[。！？；\n|]")
_TIMES = {"x2": Decimal(2), "x3": Decimal(3), "x10": Decimal(10)}
# Between a word for the stake and one for its return, and letters before a denial of it.
_PAIRED = 30
_TELLING = frozenset(
    (
        "comes_back",
        "no_refund",
        "unassured",
        "guarantee",
        "assure",
        "principal_back",
        "principal_kept",
        "unprofitable",
        "whatever",
    )
) | {"lifetime", *_TIMES}
_SAID_ELSEWHERE = frozenset(("principal_back", "principal_kept", "early"))
_SOLD = ("price", "stake_word", "contract", "p_mining", "hashrate", "deposit")
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
    if cue.has("unassured") or _disclaims(passage, at):
        yield Guarantee(), True
    elif _assures(passage, at) or _holds_anyway(passage, at):
        yield Guarantee(), False
    if cue.has("comes_back") and (back := _comes_back(passage, at)) is not None:
        yield PrincipalReturned(value=back), False
    if cue.has("principal_back") and not (_is_asked(passage, cue) or _is_field(passage, at)):
        yield PrincipalReturned(value=not _denied_back(passage, at)), False
    elif cue.has("principal_kept") or (cue.has("no_refund") and _near(passage, at, _SOLD)):
        yield PrincipalReturned(value=False), False
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
            multiple = Multiple(_TIMES[tag], _days_beside(passage, cue), cap=False)
            yield multiple, _nobody(passage, at)


def _nobody(passage: Passage, at: int) -> bool:
    """Say whether "nobody" is who does it: "nobody doubles money in a week"."""
    cue = passage.cues[at]
    before = passage.cues[max(0, at - 3) : at]
    return any(c.has("nobody") and 0 <= cue.start - c.end <= _NEGATES for c in before)


def _overlap(quantity: Quantity, cue: Cue) -> bool:
    return quantity.start < cue.end and cue.start < quantity.end


def _days_beside(passage: Passage, cue: Cue) -> Decimal | None:
    """Return in how many days the stake is multiplied, if that stands beside the words."""
    for quantity in passage.quantities:
        gap = max(quantity.start - cue.end, cue.start - quantity.end)
        if quantity.kind == "duration" and 0 <= gap <= _BESIDE:
            return quantity.value / SECONDS_PER_DAY
    return None


def _comes_back(passage: Passage, at: int) -> bool | None:
    """Say whether the stake is said to come back or to stay; None if neither is said."""
    verb, cues = passage.cues[at], passage.cues[max(0, at - 6) : at + 7]
    near = [c for c in cues if c is not verb and _joins(passage.text, verb, c)]
    if any(c.has_any(_SAID_ELSEWHERE) for c in near):
        return None  # said by those words already, or of those who leave before the end
    stake = next((c for c in near if c.has("stake_word")), None)
    if stake is None or _is_asked(passage, verb):
        return None
    return not any(_denies(c, stake, verb) for c in cues)


def _denies(word: Cue, stake: Cue, verb: Cue) -> bool:
    """Say whether a negation stands at the verb, or before it: "no part of the price"."""
    if not word.has("negation") or word is stake:
        return False
    if word.end - word.start == 1:  # Chinese: right before the verb
        return 0 <= verb.start - word.end <= 2
    return min(stake.start, verb.start) - _NEGATES <= word.start < verb.start


def _denied_back(passage: Passage, at: int) -> bool:
    """Say whether a "no" stands before "the price is refunded"; 不 has words of its own."""
    own = passage.cues[at]
    before = passage.cues[max(0, at - 2) : at]
    return any(
        c.has("negation") and c.end - c.start > 1 and own.start - c.end <= _NEGATES for c in before
    )


def _is_field(passage: Passage, at: int) -> bool:
    """Say whether the words name a box to tick, and promise nothing."""
    return _near(passage, at, ("field",))


def _is_asked(passage: Passage, cue: Cue) -> bool:
    """Say whether a question mark follows: "Is the principal returned?"."""
    return passage.text[cue.end : cue.end + 2].lstrip().startswith(("?", "？"))


def _joins(text: str, one: Cue, other: Cue) -> bool:
    """Say whether two words stand in one statement, close to each other."""
    first, last = sorted((one, other), key=lambda c: c.start)
    gap = text[first.end : last.start]
    reach = _PAIRED if gap.isascii() else _PAIRED // 3
    return len(gap) <= reach and not _STOP.search(gap)


def _disclaims(passage: Passage, at: int) -> bool:
    """Say whether a guarantee is named only to deny it: "is never guaranteed"."""
    cue = passage.cues[at]
    if not (cue.has("assure") or cue.has("guarantee")) or not _negated(passage, at):
        return False
    if cue.has("guarantee"):  # "never lose what you cannot lose" denies no promise
        return _PROMISE.search(passage.text, cue.start, cue.end) is not None
    return _assures_income(passage, at)


def _assures(passage: Passage, at: int) -> bool:
    cue = passage.cues[at]
    if _near(passage, at, ("unassured",)) or _negated(passage, at):
        return False
    if cue.has("guarantee"):
        return True
    return cue.has("assure") and _assures_income(passage, at)


def _holds_anyway(passage: Passage, at: int) -> bool:
    """Say whether income is told to be the same whatever the market does."""
    if not passage.cues[at].has("whatever") or _near(passage, at, ("varies", "unassured")):
        return False
    return _near(passage, at, ("return", "gives", "day", "rate_word"))


def _assures_income(passage: Passage, at: int) -> bool:
    """Say whether what is assured is income or the stake, not service or delivery."""
    if _near(passage, at, ("uptime", "process")):
        return False
    return _near(passage, at, ("return", "gives", "total", "principal_back", "rate_word"))


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
