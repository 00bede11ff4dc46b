"""The worst mistakes, with what led to them."""

from analyzer.lab.evidence import Evidence
from analyzer.lab.judging import Judged
from analyzer.lab.tables import Table
from analyzer.types.verdict import Verdict

_MOST = 40


def mistakes_table(evidence: tuple[Evidence, ...], judged: Judged) -> Table:
    """Return wrongly judged pages, those furthest from the border first."""
    border = 50.0
    wrong = [
        (abs(float(rank) - border), e, verdict)
        for e, rank, flagged, verdict in zip(
            evidence, judged.ranks, judged.flagged, judged.verdicts, strict=True
        )
        if bool(flagged) != e.sample.scheme
    ]
    wrong.sort(key=lambda found: (-found[0], found[1].sample.id))
    return Table(
        "mistakes",
        "The worst mistakes",
        f"{len(wrong)} of {len(evidence)} pages; at most {_MOST} are listed, the furthest from "
        "the border of high first.",
        ("page", "label", "kind", "language", "band", "points", "contributions", "label because"),
        tuple(_row(e, verdict) for _, e, verdict in wrong[:_MOST]),
    )


def _row(e: Evidence, verdict: Verdict) -> tuple[str | float, ...]:
    added = "; ".join(f"{c.source} {c.points / 1000:+.1f}" for c in verdict.contributions)
    label = e.sample.form or "clean"
    return (
        e.sample.id,
        label,
        str(e.sample.kind),
        e.sample.language,
        str(verdict.band),
        verdict.points / 1000,
        added or "nothing offered was found",
        e.sample.why,
    )
