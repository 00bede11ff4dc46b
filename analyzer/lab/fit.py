"""
Fit the score's points to labelled pages, without letting them forget what they mean.

A page's points S stand for log-odds (S - 50) / 11.4, so that 25, 50 and 75 mean one in
ten, even and nine in ten.  Each rule's points are fitted by logistic regression, drawn
towards what its severity and confidence say; a red flag never takes away, an honest sign
never adds, and the text model's slope is fitted within its bounds.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from analyzer.lab.evidence import Evidence
from analyzer.lab.folds import Mask, balance
from analyzer.lab.metrics import Numbers
from analyzer.score import judge
from analyzer.score.points import rule_points
from analyzer.types.finding import RuleCard
from analyzer.types.page import digest
from analyzer.types.weights import Weights

POINTS_PER_LOG_ODDS = 25 / math.log(9)  # 75 points: nine in ten
_MIDDLE = 50.0
# How far fitted points may stray: a standard deviation of this share of the default.  Little,
# because whoever wrote the phrases could read the pages, and arithmetic could not: with more
# freedom words gain what figures lose, and offers told in plain figures were missed.
_FREEDOM = 0.15
_MOST_TIMES_DEFAULT = 2.5
# Points per unit of log-odds; steeper, the historical casebook's honest offers were flagged.
_STEEPEST_TEXT = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """
    The scored pages as numbers: which rules hold on a page's worst offer.

    `page[n]` is the index in the evidence of row `n`; `text` are unseen log-odds;
    `floor` is -inf where no floor holds.
    """

    cards: tuple[RuleCard, ...]
    page: np.ndarray
    held: Numbers
    text: Numbers
    floor: Numbers
    schemes: Mask
    weight: Numbers


def design(evidence: tuple[Evidence, ...], log_odds: Numbers, weights: Weights) -> Design:
    """Return the pages on which something is offered, each by its worst offer."""
    worst = [_worst_offer(e, weights) for e in evidence]
    page = np.array([n for n, fired in enumerate(worst) if fired is not None], dtype=int)
    cards = {c.id: c for fired in worst for c in fired or ()}
    ordered = tuple(cards[i] for i in sorted(cards))
    floors = [[c.floor for c in worst[n] or () if c.floor is not None] for n in page]
    samples = tuple(e.sample for e in evidence)
    everything = np.ones(len(samples), dtype=bool)
    return Design(
        cards=ordered,
        page=page,
        held=np.array([[float(c in (worst[n] or ())) for c in ordered] for n in page]),
        text=log_odds[page],
        floor=np.array([max(found, default=-math.inf) for found in floors]),
        schemes=np.array([samples[n].scheme for n in page]),
        weight=balance(samples, everything)[page],
    )


def fit_weights(made: Design, learn: Mask, default: Weights) -> Weights:
    """Return `default` with points fitted to the rows in `learn`."""
    prior = _points(made, default)
    bounds = [*(_bounds(points) for points in prior[:-1]), (0.0, _STEEPEST_TEXT)]
    task = _Task(made, learn, default, prior)
    found = minimize(_loss, prior, (task,), "L-BFGS-B", jac=True, bounds=bounds).x
    # Tenths of a point: nobody can tell more from so many pages, and reports show them.
    fitted = {card.id: 100 * round(10 * p) for card, p in zip(made.cards, found[:-1], strict=True)}
    rules = tuple(sorted({**dict(default.rules), **fitted}.items()))
    slope = round(1000 * found[-1])
    told = digest(f"{rules} {slope} {default.digest}")[:16]
    return replace(default, rules=rules, text_slope=slope, digest=told)


def log_loss(made: Design, rows: Mask, weights: Weights) -> float:
    """Return the mean log loss of the rows under `weights`, for comparing two of them."""
    points = _points(made, weights)
    loss, _ = _loss(points, _Task(made, rows, weights, points))
    return loss / float(made.weight[rows].sum())


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """What is fitted to what: rows, bounds, and the points to be drawn to."""

    made: Design
    rows: Mask
    weights: Weights
    prior: Numbers


def _points(made: Design, weights: Weights) -> Numbers:
    """Return the points of each rule, and last those of a unit of the text's log-odds."""
    points = [rule_points(card, weights).points / 1000 for card in made.cards]
    return np.array([*points, weights.text_slope / 1000])


def _bounds(points: float) -> tuple[float, float]:
    """Keep the sign of what a rule adds, and its size within reason."""
    furthest = _MOST_TIMES_DEFAULT * points
    return (0.0, furthest) if points > 0 else (furthest, 0.0)


def _loss(theta: Numbers, task: _Task) -> tuple[float, Numbers]:
    """Return the weighted log loss plus the pull towards the prior, and its gradient."""
    made, rows, bounds = task.made, task.rows, task.weights
    held, text, weight = made.held[rows], made.text[rows], made.weight[rows]
    told = np.clip(theta[-1] * text, bounds.text_least / 1000, bounds.text_most / 1000)
    moving = np.where(told == theta[-1] * text, text, 0.0)
    points = bounds.base / 1000 + held @ theta[:-1] + told
    floored = points < made.floor[rows]
    odds = (np.where(floored, made.floor[rows], points) - _MIDDLE) / POINTS_PER_LOG_ODDS
    sign = np.where(made.schemes[rows], 1.0, -1.0)
    loss = weight @ np.logaddexp(0.0, -sign * odds)
    slope = -sign * weight / (1 + np.exp(sign * odds)) / POINTS_PER_LOG_ODDS
    slope = np.where(floored, 0.0, slope)
    spread = np.maximum(_FREEDOM * np.abs(task.prior), 0.5)
    pull = (theta - task.prior) / spread
    gradient = np.append(slope @ held, slope @ moving) + pull / spread
    return float(loss + pull @ pull / 2), gradient


def _worst_offer(e: Evidence, weights: Weights) -> tuple[RuleCard, ...] | None:
    """Return the rules that count on the worst offer, None where nothing is offered."""
    verdict = judge(e.case, e.checked, None, weights)
    if verdict.score is None:
        return None
    counted = {c.source for c in verdict.contributions}
    return tuple(c.card for c in e.checked if f"rule:{c.card.id}" in counted)
