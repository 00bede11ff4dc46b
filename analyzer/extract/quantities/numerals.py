"""Read numbers: digits, words, and both together ("3.5 million", "兩億三千萬", "two and a half")."""

from dataclasses import dataclass
from decimal import Decimal

from analyzer.extract.quantities.digits import Figure, read_figure
from analyzer.extract.quantities.lexicon import Joint, Lexeme
from analyzer.extract.quantities.tokens import Source, Token

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_THOUSAND = Decimal(1000)
_TO_UNIT = Joint.JOIN | Joint.OF | Joint.HYPHEN


@dataclass(slots=True)
class Numeral:
    """
    A number in the text, made of the tokens `first` to before `next`.

    `mark` as in `Figure`; `factor` is the multiplier behind a single figure
    (2.5 million: 1,000,000), 1 otherwise; `vague` numbers count time only.
    """

    start: int
    end: int
    value: Decimal
    first: int
    next: int
    mark: str = ""
    factor: Decimal = _ONE
    power: Decimal = _ONE  # what the last multiplier makes of one
    digits: bool = False
    vague: bool = False
    negative: bool = False


@dataclass(slots=True)
class _Sum:
    """A number while it is being read, word by word."""

    total: Decimal = Decimal(0)  # finished thousands, millions, ...
    section: Decimal = Decimal(0)  # below the next of these
    pending: Decimal | None = None  # the last summand, may yet be multiplied
    great: Decimal = Decimal(0)  # the last great multiplier
    room: Decimal = Decimal("Infinity")  # the next summand must be smaller
    power: Decimal = _ONE  # what the last multiplier makes of one

    def value(self) -> Decimal:
        return self.total + self.section + (self.pending or 0)

    def add(self, number: Decimal) -> None:
        self.section += self.pending or 0
        self.pending = number
        self.room = _room(number)

    def multiply(self, factor: Decimal, *, small: bool) -> None:
        if small:
            self.section += (self.pending or _ONE) * factor
        else:
            group = self.section + (self.pending or 0)
            if self.great and factor > self.great:
                self.total = (self.total + group) * factor
            else:
                self.total += (group or _ONE) * factor
            self.section, self.great = Decimal(0), factor
        self.pending, self.room, self.power = None, factor, factor


def _room(number: Decimal) -> Decimal:
    """Return what may follow: below ten after twenty, below a hundred after two hundred."""
    if number in (60, 80):  # soixante-dix, quatre-vingt-onze
        return Decimal(20)
    room = _ONE
    while number and number % (room * 10) == 0:
        room *= 10
    return room if number >= 20 else Decimal(0)


def read_numeral(source: Source, at: int) -> Numeral | None:
    """Read the number that begins at token `at`; None where none does."""
    tokens = source.tokens
    first = tokens[at]
    lexeme = first.lexeme
    if lexeme.vague is not None:
        return Numeral(first.start, first.end, lexeme.vague, at, at + 1, vague=True)
    if lexeme.minus and at + 1 < len(tokens):
        return _negated(source, at)
    if first.raw:
        return _from_digits(source, at)
    if lexeme.number is None and lexeme.times is None and lexeme.fraction is None:
        return None
    return _from_words(source, at)


def _negated(source: Source, at: int) -> Numeral | None:
    """Read "minus five"."""
    token, following = source.tokens[at], source.tokens[at + 1]
    if not source.joint(token.end, following.start) & Joint.JOIN or following.lexeme.minus:
        return None
    numeral = read_numeral(source, at + 1)
    if numeral is None or numeral.vague:
        return None
    numeral.start, numeral.first, numeral.value = token.start, at, -numeral.value
    numeral.negative = True
    return numeral


def _from_digits(source: Source, at: int) -> Numeral | None:
    """Read digits, a fraction of digits, and the multipliers behind them."""
    token = source.tokens[at]
    figure = read_figure(token.raw)
    if figure is None:
        return None
    share = _share(source, at, figure) or _power(source, at, figure)
    if share:
        return share
    start = token.start - 1 if _is_negative(source, token) else token.start
    numeral = Numeral(start, token.end, figure.value, at, at + 1, figure.mark, digits=True)
    numeral = _go_on(source, numeral, figure)
    if start != token.start:
        numeral.value, numeral.negative = -numeral.value, True
    return numeral


