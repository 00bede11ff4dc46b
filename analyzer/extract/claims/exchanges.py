"""
Read what is handed over against what comes back: "leave 1,000 with us, take 1,300 in May".

No phrase list knows every way to say that money grows.  What they share is an order: a
verb of handing over at one sum, a verb of getting at a larger one, or a small sum per
time for each hundred of a stake.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.periods import DAYS, SECONDS_PER_DAY
from analyzer.extract.claims.sayings import Saying
from analyzer.extract.claims.scene import TIMES, ends_sentence
from analyzer.types.claim import (
    Multiple,
    Payout,
    Price,
    Quantity,
    RateShape,
    ReturnRate,
    Term,
    TotalReturn,
)

_HANDS = frozenset(("put", "hands", "price"))
_GETS = frozenset(("gives", "gets", "principal_back", "total"))
_GROWS = frozenset(("grows",))
_TELLING = _GETS | _GROWS | TIMES | {"every"}  # one of these stands in every exchange
# A sentence about one of these tells of a price cut, a loan, a reward or a market.
_OTHERWISE = frozenset(
    ("discount", "cashback", "borrow", "referral", "stats", "market", "tax", "members", "drawdown")
) | {"bonus", "min_withdrawal", "fee", "uptime", "nobody"}
_SOON = {"in_day": Decimal(1), "in_week": Decimal(7), "in_month": Decimal(30)}
_TOGETHER = 90  # characters between the two sums
_NEAR = 28  # characters between a verb and its sum
_BEHIND = 14  # the same where the verb follows its sum
_LEADS = 3  # characters between a word of time and the sum it leads to
_ADJOINS = 5  # characters: "of", a colon
_BESIDE = 40  # characters between a sum and the time it takes
_LARGEST_FACTOR, _LEAST_RATE = 100, Decimal("0.001")
_LEAST_SUM = 10
_COUNTS = frozenset("个個份次位人台只點点")  # 十二个半: so many of something
_COUNTED = re.compile(
    r"[A-TV-Za-tv-z%‰°/]|\s?[個个份次位人名台點点倍條条度張张星檔档]|\s(?:[JWV]|k[WVg]|kWh|[KMGTPE]H|[KMG]B|cm|km)\b"
)
_TETHER = re.compile(r"\s?[Uu](?![A-Za-z])")
_SOONEST = Decimal("0.003")  # days, some five minutes
_ARROW = re.compile("[→➜➡⇒⟶➔]|[=-]>")
_NTH_DAY = re.compile(r"第(\d{1,3})[日天]")
_SHORT = frozenset(("hour", "day", "working_day"))
_PAUSES = frozenset(",;:.!?，、；：。！？()")
# "For every hundred": what a share of is told.
_ROUND = frozenset(map(Decimal, (10, 100, 1000, 10_000, 100_000)))


def find_exchanges(passage: Passage, currency: str | None = None) -> Iterator[Saying]:
    """
    Yield what each pair of neighbouring sums states, if one is handed over for the other.

    `currency` is that of sums which name none; without it they state but their ratio.
    """
    if len(passage.quantities) + len(passage.spelled) < 2 or not passage.cues:
        return  # as nearly everywhere
    tags = {tag for cue in passage.cues for tag in cue.tags}
    if tags.isdisjoint(_TELLING):
        return
    for first, second in pairwise(find_sums(passage, currency)):
        between = passage.text[first.end : second.start]
        if len(between) > _TOGETHER or ends_sentence(between):
            continue
        if _ARROW.search(between):
            yield from _pointed(passage, first, second)
        elif not _otherwise(passage, first, second):
            yield from _read(passage, first, second)


def _pointed(passage: Passage, first: Quantity, second: Quantity) -> Iterator[Saying]:
    """Read "500 USDT → 8 USDT every day"; a lower price is marked by an arrow as well."""
    unit = _time_at(passage, second, first)
    if first.kind == "money" and second.value < first.value and unit in _SHORT:
        yield from _rate(passage, second, first)


def find_sums(passage: Passage, currency: str | None) -> list[Quantity]:
    """Return sums of money and bare numbers, spelled ones too, in order."""
    found = [
        q
        for q in passage.quantities
        if q.value > 0 and (q.kind == "money" or (q.kind == "number" and not counts(passage, q)))
    ]
    taken = [(q.start, q.end) for q in passage.quantities]
    for number in passage.spelled:
        counted = passage.text[number.end : number.end + 1] in _COUNTS
        if not counted and not any(a < number.end and number.start < b for a, b in taken):
            found.append(number)
    if currency is not None:
        found = [in_currency(passage, q, currency) for q in found]
    return sorted(found, key=lambda q: q.start)


def counts(passage: Passage, number: Quantity) -> bool:
    """Say whether a bare number counts something, so that it is no sum: "256位", "17.5 J/TH"."""
    return _COUNTED.match(passage.text, number.end) is not None


def in_currency(passage: Passage, sum_: Quantity, currency: str) -> Quantity:
    """Return a bare number as a sum of money: of the page's, but "1000 U" are dollars of Tether."""
    if sum_.kind == "money":
        return sum_
    tether = _TETHER.match(passage.text, sum_.end) is not None
    return replace(sum_, kind="money", unit="USDT" if tether else currency)


def _otherwise(passage: Passage, first: Quantity, second: Quantity) -> bool:
    start, end = first.start - _NEAR, second.end + _NEAR
    return any(start <= c.start and c.end <= end and c.has_any(_OTHERWISE) for c in passage.cues)


