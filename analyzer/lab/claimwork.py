"""How well claims were read, where labellers wrote them down."""

from collections.abc import Callable

from analyzer.lab.claims import ClaimCount, sum_claims, total_claims
from analyzer.lab.corpus import Sample
from analyzer.lab.evidence import Evidence
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Cell, Table

COLUMNS = ("stated", "recall", "precision", "F1", "stance right", "details right")


def claims_tables(evidence: tuple[Evidence, ...]) -> tuple[Table, ...]:
    """Return precision, recall, F1 and accuracy of the stance by type, language and hand."""
    labelled = tuple(e for e in evidence if e.claims is not None)
    types = total_claims(count for e in labelled for count in e.claims or ())
    note = (
        f"On the {len(labelled)} pages whose claims are written down. A claim is right if its "
        "type, figure, unit and period are those of the label; one said twice is one claim. "
        "Stance and details (role of a price, level of a referral, shape of a rate) are counted "
        "on right claims."
    )
    rows = tuple(_row(count) for count in (sum_claims("all types", types), *types)) if types else ()
    return (
        Table("claims", "Claims", note, ("type", *COLUMNS), rows),
        _split(labelled, "language", lambda s: s.language),
        _split(labelled, "hand", lambda s: s.hand),
    )


def claims_figures(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, float], ...]:
    """Return F1 and the accuracy of the stance over all labelled pages."""
    whole = sum_claims("all", (count for e in evidence for count in e.claims or ()))
    found = (
        ("claims.f1", _f1(whole)),
        ("claims.stance", _of_right(whole, whole.stance_right).value),
        ("claims.details", _of_right(whole, whole.details_right).value),
    )
    return tuple((name, value) for name, value in found if value is not None)


def _split(labelled: tuple[Evidence, ...], by: str, key: Callable[[Sample], str]) -> Table:
    names = sorted({key(e.sample) for e in labelled})
    counts = (
        sum_claims(name, (c for e in labelled if key(e.sample) == name for c in e.claims or ()))
        for name in names
    )
    return Table(f"claims-by-{by}", f"Claims by {by}", "", (by, *COLUMNS), tuple(map(_row, counts)))


def _row(c: ClaimCount) -> tuple[Cell, ...]:
    stated, read = c.right + c.missed, c.right + c.invented
    found = (Rate(c.right, stated), Rate(c.right, read), _f1(c))
    return (c.type, stated, *found, _of_right(c, c.stance_right), _of_right(c, c.details_right))


def _f1(c: ClaimCount) -> float | None:
    both = 2 * c.right + c.missed + c.invented
    return 2 * c.right / both if both else None


def _of_right(c: ClaimCount, good: int) -> Rate:
    return Rate(good, c.right)
