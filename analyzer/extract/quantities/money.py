"""Read money: the currency before or behind the number, and its smaller parts."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.cents import add_parts, read_part
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.tokens import Source, Token

_TO_UNIT = Joint.JOIN | Joint.HYPHEN
_GENERIC = frozenset({"$", "¥"})  # a code beside one of these says which it is


def read_money(source: Source, numeral: Numeral) -> Amount | None:
    """Read the number as money; None where no currency stands beside it."""
    if numeral.vague:
        return None
    amount = Amount.of(numeral, "money", numeral.value, "")
    _put_before(source, amount)
    factor = _magnify(source, amount)
    _put_behind(source, amount)
    if not amount.unit:
        return read_part(source, numeral)
    factor *= _scale(source, amount)
    amount.value = settled(source, numeral, "money", amount.unit) * factor
    if source.tokens[amount.next - 1].lexeme.money:
        _magnify_behind(source, amount)
        add_parts(source, amount)
    return amount


def _put_before(source: Source, amount: Amount) -> None:
    """Take the currency before the number, if there is one that nothing else has used."""
    at = amount.first - 1
    if at < 0 or not source.tokens[amount.first].lead & Joint.JOIN:
        return
    token = source.tokens[at]
    if token.lexeme.money is None or not token.lexeme.before or token.used:
        return
    if _is_word(source, token) and _has_other_unit(source, amount.next):
        return
    amount.first, amount.start, amount.unit = at, token.start, token.lexeme.money
    if at and amount.unit in _GENERIC and token.lead & Joint.JOIN:
        code = source.tokens[at - 1]  # "USD $ 15"
        if code.lexeme.money and not code.used and code.lexeme.money.endswith("D"):
            amount.first, amount.start, amount.unit = at - 1, code.start, code.lexeme.money


def _is_word(source: Source, token: Token) -> bool:
    """Say whether the currency is written in letters."""
    return source.folded[token.end - 1].isalpha()


def _has_other_unit(source: Source, at: int) -> bool:
    """Say whether a number has a unit that is no money: "in dollars 5 days"."""
    if at >= len(source.tokens):
        return False
    token = source.tokens[at]
    if token.raw and token.lead & Joint.RANGE and at + 1 < len(source.tokens):
        token = source.tokens[at + 1]  # "ATOM 10-15 %"
    lexeme = token.lexeme
    if lexeme.time is None and lexeme.percent is None and lexeme.hash is None:
        return False
    return bool(token.lead & _TO_UNIT)


def _magnify(source: Source, amount: Amount) -> Decimal:
    """Take a multiplier that counts beside a currency only: "$5m", "2 b USD"."""
    at = amount.next
    if at >= len(source.tokens) or not source.tokens[at].lead & Joint.JOIN:
        return Decimal(1)
    factor = source.tokens[at].lexeme.money_times
    if factor is None or not (amount.unit or _currency_at(source, at + 1)):
        return Decimal(1)
    amount.until(source.tokens[at])
    return factor


def _currency_at(source: Source, at: int) -> Token | None:
    """Return token `at` if it is a currency behind the number, and not the next one's."""
    if at >= len(source.tokens):
        return None
    token = source.tokens[at]
    if token.lexeme.money is None or token.right_open or token.used:
        return None
    if not token.lead & (_TO_UNIT | Joint.OF) or _is_next_ones(source, at):
        return None
    return token


def _is_next_ones(source: Source, at: int) -> bool:
    """Say whether the currency belongs to the number behind it: "100 $200"."""
    token, tokens = source.tokens[at], source.tokens
    if token.start == tokens[at - 1].end or not token.lexeme.before or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if not following.raw:
        return False
    if following.start == token.end:
        return True
    if _is_word(source, token) or not following.lead & Joint.JOIN:
        return False
    return at + 2 >= len(tokens) or not _is_unit(tokens[at + 2])


def _is_unit(token: Token) -> bool:
    """Say whether a token is the unit of the number before it."""
    lexeme = token.lexeme
    unit = lexeme.money or lexeme.time or lexeme.percent or lexeme.hash
    return bool(token.lead & _TO_UNIT and unit)


def _put_behind(source: Source, amount: Amount) -> None:
    """Take the currency behind the number; it makes a mere sign before it exact."""
    token = _currency_at(source, amount.next)
    if token is None or token.lexeme.money is None:
        return
    if not token.lead & _TO_UNIT and amount.numeral.power == 1:
        return  # "millones de dólares", but not "5 de dólares"
    unit = token.lexeme.money
    vague = unit in _GENERIC or token.lexeme.local
    if amount.unit and unit != amount.unit and not vague and amount.unit not in _GENERIC:
        return
    if not (amount.unit and vague):
        amount.unit = unit
    amount.until(token)
    if amount.unit in _GENERIC:
        code = _currency_at(source, amount.next)
        if code and code.lexeme.money and code.lexeme.money.endswith("D"):
            amount.until(code).unit = code.lexeme.money


def _scale(source: Source, amount: Amount) -> Decimal:
    """Return how many of the currency its sign stands for: a million in MUSD."""
    ends = (source.tokens[amount.first].lexeme, source.tokens[amount.next - 1].lexeme)
    return next((lexeme.scale for lexeme in ends if lexeme.scale is not None), Decimal(1))


def _magnify_behind(source: Source, amount: Amount) -> None:
    """Multiply by a magnitude behind the currency: "75 USD million"."""
    token = source.following(amount.next)
    if token is None or token.start == amount.end or amount.numeral.power > 1:
        return
    factor = token.lexeme.times
    if factor is not None and factor >= 1000:
        amount.value *= factor
        amount.until(token)
