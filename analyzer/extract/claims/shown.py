"""Count the plans that a page lays out, before anybody asks who speaks."""

from collections import defaultdict
from collections.abc import Iterable

from analyzer.extract.claims.passages import Passage
from analyzer.types.document import Where

_OPENING = tuple("“„«「『")
# What a row or a card must state at least to be a plan: a rate on a sum or over a time.
_A_PLAN = (frozenset(("percent", "money")), frozenset(("percent", "duration")))


def count_plans(passages: Iterable[Passage]) -> int:
    """Return the number of rows and cards, in sight, that each state a rate and its terms."""
    kinds: dict[tuple[int, int], set[str]] = defaultdict(set)
    for passage in passages:
        if passage.planned and passage.block.span.where == Where.TEXT and not _quoted(passage):
            kinds[passage.place].update(q.kind for q in passage.quantities)
    return sum(any(plan <= stated for plan in _A_PLAN) for stated in kinds.values())


def _quoted(passage: Passage) -> bool:
    """Say whether a cell is a quotation: what others promise, set beside an answer to it."""
    return passage.words.lstrip().startswith(_OPENING)
