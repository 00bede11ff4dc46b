"""A listing's own record: how much of what it praises is flagged, and who pays for the praise."""

from dataclasses import dataclass
from typing import Any

from analyzer.batch.store import Store

_RECORDS = """
WITH pages AS (
  SELECT DISTINCT m.source, coalesce(t.same_as, t.id) page,
         EXISTS (SELECT 1 FROM codes c WHERE c.source = m.source AND c.target = m.target) paid
  FROM mentions m JOIN targets t ON t.id = m.target WHERE t.state != 'left-out')
SELECT s.name, s.title, s.discloses, count(DISTINCT p.page),
       count(DISTINCT CASE WHEN r.score IS NOT NULL THEN p.page END),
       count(DISTINCT CASE WHEN r.band IN ('high', 'critical') THEN p.page END),
       count(DISTINCT CASE WHEN p.paid THEN p.page END),
       count(DISTINCT CASE WHEN p.paid AND r.band IN ('high', 'critical') THEN p.page END)
FROM sources s JOIN pages p ON p.source = s.id LEFT JOIN reports r ON r.target = p.page
WHERE s.kind = 'listing' GROUP BY s.id ORDER BY s.id
"""


@dataclass(frozen=True, slots=True)
class Record:
    """
    What a listing's links came to, in pages.

    `judged` have a score, `flagged` are high or critical, `paid` carry an affiliate code.
    `discloses`: the listing tells its readers that it is paid.
    """

    name: str
    title: str
    discloses: bool
    praised: int
    judged: int
    flagged: int
    paid: int
    paid_flagged: int

    @property
    def undisclosed(self) -> int:
        """How many links pay the listing without its readers being told."""
        return 0 if self.discloses else self.paid

    @property
    def flagged_share(self) -> float | None:
        """The share of judged offers that are flagged; None if none was judged."""
        return self.flagged / self.judged if self.judged else None

    def tree(self) -> dict[str, Any]:
        """Return it as plain values."""
        share = self.flagged_share
        return {
            "listing": self.name,
            "title": self.title,
            "praised": self.praised,
            "judged": self.judged,
            "flagged": self.flagged,
            "flagged_share": None if share is None else round(share, 4),
            "affiliate_codes": self.paid,
            "affiliate_codes_flagged": self.paid_flagged,
            "discloses": self.discloses,
            "undisclosed": self.undisclosed,
        }


def records(store: Store) -> tuple[Record, ...]:
    """Return the record of every listing of an audit."""
    return tuple(
        Record(name, title, bool(discloses), *counts)
        for name, title, discloses, *counts in store.ask(_RECORDS)
    )
