"""Read lengths of time, also in parts: "1 year 2 months", "一年半", "1h30m"."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numerals import Numeral, read_numeral
from analyzer.extract.quantities.tokens import Source, Token

_HOUR = Decimal(3600)
_HALF = Decimal("0.5")
_TO_UNIT = Joint.JOIN | Joint.HYPHEN


def read_duration(source: Source, numeral: Numeral) -> Amount | None:
    """Read the number as a length of time in seconds; None where no unit follows."""
    token = _unit(source, numeral)
    if token is None or token.lexeme.time is None:
        return None
    step = token.lexeme.time
    value = settled(source, numeral, "duration") * step
    amount = Amount(
        "duration", numeral.start, token.end, value, "s", numeral.first, numeral.next + 1, numeral
    )
    amount.one = numeral.value == 1
    components = 1 + _add_half(source, amount, step)
    while (smaller := _add_component(source, amount, step)) is not None:
        step, components = smaller, components + 1
    if token.lexeme.weak and components == 1 and numeral.value % 1 == 0:
        return None
    if components == 1 and step == _HOUR:
        _add_minutes(source, amount)
    return amount


def _unit(source: Source, numeral: Numeral) -> Token | None:
    """Return the unit of time behind the number."""
    if numeral.next >= len(source.tokens):
        return None
    token = source.tokens[numeral.next]
    if token.lexeme.time is None or token.right_open:
        return None
    joint = source.joint(numeral.end, token.start)
    return token if joint & (Joint.JOIN | Joint.HYPHEN | Joint.OF) else None


def _add_half(source: Source, amount: Amount, step: Decimal) -> int:
    """Add "and a half", "半" behind the unit; return how many halves that were."""
    tokens = source.tokens
    if amount.next >= len(tokens):
        return 0
    token = tokens[amount.next]
    share = token.lexeme.fraction
    joint = source.joint(amount.end, token.start)
    if share is None or token.right_open or not joint & (Joint.AND | Joint.JOIN):
        return 0
    if amount.next + 1 < len(tokens) and _begins_own(source, amount.next):
        return 0
    amount.value += share * step
    amount.end, amount.next, amount.one = token.end, amount.next + 1, False
    following = tokens[amount.next] if amount.next < len(tokens) else None
    if following and following.lexeme.time == step and following.start == amount.end:
        amount.end, amount.next = following.end, amount.next + 1  # 五分半鐘
    return 1


def _begins_own(source: Source, at: int) -> bool:
    """Say whether the half has a unit of its own behind it: "一天半小时"."""
    token, following = source.tokens[at], source.tokens[at + 1]
    if following.lexeme.time is None or following.right_open:
        return False
    before = source.tokens[at - 1].lexeme
    if following.lexeme.time == before.time:
        return False
    return bool(source.joint(token.end, following.start) & (Joint.JOIN | Joint.OF))


def _add_component(source: Source, amount: Amount, step: Decimal) -> Decimal | None:
    """Add a smaller component; return its unit in seconds."""
    tokens = source.tokens
    if amount.next >= len(tokens):
        return None
    joint = source.joint(amount.end, tokens[amount.next].start)
    if not joint & (Joint.JOIN | Joint.AND | Joint.LIST):
        return None
    part = read_numeral(source, amount.next)
    if part is None or part.vague:
        return None
    token = _unit(source, part)
    if token is None or token.lexeme.time is None or token.lexeme.time >= step:
        return None
    smaller = token.lexeme.time
    if part.value * smaller >= step or not _continues(source, part, joint, smaller):
        return None
    amount.value += part.value * smaller
    amount.end, amount.next, amount.one = token.end, part.next + 1, False
    _add_half(source, amount, smaller)
    return smaller


def _continues(source: Source, part: Numeral, joint: Joint, smaller: Decimal) -> bool:
    """
    Say whether a component behind a comma belongs to the one before.

    "2 hours, 45 minutes" and "1 year, 2 days and 3 hours" are one length of time,
    "1 year, 6 months" is more often a list of terms.
    """
    if joint & (Joint.JOIN | Joint.AND) or smaller <= _HOUR:
        return True
    tokens, at = source.tokens, part.next + 1
    if at >= len(tokens):
        return False
    return bool(source.joint(tokens[at - 1].end, tokens[at].start) & (Joint.AND | Joint.LIST))


def _add_minutes(source: Source, amount: Amount) -> None:
    """Add minutes said without their unit: "1 hour and thirty"."""
    tokens = source.tokens
    if amount.next >= len(tokens) or tokens[amount.next].start == amount.end:
        return
    if not source.joint(amount.end, tokens[amount.next].start) & (Joint.JOIN | Joint.AND):
        return
    part = read_numeral(source, amount.next)
    if part is None or part.digits or part.vague or not 5 <= part.value < 60:
        return
    if part.next < len(tokens) and source.joint(part.end, tokens[part.next].start):
        return
    amount.value += part.value * 60
    amount.end, amount.next, amount.one = part.end, part.next, False
