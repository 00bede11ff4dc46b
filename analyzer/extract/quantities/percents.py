"""Read percent, in signs and words: "2 %", 百分之三, 三割五分, 月息三分, "yüzde 5"."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.tokens import Source, Token

_HUNDRED = Decimal(100)


def read_percent_before(source: Source, numeral: Numeral, token: Token) -> Amount | None:
    """Read a number behind its word: 百分之三, "yüzde 5", "per cent of 20"."""
    factor = token.lexeme.percent_before
    if factor is None or numeral.vague:
        return None
    if token.lexeme.percent and token.start and source.folded[token.start - 1].isdigit():
        return None  # the sign belongs to the number before it
    if token.lexeme.loose and numeral.first > 1 and _is_counted(source, numeral.first - 2):
        return None  # 五百分之二 is a fraction of five hundred
    amount = Amount.of(numeral, "percent", settled(source, numeral, "percent") * factor, "%")
    amount.first, amount.start = numeral.first - 1, token.start
    return amount


def _is_counted(source: Source, at: int) -> bool:
    """Say whether token `at` is a number glued to the one behind it."""
    token = source.tokens[at]
    number = token.raw or token.lexeme.number is not None or token.lexeme.times is not None
    return bool(number) and token.end == source.tokens[at + 1].start


def read_interest(numeral: Numeral, token: Token, unit: Token) -> Amount | None:
    """Read the old words for interest: 月息三分 is three percent a month."""
    if token.lexeme.interest is None:
        return None
    share = dict(unit.lexeme.interest_unit).get(token.lexeme.interest)
    if share is None:
        return None
    return Amount.of(numeral, "percent", numeral.value * share, "%").until(unit)


def read_percent(source: Source, numeral: Numeral, unit: Token) -> Amount | None:
    """Read a number before its word: "2 %", "two percent", 三成, 8割引."""
    factor = unit.lexeme.percent
    if factor is None or numeral.vague:
        return None
    if unit.lexeme.points and source.folded.startswith(source.lexicon.not_points, unit.end):
        return None
    value = settled(source, numeral, "percent") * factor
    if unit.lexeme.discount:
        value = _HUNDRED - value
    amount = Amount.of(numeral, "percent", value, "%").until(unit)
    if factor == 10:
        _add_parts(source, amount)
    return amount


def _add_parts(source: Source, amount: Amount) -> None:
    """Add what stands behind a tenth: 五割半, 三割五分."""
    tokens, at = source.tokens, amount.next
    if at >= len(tokens) or tokens[at].start != amount.end:
        return
    lexeme = tokens[at].lexeme
    if lexeme.fraction is not None:
        amount.value += lexeme.fraction * 10
        amount.until(tokens[at])
    elif lexeme.number is not None and at + 1 < len(tokens):
        part = tokens[at + 1]
        if part.start == tokens[at].end and part.lexeme.percent_part is not None:
            amount.value += lexeme.number * part.lexeme.percent_part
            amount.until(tokens[at]).until(part)


def read_hundredths(source: Source, numeral: Numeral) -> Amount | None:
    """Read "2/100", in a language where that is said of percent."""
    tokens, at = source.tokens, numeral.next
    if at >= len(tokens) or tokens[at].raw != "100":
        return None
    if source.folded[numeral.end : tokens[at].start] != "/":
        return None
    amount = Amount.of(numeral, "percent", settled(source, numeral, "percent"), "%")
    return amount.until(tokens[at])
