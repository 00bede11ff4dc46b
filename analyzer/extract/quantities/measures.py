"""Find the unit of a number: percent, money, time, computing power, multiples."""

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.durations import read_duration
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.money import read_money
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.percents import (
    read_hundredths,
    read_interest,
    read_percent,
    read_percent_before,
)
from analyzer.extract.quantities.tokens import Source, Token

_TO_UNIT = Joint.JOIN | Joint.HYPHEN | Joint.OF


def read_amount(source: Source, numeral: Numeral) -> Amount | None:
    """Read the number with its unit; None for a plain number."""
    before, behind = _before(source, numeral), _behind(source, numeral)
    amount = None
    if before is not None:
        amount = _with_lead(source, numeral, before, behind)
    if amount is None and behind is not None:
        amount = _with_unit(source, numeral, behind)
    if amount is not None:
        return amount
    if before is not None and before.lexeme.money is not None:
        return read_money(source, numeral)
    if source.tokens[numeral.first].crossed and numeral.next == numeral.first + 1:
        return _crossed(source, numeral)
    return read_hundredths(source, numeral) if source.lexicon.hundredths else None


def _with_lead(
    source: Source, numeral: Numeral, before: Token, behind: Token | None
) -> Amount | None:
    """Read the number with what stands before it, where that leaves no doubt."""
    if before.lexeme.before and _is_sign(source, before):
        return read_money(source, numeral)
    amount = read_percent_before(source, numeral, before)
    if amount is None and behind is not None:
        amount = read_interest(numeral, before, behind)
    return amount


def _before(source: Source, numeral: Numeral) -> Token | None:
    """Return the token before the number, if it adjoins it and is still free."""
    if not numeral.first or not source.tokens[numeral.first].lead & Joint.JOIN:
        return None
    token = source.tokens[numeral.first - 1]
    return None if token.used else token


def _behind(source: Source, numeral: Numeral) -> Token | None:
    """Return the token behind the number, if it adjoins it."""
    if numeral.next >= len(source.tokens):
        return None
    token = source.tokens[numeral.next]
    return token if token.lead & _TO_UNIT and not token.right_open and not token.used else None


def _is_sign(source: Source, token: Token) -> bool:
    """Say whether a currency is written as a sign; before a number it leaves no doubt."""
    return not source.folded[token.end - 1].isalpha()


def _with_unit(source: Source, numeral: Numeral, unit: Token) -> Amount | None:
    """Read the number with the unit behind it."""
    lexeme = unit.lexeme
    amount = None
    if unit.lead & (Joint.JOIN | Joint.HYPHEN):
        if lexeme.percent is not None:
            amount = read_percent(source, numeral, unit)
        elif lexeme.hash is not None:
            amount = _hashrate(source, numeral, unit)
    if amount is None and lexeme.time is not None:
        amount = read_duration(source, numeral)
    if amount is None and (lexeme.money or lexeme.cents or lexeme.money_times):
        amount = read_money(source, numeral)
    if amount is None and lexeme.fold and not numeral.vague:
        amount = _multiple(source, numeral, unit)
    return amount


def _hashrate(source: Source, numeral: Numeral, unit: Token) -> Amount | None:
    """Read computing power, in hashes per second."""
    if unit.lexeme.hash is None or numeral.vague:
        return None
    spelling, power = unit.lexeme.hash
    value = settled(source, numeral, "hashrate") * power
    amount = Amount.of(numeral, "hashrate", value, "H/s").until(unit)
    amount.written = spelling
    return amount


def _crossed(source: Source, numeral: Numeral) -> Amount:
    """Read "x3"."""
    amount = Amount.of(numeral, "multiple", settled(source, numeral, "multiple"), "x")
    amount.start -= 1
    return amount


def _multiple(source: Source, numeral: Numeral, unit: Token) -> Amount | None:
    """Read "3x", "three times", 三倍."""
    if unit.end - unit.start == 1 and source.folded[unit.end : unit.end + 2].strip()[:1].isdigit():
        return None  # 2x100 is a product
    if _is_frequency(source, numeral.next + 1):
        return None
    value = settled(source, numeral, "multiple")
    return Amount.of(numeral, "multiple", value, "x").until(unit)


def _is_frequency(source: Source, at: int) -> bool:
    """Say whether "times" counts events: "four times per week"."""
    if at >= len(source.tokens):
        return False
    token = source.tokens[at]
    if token.lexeme.adverb is not None or token.lexeme.each:
        return bool(token.lead & Joint.JOIN)
    return token.lexeme.time is not None and bool(token.lead & (Joint.PER | Joint.AFTER))
