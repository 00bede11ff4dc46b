"""Read lengths of time, also in parts: "1 year 2 months", "一年半", "1h30m"."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.numerals import read_numeral
from analyzer.extract.quantities.tokens import Source, Token

_HOUR = Decimal(3600)
_WEEK = Decimal(7 * 86400)
_MOST_W = 12
_TO_UNIT = Joint.JOIN | Joint.HYPHEN | Joint.OF
_LINKS = Joint.JOIN | Joint.AND | Joint.WITH
_MOST_PARTS = 8


def read_duration(source: Source, numeral: Numeral) -> Amount | None:
    """Read the number as a length of time in seconds; None where no unit follows."""
    unit = _unit(source, numeral)
    if unit is None or unit.lexeme.time is None:
        return None
    step = unit.lexeme.time
    value = settled(source, numeral, "duration") * step
    amount = Amount.of(numeral, "duration", value, "s").until(unit)
    amount.one = numeral.value == 1
    parts = 1 + _add_half(source, amount, step)
    while parts < _MOST_PARTS and (smaller := _add_part(source, amount, step)) is not None:
        step, parts = smaller, parts + 1
    if unit.lexeme.weak and parts == 1 and numeral.value % 1 == 0:
        return None
    if parts == 1 and step == _HOUR:
        _add_minutes(source, amount)
    return amount


def _unit(source: Source, numeral: Numeral) -> Token | None:
    """Return the unit of time behind the number."""
    if numeral.next >= len(source.tokens):
        return None
    token = source.tokens[numeral.next]
    lexeme = token.lexeme
    if lexeme.time is None or token.right_open or not token.lead & _TO_UNIT:
        return None
    if token.end - token.start == 1 and lexeme.time == _WEEK and numeral.value > _MOST_W:
        return None  # watts
    return token


def _add_half(source: Source, amount: Amount, step: Decimal) -> int:
    """Add "and a half", "半" behind the unit; return how many halves that were."""
    tokens, at = source.tokens, amount.next
    if at >= len(tokens) or not tokens[at].lead & _LINKS:
        return 0
    share = tokens[at].lexeme.fraction
    if share is None or tokens[at].right_open or _begins_another(source, at):
        return 0
    amount.value += share * step
    amount.until(tokens[at]).one = False
    return 1


def _begins_another(source: Source, at: int) -> bool:
    """Say whether the half has a unit of its own behind it: "一天半小时"."""
    if at + 1 >= len(source.tokens):
        return False
    following = source.tokens[at + 1]
    if following.lexeme.time is None or following.right_open:
        return False
    return bool(following.lead & (Joint.JOIN | Joint.OF))


def _add_part(source: Source, amount: Amount, step: Decimal) -> Decimal | None:
    """Add a part in a smaller unit; return that unit in seconds."""
    tokens = source.tokens
    if amount.next >= len(tokens):
        return None
    link = tokens[amount.next].lead
    if not link & (_LINKS | Joint.LIST):
        return None
    part = read_numeral(source, amount.next)
    unit = _unit(source, part) if part is not None and not part.vague else None
    if part is None or unit is None or unit.lexeme.time is None:
        return None
    smaller = unit.lexeme.time
    if part.value * smaller >= step or not _belongs(source, part, link, smaller):
        return None
    amount.value += part.value * smaller
    amount.end, amount.next, amount.one = unit.end, part.next + 1, False
    _add_half(source, amount, smaller)
    return smaller


def _belongs(source: Source, part: Numeral, link: int, smaller: Decimal) -> bool:
    """
    Say whether a part behind a comma belongs to the one before.

    "2 hours, 45 minutes" and "1 year, 2 days and 3 hours" are one length of time,
    "1 year, 6 months" is more often a list of terms.
    """
    if link & _LINKS or smaller <= _HOUR:
        return True
    tokens, at = source.tokens, part.next + 1
    if at >= len(tokens):
        return False
    if tokens[at].lead & Joint.AND:
        return True
    unit = tokens[at + 1].lexeme.time if at + 1 < len(tokens) else None
    return bool(tokens[at].lead & Joint.LIST) and unit is not None and unit <= _HOUR


def _add_minutes(source: Source, amount: Amount) -> None:
    """Add minutes said without their unit: "1 hour and thirty"."""
    tokens = source.tokens
    if amount.next >= len(tokens) or tokens[amount.next].start == amount.end:
        return
    if not tokens[amount.next].lead & _LINKS or tokens[amount.next].raw:
        return
    part = read_numeral(source, amount.next)
    if part is None or part.vague or not 5 <= part.value < 60:
        return
    if part.next < len(tokens) and tokens[part.next].lead:
        return
    amount.value += part.value * 60
    amount.end, amount.next, amount.one = part.end, part.next, False
