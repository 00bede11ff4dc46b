"""Read numbers: digits, words, and both together ("3.5 million", 兩億三千萬)."""

from decimal import Decimal

from analyzer.extract.quantities.digits import Figure, read_figure
from analyzer.extract.quantities.fractions import add_fraction, read_fraction, read_share
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.sums import Sum
from analyzer.extract.quantities.tokens import Source, Token
from analyzer.extract.quantities.words import read_chain

_THOUSAND = Decimal(1000)


def read_numeral(source: Source, at: int) -> Numeral | None:
    """Read the number that begins at token `at`; None where none does."""
    token = source.tokens[at]
    if token.raw:
        return _from_digits(source, at)
    lexeme = token.lexeme
    if lexeme.number is not None or lexeme.times is not None or lexeme.fraction is not None:
        return _from_words(source, at)
    if lexeme.vague is not None:
        return Numeral(token.start, token.end, lexeme.vague, at, at + 1, vague=True)
    return _negated(source, at) if lexeme.minus else None


def _negated(source: Source, at: int) -> Numeral | None:
    """Read "minus five"."""
    following = source.following(at + 1)
    if following is None or following.lexeme.minus:
        return None
    numeral = read_numeral(source, at + 1)
    if numeral is None or numeral.vague:
        return None
    numeral.start, numeral.first = source.tokens[at].start, at
    numeral.value, numeral.negative = -numeral.value, True
    return numeral


def _from_digits(source: Source, at: int) -> Numeral | None:
    """Read digits, a fraction of digits, and the multipliers behind them."""
    token = source.tokens[at]
    figure = read_figure(token.raw)
    if figure is None:
        return None
    share = read_share(source, at, figure)
    if share is not None:
        return share
    numeral = Numeral(token.start, token.end, figure.value, at, at + 1, figure.mark, digits=True)
    following = source.following(at + 1)
    if following is not None and _multiplies(following, figure.value):
        _multiply(source, numeral, figure)
    numeral = add_fraction(source, numeral)
    if token.start and _is_negative(source, token.start):
        numeral.start -= 1
        numeral.value, numeral.negative = -numeral.value, True
    return numeral


def _multiplies(token: Token, value: Decimal) -> bool:
    """Say whether a multiplier stands behind digits."""
    lexeme = token.lexeme
    if lexeme.times is None:
        return False
    if lexeme.loose or lexeme.times >= 1000:
        return True
    return lexeme.money is None and lexeme.cents is None and value < 100


def _multiply(source: Source, numeral: Numeral, figure: Figure) -> None:
    """Extend digits by the multipliers behind them: "5 million", "30万9千"."""
    value = figure.value
    # "1.125 million" has decimals: nobody counts a thousand millions so.
    if figure.mark == ("," if source.lexicon.comma else "."):
        value /= _THOUSAND
    total = Sum(pending=value)
    numeral.next = read_chain(source, total, numeral.next)
    numeral.value, numeral.power, numeral.mark = total.value(), total.power, ""
    numeral.end = source.tokens[numeral.next - 1].end
    if numeral.value == value * total.power:
        numeral.factor = total.power


def _from_words(source: Source, at: int) -> Numeral | None:
    """Read a number in words."""
    total = Sum()
    behind = read_chain(source, total, at)
    if behind == at:
        return read_fraction(source, at)
    last = source.tokens[behind - 1]
    if last.right_open and not source.glued_on(behind):
        return None
    start = source.tokens[at].start
    numeral = Numeral(start, last.end, total.value(), at, behind, power=total.power)
    return add_fraction(source, numeral)


def _is_negative(source: Source, start: int) -> bool:
    """Say whether a minus sign belongs to the digits, rather than to a range or a list."""
    folded = source.folded
    if folded[start - 1] == " ":
        return folded[start - 2 : start - 1] == "-" and _is_all(folded, start)
    if folded[start - 1] != "-":
        return False
    if start == 1 or "\u3041" <= folded[start - 2] <= "\u30fa":  # は-5%
        return True
    return folded[start - 2] in " \n\t(:" and not _follows_number(folded, start)


def _is_all(folded: str, start: int) -> bool:
    """Say whether the text is nothing but a minus sign and one amount."""
    return len(folded) < 40 and folded[:start].strip() == "-" and "\n" not in folded[start:]


def _follows_number(folded: str, start: int) -> bool:
    """Say whether "-" follows an amount: "5% -10%" is a range."""
    before = folded[max(0, start - 4) : start - 1].rstrip()
    return bool(before) and not before[-1].isalpha() and before[-1] not in "(:\n"
