"""Read fractions: 3/4, "two and a half", 三個半, "three quarters"."""

from decimal import Decimal

from analyzer.extract.quantities.digits import Figure
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.sums import Sum
from analyzer.extract.quantities.tokens import Source
from analyzer.extract.quantities.words import read_chain

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_LINKS = Joint.JOIN | Joint.AND | Joint.WITH
_TO_UNIT = Joint.JOIN | Joint.OF | Joint.HYPHEN
_UNDER = frozenset({"2", "3", "4", "5", "8"})  # "7/30" is rather a date or a count


def read_share(source: Source, at: int, figure: Figure) -> Numeral | None:
    """Read a proper fraction in digits, or a power (10^6), at token `at`."""
    tokens = source.tokens
    if at + 1 >= len(tokens):
        return None
    first, second = tokens[at], tokens[at + 1]
    if second.start != first.end + 1 or not second.raw:
        return None
    sign, value = source.folded[first.end], figure.value
    if sign == "/" and second.raw in _UNDER and 0 < value < Decimal(second.raw):
        value /= Decimal(second.raw)
    elif sign == "^" and second.raw.isdigit() and len(second.raw) <= 2:
        value **= int(second.raw)
    else:
        return None
    return Numeral(first.start, second.end, value, at, at + 2, digits=True)


def read_fraction(source: Source, at: int) -> Numeral | None:
    """Read "half", "a quarter million": a number that begins with a fraction word."""
    token = source.tokens[at]
    share = token.lexeme.fraction
    if share is None or token.lexeme.counted:
        return None
    if token.right_open and not source.glued_on(at + 1):
        return None
    numeral = Numeral(token.start, token.end, share, at, at + 1)
    if at + 1 < len(source.tokens):
        following = source.tokens[at + 1]
        times = following.lexeme.times
        if times is not None and not following.right_open and following.lead & _TO_UNIT:
            numeral.value *= times
            numeral.end, numeral.next = following.end, at + 2
    return numeral


def add_fraction(source: Source, numeral: Numeral) -> Numeral:
    """Add a fraction that follows the number, or take that many of it; return the number."""
    at = numeral.next
    if at >= len(source.tokens) or numeral.vague or not source.tokens[at].lead & _LINKS:
        return numeral
    if source.lexicon.divides and _divide(source, numeral):
        return numeral
    joined = source.tokens[at].lead & (Joint.AND | Joint.WITH)
    parts, end = _count_of_parts(source, at) if joined else (None, at)
    token = source.tokens[end]
    share = token.lexeme.fraction
    if share is None or (token.right_open and not source.glued_on(end + 1)):
        return numeral
    if joined and _has_own_unit(source, end):
        return numeral
    if joined or share == _HALF or not source.folded[token.start].isalpha():
        numeral.value += (parts or _ONE) * share * numeral.power
    elif _unit_follows(source, end + 1):
        numeral.value *= share
    else:
        return numeral
    numeral.end, numeral.next, numeral.mark = token.end, end + 1, ""
    return numeral


def _count_of_parts(source: Source, at: int) -> tuple[Decimal | None, int]:
    """Read the "three" of "one and three quarters": how many, and the token of the part."""
    lexeme = source.tokens[at].lexeme
    if lexeme.number is None or lexeme.number >= 10 or lexeme.fraction is not None:
        return None, at
    following = source.following(at + 1)
    if following is None or following.lexeme.fraction is None:
        return None, at
    return lexeme.number, at + 1


def _has_own_unit(source: Source, at: int) -> bool:
    """Say whether a "half" begins another quantity: two days and half an hour."""
    token = source.tokens[at]
    spoken = source.folded[token.start : token.end]
    return spoken.endswith((" a", " an")) and _unit_follows(source, at + 1)


def _unit_follows(source: Source, at: int) -> bool:
    """Say whether token `at` is a unit that adjoins the one before."""
    if at >= len(source.tokens) or not source.tokens[at].lead & _TO_UNIT:
        return False
    lexeme = source.tokens[at].lexeme
    return lexeme.time is not None or lexeme.percent is not None or lexeme.times is not None


def _divide(source: Source, numeral: Numeral) -> bool:
    """Divide by a number that is followed by "avos"; say whether there was one."""
    total = Sum()
    at = read_chain(source, total, numeral.next)
    over = source.following(at)
    if at == numeral.next or over is None or not over.lexeme.over or not total.value():
        return False
    numeral.value /= total.value()
    numeral.end, numeral.next, numeral.mark = over.end, at + 1, ""
    return True
