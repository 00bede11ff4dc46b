"""Gather the claims of each plan into one offer; keep plans apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.extract.claims import Passage, Placed
from analyzer.extract.offers.layout import LOOSE, Place, carried_cells, place_passages
from analyzer.extract.offers.matrix import part_rows
from analyzer.extract.offers.names import name_plan
from analyzer.extract.offers.subject import find_coin, find_product, named_product
from analyzer.types.claim import (
    Bonus,
    Claim,
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

# Characters within which two words speak of each other.
_TOGETHER = 60
_LONGEST_LINE = 60
_INCOME = (ReturnRate, Payout, TotalReturn, Multiple)
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


@dataclass(frozen=True, slots=True)
class Plan:
    """The claims that stand together, and the passages they stand in."""

    place: Place
    placed: tuple[Placed, ...]
    members: tuple[Passage, ...]

    def has(self, *kinds: type) -> bool:
        """Say whether the plan claims anything of these kinds."""
        return any(isinstance(p.claim.content, kinds) for p in self.placed)


def find_offers(passages: Sequence[Passage], placed: Sequence[Placed]) -> tuple[Offer, ...]:
    """Return the offers of the page, in reading order; none if nothing is offered."""
    spoken = [p for p in placed if _counts(p.claim)]
    plans, rest = _split(passages, spoken)
    offers = [offer for plan in plans if _sells(offer := _offer(plan, rest, passages))]
    return tuple(replace(offer, id=f"o{i}") for i, offer in enumerate(_distinct(offers), 1))


def _sells(offer: Offer) -> bool:
    """Say whether this is an offer of ours: prices alone are those of any shop."""
    income = any(isinstance(c.content, _INCOME) for c in offer.claims)
    return income or offer.product is not Product.UNKNOWN


def _counts(claim: Claim) -> bool:
    if claim.stance is Stance.OFFERED:
        return True
    return claim.stance is Stance.DENIED and isinstance(claim.content, Guarantee)


def _split(
    passages: Sequence[Passage], spoken: Sequence[Placed]
) -> tuple[list[Plan], list[Placed]]:
    """Part the claims into plans and the rest, which is said of the whole page."""
    places = place_passages(passages)
    groups: dict[Place, list[Placed]] = defaultdict(list)
    by_block: dict[int, list[Placed]] = defaultdict(list)
    for item in spoken:
        groups[places[item.block]].append(item)
        by_block[item.block].append(item)
    for place, blocks in carried_cells(passages).items():
        groups[place].extend(item for block in blocks for item in by_block[block])
    members: dict[Place, list[Passage]] = defaultdict(list)
    for passage in passages:
        members[places[passage.index]].append(passage)
    parts = part_rows(groups, {p.index: p for p in passages})
    loose = parts.pop(LOOSE, [])
    found = [Plan(p, tuple(parts[p]), tuple(members[replace(p, part=0)])) for p in parts]
    plans = [made for plan in _credible(found) for made in _unpack(plan)]
    kept = {item.claim.id for plan in plans for item in plan.placed}
    loose += [item for plan in found for item in plan.placed if item.claim.id not in kept]
    return plans + _loose_plans(plans, loose, passages), loose


def _credible(found: Sequence[Plan]) -> list[Plan]:
    """
    Keep what makes an offer.

    One card with a figure among cards without any is a section of prose, unless it
    says all that a plan says; one price in a table that lists none is an example.
    """
    rows = sum(plan.place.form == "row" and plan.has(Price) for plan in found)
    plans = [plan for plan in found if _is_plan(plan, listed=rows > 1)]
    cards = Counter(_deck(plan) for plan in plans)
    return [
        plan
        for plan in plans
        if _whole(plan.placed) or _deck(plan) < 0 or (cards[_deck(plan)] > 1 and _is_terse(plan))
    ]


def _is_terse(plan: Plan) -> bool:
    """Say whether the figures stand in short lines, as on a plan card, not in sentences."""
    blocks = {item.block for item in plan.placed}
    lines = [len(p.words) for p in plan.members if p.index in blocks]
    return sum(lines) <= _LONGEST_LINE * len(lines)


def _deck(plan: Plan) -> int:
    return plan.members[0].block.deck if plan.place.form == "card" else -1


def _unpack(plan: Plan) -> list[Plan]:
    """Part a section that lists whole plans line by line into these plans."""
    blocks: dict[int, list[Placed]] = defaultdict(list)
    for item in plan.placed:
        blocks[item.block].append(item)
    whole = [block for block, items in blocks.items() if _whole(items)]
    if len(whole) < 2 or plan.place.form != "card":
        return [plan]
    at = {p.index: p for p in plan.members}
    return [Plan(Place("block", b), tuple(blocks[b]), (at[b],)) for b in whole]


def _is_plan(plan: Plan, *, listed: bool) -> bool:
    """Say whether the claims make an offer; `listed`: the page is a list of prices."""
    if plan.has(*_INCOME):
        return True
    return plan.has(Price) and (plan.has(Hashrate, Term) or (listed and plan.place.form == "row"))


def _loose_plans(
    plans: Sequence[Plan], loose: Sequence[Placed], passages: Sequence[Passage]
) -> list[Plan]:
    at = {p.index: p for p in passages}
    blocks: dict[int, list[Placed]] = defaultdict(list)
    for item in loose:
        blocks[item.block].append(item)
    apart = [b for b, items in blocks.items() if _whole(items)]
    if len(apart) > 1 and not plans:
        return [Plan(Place("block", b), tuple(blocks[b]), (at[b],)) for b in apart]
    return _by_product(plans, blocks, at)


def _whole(items: Sequence[Placed]) -> bool:
    kinds = {type(item.claim.content) for item in items}
    return bool(kinds & {ReturnRate, Payout, TotalReturn}) and bool(kinds & {Price, Term})


def _by_product(
    plans: Sequence[Plan], blocks: Mapping[int, Sequence[Placed]], at: Mapping[int, Passage]
) -> list[Plan]:
    sections: dict[Product | None, list[Placed]] = defaultdict(list)
    for block, items in blocks.items():
        sections[_section(at[block], at)].extend(items)
    made = []
    for items in sections.values():
        core = [i for i in items if _makes_an_offer(i, plans)]
        if core:
            members = tuple(at[b] for b in sorted({i.block for i in items}))
            made.append(
                Plan(Place("loose", core[0].block), tuple(items if not plans else core), members)
            )
    return made[:1] if plans else made


def _section(passage: Passage, at: Mapping[int, Passage]) -> Product | None:
    heading = at.get(passage.block.heading)
    return named_product([heading]) if heading is not None else None


def _makes_an_offer(item: Placed, plans: Sequence[Plan]) -> bool:
    content = item.claim.content
    if not plans:
        return isinstance(content, (*_INCOME, Price))
    return isinstance(content, ReturnRate) and not any(_covers(plan, content) for plan in plans)


def _covers(plan: Plan, rate: ReturnRate) -> bool:
    return any(
        isinstance(p.claim.content, ReturnRate) and p.claim.content.percent >= rate.percent
        for p in plan.placed
    )


def _offer(plan: Plan, rest: Sequence[Placed], passages: Sequence[Passage]) -> Offer:
    at = {p.index: p for p in passages}
    headers = [at[h] for m in plan.members for h in m.block.headers if h in at]
    headings = [at[m.block.heading] for m in plan.members if m.block.heading in at]
    own = {p.claim.id for p in plan.placed}
    shared = [p for p in _settled(rest) if p.claim.id not in own and _holds_for(plan, p)]
    claims = sorted((*plan.placed, *shared), key=lambda p: int(p.claim.id[1:]))
    return Offer(
        id="",
        name=name_plan(plan.place, plan.members, headers),
        product=find_product([*plan.members, *headers, *headings], passages),
        coin=find_coin([plan.members, headers, headings], passages),
        claims=tuple(p.claim for p in claims),
        varies=_varies([*plan.members, *headers], passages),
    )


def _settled(rest: Sequence[Placed]) -> list[Placed]:
    """Leave out terms that contradict each other: none of them is said of every plan."""
    terms = {p.claim.content for p in rest if _is_fixed_term(p)}
    return [p for p in rest if len(terms) < 2 or not _is_fixed_term(p)]


def _is_fixed_term(item: Placed) -> bool:
    content = item.claim.content
    return isinstance(content, Term) and content.form == "fixed"


def _holds_for(plan: Plan, item: Placed) -> bool:
    content = item.claim.content
    if isinstance(content, _FOR_ALL):
        return True
    if isinstance(content, Term):
        return content.form == "until_unprofitable" or not plan.has(Term)
    return isinstance(content, _INCOME) and not plan.has(*_INCOME)


def _varies(own: Iterable[Passage], passages: Sequence[Passage]) -> bool:
    if any(_speaks_of(p, "fixed_words", "return") for p in passages):
        return False
    if any(cue.has("varies") for p in own for cue in p.cues):
        return True
    return any(
        _speaks_of(p, "varies", "return") or _speaks_of(p, "varies", "unassured") for p in passages
    )


def _speaks_of(passage: Passage, tag: str, other: str) -> bool:
    """Say whether two words stand near each other in the passage."""
    ones = [c.start for c in passage.cues if c.has(tag)]
    others = [c.start for c in passage.cues if c.has(other)]
    return any(abs(a - b) < _TOGETHER for a in ones for b in others)


def _distinct(offers: Sequence[Offer]) -> list[Offer]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for offer in offers:
        key = (offer.name, frozenset(c.content for c in offer.claims))
        if key not in seen:
            seen.add(key)
            kept.append(offer)
    return kept
