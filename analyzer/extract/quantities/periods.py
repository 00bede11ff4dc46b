"""Find the time that a percentage or a sum is for: "per day", "日化", "after 3 days"."""

from dataclasses import dataclass
from decimal import Decimal

from analyzer.extract.quantities.amount import Amount
from analyzer.extract.quantities.durations import read_duration
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numerals import read_numeral
from analyzer.extract.quantities.tokens import Source

_DAY = Decimal(86400)
_WEEK = 7 * _DAY
_FARTHEST = 48  # characters between a rate and its period
_JOINS = Joint.JOIN | Joint.HYPHEN


@dataclass(frozen=True, slots=True)
class Period:
    """A period in days, from the offset `start` to `end`; `next` is the token behind it."""

    days: Decimal
    start: int
    end: int
    next: int


def period_behind(source: Source, amount: Amount, *, at: int, end: int) -> Period | None:
    """Read a period behind the amount, from token `at`."""
    if at >= len(source.tokens):
        return None
    token = source.tokens[at]
    gap = token.start - end
    if gap > _FARTHEST or token.right_open:
        return None
    plain = _is_filler(source, end, token.start)
    if token.lexeme.adverb is not None and plain:
        return Period(token.lexeme.adverb, token.start, token.end, at + 1)
    if token.lexeme.each and plain:
        return _each(source, at)
    joint = _lead(source, end, token.start)
    if token.lexeme.hash and joint & Joint.PER and at + 1 < len(source.tokens):
        joint = source.joint(token.end, source.tokens[at + 1].start)
        at, token = at + 1, source.tokens[at + 1]
    if joint & Joint.PER and token.lexeme.time is not None and not token.lexeme.weak:
        return Period(_days(token.lexeme.time), token.start, token.end, at + 1)
    if joint & Joint.AFTER or (joint & Joint.PER and source.folded[token.start - 1] == "/"):
        return _length(source, at)
    if plain and gap <= 1 and amount.kind == "percent" and token.lexeme.number == 1:
        return _length(source, at) if token.lexeme.loose else None
    return None


def _days(seconds: Decimal) -> Decimal:
    """Turn seconds to days; a rate "per working day" is a rate per day."""
    return Decimal(1) if seconds == _WEEK / 5 else seconds / _DAY


def _lead(source: Source, left: int, right: int) -> Joint:
    """Say how a period is led in, words such as "profit" before "after" being let pass."""
    joint = source.joint(left, right)
    if joint & (Joint.PER | Joint.AFTER):
        return joint
    between = source.folded[left:right].strip()
    head, _, tail = between.rpartition(" ")
    if not tail or (head and not source.lexicon.fillers.fullmatch(head)):
        return Joint.NONE
    return source.lexicon.gaps.get(tail, Joint.NONE)


def _is_filler(source: Source, left: int, right: int) -> bool:
    """Say whether nothing of weight stands between two offsets."""
    if right - left <= 1:
        return source.folded[left:right] in " \n-(:," or right == left
    return (
        right - left <= _FARTHEST
        and source.lexicon.fillers.fullmatch(source.folded, left, right) is not None
    )


def _each(source: Source, at: int) -> Period | None:
    """Read "per day", "every 10 days", 每6小時."""
    tokens, each = source.tokens, source.tokens[at]
    if at + 1 >= len(tokens):
        return None
    unit = tokens[at + 1]
    if not source.joint(each.end, unit.start) & (_JOINS | Joint.OF):
        return None
    if unit.lexeme.time is not None and unit.lexeme.number is None and not unit.right_open:
        return Period(_days(unit.lexeme.time), each.start, unit.end, at + 2)
    return _length(source, at + 1)


def _length(source: Source, at: int) -> Period | None:
    """Read a length of time as a period."""
    numeral = read_numeral(source, at)
    length = read_duration(source, numeral) if numeral else None
    if length is None or numeral is None or numeral.vague:
        return None
    return Period(_days(length.value), length.start, length.end, length.next)


def period_ahead(source: Source, at: int) -> Period | None:
    """Read a period that may belong to an amount behind it: "daily", "every 6 hours"."""
    token = source.tokens[at]
    if token.right_open or token.used:
        return None
    if token.lexeme.adverb is not None:
        return Period(token.lexeme.adverb, token.start, token.end, at + 1)
    return _each(source, at) if token.lexeme.each else None


def reaches(source: Source, period: Period, start: int) -> bool:
    """Say whether the period before an amount that begins at `start` belongs to it."""
    return 0 <= start - period.end <= _FARTHEST and _is_filler(source, period.end, start)