def _go_on(source: Source, numeral: Numeral, figure: Figure) -> Numeral:
    """Extend digits by what follows: "5 million", "30万9千", "2 and a half"."""
    following = _next(source, numeral.next, numeral.end)
    if following is None or not _multiplies(following, figure.value):
        return _with_fraction(source, numeral)
    value = figure.value
    if figure.mark == ("," if source.lexicon.comma else ".") and _fraction_here(source, figure):
        value /= _THOUSAND
    total = _Sum(pending=value)
    end, end_at = _chain(source, total, numeral.next, numeral.end)
    single = (
        total.pending is None
        and total.section == 0
        and value
        and total.total == value * total.power
    )
    if single:
        numeral.factor, numeral.value = total.power, total.total
    else:
        numeral.value = total.value()
    numeral.mark, numeral.end, numeral.next, numeral.power = "", end_at, end, total.power
    return _with_fraction(source, numeral)


def _fraction_here(source: Source, figure: Figure) -> bool:
    """Say whether "1.125 million" has decimals: no thousands are counted in millions."""
    return figure.mark == "." or source.lexicon.comma


def _multiplies(token: Token, value: Decimal) -> bool:
    """Say whether a multiplier may stand behind digits."""
    lexeme = token.lexeme
    if lexeme.times is None or token.right_open:
        return False
    if lexeme.loose:
        return True
    return lexeme.times >= 1000 or (lexeme.money is None and lexeme.cents is None and value < 100)


def _from_words(source: Source, at: int) -> Numeral | None:
    """Read a number in words."""
    token = source.tokens[at]
    total = _Sum()
    end, end_at = _chain(source, total, at, token.start)
    if end == at:
        return _fraction_first(source, at)
    if source.tokens[end - 1].right_open and not _glued_on(source, end):
        return None
    numeral = Numeral(token.start, end_at, total.value(), at, end, power=total.power)
    return _with_fraction(source, numeral)


def _glued_on(source: Source, at: int) -> bool:
    """Say whether the next token goes on in the same word (viertelstunde)."""
    tokens = source.tokens
    return at < len(tokens) and tokens[at].start == tokens[at - 1].end and not tokens[at].right_open


def _chain(source: Source, total: _Sum, at: int, end: int) -> tuple[int, int]:
    """Add the number words from token `at` on; return where they end, as token and offset."""
    tokens, begun = source.tokens, total.pending is not None
    while at < len(tokens):
        token = tokens[at]
        joint = source.joint(end, token.start) if begun else Joint.JOIN
        if not joint & (Joint.JOIN | Joint.AND) or not _accepts(source, total, at, joint):
            break
        at, end = _take(source, total, at)
        begun = True
    if begun and source.lexicon.short_tail:
        _lift_tail(source, total, at)
    return at, end


def _accepts(source: Source, total: _Sum, at: int, joint: Joint) -> bool:
    """Say whether token `at` continues the number."""
    token = source.tokens[at]
    lexeme = token.lexeme
    if token.raw:
        return _digits_continue(source, total, at)
    if lexeme.point:
        begun = total.pending is not None or total.value() > 0
        return begun and _decimals(source, at) is not None
    if lexeme.teen:
        return total.pending is not None and total.pending < 10
    if lexeme.times is not None:
        return not joint & Joint.AND or joint & Joint.JOIN != 0
    if lexeme.number is None:
        return False
    begun = total.pending is not None or total.power > 1
    if begun and (lexeme.time or lexeme.money) and not lexeme.loose:
        return False
    return _fits(source, total, lexeme)


def _fits(source: Source, total: _Sum, lexeme: Lexeme) -> bool:
    """Say whether a summand fits behind the last one."""
    number = lexeme.number or Decimal(0)
    if number < total.room:
        return True
    pending = total.pending
    if pending is None:
        return False
    if source.lexicon.units_first and 0 < pending < 10 and 20 <= number < 100:
        return True
    positional = lexeme.loose and lexeme.fraction is None  # 二〇二六
    return positional and number < 10 and total.power == 1


def _digits_continue(source: Source, total: _Sum, at: int) -> bool:
    """Say whether digits go on a mixed number: 30万9千, 2억 8천."""
    token = source.tokens[at]
    before = source.tokens[at - 1]
    if at == 0 or before.lexeme.times is None or total.pending is not None:
        return False
    if not token.raw.isdigit() or Decimal(token.raw) >= total.power:
        return False
    if before.end == token.start:
        return before.lexeme.loose or "\uac00" <= source.folded[before.start] <= "\ud7a3"
    following = _next(source, at + 1, token.end)
    if following is None:
        return False
    glued = following.start == token.end and following.lexeme.times is not None
    return glued or (following.lexeme.money is not None and not following.right_open)