def _read(passage: Passage, first: Quantity, second: Quantity) -> Iterator[Saying]:
    one, other = first.value, second.value
    if _per_round(passage, second) and other in _ROUND and one < other:
        yield from _rate(passage, first, second)  # "three a day for every hundred"
    elif one >= _LEAST_SUM and one < other <= one * _LARGEST_FACTOR:
        if _is_stake(passage, second) or _is_income(passage, first):
            return
        grows = _is(passage, second, _GROWS, between=first)
        if grows or (_is(passage, first, _HANDS) and _is(passage, second, _GETS, between=first)):
            yield from _grown(passage, first, second)
    elif other < one:
        handed = _per_round(passage, first) and one in _ROUND
        given = _is(passage, first, _HANDS) and not _is_income(passage, first)
        if (handed or given) and _is(passage, second, _GETS, between=first):
            yield from _rate(passage, second, first)


def _is(
    passage: Passage, sum_: Quantity, tags: frozenset[str], between: Quantity | None = None
) -> bool:
    """Say whether a verb of a kind stands at a sum: before it, or right behind it."""
    least = between.end if between is not None else 0
    for cue in passage.cues:
        if cue.start < least or not cue.has_any(tags):
            continue
        if 0 <= sum_.start - cue.end <= _NEAR:
            return not ends_sentence(passage.text[cue.end : sum_.start])
        if 0 <= cue.start - sum_.end <= _BEHIND:  # in the same clause: "16万円になって"
            return _PAUSES.isdisjoint(passage.text[sum_.end : cue.start])
    return False


def _is_stake(passage: Passage, sum_: Quantity) -> bool:
    """Say whether the sum is itself what is handed over: "a deposit of 170, returned"."""
    return any(
        cue.has("stake_word") and 0 <= sum_.start - cue.end <= _ADJOINS for cue in passage.cues
    )


def _is_income(passage: Passage, sum_: Quantity) -> bool:
    """Say whether a word of time leads to the sum: "每天返 15 元, 合計 405 元"."""
    return sum_.period_days is not None or any(
        cue.has_any(TIMES) and 0 <= sum_.start - cue.end <= _LEADS for cue in passage.cues
    )


def _per_round(passage: Passage, sum_: Quantity) -> bool:
    return any(c.has("every") and 0 <= sum_.start - c.end <= 2 for c in passage.cues)


def _grown(passage: Passage, stake: Quantity, back: Quantity) -> Iterator[Saying]:
    """State that a stake becomes a larger sum, where the page says by when."""
    days = _days(passage, stake, back)
    if days is None or days < _SOONEST:
        return
    unit = _currency(stake, back)
    if unit is None:
        yield Saying(stake.start, back.end, Multiple(back.value / stake.value, days, cap=False))
        return
    yield Saying(stake.start, stake.end, Price(stake.value, None, unit, "contract", "price"))
    yield Saying(back.start, back.end, TotalReturn(back.value, unit, None, None))
    yield Saying(back.start, back.end, Term(days, "fixed", business_days=False))


def _rate(passage: Passage, paid: Quantity, stake: Quantity) -> Iterator[Saying]:
    """State what is paid per time on a stake."""
    unit = _time_at(passage, paid, stake)
    share = paid.value / stake.value
    if unit is None or not _LEAST_RATE <= share < 1:
        return
    start, end = min(paid.start, stake.start), max(paid.end, stake.end)
    money = _currency(stake, paid)
    if money is not None and not _per_round(passage, stake):
        yield Saying(stake.start, stake.end, Price(stake.value, None, money, "contract", "price"))
        yield Saying(paid.start, paid.end, Payout(paid.value, money, DAYS[unit]))
        return
    rate = ReturnRate(
        100 * share, None, DAYS[unit], unit, RateShape.FIXED, gross=False, compounding=False
    )
    yield Saying(start, end, rate)


def _currency(one: Quantity, other: Quantity) -> str | None:
    """Return the currency of both sums; one that names none takes the other's."""
    units = {q.unit for q in (one, other) if q.kind == "money"}
    return units.pop() if len(units) == 1 else None


def _time_at(passage: Passage, paid: Quantity, stake: Quantity) -> str | None:
    """Return the unit of time nearest to what is paid."""
    if paid.period_days is not None:
        return next((tag for tag, days in DAYS.items() if days == paid.period_days), None)
    near: list[tuple[int, str]] = []
    for cue in passage.cues:
        for tag in TIMES.intersection(cue.tags, DAYS):
            gap = max(paid.start - cue.end, cue.start - paid.end, 0)
            beyond = ends_sentence(
                passage.text[min(paid.end, cue.end) : max(paid.start, cue.start)]
            )
            if gap <= _BESIDE and not beyond:
                near.append((gap, tag))
    return min(near)[1] if near else None


def _days(passage: Passage, stake: Quantity, back: Quantity) -> Decimal | None:
    """Return in how many days the larger sum is paid, as far as the page says."""
    start, end = stake.start - _BESIDE, back.end + _BESIDE
    for quantity in passage.quantities:
        if quantity.kind == "duration" and start <= quantity.start and quantity.end <= end:
            return quantity.value / SECONDS_PER_DAY
    counted = _NTH_DAY.search(passage.text, stake.end, back.start)
    if counted is not None:
        return Decimal(counted[1])
    for cue in passage.cues:
        for tag in _SOON.keys() & set(cue.tags):
            if start <= cue.start and cue.end <= end:
                return _SOON[tag]
    return back.period_days  # "1,450 in thirty days" is read as one figure
