"""Read every quantity of a text, from left to right."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from analyzer.extract.quantities.amount import Amount, settled
from analyzer.extract.quantities.digits import read_figure
from analyzer.extract.quantities.durations import read_duration
from analyzer.extract.quantities.lexicon import Joint, Lexeme
from analyzer.extract.quantities.measures import read_amount
from analyzer.extract.quantities.money import read_money
from analyzer.extract.quantities.numeral import Numeral
from analyzer.extract.quantities.numerals import read_numeral
from analyzer.extract.quantities.periods import Period, period_ahead, period_behind, reaches
from analyzer.extract.quantities.ranges import read_range
from analyzer.extract.quantities.tokens import Source, Token
from analyzer.types.claim import Quantity

_ONE = Decimal(1)
_MOST = Decimal(10) ** 30  # beyond the hashes of all networks, or any money: a prank
_LEAST_SPELLED = 2  # "one" is an article in half of the languages
_SUM = 10_000
_PER_TIME = frozenset({"percent", "money"})
# An article makes one of what follows, where a length of time can stand.
_LEADS = re.compile(
    r"(?:^|[.,;:!?(\n]|\b(?:for|in|within|after|over|of|than|about|around|only|just|once|every|"
    r"last|lasts|take|takes|is|was|be|to|and|or|from))\s*$"
)


def reaches_bound(source: Source, bound: Token, amount: Amount) -> bool:
    """Say whether nothing but fillers stands between a bound and the amount."""
    if not 0 <= amount.start - bound.end <= 16:
        return False
    return source.lexicon.fillers.fullmatch(source.folded, bound.end, amount.start) is not None


@dataclass(slots=True)
class Reader:
    """Where reading stands: the token, and a period that waits for its amount."""

    source: Source
    at: int = 0
    waiting: Period | None = None
    bound: Token | None = None
    held: Quantity | None = None  # one unit of time that may prove to be a period
    found: list[Quantity] = field(default_factory=list)
    spelled: list[Quantity] = field(default_factory=list)

    def read(self) -> tuple[Quantity, ...]:
        """Read all tokens; return the quantities in order."""
        tokens = self.source.tokens
        while self.at < len(tokens):
            token = tokens[self.at]
            if token.raw and self._stands_alone(token):
                self._plain_figure(token)
            elif not token.used and (token.raw or token.lexeme.numeric):
                numeral = read_numeral(self.source, self.at)
                if numeral is None or not self._take(numeral):
                    self._pass(token)
            elif not token.used and token.lexeme.speaks:
                self._pass(token)
            else:
                self.at += 1
        return tuple(self.found)

    def _stands_alone(self, token: Token) -> bool:
        """Say whether nothing beside digits could be their unit; most numbers are so."""
        if token.lead or token.crossed:
            return False
        tokens, at = self.source.tokens, self.at + 1
        return at >= len(tokens) or not tokens[at].lead

    def _plain_figure(self, token: Token) -> None:
        """Take digits that stand by themselves."""
        figure = read_figure(token.raw)
        if figure is not None:
            numeral = Numeral(
                token.start, token.end, figure.value, self.at, self.at + 1, figure.mark, digits=True
            )
            self._plain(numeral)
        self.at += 1

    def _pass(self, token: Token) -> None:
        """Go past a token that begins no number."""
        lexeme = token.lexeme
        if lexeme.length is not None and not token.right_open:
            self._whole(token, "duration", lexeme.length)
            return
        if lexeme.adverb is not None or lexeme.each:
            period = period_ahead(self.source, self.at)
            if period is not None:
                self.waiting, self.at = period, period.next
                return
        if lexeme.bound is not None:
            self.bound = token
        elif not token.right_open:
            self._alone(token)
            return
        self.at += 1

    def _take(self, numeral: Numeral) -> bool:
        """Read what the number belongs to; say whether anything was read."""
        amount = read_amount(self.source, numeral)
        amount = read_range(self.source, numeral, amount) or amount
        if amount is not None and self._is_rank(amount):
            return False
        if amount is not None and abs(amount.value) < _MOST:
            self._accept(amount)
            return True
        if numeral.digits or self._is_great(numeral):
            self._plain(numeral)
        elif _LEAST_SPELLED <= numeral.value < _MOST and not numeral.vague:
            self.spelled.append(
                Quantity("number", numeral.start, numeral.end, numeral.value, None, "")
            )
        if numeral.first + 1 == numeral.next and not numeral.digits:
            return False  # the word may play another part
        self.at = numeral.next
        return True

    def _accept(self, amount: Amount) -> None:
        """Add an amount with its bound and its period, and go on behind it."""
        for token in self.source.tokens[amount.first : amount.next]:
            token.used = True
        self.at = amount.next
        bound = self._bound_of(amount)
        period = self._period_of(amount) if amount.kind in _PER_TIME else None
        quantity = Quantity(
            amount.kind,
            amount.start,
            amount.end,
            amount.value,
            amount.high,
            amount.unit,
            bound,
            period.days if period else None,
            amount.written,
        )
        self.found.append(quantity)
        self._hold(amount, quantity)

    def _is_rank(self, amount: Amount) -> bool:
        """Say whether an ordinal mark stands before a time: 第三年, the third year."""
        if amount.kind != "duration" or amount.first == 0:
            return False
        before = self.source.tokens[amount.first - 1]
        return before.lexeme.label and before.lexeme.loose and before.end == amount.start

    def _is_great(self, numeral: Numeral) -> bool:
        """Say whether a number in Chinese words can be a sum whose unit goes unsaid: 六萬."""
        token = self.source.tokens[numeral.first]
        return numeral.power >= _SUM and token.lexeme.number is not None and token.lexeme.loose

    def _plain(self, numeral: Numeral) -> None:
        """Take a number without a unit, if it is no part of a name."""
        if self.source.tokens[numeral.first].glued:
            return
        value = settled(self.source, numeral, "number")
        self.found.append(Quantity("number", numeral.start, numeral.end, value, None, ""))

    def _bound_of(self, amount: Amount) -> str | None:
        """Return "up_to" or "from", said before the amount or behind it; none for a range."""
        bound, self.bound = self.bound, None
        tokens = self.source.tokens
        kind = None
        if bound is not None and reaches_bound(self.source, bound, amount):
            kind = bound.lexeme.bound
        if self.at < len(tokens) and tokens[self.at].lexeme.bound_after and kind is None:
            token = tokens[self.at]
            if token.lead & Joint.JOIN and not token.right_open:
                kind, self.at = token.lexeme.bound_after, self.at + 1
        if kind is None and self._has_plus(amount):
            kind = "from"
        return kind if amount.high is None and kind in {"up_to", "from"} else None

    def _has_plus(self, amount: Amount) -> bool:
        """Say whether a plus sign stands behind the digits: "10+ years"."""
        last = self.source.tokens[amount.numeral.next - 1]
        return bool(last.raw) and self.source.folded[last.end - 1] == "+"

    def _period_of(self, amount: Amount) -> Period | None:
        """Choose between a period that waits before the amount and one behind it."""
        source, waiting = self.source, self.waiting
        self.waiting = None
        behind = period_behind(source, amount, self.at)
        free = behind is None or self._begins_next(behind)
        if waiting is not None and free and self._waits_for(waiting, amount):
            self._release(waiting)
            return waiting
        if behind is not None:
            for token in source.tokens[self.at : behind.next]:
                token.used = True
            self.at = behind.next
        return behind

    def _waits_for(self, period: Period, amount: Amount) -> bool:
        """Say whether only fillers, and perhaps a bound, part the period from the amount."""
        source = self.source
        if reaches(source, period, amount.start):
            return True
        before = source.tokens[amount.first - 1] if amount.first else None
        if before is None or before.lexeme.bound is None or before.start < period.end:
            return False
        return reaches(source, period, before.start) and reaches_bound(source, before, amount)

    def _begins_next(self, period: Period) -> bool:
        """Say whether a period introduces the next amount: "daily 2 % weekly 10 %"."""
        tokens = self.source.tokens
        if period.next >= len(tokens):
            return False
        following = tokens[period.next]
        lexeme = following.lexeme
        begins = following.raw or lexeme.number is not None or lexeme.bound or lexeme.before
        return bool(begins) and reaches(self.source, period, following.start)

    def _release(self, period: Period) -> None:
        """Drop the length of time that proved to be the period of a rate."""
        if self.held is not None and self.held.start == period.start:
            self.found.remove(self.held)
        self.held = None

    def _hold(self, amount: Amount, quantity: Quantity) -> None:
        """Let a length of time wait for a rate right behind it: 一天2%, 10日ごとに3%."""
        if amount.kind != "duration" or amount.high is not None or amount.value <= 0:
            return
        word = self.source.tokens[amount.next - 1].lexeme
        marker = self.source.following(amount.next)
        end = amount.end
        if marker is not None and marker.lexeme.each_after:
            end = marker.end
        elif not amount.one or not (word.loose or word.length):
            return
        self.held = quantity
        self.waiting = Period(amount.value / 86400, amount.start, end, amount.next)

    def _alone(self, token: Token) -> None:
        """Read a word that is a quantity by itself: "double", 半額, "a dollar"."""
        lexeme = token.lexeme
        if lexeme.fixed is not None:
            self._whole(token, "percent", lexeme.fixed)
        elif lexeme.multiple is not None:
            self._whole(token, "multiple", lexeme.multiple)
        elif lexeme.money is not None or lexeme.cents is not None or lexeme.time is not None:
            self._with_article(token)
        else:
            self.at += 1

    def _whole(self, token: Token, kind: str, value: Decimal) -> None:
        """Add a quantity that one word says whole."""
        numeral = Numeral(token.start, token.end, value, self.at, self.at + 1)
        unit = {"percent": "%", "multiple": "x", "duration": "s"}[kind]
        amount = Amount(
            kind, token.start, token.end, value, unit, self.at, self.at + 1, numeral, one=True
        )
        self._accept(amount)

    def _with_article(self, token: Token) -> None:
        """Read "a dollar", "an hour"."""
        folded, start = self.source.folded, token.start
        for article in self.source.lexicon.articles:
            begin = start - len(article)
            if folded.endswith(article, 0, start) and not folded[begin - 1 : begin].isalnum():
                token.lead = Joint.JOIN
                one = Numeral(begin, start - 1, _ONE, self.at, self.at)
                if self._add_one(token.lexeme, one):
                    return
        self.at += 1

    def _add_one(self, lexeme: Lexeme, one: Numeral) -> bool:
        """Add one of a unit, and what follows it: "an hour and a half"."""
        if lexeme.time is not None:
            before = self.source.folded[max(0, one.start - 12) : one.start]
            amount = read_duration(self.source, one) if _LEADS.search(before) else None
        else:
            amount = read_money(self.source, one)
        if amount is None:
            return False
        self._accept(amount)
        return True
