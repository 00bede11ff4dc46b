"""Find pages that copy one another, by MinHash over runs of five words (Broder 1997)."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from murmurhash import mrmr  # type: ignore[import-untyped]

from analyzer.classify.tokens import cut, fold, is_unspaced, placeholder

Signature = npt.NDArray[np.uint64]

PERMUTATIONS = 128  # the share of common runs is then known to about 4 points
_RUN = 5
_SEED = 20261122


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their index, and the share of their runs that they have in common."""

    one: int
    other: int
    alike: float


def signature(text: str) -> Signature:
    """
    Return the MinHash of `text`, figures and names replaced as the text model does.

    A letter of a script without spaces counts as a word.
    """
    units = [u for token in cut(fold(text))[1::2] for u in _split(token)]
    hashes = np.array([mrmr.hash(unit) & 0xFFFFFFFF for unit in units], dtype=np.uint64)
    if len(hashes) < _RUN:
        hashes = np.resize(hashes, _RUN) if len(hashes) else np.zeros(_RUN, dtype=np.uint64)
    dice = np.random.default_rng(_SEED)
    factors = dice.integers(1, 2**63, size=(_RUN + PERMUTATIONS), dtype=np.uint64) * 2 + 1
    kept = len(hashes) - _RUN + 1
    runs = sum(hashes[n : n + kept] * factors[n] for n in range(_RUN))
    runs ^= runs >> np.uint64(31)
    mixed = (runs[:, None] * factors[None, _RUN:]) >> np.uint64(32)
    lowest: Signature = mixed.min(axis=0)
    return lowest


def find_duplicates(signatures: list[Signature], families: list[str], least: float) -> list[Pair]:
    """Return the pairs of different families that share at least `least` of their runs."""
    stacked = np.array(signatures)
    found = []
    for one, other in combinations(range(len(signatures)), 2):
        if families[one] == families[other]:
            continue
        alike = float((stacked[one] == stacked[other]).mean())
        if alike >= least:
            found.append(Pair(one, other, alike))
    return found


def _split(token: str) -> list[str]:
    return list(token) if is_unspaced(token) else [placeholder(token)]
