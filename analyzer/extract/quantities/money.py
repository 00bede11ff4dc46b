"""Read money: the currency before or behind the number, and its smaller parts."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numerals import Numeral, read_numeral
from analyzer.extract.quantities.tokens import Source, Token

_CENT = Decimal("0.01")
_GENERIC = frozenset({"$", "¥", "元"})  # a code beside one of these says which it is


def read_money(source: Source, numeral: Numeral) -> Amount | None:
    """Read the number as money; None where no currency stands beside it."""
    if numeral.vague:
        return None
    amount = Amount(
        "money", numeral.start, numeral.end, numeral.value, "", numeral.first, numeral.next, numeral
    )
    _put_before(source, amount)
    factor = _magnify(source, amount, known=bool(amount.unit))
    _put_behind(source, amount)
    if not amount.unit:
        return _read_part(source, numeral)
    amount.value = settled(source, numeral, "money", amount.unit) * factor * _scale(source, amount)
    if amount.unit and source.tokens[amount.next - 1].lexeme.money:
        _magnify_behind(source, amount)
        _add_parts(source, amount)
    return amount


def _scale(source: Source, amount: Amount) -> Decimal:
    """Return how many of the currency its sign stands for: a million in MUSD."""
    for at in (amount.first, amount.next - 1):
        scale = source.tokens[at].lexeme.scale
        if scale is not None:
            return scale
    return Decimal(1)


def _put_before(source: Source, amount: Amount) -> None:
    """Take the currency before the number, if there is one that nothing else has used."""
    at = amount.first - 1
    if at < 0:
        return
    token = source.tokens[at]
    if token.lexeme.money is None or not token.lexeme.before or token.used:
        return
    glued = token.end == amount.start
    if not glued and not source.joint(token.end, amount.start) & Joint.JOIN:
        return
    if _is_word(source, token) and _has_other_unit(source, amount):
        return
    amount.first, amount.start, amount.unit = at, token.start, token.lexeme.money or ""
    if at and amount.unit in _GENERIC:
        _narrow_before(source, amount)


def _narrow_before(source: Source, amount: Amount) -> None:
    """Let a code before the sign say which dollar it is: "USD $ 15"."""
    at = amount.first - 1
    token = source.tokens[at]
    if token.lexeme.money and not token.used and token.lexeme.money.endswith("D"):
        if source.joint(token.end, amount.start) & Joint.JOIN:
            amount.first, amount.start, amount.unit = at, token.start, token.lexeme.money


def _is_word(source: Source, token: Token) -> bool:
    """Say whether the currency is written in letters."""
    return source.folded[token.end - 1].isalpha()


def _has_other_unit(source: Source, amount: Amount) -> bool:
    """Say whether the number has a unit of its own: "in dollars 5 days"."""
    if amount.next >= len(source.tokens):
        return False
    token = source.tokens[amount.next]
    lexeme = token.lexeme
    if lexeme.time is None and lexeme.percent is None and lexeme.hash is None:
        return False
    return bool(source.joint(amount.end, token.start) & (Joint.JOIN | Joint.HYPHEN))


def _magnify(source: Source, amount: Amount, *, known: bool) -> int | Decimal:
    """Take a multiplier that counts beside a currency only: "$5m", "2 b USD"."""
    if amount.next >= len(source.tokens):
        return 1
    token = source.tokens[amount.next]
    factor = token.lexeme.money_times
    if factor is None or not source.joint(amount.end, token.start) & Joint.JOIN:
        return 1
    if not known and not _currency_at(source, amount.next + 1, token.end):
        return 1
    amount.end, amount.next = token.end, amount.next + 1
    return factor


def _currency_at(source: Source, at: int, end: int) -> Token | None:
    """Return token `at` if it is a currency adjoining `end`, and not the next number's."""
    if at >= len(source.tokens):
        return None
    token = source.tokens[at]
    if token.lexeme.money is None or token.right_open or token.used:
        return None
    joint = source.joint(end, token.start)
    if not joint & (Joint.JOIN | Joint.HYPHEN | Joint.OF) or _is_next_ones(source, at, end):
        return None
    return token


def _is_next_ones(source: Source, at: int, end: int) -> bool:
    """Say whether the currency belongs to the number behind it: "100 $200"."""
    token, tokens = source.tokens[at], source.tokens
    if (
        token.start == end
        or at + 1 >= len(tokens)
        or not tokens[at + 1].raw
        or not token.lexeme.before
    ):
        return False
    following = tokens[at + 1]
    if following.start == token.end:
        return True
    if _is_word(source, token) or not source.joint(token.end, following.start) & Joint.JOIN:
        return False
    return at + 2 >= len(tokens) or _is_free_number(source, at + 2, following.end)


def _is_free_number(source: Source, at: int, end: int) -> bool:
    """Say whether the number that ends at `end` has no unit behind it."""
    token = source.tokens[at]
    lexeme = token.lexeme
    adjoins = source.joint(end, token.start) & (Joint.JOIN | Joint.HYPHEN)
    return not adjoins or not (lexeme.money or lexeme.time or lexeme.percent or lexeme.hash)


