"""Families of pages that copy one another: right or wrong together."""

from analyzer.lab.corpus import Sample
from analyzer.lab.judging import Judged
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Table


def families_table(samples: tuple[Sample, ...], judged: Judged) -> Table:
    """Return the families of several pages, and those of one that was judged wrongly."""
    right: dict[str, list[bool]] = {}
    hands: dict[str, set[str]] = {}
    for sample, flagged in zip(samples, judged.flagged, strict=True):
        right.setdefault(sample.family, []).append(bool(flagged) == sample.scheme)
        hands.setdefault(sample.family, set()).add(sample.hand)
    shown = sorted(name for name, found in right.items() if len(found) > 1 or not all(found))
    return Table(
        "by-family",
        "By family",
        f"Of {len(right)} families, those with several pages or with a mistake.",
        ("family", "hand", "rightly judged"),
        tuple(
            (name, ", ".join(sorted(hands[name])), Rate(sum(right[name]), len(right[name])))
            for name in shown
        ),
    )
