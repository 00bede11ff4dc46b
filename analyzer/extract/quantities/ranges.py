"""Read two ends as one range: "2-3 %", "$100 to $499", "between 2 and 3 %"."""

from dataclasses import replace
from decimal import Decimal

from analyzer.extract.quantities.amount import Amount
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.measures import read_amount
from analyzer.extract.quantities.numerals import Numeral, read_numeral
from analyzer.extract.quantities.tokens import Source


def read_range(source: Source, numeral: Numeral, low: Amount | None) -> Amount | None:
    """Join a number, or an amount, with the high end that follows; None where none does."""
    end, at = (low.end, low.next) if low else (numeral.end, numeral.next)
    at, joint = _second(source, end, at)
    if at == 0 or numeral.vague:
        return None
    between = joint & Joint.BETWEEN and _follows_between(
        source, low.first if low else numeral.first
    )
    if not between and (not joint & Joint.RANGE or (low is None and _is_label(source, numeral))):
        return None
    second = read_numeral(source, at)
    if second is None or second.vague:
        return None
    for token in source.tokens[(low or numeral).first : (low or numeral).next]:
        token.used = True
    high = read_amount(source, second)
    joined = _join(source, numeral, low, second, high)
    if joined is None:
        for token in source.tokens[(low or numeral).first : (low or numeral).next]:
            token.used = False
    return joined


def _second(source: Source, end: int, at: int) -> tuple[int, Joint]:
    """Return the token where the second number begins, 0 for none, and what stands before."""
    tokens = source.tokens
    if at >= len(tokens):
        return 0, Joint.NONE
    joint = source.joint(end, tokens[at].start)
    lexeme = tokens[at].lexeme
    if lexeme.bound == "up_to" and joint & Joint.JOIN and at + 1 < len(tokens):
        joint = (
            Joint.RANGE
            if source.joint(tokens[at].end, tokens[at + 1].start) & Joint.JOIN
            else joint
        )
        at, lexeme = at + 1, tokens[at + 1].lexeme
    if (lexeme.money and lexeme.before) or lexeme.percent_before is not None:
        at += 1
    return (at, joint) if at < len(tokens) else (0, Joint.NONE)


def _follows_between(source: Source, first: int) -> bool:
    """Say whether a word such as "between" stands before the first number."""
    if first == 0:
        return False
    token = source.tokens[first - 1]
    return token.lexeme.bound in {"between", "from"}


def _is_label(source: Source, numeral: Numeral) -> bool:
    """Say whether the first number is a rank: "Level 1 - 7 %"."""
    if numeral.first == 0 or source.tokens[numeral.first].glued:
        return numeral.first != 0
    token = source.tokens[numeral.first - 1]
    return token.lexeme.label and bool(source.joint(token.end, numeral.start) & Joint.JOIN)


def _join(
    source: Source, numeral: Numeral, low: Amount | None, second: Numeral, high: Amount | None
) -> Amount | None:
    """Make one amount of both ends, if they have one unit and rise."""
    if low is None and high is None:
        return None
    if low is None and high is not None:
        low = _like(source, numeral, second, high)
    elif high is None and low is not None:
        high = _like(source, second, numeral, low)
        if high is not None and (low.end != low.numeral.end or _goes_on(source, second)):
            return None
    if low is None or high is None or low.kind != high.kind or not _same_unit(low.unit, high.unit):
        return None
    if low.value >= high.value or high.numeral.negative:
        return None
    unit = high.unit if low.unit == "$" else low.unit
    return replace(
        low,
        end=high.end,
        next=high.next,
        high=high.value,
        unit=unit,
        written=high.written,
        one=False,
    )


def _same_unit(first: str, second: str) -> bool:
    return (
        first == second
        or "$" in (first, second)
        and first.endswith(("$", "D")) == second.endswith(("$", "D"))
    )


def _goes_on(source: Source, second: Numeral) -> bool:
    """Say whether the bare second number is followed by something of its own."""
    if second.next >= len(source.tokens):
        return False
    token = source.tokens[second.next]
    return source.joint(second.end, token.start) & Joint.JOIN != 0 and token.start == second.end


def _like(source: Source, bare: Numeral, other: Numeral, amount: Amount) -> Amount | None:
    """Give a bare number the unit of the other end, and its multiplier where that rises."""
    if bare.value == 0 and amount.kind != "percent":
        return None
    unitary = amount.value / other.value if other.value else Decimal(1)
    value = bare.value
    if bare.mark and other.mark == "" and bare.value > other.value:
        value = bare.value / 1000
    if other.factor > 1 and bare.factor == 1 and value < other.value / other.factor:
        value *= other.factor
    return replace(
        amount,
        start=bare.start,
        end=bare.end,
        value=value * unitary,
        first=bare.first,
        next=bare.next,
        numeral=bare,
    )
