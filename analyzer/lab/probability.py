"""From a page's points to the probability that it promotes a scheme."""

import numpy as np

from analyzer.lab.calibrate import fit_sigmoid
from analyzer.lab.corpus import Sample
from analyzer.lab.fit import POINTS_PER_LOG_ODDS
from analyzer.lab.folds import balance, by_hand
from analyzer.lab.metrics import Mask, Numbers
from analyzer.types.verdict import Verdict

MIDDLE = 50.0


def unseen_probabilities(ranks: Numbers, scored: Mask, samples: tuple[Sample, ...]) -> Numbers:
    """
    Return for each scored page the probability that its points mean on other hands' pages.

    Pages that are not scored get NaN: nothing was offered, so there is nothing to doubt.
    """
    found = np.full(len(samples), np.nan)
    for fold in by_hand(samples):
        slope, offset = fit_points(ranks, fold.learn & scored, samples)
        part = fold.measure & scored
        found[part] = 1 / (1 + np.exp(-(slope * _scaled(ranks[part]) + offset)))
    return found


def fit_points(ranks: Numbers, learn: Mask, samples: tuple[Sample, ...]) -> tuple[float, float]:
    """Return slope and offset that make log-odds of points (scaled by `_scaled`)."""
    schemes = np.array([s.scheme for s in samples])[learn]
    if schemes.all() or not schemes.any():
        return 1.0, 0.0
    return fit_sigmoid(_scaled(ranks[learn]), schemes, balance(samples, learn)[learn])


def points_to_log_odds(slope: float, offset: float) -> tuple[float, float]:
    """
    Return (log-odds per point, points at even odds) for the score's file.

    >>> points_to_log_odds(1.0, 0.0)
    (0.08789, 50.0)
    """
    per_point = slope / POINTS_PER_LOG_ODDS
    return round(per_point, 5), round(MIDDLE - offset / per_point, 2)


def shipped_probabilities(verdicts: tuple[Verdict, ...]) -> Numbers:
    """Return what the program itself says; NaN where it says nothing."""
    said = [v.probability if v.score is not None else None for v in verdicts]
    return np.array([np.nan if p is None else p for p in said])


def _scaled(points: Numbers) -> Numbers:
    """Bring points to the size of log-odds; beyond 0 and 100 they say no more."""
    return (np.clip(points, 0.0, 100.0) - MIDDLE) / POINTS_PER_LOG_ODDS
