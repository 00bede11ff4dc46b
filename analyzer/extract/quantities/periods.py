"""Find the time that a percentage or a sum is for: "per day", "日化", "after 3 days"."""

from dataclasses import dataclass
from decimal import Decimal

from analyzer.extract.quantities.amount import Amount
from analyzer.extract.quantities.durations import read_duration
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numerals import read_numeral
from analyzer.extract.quantities.tokens import Source, Token

_DAY = Decimal(86400)
_BUSINESS_DAY = _DAY * 7 / 5
_FARTHEST = 48  # characters between a rate and its period
_TO_UNIT = Joint.JOIN | Joint.HYPHEN | Joint.OF


@dataclass(frozen=True, slots=True)
class Period:
    """A period in days, from the offset `start` to `end`; `next` is the token behind it."""

    days: Decimal
    start: int
    end: int
    next: int


def period_behind(source: Source, amount: Amount, at: int) -> Period | None:
    """Read a period behind the amount, from token `at`."""
    if at >= len(source.tokens):
        return None
    token = source.tokens[at]
    end = source.tokens[at - 1].end
    if token.start - end > _FARTHEST or token.right_open:
        return None
    lexeme = token.lexeme
    if lexeme.adverb is not None or lexeme.each:
        if not _is_filler(source, end, token.start):
            return None
        return _adverb(token, at) if lexeme.adverb is not None else _each(source, at)
    if lexeme.number == 1 and lexeme.loose and token.start - end <= 1:
        return _length(source, at) if amount.kind == "percent" else None
    return _led_in(source, at, end)


def _adverb(token: Token, at: int) -> Period:
    return Period(token.lexeme.adverb or _DAY, token.start, token.end, at + 1)


def _led_in(source: Source, at: int, end: int) -> Period | None:
    """Read a period that a preposition or a stroke leads in: "a day", "/day", "after 3 days"."""
    token = source.tokens[at]
    joint = _lead(source, end, at)
    if token.lexeme.hash and joint & Joint.PER and at + 1 < len(source.tokens):
        at += 1  # "$0.05/TH/day"
        token, joint = source.tokens[at], source.tokens[at].lead
    unit = token.lexeme
    if joint & Joint.PER and unit.time is not None and not unit.weak:
        return Period(_days(unit.time), token.start, token.end, at + 1)
    if joint & Joint.AFTER or (joint & Joint.PER and source.folded[token.start - 1] == "/"):
        return _length(source, at)
    return None


def _days(seconds: Decimal) -> Decimal:
    """Turn seconds to days; a rate "per working day" is a rate per day."""
    return Decimal(1) if seconds == _BUSINESS_DAY else seconds / _DAY


def _lead(source: Source, left: int, at: int) -> int:
    """Say how a period is led in, words such as "profit" before "after" being let pass."""
    token = source.tokens[at]
    if token.lead & (Joint.PER | Joint.AFTER) or source.folded[left : token.start].isspace():
        return token.lead
    if not (token.raw or token.lexeme.time is not None or token.lexeme.number is not None):
        return Joint.NONE
    head, _, tail = source.folded[left : token.start].strip().rpartition(" ")
    joint = source.lexicon.gaps.get(tail, Joint.NONE) if head else Joint.NONE
    return joint if joint and source.lexicon.fillers.fullmatch(head) else Joint.NONE


def _is_filler(source: Source, left: int, right: int) -> bool:
    """Say whether nothing of weight stands between two offsets."""
    if right - left <= 1:
        return right == left or source.folded[left] in " \n-(:"
    if right - left > _FARTHEST:
        return False
    return source.lexicon.fillers.fullmatch(source.folded, left, right) is not None


def _each(source: Source, at: int) -> Period | None:
    """Read "per day", "every 10 days", 每6小時."""
    if at + 1 >= len(source.tokens):
        return None
    each, unit = source.tokens[at], source.tokens[at + 1]
    if not unit.lead & _TO_UNIT:
        return None
    if unit.lexeme.time is not None and unit.lexeme.number is None and not unit.right_open:
        return Period(_days(unit.lexeme.time), each.start, unit.end, at + 2)
    return _length(source, at + 1)


def _length(source: Source, at: int) -> Period | None:
    """Read a length of time as a period."""
    numeral = read_numeral(source, at)
    length = read_duration(source, numeral) if numeral else None
    if length is None or numeral is None or numeral.vague or length.value <= 0:
        return None
    return Period(_days(length.value), length.start, length.end, length.next)


def period_ahead(source: Source, at: int) -> Period | None:
    """Read a period that may belong to an amount behind it: "daily", "every 6 hours"."""
    token = source.tokens[at]
    if token.right_open or token.used:
        return None
    if token.lexeme.adverb is not None:
        return _adverb(token, at)
    return _each(source, at) if token.lexeme.each else None


def reaches(source: Source, period: Period, start: int) -> bool:
    """Say whether the period before an amount that begins at `start` belongs to it."""
    return start >= period.end and _is_filler(source, period.end, start)
