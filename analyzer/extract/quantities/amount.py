"""A number with its unit, before its range, bound and period are known."""

from dataclasses import dataclass
from decimal import Decimal

from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.tokens import Source, Token

_THOUSAND = Decimal(1000)


@dataclass(slots=True)
class Amount:
    """A number with a unit; `first` and `next` are its tokens, `high` the end of a range."""

    kind: str
    start: int
    end: int
    value: Decimal
    unit: str
    first: int
    next: int
    numeral: Numeral
    high: Decimal | None = None
    written: str | None = None
    one: bool = False  # exactly one unit of time

    @classmethod
    def of(cls, numeral: Numeral, kind: str, value: Decimal, unit: str) -> "Amount":
        """Make an amount that covers the number and no more."""
        return cls(
            kind, numeral.start, numeral.end, value, unit, numeral.first, numeral.next, numeral
        )

    def until(self, token: Token) -> "Amount":
        """Extend the amount over the next token; return it."""
        self.end = token.end
        self.next += 1
        return self


def settled(source: Source, numeral: Numeral, kind: str, unit: str = "") -> Decimal:
    """
    Return the number's value, now that its unit tells what a lone separator means.

    "1.250" BTC has three decimals, "$1.250" is more than a thousand, "1,250 %" is
    so where a comma marks thousands.
    """
    if not numeral.mark or not _has_decimals(source, numeral, kind, unit):
        return numeral.value
    return numeral.value / _THOUSAND


def _has_decimals(source: Source, numeral: Numeral, kind: str, unit: str) -> bool:
    """Say whether the separator before three last digits marks decimals."""
    comma = source.lexicon.comma
    if kind == "money":
        return unit in source.lexicon.fractional and (numeral.mark == ",") == comma
    if numeral.mark == ",":
        return comma and kind in {"percent", "hashrate"}
    if kind == "percent":
        return not comma or numeral.value % 100 != 0
    return not comma
