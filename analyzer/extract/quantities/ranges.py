"""Read two ends as one range: "2-3 %", "$100 to $499", "between 2 and 3 %"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from analyzer.extract.quantities.amount import Amount
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.measures import read_amount
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.numerals import read_numeral
from analyzer.extract.quantities.tokens import Source

_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range: a number, and the amount it makes, if any by itself."""

    numeral: Numeral
    amount: Amount | None

    @property
    def first(self) -> int:
        return self.amount.first if self.amount else self.numeral.first

    @property
    def next(self) -> int:
        return self.amount.next if self.amount else self.numeral.next


def read_range(source: Source, numeral: Numeral, amount: Amount | None) -> Amount | None:
    """Join a number, or an amount, with the high end that follows; None where none does."""
    low = _End(numeral, amount)
    at = _second(source, low)
    if at is None or numeral.vague:
        return None
    second = read_numeral(source, at)
    if second is None or second.vague:
        return None
    _mark(source, low, used=True)
    joined = _join(source, low, _End(second, read_amount(source, second)))
    if joined is None:
        _mark(source, low, used=False)
    return joined


def _mark(source: Source, end: _End, *, used: bool) -> None:
    """Keep the second number from using the currency of the first."""
    for token in source.tokens[end.first : end.next]:
        token.used = used


def _second(source: Source, low: _End) -> int | None:
    """Return the token where the second number of a range begins."""
    tokens, at = source.tokens, low.next
    if at >= len(tokens) or not tokens[at].lead:
        return None
    link = tokens[at].lead
    if tokens[at].lexeme.bound == "up_to" and link & Joint.JOIN and at + 1 < len(tokens):
        at += 1
        link = Joint.RANGE if tokens[at].lead & Joint.JOIN else Joint.NONE
    if not _may_link(source, low, link):
        return None
    lexeme = tokens[at].lexeme
    if (lexeme.money and lexeme.before) or lexeme.percent_before is not None:
        at += 1
    return at if at < len(tokens) else None


def _may_link(source: Source, low: _End, link: int) -> bool:
    """Say whether what stands between two numbers makes them a range."""
    before = source.tokens[low.first - 1] if low.first else None
    if link & Joint.BETWEEN and before and before.lexeme.bound in {"between", "from"}:
        return True
    if not link & Joint.RANGE:
        return False
    if low.amount is not None:
        return True
    number = source.tokens[low.first]  # "Level 1 - 7 %": a rank, not an end
    return not number.glued and not (before and before.lexeme.label and number.lead & Joint.JOIN)


def _join(source: Source, first: _End, second: _End) -> Amount | None:
    """Make one amount of both ends, if they have one unit and rise."""
    low, high = first.amount, second.amount
    if low is None and high is not None:
        low = _like(first.numeral, second.numeral, high)
    elif low is not None and high is None and _may_lack_unit(source, low, second.numeral):
        high = _like(second.numeral, first.numeral, low)
    if low is None or high is None or low.kind != high.kind or high.numeral.negative:
        return None
    if low.value >= high.value or not _same_unit(low.unit, high.unit):
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


def _may_lack_unit(source: Source, low: Amount, second: Numeral) -> bool:
    """Say whether the high end shares the sign before the low one: "$100-500"."""
    if low.end != low.numeral.end:
        return False
    following = source.following(second.next)
    return following is None or following.start > second.end


def _same_unit(first: str, second: str) -> bool:
    """Say whether two units are one, a mere "$" being any dollar."""
    if first == second:
        return True
    return "$" in (first, second) and first[-1] in "$D" and second[-1] in "$D"


def _like(bare: Numeral, other: Numeral, amount: Amount) -> Amount | None:
    """Give a bare number the unit of the other end, and its multiplier where that rises."""
    if (bare.value == 0 and amount.kind != "percent") or not other.value:
        return None
    value = bare.value
    if bare.mark and not other.mark and value > other.value:
        value /= _THOUSAND
    if other.factor > 1 and bare.factor == 1 and value < other.value / other.factor:
        value *= other.factor
    value *= amount.value / other.value
    return replace(
        amount,
        start=bare.start,
        end=bare.end,
        value=value,
        first=bare.first,
        next=bare.next,
        numeral=bare,
    )
