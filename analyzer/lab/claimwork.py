"""How well claims were read, where labellers wrote them down."""

from collections.abc import Callable, Iterable

from analyzer.lab.claims import ClaimCount, total_claims
from analyzer.lab.corpus import Sample
from analyzer.lab.evidence import Evidence
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Cell, Table

COLUMNS = ("stated", "recall", "precision", "F1", "stance right")


def claims_tables(evidence: tuple[Evidence, ...]) -> tuple[Table, ...]:
    """Return precision, recall, F1 and accuracy of the stance by type, language and hand."""
    labelled = tuple(e for e in evidence if e.claims is not None)
    types = total_claims(count for e in labelled for count in e.claims or ())
    note = (
        f"On the {len(labelled)} pages whose claims are written down. A claim is right if its type "
        "and every value in the label are (figure, unit, period); the stance is counted on "
        "right claims."
    )
    rows = tuple(_row(count) for count in (_whole("all types", types), *types)) if types else ()
    return (
        Table("claims", "Claims", note, ("type", *COLUMNS), rows),
        _split(labelled, "language", lambda s: s.language),
        _split(labelled, "hand", lambda s: s.hand),
    )


def claims_figures(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, float], ...]:
    """Return F1 and the accuracy of the stance over all labelled pages."""
    whole = _whole("all", (count for e in evidence for count in e.claims or ()))
    found = (("claims.f1", _f1(whole)), ("claims.stance", _stance(whole).value))
    return tuple((name, value) for name, value in found if value is not None)


def _split(labelled: tuple[Evidence, ...], by: str, key: Callable[[Sample], str]) -> Table:
    names = sorted({key(e.sample) for e in labelled})
    counts = (
        _whole(name, (c for e in labelled if key(e.sample) == name for c in e.claims or ()))
        for name in names
    )
    return Table(f"claims-by-{by}", f"Claims by {by}", "", (by, *COLUMNS), tuple(map(_row, counts)))


def _whole(name: str, counts: Iterable[ClaimCount]) -> ClaimCount:
    counts = tuple(counts)
    return ClaimCount(
        name,
        sum(c.right for c in counts),
        sum(c.invented for c in counts),
        sum(c.missed for c in counts),
        sum(c.stance_right for c in counts),
    )


def _row(c: ClaimCount) -> tuple[Cell, ...]:
    stated, read = c.right + c.missed, c.right + c.invented
    return (c.type, stated, Rate(c.right, stated), Rate(c.right, read), _f1(c), _stance(c))


def _f1(c: ClaimCount) -> float | None:
    both = 2 * c.right + c.missed + c.invented
    return 2 * c.right / both if both else None


def _stance(c: ClaimCount) -> Rate:
    return Rate(c.stance_right, c.right)
