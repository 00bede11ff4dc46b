"""Read a chain of number words, digits among them: "two hundred and five", 30万9千."""

from decimal import Decimal

from analyzer.extract.quantities.lexicon import Joint, Lexeme
from analyzer.extract.quantities.sums import Sum
from analyzer.extract.quantities.tokens import Source, Token

_LINKS = Joint.JOIN | Joint.AND
_ZERO = Decimal(0)


def read_chain(source: Source, total: Sum, at: int) -> int:
    """Add the number words from token `at` on to `total`; return the token behind them."""
    tokens = source.tokens
    begun = total.pending is not None
    while at < len(tokens):
        token = tokens[at]
        if begun and not token.lead & _LINKS:
            break
        if not _accepts(source, total, at, begun=begun):
            break
        at = _take(source, total, at)
        begun = True
    if begun and source.lexicon.short_tail:
        _lift_tail(source, total, at)
    return at


def is_hangul(source: Source, token: Token) -> bool:
    """Say whether a token is written in Korean letters."""
    return "\uac00" <= source.folded[token.start] <= "\ud7a3"


def _accepts(source: Source, total: Sum, at: int, *, begun: bool) -> bool:
    """Say whether token `at` continues the number."""
    token = source.tokens[at]
    lexeme = token.lexeme
    if token.raw:
        return _digits_continue(source, total, at)
    if lexeme.times is not None:
        return not begun or bool(token.lead & Joint.JOIN)
    if lexeme.number is not None:
        if total.begun() and (lexeme.time or lexeme.money) and not lexeme.loose:
            return False  # Vietnamese năm is five and a year
        return _fits(source, total, lexeme)
    if lexeme.point:
        return total.begun() and _read_decimals(source, at) is not None
    return lexeme.teen and total.pending is not None and total.pending < 10


def _fits(source: Source, total: Sum, lexeme: Lexeme) -> bool:
    """Say whether a summand fits behind the last one."""
    number = lexeme.number or _ZERO
    if number < total.room:
        return True
    pending = total.pending
    if pending is None:
        return False
    if source.lexicon.units_first and 0 < pending < 10 and 20 <= number < 100:
        return True
    return _is_position(lexeme) and total.power == 1


def _is_position(lexeme: Lexeme) -> bool:
    """Say whether a digit in words may take a position: 二〇二六."""
    return lexeme.loose and lexeme.fraction is None and (lexeme.number or _ZERO) < 10


def _digits_continue(source: Source, total: Sum, at: int) -> bool:
    """Say whether digits go on a mixed number: 30万9千, 2억 8천."""
    if at == 0 or total.pending is not None:
        return False
    token, before = source.tokens[at], source.tokens[at - 1]
    digits = token.raw.replace(",", "")
    if before.lexeme.times is None or not digits.isdigit():
        return False
    if Decimal(digits) >= total.power:
        return False
    if before.end == token.start:
        return before.lexeme.loose or is_hangul(source, before)
    following = source.following(at + 1)
    if following is None or not (is_hangul(source, before) or before.lexeme.loose):
        return False
    glued = following.start - token.end <= 1 and following.lexeme.times is not None
    return glued or following.lexeme.money is not None  # 1 萬 5,000 元, 2 億 7,000 萬元


def _take(source: Source, total: Sum, at: int) -> int:
    """Add token `at` to the number; return the next token."""
    token = source.tokens[at]
    lexeme = token.lexeme
    if token.raw:
        total.add(Decimal(token.raw.replace(",", "")))
    elif lexeme.times is not None:
        ten_thousands = lexeme.loose or is_hangul(source, token)  # 千 counts towards 万
        small = lexeme.times < 1000 or (lexeme.times == 1000 and ten_thousands)
        total.multiply(lexeme.times, small=small)
    elif lexeme.number is not None:
        _add_word(source, total, lexeme)
    elif lexeme.teen:
        total.pending = (total.pending or _ZERO) + 10
    elif (decimals := _read_decimals(source, at)) is not None:
        total.add_decimals(decimals[0])
        return decimals[1]
    return at + 1


def _add_word(source: Source, total: Sum, lexeme: Lexeme) -> None:
    """Add a number word."""
    number = lexeme.number or _ZERO
    if number >= total.room and total.pending is not None and _is_position(lexeme):
        total.join_digit(number)
        return
    total.add(number)
    if number < 10 and (lexeme.loose or source.lexicon.units_first):
        total.room = _ZERO
    if number == 10 and source.lexicon.ten_adds:
        total.room = number
    if number == 0:  # 一千零五: what follows counts as it is
        total.room = Decimal(10) if total.section or total.total else _ZERO
        total.power = Decimal(1)


def _lift_tail(source: Source, total: Sum, at: int) -> None:
    """Count a last single digit in the next lower power: 一萬二 is 12,000."""
    if at < 2 or not total.pending or total.pending >= 10 or total.power < 100:
        return
    last, before = source.tokens[at - 1], source.tokens[at - 2]
    glued = last.start == before.end and last.lexeme.number is not None
    if glued and before.lexeme.times is not None:
        total.pending *= total.power / 10


def _read_decimals(source: Source, at: int) -> tuple[Decimal, int] | None:
    """Read what stands behind a decimal point in words: its value, and the token behind."""
    tokens, written = source.tokens, ""
    index = at + 1
    while index < len(tokens) and tokens[index].lead & Joint.JOIN and len(written) < 20:
        token = tokens[index]
        number = token.lexeme.number
        if token.raw.isdigit() and not written:
            written = token.raw
        elif number is not None and number < 10:
            written += str(number)
        elif number is not None and number < 100 and not written:
            total = Sum()
            index = read_chain(source, total, index)
            return Decimal(f"0.{total.value()}"), index
        else:
            break
        index += 1
    return (Decimal("0." + written), index) if written else None
