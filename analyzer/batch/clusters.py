"""Find offers that belong together: shared handles, the same words, the same kit."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from analyzer.batch.addresses import distinct_sites
from analyzer.batch.sketches import KIT, PERMUTATIONS, TEXT
from analyzer.batch.store import Store

# Share of runs in common from which two pages are copies.  Markup is alike more easily than
# words are: pages of one common theme share about 80 % of their tags.
LEAST_ALIKE = {TEXT: 0.7, KIT: 0.9}

# Bands of the sketch that are looked up: copies meet in one band at least.  Chance of that at
# 70 % alike with bands of 8: 1 - (1 - 0.7**8)**16 = 0.61; of 4: 1 - (1 - 0.7**4)**32 = 0.9998.
_BAND = {TEXT: 4, KIT: 8}


@dataclass(frozen=True, slots=True)
class Tie:
    """What several members of a cluster have in common; `kind` as in the report, text or kit."""

    kind: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Offers of different sites that belong together; `number` counts from 1, largest first."""

    number: int
    targets: tuple[int, ...]
    ties: tuple[Tie, ...]


def find_clusters(store: Store) -> tuple[Cluster, ...]:
    """
    Return the clusters of an audit: at least two offers, on at least two sites.

    Pages of one site share everything anyway, so they alone are no cluster.
    """
    group = _Groups()
    ties: dict[tuple[str, str], list[int]] = {}
    for kind, value, members in _shared_handles(store):
        ties[kind, value] = members
        group.join(members)
    for kind in (TEXT, KIT):
        for one, other in _copies(store, kind):
            ties.setdefault((kind, str(one)), []).extend((one, other))
            group.join((one, other))
    found = [x for x in group.all() if _sites(store, x) > 1]
    found.sort(key=lambda x: (-len(x), x))
    return tuple(Cluster(n, tuple(x), _ties(x, ties)) for n, x in enumerate(found, 1))


def _shared_handles(store: Store) -> Iterator[tuple[str, str, list[int]]]:
    rows = store.stream(
        "SELECT kind, value, json_group_array(target) FROM handles GROUP BY kind, value"
        " HAVING count(*) > 1"
    )
    for kind, value, members in rows:
        numbers = sorted(json.loads(members))
        if _sites(store, numbers) > 1:
            yield kind, value, numbers


def _sites(store: Store, targets: Iterable[int]) -> int:
    """Return how many sites the targets are on; a file without an address is its own."""
    rows = store.ask(
        "SELECT coalesce(final_url, address) FROM targets"
        " WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(targets)),
    )
    addresses = [str(x[0]) for x in rows]
    files = {x for x in addresses if "://" not in x}
    return distinct_sites(addresses) + len(files)


def _copies(store: Store, kind: str) -> Iterator[tuple[int, int]]:
    """Yield pairs of copies: each page with the first of those it meets in a band."""
    width = _BAND[kind]
    for band in range(PERMUTATIONS // width):
        rows = store.stream(
            "SELECT substr(sketch, ?, ?) part, target, sketch FROM sketches WHERE kind = ?"
            " ORDER BY part, target",
            *_place(band, width),
            kind,
        )
        head: tuple[bytes, int, bytes] = (b"", 0, b"")
        for part, target, sketch in rows:
            if part != head[0]:
                head = part, target, sketch
            elif alike(head[2], sketch) >= LEAST_ALIKE[kind]:
                yield head[1], target


def _place(band: int, width: int) -> tuple[int, int]:
    """Return where a band lies in a sketch: four bytes for each permutation, counted from 1."""
    return 4 * width * band + 1, 4 * width


def alike(one: bytes, other: bytes) -> float:
    """Return the share of runs that two sketches have in common."""
    return float((np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")).mean())


def _ties(members: list[int], ties: dict[tuple[str, str], list[int]]) -> tuple[Tie, ...]:
    """Return what members share, what most share first; copies are counted once for each kind."""
    inside = set(members)
    found, copies = [], dict[str, set[int]]()
    for (kind, value), targets in ties.items():
        shared = inside & set(targets)
        if kind in LEAST_ALIKE:
            copies.setdefault(kind, set()).update(shared)
        elif shared:
            found.append(Tie(kind, value, len(shared)))
    found += [Tie(kind, "", len(shared)) for kind, shared in copies.items() if shared]
    return tuple(sorted(found, key=lambda x: (-x.count, x.kind, x.value)))


class _Groups:
    """Numbers that were joined, directly or through others (union-find)."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, number: int) -> int:
        """Return the least number of the group."""
        while (above := self._above.get(number, number)) != number:
            self._above[number] = self._above.get(above, above)
            number = above
        return number

    def join(self, numbers: Iterable[int]) -> None:
        """Make one group of all."""
        tops = {self.of(x): None for x in numbers}
        least = min(tops)
        for top in tops:
            self._above[top] = least

    def all(self) -> list[list[int]]:
        """Return every group of two or more, its members in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in sorted(self._above):
            found[self.of(number)].append(number)
        return [x for x in found.values() if len(x) > 1]
