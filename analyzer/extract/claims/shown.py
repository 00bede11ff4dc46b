"""Count the plans that a page lays out, before anybody asks who speaks."""

from collections import defaultdict
from collections.abc import Iterable

from analyzer.extract.claims.passages import Passage
from analyzer.types.document import Where

# What a row or a card must state at least to be a plan: a rate on a sum or over a time.
_A_PLAN = (frozenset(("percent", "money")), frozenset(("percent", "duration")))


def count_plans(passages: Iterable[Passage]) -> int:
    """Return the number of rows and cards, in sight, that each state a rate and its terms."""
    kinds: dict[tuple[int, int], set[str]] = defaultdict(set)
    for passage in passages:
        block = passage.block
        if passage.planned and block.span.where == Where.TEXT:
            place = (block.row, -1) if block.row >= 0 else (-1, block.card)
            kinds[place].update(q.kind for q in passage.quantities)
    return sum(any(plan <= stated for plan in _A_PLAN) for stated in kinds.values())
