"""Read "put 20k, collect 34k after 7 days": a multiple of a stake whose currency goes unsaid."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from analyzer.extract.claims.exchanges import counts
from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.periods import DAYS, SECONDS_PER_DAY
from analyzer.extract.claims.sayings import Saying
from analyzer.extract.claims.scene import TIMES, ends_sentence
from analyzer.types.claim import (
    Content,
    Multiple,
    Payout,
    Price,
    Quantity,
    RateShape,
    ReturnRate,
    Term,
    TotalReturn,
)

# Characters between the two sums, and between a sum and the time it takes.
_TOGETHER, _SOON = 60, 40
# Letters between a verb and its sum, where it stands before and where it follows.
_ADJOINS, _FOLLOWS = 6, 2
_LARGEST_FACTOR, _LEAST_SUM = 1000, 10
# Less than this part of the stake is no income that anybody praises.
_LEAST_RATE = Decimal("0.001")
_BESIDE = 12


def find_flips(passage: Passage, currency: str | None = None) -> Iterator[Saying]:
    """Yield each pair of bare numbers of which one is to be paid in and a larger paid out."""
    if len(passage.quantities) < 2:
        return
    for stake, return_ in pairwise(q for q in passage.quantities if _is_sum(passage, q)):
        between = passage.text[stake.end : return_.start]
        told = stake.kind == return_.kind == "money"  # read as a price and what it comes to
        if told or len(between) > _TOGETHER or ends_sentence(between):
            continue
        paid_in, paid_out = _has(passage, stake, "put"), _pays(passage, return_)
        content = _content(passage, stake, return_) if paid_in and paid_out else None
        if content is not None and currency is not None:
            yield from _in_money(stake, return_, content, currency)
        elif content is not None:
            yield Saying(stake.start, return_.end, content)


def _in_money(
    stake: Quantity, return_: Quantity, content: Content, currency: str
) -> Iterator[Saying]:
    """Yield the stake, and what it brings, as sums of the page's currency."""
    price = Price(stake.value, None, currency, "contract", "price")
    yield Saying(stake.start, stake.end, price)
    if isinstance(content, ReturnRate):
        payout = Payout(return_.value, currency, content.period_days)
        yield Saying(return_.start, return_.end, payout)
    elif isinstance(content, Multiple):
        total = TotalReturn(return_.value, currency, None, None)
        yield Saying(return_.start, return_.end, total)
        if content.days is not None:
            term = Term(content.days, "fixed", business_days=False)
            yield Saying(return_.start, return_.end, term)


def _content(passage: Passage, stake: Quantity, return_: Quantity) -> Content | None:
    """Return what is paid in against what is paid out: a multiple, or a rate per time."""
    factor = return_.value / stake.value
    if 1 < factor < _LARGEST_FACTOR:
        return Multiple(factor, _days_between(passage, stake, return_), cap=False)
    unit = _time_at(passage, return_)
    if unit is None or not _LEAST_RATE <= factor < 1:
        return None
    return ReturnRate(
        100 * factor, None, DAYS[unit], unit, RateShape.FIXED, gross=False, compounding=False
    )


def _time_at(passage: Passage, figure: Quantity) -> str | None:
    """Return the unit of time right beside a figure: "every day 900", "900 a day"."""
    for cue in passage.cues:
        gap = max(figure.start - cue.end, cue.start - figure.end)
        for tag in TIMES.intersection(cue.tags, DAYS):
            if gap <= _BESIDE:
                return tag
    return None


def _is_sum(passage: Passage, quantity: Quantity) -> bool:
    if quantity.kind not in {"number", "money"} or quantity.value < _LEAST_SUM:
        return False
    return quantity.kind == "money" or not counts(passage, quantity)


def _pays(passage: Passage, figure: Quantity) -> bool:
    """Say whether a verb of paying stands at the figure: "get 800", "800 landed"."""
    return _has(passage, figure, "gives") or any(
        c.has("gives") and 0 <= c.start - figure.end <= _FOLLOWS for c in passage.cues
    )


def _has(passage: Passage, figure: Quantity, tag: str) -> bool:
    return any(tag in c.tags and 0 <= figure.start - c.end <= _ADJOINS for c in passage.cues)


def _days_between(passage: Passage, stake: Quantity, figure: Quantity) -> Decimal | None:
    for quantity in passage.quantities:
        if quantity.kind == "duration" and stake.end <= quantity.start <= figure.end + _SOON:
            return quantity.value / SECONDS_PER_DAY
    return None