def _take(source: Source, total: _Sum, at: int) -> tuple[int, int]:
    """Add token `at` to the number; return the next token and where the number now ends."""
    token = source.tokens[at]
    lexeme = token.lexeme
    if token.raw:
        total.add(Decimal(token.raw))
    elif lexeme.point:
        decimals = _decimals(source, at)
        if decimals is not None:
            total.pending, total.room = (total.pending or 0) + decimals[0], Decimal(0)
            return decimals[1], source.tokens[decimals[1] - 1].end
    elif lexeme.teen:
        total.pending = (total.pending or Decimal(0)) + 10
    elif lexeme.times is not None:
        small = lexeme.times < 1000 or (lexeme.times == 1000 and _is_cjk(source, token))
        total.multiply(lexeme.times, small=small)
    elif lexeme.number is not None:
        _add_word(source, total, lexeme)
    return at + 1, token.end


def _is_cjk(source: Source, token: Token) -> bool:
    """Say whether a thousand counts towards ten thousand: 千, 천."""
    return token.lexeme.loose or "\uac00" <= source.folded[token.start] <= "\ud7a3"


def _add_word(source: Source, total: _Sum, lexeme: Lexeme) -> None:
    """Add a number word; digits one after the other are positions (二〇二六)."""
    number = lexeme.number or Decimal(0)
    if (
        number >= total.room
        and lexeme.fraction is None
        and lexeme.loose
        and total.pending is not None
        and number < 10
    ):
        total.pending = total.pending * 10 + number
        return
    total.add(number)
    if number < 10 and (lexeme.loose or source.lexicon.units_first):
        total.room = Decimal(0)
    if number == 0:
        total.room, total.power = Decimal(10) if total.section or total.total else Decimal(0), _ONE


def _lift_tail(source: Source, total: _Sum, at: int) -> None:
    """Count a last single digit in the next lower power: 一萬二 is 12,000."""
    last, before = source.tokens[at - 1], source.tokens[at - 2] if at > 1 else None
    if before is None or last.lexeme.number is None or before.lexeme.times is None:
        return
    if total.pending and total.pending < 10 and total.power >= 100 and last.start == before.end:
        total.pending *= total.power / 10


def _decimals(source: Source, at: int) -> tuple[Decimal, int] | None:
    """Read what stands behind a decimal point in words: its value and the next token."""
    tokens, written, index = source.tokens, "", at + 1
    end = tokens[at].end
    while index < len(tokens) and source.joint(end, tokens[index].start) & Joint.JOIN:
        token = tokens[index]
        number = token.lexeme.number
        if token.raw.isdigit() and not written:
            written = token.raw
        elif number is not None and number < 10:
            written += str(number)
        elif number is not None and number < 100 and not written:
            return _tens(source, index)
        else:
            break
        end, index = token.end, index + 1
    return (Decimal("0." + written), index) if written else None


def _tens(source: Source, at: int) -> tuple[Decimal, int]:
    """Read decimals said as one number: "coma veinticinco" is .25."""
    total = _Sum()
    end, _ = _chain(source, total, at, source.tokens[at].start)
    return Decimal(f"0.{total.value()}"), end


def _next(source: Source, at: int, end: int) -> Token | None:
    """Return token `at` if it adjoins the offset `end`."""
    if at >= len(source.tokens):
        return None
    token = source.tokens[at]
    return token if source.joint(end, token.start) & Joint.JOIN else None


def _is_negative(source: Source, token: Token) -> bool:
    """Say whether a minus sign belongs to the digits, rather than to a range or a list."""
    start = token.start
    if start and source.folded[start - 1] == " " and _is_all(source, start):
        return True
    if start == 0 or source.folded[start - 1] != "-":
        return False
    if start == 1 or "\u3041" <= source.folded[start - 2] <= "\u30fa":  # は-5%
        return True
    return source.folded[start - 2] in " \n\t(:" and not _after_number(source, start)


def _is_all(source: Source, start: int) -> bool:
    """Say whether the text is nothing but a minus sign and one amount."""
    folded = source.folded
    return len(folded) < 40 and folded[:start].strip() == "-" and "\n" not in folded[start:]


def _after_number(source: Source, start: int) -> bool:
    """Say whether "-" follows an amount: "5% -10%" is a range."""
    before = source.folded[max(0, start - 4) : start - 1].rstrip()
    return bool(before) and not before[-1].isalpha() and before[-1] not in "(:\n"


