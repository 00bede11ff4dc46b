"""Read the smaller parts of money: "50 cents", "2 dollars and 50 cents", 三块五."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.numerals import read_numeral
from analyzer.extract.quantities.tokens import Source

_CENT, _TENTH = Decimal("0.01"), Decimal("0.1")
_LINKS = Joint.JOIN | Joint.AND | Joint.WITH
_MOST_PARTS = 3
_GOES_ON = frozenset(".%/:-~")


def read_part(source: Source, numeral: Numeral) -> Amount | None:
    """Read cents, pence or satoshis without anything larger."""
    if numeral.next >= len(source.tokens):
        return None
    token = source.tokens[numeral.next]
    lexeme = token.lexeme
    if lexeme.cents is None or lexeme.small_cents or token.right_open:
        return None
    if not token.lead & (Joint.JOIN | Joint.HYPHEN):
        return None
    unit, share = lexeme.cents
    value = settled(source, numeral, "money", unit) * share
    amount = Amount.of(numeral, "money", value, unit).until(token)
    add_parts(source, amount)
    return amount


def add_parts(source: Source, amount: Amount) -> None:
    """Add what follows in smaller parts: "2 dollars and 50 cents", "20 euros 43"."""
    tokens = source.tokens
    for _ in range(_MOST_PARTS):
        if amount.next >= len(tokens) or not tokens[amount.next].lead & _LINKS:
            return
        part = read_numeral(source, amount.next)
        if part is None or part.vague or part.value >= 100:
            return
        if not _add_cents(source, amount, part) and not _add_bare(source, amount, part):
            return


def _add_cents(source: Source, amount: Amount, part: Numeral) -> bool:
    """Add a number of cents."""
    token = source.following(part.next)
    if token is None or token.lexeme.cents is None:
        return False
    amount.value += part.value * token.lexeme.cents[1]
    amount.end, amount.next = token.end, part.next + 1
    return True


def _add_bare(source: Source, amount: Amount, part: Numeral) -> bool:
    """Add two digits that can only be cents: "15 dollars 50"."""
    name = source.tokens[amount.next - 1]
    if name.lexeme.loose:
        return _add_tail(source, amount, part)
    if not name.lexeme.money or amount.unit in source.lexicon.fractional:
        return False
    if amount.value % 1 or not source.folded[name.end - 1].isalpha():
        return False
    if part.value < 10 or (part.digits and part.end - part.start != 2):
        return False
    if source.tokens[part.first].glued or not _is_alone(source, part.next):
        return False
    amount.value += part.value * _CENT
    amount.end, amount.next = part.end, part.next
    return True


def _is_alone(source: Source, at: int) -> bool:
    """Say whether nothing that could be measured follows."""
    return at >= len(source.tokens) or source.tokens[at].lead == Joint.NONE


def _add_tail(source: Source, amount: Amount, part: Numeral) -> bool:
    """Add the last word of 三块五 or 两毛五: a digit in the next lower part."""
    name = source.tokens[amount.next - 1].lexeme
    if part.value >= 10 or part.value % 1 or part.start != amount.end:
        return False
    if part.digits and source.folded[part.end : part.end + 1] in _GOES_ON:
        return False
    if source.folded[part.end : part.end + 1].isalpha():
        return False
    step = _TENTH if name.money else name.cents[1] * _TENTH if name.cents else Decimal(0)
    padded = source.tokens[part.first].lexeme.number == 0  # 三块零四
    amount.value += part.value * (step * _TENTH if padded else step)
    amount.end, amount.next = part.end, part.next
    return True
