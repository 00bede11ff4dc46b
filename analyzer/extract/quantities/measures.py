"""Try every unit on a number: percent, money, time, computing power, multiples."""

from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.durations import read_duration
from analyzer.extract.quantities.lexicon import Joint
from analyzer.extract.quantities.money import read_money
from analyzer.extract.quantities.numerals import Numeral
from analyzer.extract.quantities.tokens import Source, Token

_TO_UNIT = Joint.JOIN | Joint.HYPHEN
_HUNDRED = Decimal(100)


def read_amount(source: Source, numeral: Numeral) -> Amount | None:
    """Read the number with its unit; None for a plain number."""
    if _has_sign(source, numeral):
        return read_money(source, numeral)
    for read in (
        _percent_before,
        _interest,
        _percent,
        _hundredths,
        read_duration,
        _hashrate,
        read_money,
        _multiple,
    ):
        amount = read(source, numeral)
        if amount is not None:
            return amount
    return None


def _has_sign(source: Source, numeral: Numeral) -> bool:
    """Say whether a currency sign stands right before the number; it leaves no doubt."""
    token = _before(source, numeral)
    if token is None or token.lexeme.money is None or not token.lexeme.before:
        return False
    return not source.folded[token.end - 1].isalpha()


def _amount(numeral: Numeral, kind: str, value: Decimal, unit: str) -> Amount:
    return Amount(
        kind, numeral.start, numeral.end, value, unit, numeral.first, numeral.next, numeral
    )


def _before(source: Source, numeral: Numeral) -> Token | None:
    """Return the token before the number, if it adjoins it and is still free."""
    if numeral.first == 0:
        return None
    token = source.tokens[numeral.first - 1]
    if token.used or not source.joint(token.end, numeral.start) & Joint.JOIN:
        return None
    return token


def _behind(source: Source, numeral: Numeral, allowed: Joint = _TO_UNIT) -> Token | None:
    """Return the token behind the number, if it adjoins it."""
    if numeral.next >= len(source.tokens):
        return None
    token = source.tokens[numeral.next]
    return (
        token if source.joint(numeral.end, token.start) & allowed and not token.right_open else None
    )


def _percent_before(source: Source, numeral: Numeral) -> Amount | None:
    """Read 百分之三, "yüzde 5", "per cent of 20"."""
    token = _before(source, numeral)
    if token is None or token.lexeme.percent_before is None or numeral.vague:
        return None
    if token.start and token.lexeme.percent and source.folded[token.start - 1].isalnum():
        return None
    if token.lexeme.loose and numeral.first > 1 and _counts(source, numeral.first - 2, token):
        return None  # 五百分之二 is a fraction of five hundred
    value = settled(source, numeral, "percent") * token.lexeme.percent_before
    amount = _amount(numeral, "percent", value, "%")
    amount.first, amount.start = numeral.first - 1, token.start
    return amount


def _counts(source: Source, at: int, following: Token) -> bool:
    """Say whether token `at` is a number glued to the one behind it."""
    token = source.tokens[at]
    number = token.raw or token.lexeme.number is not None or token.lexeme.times is not None
    return bool(number) and token.end == following.start


def _interest(source: Source, numeral: Numeral) -> Amount | None:
    """Read the old words for interest: 月息三分 is three percent a month."""
    token, unit = _before(source, numeral), _behind(source, numeral)
    if token is None or unit is None or token.lexeme.interest is None:
        return None
    share = dict(unit.lexeme.interest_unit).get(token.lexeme.interest)
    if share is None:
        return None
    amount = _amount(numeral, "percent", numeral.value * share, "%")
    amount.end, amount.next = unit.end, numeral.next + 1
    return amount


