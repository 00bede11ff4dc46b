"""Settle what only the whole page tells: levels, ends of a range, unsaid times, fees by the day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeGuard

from analyzer.extract.claims.passages import Passage
from analyzer.types.claim import Claim, Content, Payout, Price, Referral, ReturnRate

# Blocks from one item of a list to the next, with a label between them.
_NEXT_BLOCKS = 2
# A month has 28 to 31 days, and a price by the day is rounded.
_ROUNDED = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and the block in which it stands."""

    claim: Claim
    block: int


def settle(found: Sequence[Placed], passages: Sequence[Passage]) -> tuple[Placed, ...]:
    """Return the claims of a page, each completed by what others of its plan or section say."""
    kept = _unless_restated(found, passages)
    return tuple(_levelled(_timed(_spanned(kept), passages)))


def unlevelled(content: Content | None) -> TypeGuard[Referral]:
    """Say whether it is a share whose level goes unsaid."""
    return isinstance(content, Referral) and content.percent is not None and content.level is None


def _unless_restated(placed: Sequence[Placed], passages: Sequence[Passage]) -> tuple[Placed, ...]:
    """Leave out a payout that is the fee told by the day: "1,288 a month, 43 a day"."""
    dues = [
        (_plan(passages[p.block]), c.currency, c.amount / days)
        for p in placed
        if isinstance(c := p.claim.content, Price) and (days := _due_every(p, passages))
    ]
    return tuple(p for p in placed if not any(_restates(p, due, passages) for due in dues))


def _due_every(placed: Placed, passages: Sequence[Passage]) -> Decimal | None:
    """Return per how many days a price is written, None where it is paid once."""
    span = placed.claim.span
    found = (q for q in passages[placed.block].quantities if span and q.start == span.start)
    return next((q.period_days for q in found if q.period_days), None)


def _restates(
    placed: Placed, due: tuple[object, str, Decimal], passages: Sequence[Passage]
) -> bool:
    content = placed.claim.content
    if not isinstance(content, Payout) or not content.period_days:
        return False
    plan, currency, daily = due
    if (_plan(passages[placed.block]), content.currency) != (plan, currency):
        return False
    return abs(content.amount / content.period_days - daily) <= _ROUNDED * daily


def _plan(passage: Passage) -> tuple[str, int, int]:
    return passage.block.span.where, *passage.place


def _timed(placed: Sequence[Placed], passages: Sequence[Passage]) -> list[Placed]:
    """Give rates whose time goes unsaid the time that their section's figure has elsewhere."""
    heading = {p.index: p.block.heading for p in passages}
    rates = [(p, c) for p in placed if isinstance(c := p.claim.content, ReturnRate)]
    known = {c.percent: c for _, c in rates if c.period_days is not None}
    told = {
        heading[p.block]: known[c.percent]
        for p, c in rates
        if c.period_unit is None and c.percent in known
    }
    return [_at_time(p, told.get(heading[p.block])) for p in placed]


def _at_time(placed: Placed, other: ReturnRate | None) -> Placed:
    content = placed.claim.content
    if other is None or not isinstance(content, ReturnRate) or content.period_unit is not None:
        return placed
    days, unit = other.period_days, other.period_unit
    timed = replace(content, period_days=days, period_unit=unit)
    return replace(placed, claim=replace(placed.claim, content=timed))


def _spanned(placed: Sequence[Placed]) -> list[Placed]:
    """Make one price of the least and the most that one plan takes: 100 to 999."""
    kept: list[Placed] = []
    for each in placed:
        low = kept[-1] if kept else None
        joined = _span(low.claim.content, each.claim.content) if low else None
        if low is None or joined is None or each.block - low.block > _NEXT_BLOCKS:
            kept.append(each)
        elif low.claim.stance is each.claim.stance:
            kept[-1] = Placed(replace(low.claim, content=joined), low.block)
        else:
            kept.append(each)
    return kept


def _span(low: Content, high: Content) -> Price | None:
    """Return the range from a minimum to the maximum that follows it; None if they are not."""
    if not isinstance(low, Price) or not isinstance(high, Price):
        return None
    roles = (low.role, high.role) == ("minimum", "maximum")
    open_ = low.amount_max is None and high.amount_max is None and low.amount < high.amount
    if not roles or not open_ or (low.currency, low.per) != (high.currency, high.per):
        return None
    return replace(low, amount_max=high.amount)


def _levelled(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Put a share on the level after that of the block before, or on the first."""
    last: tuple[int, Referral] | None = None
    for each in placed:
        content = each.claim.content
        if unlevelled(content):
            level = _level_after(last, each.block, content)
            content = replace(content, level=level)
            each = Placed(replace(each.claim, content=content), each.block)  # noqa: PLW2901
        if isinstance(content, Referral):
            last = each.block, content
        yield each


def _level_after(last: tuple[int, Referral] | None, block: int, share: Referral) -> int:
    """Return the level of a share, by the share before it: levels fall as they go down."""
    if last is None or not 0 < block - last[0] <= _NEXT_BLOCKS:
        return 1
    before = last[1]
    if before.percent is None or share.percent is None or before.percent <= share.percent:
        return 1
    return (before.level or 1) + 1
