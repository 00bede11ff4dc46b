"""Points of single pieces of evidence, and the way from points to score and band."""

import math
from collections.abc import Iterable

from analyzer.types.finding import Checked, RuleCard
from analyzer.types.message import message
from analyzer.types.verdict import Band, Contribution, TextScore
from analyzer.types.weights import Weights

MILLI = 1000  # points are kept in thousandths, so that sums are exact

BORDERS = ((75, Band.CRITICAL), (50, Band.HIGH), (25, Band.ELEVATED), (0, Band.LOW))


def score_of(points: int) -> int:
    """
    Return the score for a sum of points (thousandths): whole points, kept to 0-100.

    >>> [score_of(p) for p in (-3000, 12499, 74999, 75000, 250000)]
    [0, 12, 74, 75, 100]
    """
    return max(0, min(100, points // MILLI))


def band_of(score: int) -> Band:
    """
    Return the band of a score of 0-100.

    >>> [str(band_of(s)) for s in (0, 24, 25, 50, 75, 100)]
    ['low', 'low', 'elevated', 'high', 'critical', 'critical']
    """
    return next(band for border, band in BORDERS if score >= border)


def probability_of(points: int, weights: Weights) -> float:
    """
    Return the calibrated probability (0-1) that a page with these points promotes a scheme.

    The logistic curve was fitted on pages whose writers the score had not seen; points
    count between 0 and 100, as in the score.
    """
    shown = max(0.0, min(100.0, points / MILLI))
    return 1 / (1 + math.exp(-weights.log_odds_per_point * (shown - weights.even_points)))


def rule_points(card: RuleCard, weights: Weights) -> Contribution:
    """Return what a fired rule adds: its fitted points, else by severity and confidence."""
    fitted = dict(weights.rules).get(card.id)
    if fitted is None:
        full = dict(weights.by_severity)[card.severity]
        fitted = round(full * dict(weights.by_confidence)[card.confidence])
    return Contribution(f"rule:{card.id}", fitted, message("contribution.rule", rule=card.id))


def text_points(text: TextScore, weights: Weights) -> Contribution:
    """Return what the text model adds: its log-odds times the slope, within its bounds."""
    points = weights.text_slope * text.log_odds
    kept = round(max(weights.text_least, min(weights.text_most, points)))
    return Contribution("text", kept, message("contribution.text", probability=text.probability))


def floor_points(fired: Iterable[Checked], points: int) -> list[Contribution]:
    """Return the lift that the highest floor among the fired rules gives, if it gives any."""
    floors = [(c.card.floor, c.card.id) for c in fired if c.card.floor is not None]
    if not floors:
        return []
    floor, rule_id = max(floors)
    lift = floor * MILLI - points
    because = message("contribution.floor", rule=rule_id, floor=floor)
    return [Contribution(f"floor:{rule_id}", lift, because)] if lift > 0 else []
