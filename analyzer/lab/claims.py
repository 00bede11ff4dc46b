"""Compare the claims that were read with those a labeller found."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal

from analyzer.lab.gold import GoldClaim, Scalar
from analyzer.types.claim import Claim

_CAPITAL = str.maketrans({c: f"_{c.lower()}" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """Claims read rightly, read but not there, there but not read, and right of stance."""

    type: str
    right: int
    invented: int
    missed: int
    stance_right: int


def count_claims(read: tuple[Claim, ...], gold: tuple[GoldClaim, ...]) -> tuple[ClaimCount, ...]:
    """
    Pair read claims with gold ones of the same type and values, each at most once.

    A value that the labeller left out is not compared.  Where several pairs are
    possible, one with the same stance is taken first.
    """
    found: dict[str, list[int]] = {}
    left = list(read)
    for wanted in gold:
        counts = found.setdefault(wanted.type, [0, 0, 0, 0])
        match = _find(wanted, left)
        if match is None:
            counts[2] += 1
            continue
        left.remove(match)
        counts[0] += 1
        counts[3] += match.stance is wanted.stance
    for claim in left:
        found.setdefault(type_of(claim), [0, 0, 0, 0])[1] += 1
    return tuple(ClaimCount(name, *counts) for name, counts in sorted(found.items()))


def total_claims(counts: Iterable[ClaimCount]) -> tuple[ClaimCount, ...]:
    """Add up the counts of all pages, by type."""
    sums: dict[str, list[int]] = {}
    for c in counts:
        row = sums.setdefault(c.type, [0, 0, 0, 0])
        for n, value in enumerate((c.right, c.invented, c.missed, c.stance_right)):
            row[n] += value
    return tuple(ClaimCount(name, *row) for name, row in sorted(sums.items()))


def type_of(claim: Claim) -> str:
    """Return the report's name of the claim's type, such as "return_rate"."""
    return type(claim.content).__name__.translate(_CAPITAL).removeprefix("_")


def _find(wanted: GoldClaim, read: list[Claim]) -> Claim | None:
    fitting = [c for c in read if type_of(c) == wanted.type and _fits(c, wanted)]
    same = [c for c in fitting if c.stance is wanted.stance]
    return next(iter(same or fitting), None)


def _fits(claim: Claim, wanted: GoldClaim) -> bool:
    content = claim.content
    names = {field.name for field in fields(content)}
    return all(
        name in names and _same(getattr(content, name), value) for name, value in wanted.values
    )


def _same(read: object, wanted: Scalar) -> bool:
    """Compare a value; numbers may differ by a thousandth, for fractions of a day."""
    if isinstance(wanted, Decimal):
        if not isinstance(read, int | Decimal) or isinstance(read, bool):
            return False
        return abs(Decimal(read) - wanted) <= abs(wanted) / 1000
    return read == wanted if isinstance(wanted, bool) else str(read) == wanted
