"""How much each piece of evidence weighs; in thousandths of a point."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """
    The score's fitted part.

    `rules` holds (rule id, points) pairs; a rule that is not listed takes
    `by_severity` x `by_confidence`.  The text model adds `text_slope` per unit of
    log-odds within [`text_least`, `text_most`]: alone it never lifts a page to high.
    `honest_least` bounds what all honest signs together may take away.  A page's
    log-odds of promoting a scheme are `log_odds_per_point` x (points - `even_points`).
    """

    base: int
    rules: tuple[tuple[str, int], ...]
    by_severity: tuple[tuple[str, int], ...]
    by_confidence: tuple[tuple[str, float], ...]
    text_slope: int
    text_least: int
    text_most: int
    honest_least: int
    log_odds_per_point: float
    even_points: float
    digest: str
