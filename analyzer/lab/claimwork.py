"""How well claims were read, where labellers wrote them down."""

from analyzer.lab.claims import ClaimCount, total_claims
from analyzer.lab.evidence import Evidence
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Cell, Table


def claims_table(evidence: tuple[Evidence, ...]) -> Table:
    """Return precision, recall, F1 and the accuracy of the stance, by type of claim."""
    pages = [e.claims for e in evidence if e.claims is not None]
    counts = total_claims(count for page in pages for count in page)
    whole = ClaimCount(
        "all types",
        sum(c.right for c in counts),
        sum(c.invented for c in counts),
        sum(c.missed for c in counts),
        sum(c.stance_right for c in counts),
    )
    return Table(
        "claims",
        "Claims",
        f"On the {len(pages)} pages whose claims are written down. A claim is right if its type "
        "and every value in the label are (figure, unit, period); the stance is counted on "
        "right claims.",
        ("type", "stated", "recall", "precision", "F1", "stance right"),
        tuple(_row(count) for count in (whole, *counts)) if counts else (),
    )


def _row(c: ClaimCount) -> tuple[Cell, ...]:
    stated, read = c.right + c.missed, c.right + c.invented
    f1 = 2 * c.right / (stated + read) if stated + read else None
    return (
        c.type,
        stated,
        Rate(c.right, stated),
        Rate(c.right, read),
        f1,
        Rate(c.stance_right, c.right),
    )
