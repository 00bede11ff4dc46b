"""Part the rows of a price matrix: one plan for each column headed by a term or a size."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from analyzer.extract.claims import Passage, Placed
from analyzer.extract.offers.layout import Place
from analyzer.types.claim import Hashrate, Term

_HEADS = (Term, Hashrate)


def part_rows(
    groups: Mapping[Place, Sequence[Placed]], at: Mapping[int, Passage]
) -> dict[Place, list[Placed]]:
    """
    Return the groups with each row of a matrix parted by column.

    "USDC | 30 days: 4.2 % | 90 days: 4.9 %" holds two plans.  A part gets its column's
    claims, the claims of its header, and what the row says besides.
    """
    heads = _heads(groups)
    parted: dict[Place, list[Placed]] = {}
    used: set[int] = set()
    for place, items in groups.items():
        columns = _columns(place, items, at, heads)
        if len(columns) < 2:
            parted[place] = list(items)
            continue
        inside = {id(item) for own in columns.values() for item in own}
        shared = [item for item in items if id(item) not in inside]
        for head, own in columns.items():
            parted[Place("row", place.number, head)] = [*shared, *own, *heads[head]]
        used |= columns.keys()
    return {place: _without(items, place, used) for place, items in parted.items()}


def _heads(groups: Mapping[Place, Sequence[Placed]]) -> dict[int, list[Placed]]:
    heads: dict[int, list[Placed]] = defaultdict(list)
    for items in groups.values():
        for item in items:
            if isinstance(item.claim.content, _HEADS):
                heads[item.block].append(item)
    return heads


def _columns(
    place: Place,
    items: Sequence[Placed],
    at: Mapping[int, Passage],
    heads: Mapping[int, Sequence[Placed]],
) -> dict[int, list[Placed]]:
    columns: dict[int, list[Placed]] = defaultdict(list)
    if place.form != "row":
        return columns
    for item in items:
        for head in at[item.block].block.headers:
            if head in heads and at[head].block.row != place.number:
                columns[head].append(item)
    return columns


def _without(items: Sequence[Placed], place: Place, used: set[int]) -> list[Placed]:
    """Leave out of every other group what stands at the head of a parted column."""
    return [i for i in items if i.block not in used or i.block == place.part]
