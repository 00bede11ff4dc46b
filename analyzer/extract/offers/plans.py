"""Find the plans of a page: which claims make one offer, and which are said of all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analyzer.extract.claims import Passage, Placed
from analyzer.extract.offers.layout import LOOSE, Place, carried_cells, place_passages
from analyzer.extract.offers.matrix import part_rows
from analyzer.extract.offers.subject import named_product
from analyzer.types.claim import (
    Hashrate,
    Multiple,
    Payout,
    Price,
    ReturnRate,
    Term,
    TotalReturn,
)
from analyzer.types.offer import Product

INCOME = (ReturnRate, Payout, TotalReturn, Multiple)
# Characters: on average no longer than this are the lines of a plan card.
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """The claims that stand together, and the passages they stand in."""

    place: Place
    placed: tuple[Placed, ...]
    members: tuple[Passage, ...]

    def has(self, *kinds: type) -> bool:
        """Say whether the plan claims anything of these kinds."""
        return any(isinstance(p.claim.content, kinds) for p in self.placed)


def find_plans(
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
    if plan.has(*INCOME):
        return True
    return plan.has(Price) and (plan.has(Hashrate, Term) or (listed and plan.place.form == "row"))


def _loose_plans(
    plans: Sequence[Plan], loose: Sequence[Placed], passages: Sequence[Passage]
) -> list[Plan]:
    at = {p.index: p for p in passages}
    blocks: dict[int, list[Placed]] = defaultdict(list)
    for item in loose:
        blocks[item.block].append(item)
    apart = [] if plans else list(_apart(blocks, at))
    if len(apart) > 1:
        return apart
    return _by_product(plans, blocks, at)


def _apart(blocks: Mapping[int, Sequence[Placed]], at: Mapping[int, Passage]) -> Iterator[Plan]:
    for block, items in blocks.items():
        for part, told in enumerate(_told_apart(items, at[block])):
            yield Plan(Place("block", block, part=part), tuple(told), (at[block],))


def _told_apart(items: Sequence[Placed], passage: Passage) -> list[list[Placed]]:
    """Return the plans that one block tells: line by line, one price after the other, or one."""
    lines = [line for line in _lines(items, passage) if _whole(line)]
    if len(lines) > 1:
        return lines
    runs = [run for run in _runs(items) if _is_told(run)]
    if len(runs) > 1:
        return runs
    return [list(items)] if _whole(items) else []


def _lines(items: Sequence[Placed], passage: Passage) -> Iterator[list[Placed]]:
    """Yield the claims of each line of the block."""
    line: list[Placed] = []
    for item in items:
        last = line[-1].claim.span if line else None
        span = item.claim.span
        if span and last and "\n" in passage.text[last.start : span.start]:
            yield line
            line = []
        line.append(item)
    yield line


def _runs(items: Sequence[Placed]) -> list[list[Placed]]:
    """Begin anew at each price that follows an income: "12,000, 60 a day; 58,000, 330 a day"."""
    runs: list[list[Placed]] = [[]]
    paid = False
    for item in items:
        if paid and isinstance(item.claim.content, Price):
            runs.append([])
            paid = False
        paid = paid or isinstance(item.claim.content, INCOME)
        runs[-1].append(item)
    return runs


def _is_told(run: Sequence[Placed]) -> bool:
    kinds = {type(item.claim.content) for item in run}
    return Price in kinds and bool(kinds & {ReturnRate, Payout, TotalReturn})


def _whole(items: Sequence[Placed]) -> bool:
    kinds = {type(item.claim.content) for item in items}
    return bool(kinds & {ReturnRate, Payout, TotalReturn}) and bool(kinds & {Price, Term})


def _by_product(
    plans: Sequence[Plan], blocks: Mapping[int, Sequence[Placed]], at: Mapping[int, Passage]
) -> list[Plan]:
    highest = _highest_rate(plans)
    sections: dict[Product | None, list[Placed]] = defaultdict(list)
    for block, items in blocks.items():
        sections[_section(at[block], at)].extend(items)
    made = []
    for items in sections.values():
        core = [i for i in items if _makes_an_offer(i, plans, highest)]
        if core:
            members = tuple(at[b] for b in sorted({i.block for i in items}))
            made.append(
                Plan(Place("loose", core[0].block), tuple(items if not plans else core), members)
            )
    return made[:1] if plans else made


def _section(passage: Passage, at: Mapping[int, Passage]) -> Product | None:
    heading = at.get(passage.block.heading)
    return named_product([heading]) if heading is not None else None


def _makes_an_offer(item: Placed, plans: Sequence[Plan], highest: Decimal | None) -> bool:
    content = item.claim.content
    if not plans:
        return isinstance(content, (*INCOME, Price))
    return isinstance(content, ReturnRate) and (highest is None or content.percent > highest)


def _highest_rate(plans: Sequence[Plan]) -> Decimal | None:
    """Return the highest rate that a plan promises, None if none promises any."""
    contents = (p.claim.content for plan in plans for p in plan.placed)
    return max((c.percent for c in contents if isinstance(c, ReturnRate)), default=None)
