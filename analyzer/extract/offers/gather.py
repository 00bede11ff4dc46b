"""Gather the claims of each plan into one offer; keep plans apart."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from analyzer.extract.claims import Passage, Placed
from analyzer.extract.offers.names import name_plan
from analyzer.extract.offers.plans import INCOME, Plan, find_plans
from analyzer.extract.offers.subject import Subject
from analyzer.resources.facts import coin_kinds
from analyzer.types.claim import (
    Bonus,
    Claim,
    Content,
    DaysOnline,
    Efficiency,
    Fee,
    Guarantee,
    Hashrate,
    MemberCount,
    MinimumWithdrawal,
    Multiple,
    Payout,
    PowerPrice,
    Price,
    PrincipalReturned,
    Referral,
    ReturnRate,
    Stance,
    Term,
    TotalReturn,
)
from analyzer.types.offer import Offer, Product

# Nobody compares more plans than this; a page with more is a listing or an attack.
_MOST_OFFERS = 100
_LONGEST_QUICK_DAYS = 31
_DAYS_PER_MONTH, _FAST = 30, Decimal("0.1")
_SUMS = (Price, TotalReturn, Payout)
_TOGETHER = 90  # characters between what is paid and what comes back
_OF_A_CONTRACT = (Term, Efficiency, PowerPrice)
# What is said once holds for every plan of the page.
_FOR_ALL = (
    Guarantee,
    PrincipalReturned,
    Referral,
    MinimumWithdrawal,
    Fee,
    PowerPrice,
    Efficiency,
    Bonus,
    DaysOnline,
    MemberCount,
)


def find_offers(passages: Sequence[Passage], placed: Sequence[Placed]) -> tuple[Offer, ...]:
    """Return the offers of the page, in reading order; none if nothing is offered."""
    spoken = [p for p in placed if _counts(p.claim)]
    if not spoken:
        return ()
    plans, rest = find_plans(passages, spoken)
    shared, subject = _settled(rest), Subject(passages)
    worked = _worked_out(passages, spoken)
    offers = [
        replace(o, grows=o.grows or any(c.id in worked for c in o.claims))
        for o in (_offer(plan, shared, subject) for plan in plans[:_MOST_OFFERS])
    ]
    kept = _lent(list(_distinct(o for o in offers if _sells(o, subject))))
    return tuple(replace(offer, id=f"o{i}") for i, offer in enumerate(kept, 1))


def _worked_out(passages: Sequence[Passage], placed: Sequence[Placed]) -> frozenset[str]:
    """Return the rates that no percentage states, but one sum against another."""
    by_index = {p.index: p for p in passages}
    found = set()
    for each in placed:
        claim, passage = each.claim, by_index.get(each.block)
        if not isinstance(claim.content, ReturnRate) or claim.span is None or passage is None:
            continue
        sums = (*passage.quantities, *passage.spelled)
        inside = [q for q in sums if claim.span.start <= q.start < claim.span.end]
        if len(inside) > 1 and not any(q.kind == "percent" for q in inside):
            found.add(claim.id)
    return frozenset(found)


def _lent(offers: list[Offer]) -> list[Offer]:
    """Take a stablecoin's row in a table of staked coins for what it is: a loan's interest."""
    stable = coin_kinds().stablecoins
    staked = {o.coin for o in offers if o.product is Product.STAKING and o.coin}
    if not staked - stable:
        return offers
    return [
        replace(o, product=Product.LENDING)
        if o.product is Product.STAKING and o.coin in stable
        else o
        for o in offers
    ]


def _counts(claim: Claim) -> bool:
    if isinstance(claim.content, Multiple) and claim.content.factor <= 1:
        return False  # when the stake is earned back is no promise of its own
    if claim.stance is Stance.OFFERED:
        return True
    return claim.stance is Stance.DENIED and isinstance(claim.content, Guarantee)


def _sells(offer: Offer, subject: Subject) -> bool:
    """Say whether this is an offer of ours: prices alone are those of any shop."""
    contents = [c.content for c in offer.claims]
    if any(isinstance(c, Hashrate) for c in contents):
        return True
    named = offer.product is not Product.UNKNOWN
    if any(isinstance(c, INCOME) for c in contents):
        timed = subject.invests and any(map(_is_timed, contents))
        quick = any(map(_is_quick, contents))
        return named or offer.grows or timed or offer.coin is not None or quick
    rents = any(isinstance(c, _OF_A_CONTRACT) for c in contents)
    about = subject.sold_by_name or subject.invests or rents  # not a shop that mentions a coin
    return (named and about and offer.coin is not None) or any(map(_is_assured, offer.claims))


def _is_quick(content: Content) -> bool:
    """Say whether percent are promised per month or faster, as no shop or bank does."""
    if not isinstance(content, ReturnRate) or content.period_days is None:
        return False
    return content.period_days <= _LONGEST_QUICK_DAYS


def _grows_fast(claims: Sequence[Claim]) -> bool:
    """Say whether a stake is to bring more than a tenth a month: no shop or bank says so."""
    contents = [c.content for c in claims]
    terms = [c.days for c in contents if isinstance(c, Term) and c.days]
    grown = [(c.factor, c.days) for c in contents if isinstance(c, Multiple) and not c.cap]
    for stake, paid in pairwise(c for c in claims if isinstance(c.content, _SUMS)):
        if isinstance(stake.content, Price) and _beside(stake, paid):
            grown += _brought(stake.content, paid.content, terms)
    return any(days and (factor - 1) * _DAYS_PER_MONTH > _FAST * days for factor, days in grown)


def _beside(one: Claim, other: Claim) -> bool:
    """Say whether two sums stand in one statement."""
    if one.span is None or other.span is None or one.span.where != other.span.where:
        return False
    return 0 <= other.span.start - one.span.end <= _TOGETHER


def _brought(
    stake: Price, paid: Content, terms: Sequence[Decimal]
) -> list[tuple[Decimal, Decimal | None]]:
    """Return what a stake becomes, and in how many days."""
    match paid:
        case TotalReturn(amount=amount, currency=stake.currency) if amount and terms:
            return [(amount / stake.amount, terms[0])]
        case Payout(amount=amount, currency=stake.currency, period_days=days):
            return [(1 + amount / stake.amount, days)]
        case _:
            return []


def _is_assured(claim: Claim) -> bool:
    """Say whether the return, or the stake, is promised to be safe."""
    match claim.content:
        case Guarantee():
            return claim.stance is Stance.OFFERED
        case PrincipalReturned():
            return claim.content.value
        case _:
            return False


def _is_timed(content: Content) -> bool:
    """Say whether income is promised per some time, or after it."""
    match content:
        case ReturnRate() | Payout():
            return content.period_days is not None
        case TotalReturn() | Multiple():
            return True
        case _:
            return False


def _offer(plan: Plan, rest: Sequence[Placed], subject: Subject) -> Offer:
    headers, headings = subject.headers(plan.members), subject.headings(plan.members)
    own = {p.claim.id for p in plan.placed}
    shared = [p for p in rest if p.claim.id not in own and _holds_for(plan, p)]
    claims = sorted((*plan.placed, *shared), key=lambda p: int(p.claim.id[1:]))
    product = subject.product([*plan.members, *headers, *headings])
    if product is Product.STAKING and _lists_fees(claims):
        product = Product.UNKNOWN  # of a house that stakes as well
    found = tuple(p.claim for p in claims)
    return Offer(
        id="",
        name=name_plan(plan, headers, headings),
        product=product,
        coin=subject.coin([plan.members, headers, headings], product),
        claims=found,
        grows=_grows_fast(found),
        varies=subject.varies([*plan.members, *headers]),
    )


def _lists_fees(claims: Sequence[Placed]) -> bool:
    contents = [p.claim.content for p in claims]
    earns = any(
        isinstance(x, ReturnRate | Payout | TotalReturn | Multiple | Term) for x in contents
    )
    return not earns and sum(isinstance(x, Fee) for x in contents) > 1


def _settled(rest: Sequence[Placed]) -> list[Placed]:
    """Leave out terms that contradict each other: none of them is said of every plan."""
    terms = {p.claim.content for p in rest if _is_fixed_term(p)}
    return [p for p in rest if len(terms) < 2 or not _is_fixed_term(p)]


def _is_fixed_term(item: Placed) -> bool:
    content = item.claim.content
    return isinstance(content, Term) and content.form == "fixed"


def _holds_for(plan: Plan, item: Placed) -> bool:
    content = item.claim.content
    if isinstance(content, PrincipalReturned):
        return not plan.has(PrincipalReturned)
    if isinstance(content, _FOR_ALL):
        return True
    if isinstance(content, Term):
        return content.form == "until_unprofitable" or not plan.has(Term)
    return isinstance(content, INCOME) and not plan.has(*INCOME)


def _distinct(offers: Iterable[Offer]) -> list[Offer]:
    """Drop an offer that says the same as one before it under the same name."""
    kept: dict[tuple[str | None, frozenset[object]], Offer] = {}
    for offer in offers:
        kept.setdefault((offer.name, frozenset(c.content for c in offer.claims)), offer)
    return list(kept.values())