def _percent(source: Source, numeral: Numeral) -> Amount | None:
    """Read "2 %", "two percent", 三成, 8割引."""
    unit = _behind(source, numeral)
    if unit is None or unit.lexeme.percent is None or numeral.vague:
        return None
    value = settled(source, numeral, "percent") * unit.lexeme.percent
    if unit.lexeme.discount:
        value = _HUNDRED - value
    if unit.lexeme.points and source.folded.startswith(source.lexicon.not_points, unit.end):
        return None
    amount = _amount(numeral, "percent", value, "%")
    amount.end, amount.next = unit.end, numeral.next + 1
    if unit.lexeme.percent == 10:
        _add_percent_parts(source, amount)
    return amount


def _add_percent_parts(source: Source, amount: Amount) -> None:
    """Add what stands behind a tenth: 五割半, 三割五分."""
    tokens = source.tokens
    if amount.next >= len(tokens) or tokens[amount.next].start != amount.end:
        return
    token = tokens[amount.next]
    if token.lexeme.fraction is not None:
        amount.value += token.lexeme.fraction * 10
        amount.end, amount.next = token.end, amount.next + 1
    elif token.lexeme.number is not None and amount.next + 1 < len(tokens):
        part = tokens[amount.next + 1]
        if part.start == token.end and part.lexeme.percent_part is not None:
            amount.value += token.lexeme.number * part.lexeme.percent_part
            amount.end, amount.next = part.end, amount.next + 2


def _hundredths(source: Source, numeral: Numeral) -> Amount | None:
    """Read "2/100" where that is said of percent."""
    tokens, at = source.tokens, numeral.next
    if not source.lexicon.hundredths or at >= len(tokens) or tokens[at].raw != "100":
        return None
    if source.folded[numeral.end : tokens[at].start] != "/":
        return None
    amount = _amount(numeral, "percent", settled(source, numeral, "percent"), "%")
    amount.end, amount.next = tokens[at].end, at + 1
    return amount


def _hashrate(source: Source, numeral: Numeral) -> Amount | None:
    """Read computing power, in hashes per second."""
    unit = _behind(source, numeral)
    if unit is None or unit.lexeme.hash is None or numeral.vague:
        return None
    if _is_money_letter(source, numeral, unit):
        return None
    spelling, power = unit.lexeme.hash
    amount = _amount(numeral, "hashrate", settled(source, numeral, "hashrate") * power, "H/s")
    amount.end, amount.next, amount.written = unit.end, numeral.next + 1, spelling
    return amount


def _is_money_letter(source: Source, numeral: Numeral, unit: Token) -> bool:
    """Say whether a T is a trillion: "$1.2T"."""
    token = _before(source, numeral)
    return (
        unit.lexeme.money_times is not None and token is not None and token.lexeme.money is not None
    )


def _multiple(source: Source, numeral: Numeral) -> Amount | None:
    """Read "3x", "three times", 三倍, x3."""
    unit = _behind(source, numeral)
    first = source.tokens[numeral.first]
    if numeral.vague:
        return None
    if first.crossed and numeral.next == numeral.first + 1:
        amount = _amount(numeral, "multiple", settled(source, numeral, "multiple"), "x")
        amount.start -= 1
        return amount
    if unit is None or not unit.lexeme.fold:
        return None
    following = source.folded[unit.end : unit.end + 2].strip()
    if (
        unit.end - unit.start == 1
        and following[:1].isdigit()
        or _is_frequency(source, numeral.next)
    ):
        return None
    amount = _amount(numeral, "multiple", settled(source, numeral, "multiple"), "x")
    amount.end, amount.next = unit.end, numeral.next + 1
    return amount


def _is_frequency(source: Source, at: int) -> bool:
    """Say whether "times" counts events: "four times per week"."""
    if at + 1 >= len(source.tokens):
        return False
    unit, token = source.tokens[at], source.tokens[at + 1]
    joint = source.joint(unit.end, token.start)
    if token.lexeme.adverb is not None or token.lexeme.each:
        return bool(joint & Joint.JOIN)
    return token.lexeme.time is not None and bool(joint & (Joint.PER | Joint.AFTER))