def _share(source: Source, at: int, figure: Figure) -> Numeral | None:
    """Read a proper fraction: 1/2, 3/4, also behind a whole number (1 1/2)."""
    tokens = source.tokens
    if at + 1 >= len(tokens) or source.folded[tokens[at].end : tokens[at + 1].start] != "/":
        return None
    under, over = tokens[at + 1].raw, figure.value
    if under not in ("2", "3", "4", "5", "8") or over >= Decimal(under) or over == 0:
        return None
    value = over / Decimal(under)
    return Numeral(tokens[at].start, tokens[at + 1].end, value, at, at + 2, digits=True)


def _power(source: Source, at: int, figure: Figure) -> Numeral | None:
    """Read 10^6; exponents of more than two digits are no amounts."""
    tokens = source.tokens
    if at + 1 >= len(tokens) or source.folded[tokens[at].end : tokens[at + 1].start] != "^":
        return None
    exponent = tokens[at + 1].raw
    if not exponent.isdigit() or len(exponent) > 2:
        return None
    value = figure.value ** int(exponent)
    return Numeral(tokens[at].start, tokens[at + 1].end, value, at, at + 2, digits=True)


def _divided(source: Source, numeral: Numeral) -> bool:
    """Divide by a number that is followed by "avos"; say whether there was one."""
    tokens = source.tokens
    below = _from_words(source, numeral.next)
    if below is None or below.next >= len(tokens) or below.value == 0:
        return False
    over = tokens[below.next]
    if not over.lexeme.over or not source.joint(below.end, over.start) & Joint.JOIN:
        return False
    numeral.value /= below.value
    numeral.end, numeral.next, numeral.mark = over.end, below.next + 1, ""
    return True


def _with_fraction(source: Source, numeral: Numeral) -> Numeral:
    """Add a fraction that follows ("two and a half", "三個半", "2 ½"), or take that many of it."""
    at = numeral.next
    if at >= len(source.tokens) or numeral.vague:
        return numeral
    joint = source.joint(numeral.end, source.tokens[at].start)
    if source.lexicon.divides and joint & Joint.JOIN and _divided(source, numeral):
        return numeral
    if joint & Joint.WITH:
        joint |= Joint.AND
    parts, end = _count_of_parts(source, at) if joint & Joint.AND else (None, at)
    share = source.tokens[end].lexeme.fraction if end < len(source.tokens) else None
    if share is None or not joint & (Joint.AND | Joint.JOIN) or _has_own_unit(source, joint, end):
        return numeral
    if joint & Joint.AND or share == _HALF or not source.folded[source.tokens[end].start].isalpha():
        numeral.value += (parts or _ONE) * share * numeral.power
    elif _unit_follows(source, end + 1):
        numeral.value *= share
    else:
        return numeral
    numeral.end, numeral.next, numeral.mark = source.tokens[end].end, end + 1, ""
    return numeral


def _count_of_parts(source: Source, at: int) -> tuple[Decimal | None, int]:
    """Read the "three" of "one and three quarters": how many, and the token of the part."""
    token = source.tokens[at]
    number = token.lexeme.number
    if number is None or number >= 10 or token.lexeme.fraction is not None:
        return None, at
    following = _next(source, at + 1, token.end)
    if following is None or following.lexeme.fraction is None:
        return None, at
    return number, at + 1


def _has_own_unit(source: Source, joint: Joint, at: int) -> bool:
    """Say whether a "half" begins another quantity: two days and half an hour."""
    token = source.tokens[at]
    spoken = source.folded[token.start : token.end]
    return (
        bool(joint & Joint.AND) and spoken.endswith((" a", " an")) and _unit_follows(source, at + 1)
    )


def _unit_follows(source: Source, at: int) -> bool:
    """Say whether token `at` is a unit that adjoins the one before."""
    tokens = source.tokens
    if (
        not 0 < at < len(tokens)
        or not source.joint(tokens[at - 1].end, tokens[at].start) & _TO_UNIT
    ):
        return False
    lexeme = tokens[at].lexeme
    return lexeme.time is not None or lexeme.percent is not None or lexeme.times is not None


def _fraction_first(source: Source, at: int) -> Numeral | None:
    """Read "half", "a quarter million", "三分之一" as far as one lexeme says it."""
    token = source.tokens[at]
    share = token.lexeme.fraction
    if share is None or (token.right_open and not _glued_on(source, at + 1)):
        return None
    numeral = Numeral(token.start, token.end, share, at, at + 1)
    following = source.tokens[at + 1] if at + 1 < len(source.tokens) else None
    if following and following.lexeme.times and not following.right_open:
        if source.joint(token.end, following.start) & _TO_UNIT:
            numeral.value *= following.lexeme.times
            numeral.end, numeral.next = following.end, at + 2
    return numeral
