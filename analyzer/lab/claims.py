"""Compare the claims that were read with those a labeller found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from analyzer.lab.gold import GoldClaim, Scalar
from analyzer.types.claim import Claim

_CAPITAL = str.maketrans({c: f"_{c.lower()}" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
# What a claim is beside its figure, unit and period: told apart, as "details".  No convention
# draws these borders sharply: 100 USDT is the price of a node or the least to put in it.
_DETAILS = frozenset(
    (
        *("role", "level", "bonus", "network", "business_days"),
        *("shape", "gross", "compounding", "period_unit"),
    )
)
# One whole thing is sold, call it a contract or a unit; per TH/s is another figure.
_WHOLE = frozenset(("contract", "unit", "None"))


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """
    Claims read rightly, read but not there, there but not read.

    Of those read rightly, `stance_right` and `details_right` tell how many have the
    label's stance, and all its details: role, level, shape.
    """

    type: str
    right: int
    invented: int
    missed: int
    stance_right: int
    details_right: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Labelled claims, each once, with the claim read for it or None; and what is left over."""

    pairs: tuple[tuple[GoldClaim, Claim | None], ...]
    invented: tuple[Claim, ...]


def pair_claims(read: Sequence[Claim], gold: Sequence[GoldClaim]) -> Pairing:
    """
    Pair read claims with gold ones of the same type, figure, unit and period.

    A value that the labeller left out is not compared.  Where several pairs are possible,
    one with the same details and stance is taken first.  The same claim said twice is one
    claim: several plans with one term are labelled by some hands once and by others for
    each plan, so a repetition counts neither as right nor as wrong.
    """
    wanted, left = _distinct(gold), list(read)
    found: dict[int, Claim] = {}
    for fits in (_same_stance, _fits_wholly, _fits):
        for at, label in enumerate(wanted):
            match = None if at in found else _first(left, label, fits)
            if match is not None:
                found[at] = match
                left.remove(match)
    invented = (c for c in left if not any(_fits(c, wanted[at]) for at in found))
    pairs = tuple((label, found.get(at)) for at, label in enumerate(wanted))
    return Pairing(pairs, tuple(invented))


def count_claims(read: tuple[Claim, ...], gold: tuple[GoldClaim, ...]) -> tuple[ClaimCount, ...]:
    """Count, by type, how `read` compares with what was labelled."""
    pairing = pair_claims(read, gold)
    counts = [_count(label, claim) for label, claim in pairing.pairs]
    counts += [ClaimCount(type_of(claim), 0, 1, 0, 0, 0) for claim in pairing.invented]
    return total_claims(counts)


def total_claims(counts: Iterable[ClaimCount]) -> tuple[ClaimCount, ...]:
    """Add up the counts of all pages, by type."""
    sums: dict[str, ClaimCount] = {}
    for count in counts:
        sums[count.type] = _plus(sums[count.type], count) if count.type in sums else count
    return tuple(sums[name] for name in sorted(sums))


def sum_claims(name: str, counts: Iterable[ClaimCount]) -> ClaimCount:
    """Add up counts whatever their type, under `name`."""
    total = ClaimCount(name, 0, 0, 0, 0, 0)
    for count in counts:
        total = _plus(total, count)
    return total


def type_of(claim: Claim) -> str:
    """Return the report's name of the claim's type, such as "return_rate"."""
    return type(claim.content).__name__.translate(_CAPITAL).removeprefix("_")


def _plus(one: ClaimCount, other: ClaimCount) -> ClaimCount:
    figures = [f.name for f in fields(ClaimCount) if f.name != "type"]
    return replace(one, **{name: getattr(one, name) + getattr(other, name) for name in figures})


def _count(label: GoldClaim, claim: Claim | None) -> ClaimCount:
    if claim is None:
        return ClaimCount(label.type, 0, 0, 1, 0, 0)
    stance, details = claim.stance is label.stance, _fits_wholly(claim, label)
    return ClaimCount(label.type, 1, 0, 0, int(stance), int(details))


def _distinct(gold: Sequence[GoldClaim]) -> list[GoldClaim]:
    """Return each labelled claim once: the first place at which it is said."""
    found = {(claim.type, claim.values, claim.stance): claim for claim in reversed(gold)}
    return [found[key] for key in reversed(found)]


def _first(
    read: list[Claim], wanted: GoldClaim, fits: Callable[[Claim, GoldClaim], bool]
) -> Claim | None:
    return next((claim for claim in read if fits(claim, wanted)), None)


def _same_stance(claim: Claim, wanted: GoldClaim) -> bool:
    return claim.stance is wanted.stance and _fits_wholly(claim, wanted)


def _fits_wholly(claim: Claim, wanted: GoldClaim) -> bool:
    return _fits(claim, wanted) and _agrees(claim, wanted.values)


def _fits(claim: Claim, wanted: GoldClaim) -> bool:
    """Say whether type, figure, unit and period are those of the label."""
    values = tuple((name, value) for name, value in wanted.values if name not in _DETAILS)
    return type_of(claim) == wanted.type and _agrees(claim, values)


def _agrees(claim: Claim, values: tuple[tuple[str, Scalar], ...]) -> bool:
    content = claim.content
    names = {field.name for field in fields(content)}
    return all(name in names and _same(getattr(content, name), value) for name, value in values)


def _same(read: object, wanted: Scalar) -> bool:
    """Compare a value; numbers may differ by a thousandth, for fractions of a day."""
    if isinstance(wanted, Decimal):
        if not isinstance(read, int | Decimal) or isinstance(read, bool):
            return False
        return abs(Decimal(read) - wanted) <= abs(wanted) / 1000
    if isinstance(wanted, bool):
        return read == wanted
    return str(read) == wanted or _WHOLE.issuperset((str(read), wanted))