def _put_behind(source: Source, amount: Amount) -> None:
    """Take the currency behind the number; it makes a mere sign before it exact."""
    token = _currency_at(source, amount.next, amount.end)
    if token is None:
        return
    of = not source.joint(amount.end, token.start) & (Joint.JOIN | Joint.HYPHEN)
    if of and amount.numeral.factor == 1 and amount.numeral.power == 1:
        return
    if amount.unit and not _same_kind(amount.unit, token.lexeme.money or ""):
        return
    at_sign = amount.unit and token.lexeme.money in _GENERIC
    amount.unit = amount.unit if at_sign else token.lexeme.money or ""
    amount.end, amount.next = token.end, amount.next + 1
    if amount.unit in _GENERIC:
        code = _currency_at(source, amount.next, amount.end)
        if code and code.lexeme.money and code.lexeme.money.endswith("D"):
            amount.unit, amount.end, amount.next = code.lexeme.money, code.end, amount.next + 1


def _same_kind(first: str, second: str) -> bool:
    """Say whether two currencies around one number can both be meant: "$100 USD"."""
    return first == second or first in _GENERIC or second in _GENERIC


def _magnify_behind(source: Source, amount: Amount) -> None:
    """Multiply by a magnitude behind the currency: "75 USD million"."""
    if amount.next >= len(source.tokens):
        return
    token = source.tokens[amount.next]
    factor = token.lexeme.times
    if factor is None or factor < 1000 or token.right_open or amount.numeral.power > 1:
        return
    if source.joint(amount.end, token.start) & Joint.JOIN and token.start > amount.end:
        amount.value *= factor
        amount.end, amount.next = token.end, amount.next + 1


def _read_part(source: Source, numeral: Numeral) -> Amount | None:
    """Read cents, pence or satoshis without anything larger."""
    if numeral.next >= len(source.tokens):
        return None
    token = source.tokens[numeral.next]
    if token.lexeme.cents is None or token.lexeme.small_cents or token.right_open:
        return None
    if not source.joint(numeral.end, token.start) & (Joint.JOIN | Joint.HYPHEN):
        return None
    unit, share = token.lexeme.cents
    value = settled(source, numeral, "money", unit) * share
    amount = Amount(
        "money", numeral.start, token.end, value, unit, numeral.first, numeral.next + 1, numeral
    )
    _add_parts(source, amount)
    return amount


def _add_parts(source: Source, amount: Amount) -> None:
    """Add what follows in smaller parts: "2 dollars and 50 cents", "20 euros 43"."""
    tokens = source.tokens
    while amount.next < len(tokens):
        joint = source.joint(amount.end, tokens[amount.next].start)
        if not joint & (Joint.JOIN | Joint.AND | Joint.WITH):
            return
        part = read_numeral(source, amount.next)
        if part is None or part.vague or part.value >= 100:
            return
        if not _add_cents(source, amount, part) and not _add_bare(source, amount, part):
            return


def _add_cents(source: Source, amount: Amount, part: Numeral) -> bool:
    """Add a number of cents."""
    if part.next >= len(source.tokens):
        return False
    token = source.tokens[part.next]
    if token.lexeme.cents is None or not source.joint(part.end, token.start) & Joint.JOIN:
        return False
    amount.value += part.value * token.lexeme.cents[1]
    amount.end, amount.next = token.end, part.next + 1
    return True


def _add_bare(source: Source, amount: Amount, part: Numeral) -> bool:
    """Add two digits that can only be cents: "15 dollars 50"."""
    name = source.tokens[amount.next - 1]
    if name.lexeme.loose:
        return _add_tail(source, amount, part)
    integral = amount.value == amount.value.to_integral_value()
    if source.tokens[part.first].glued or source.tokens[part.next - 1].right_open:
        return False
    if not integral or amount.unit in source.lexicon.fractional or not _is_word(source, name):
        return False
    if part.end - part.start != 2 and part.digits or part.value < 10 or not name.lexeme.money:
        return False
    if part.next < len(source.tokens) and not _stands_alone(source, part):
        return False
    amount.value += part.value * _CENT
    amount.end, amount.next = part.end, part.next
    return True


def _add_tail(source: Source, amount: Amount, part: Numeral) -> bool:
    """Add the last word of 三块五 or 两毛五: a digit in the next lower part."""
    name = source.tokens[amount.next - 1].lexeme
    following = source.folded[part.end : part.end + 1]
    if part.digits or part.value >= 10 or part.start != amount.end or following.isalpha():
        return False
    tenth = Decimal("0.1") if name.money else (name.cents or ("", Decimal(0)))[1] / 10
    padded = source.tokens[part.first].lexeme.number == 0
    amount.value += part.value * (tenth / 10 if padded else tenth)
    amount.end, amount.next = part.end, part.next
    return True


def _stands_alone(source: Source, part: Numeral) -> bool:
    """Say whether nothing measurable follows the number."""
    token = source.tokens[part.next]
    return source.joint(part.end, token.start) == Joint.NONE
