"""Turn logits into honest probabilities, learned only from pages a model has not seen."""

import numpy as np
from scipy.optimize import minimize_scalar  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from analyzer.lab.folds import Mask, balance
from analyzer.lab.linear import Heads, Numbers, fit_scheme
from analyzer.lab.table import Table

_FOLDS = 5
# A slope of less than this says the model knows nothing; it must never turn round.
_LEAST_SLOPE = 0.02


def fit_sigmoid(logits: Numbers, schemes: Mask, weight: Numbers) -> tuple[float, float]:
    """
    Return slope and offset that make log-odds of logits (Platt 1999, lightly shrunk).

    The slope is never negative: a model that is worse than chance is told apart from
    one that is right the wrong way round.
    """
    model = LogisticRegression(C=10.0).fit(logits[:, None], schemes, weight)
    slope = float(model.coef_[0, 0])
    if slope < _LEAST_SLOPE:
        return _LEAST_SLOPE, 0.0
    return slope, float(model.intercept_[0])


def calibrate_scheme(heads: Heads, table: Table, learn: Mask) -> Heads:
    """Fold into head 0 the sigmoid that inner folds over `learn`, grouped by hand, give."""
    logits = _unseen_logits(table, learn)
    schemes = np.array([s.scheme for s in table.samples])
    weight = balance(table.samples, learn)
    slope, offset = fit_sigmoid(logits[learn], schemes[learn], weight[learn])
    weights, bias = heads.weights.copy(), heads.bias.copy()
    weights[:, 0] *= slope
    bias[0] = bias[0] * slope + offset
    return Heads(heads.columns, weights, bias)


def calibrate_kinds(heads: Heads, logits: Numbers, wanted: Numbers) -> Heads:
    """Fold into the kinds' heads the temperature that fits their unseen `logits` best."""

    def loss(sharpness: float) -> float:
        scaled = sharpness * logits
        top = scaled.max(axis=1, keepdims=True)
        norm = np.log(np.exp(scaled - top).sum(axis=1)) + top[:, 0]
        return float(np.mean(norm - scaled[np.arange(len(wanted)), wanted]))

    best = float(minimize_scalar(loss, bounds=(0.05, 5.0), method="bounded").x)
    weights, bias = heads.weights.copy(), heads.bias.copy()
    weights[:, 1:] *= best
    bias[1:] *= best
    return Heads(heads.columns, weights, bias)


def _unseen_logits(table: Table, learn: Mask) -> Numbers:
    """Return for each sample in `learn` the logit of a model that saw neither hand nor family."""
    inside = np.flatnonzero(learn)
    hands = np.array([s.hand for s in table.samples])
    families = np.array([s.family for s in table.samples])
    logits = np.zeros(len(learn))
    split = GroupKFold(n_splits=min(_FOLDS, len(set(hands[inside]))))
    for _, part in split.split(inside, groups=hands[inside]):
        held = inside[part]
        rest = learn & ~np.isin(families, families[held]) & ~np.isin(hands, hands[held])
        head = fit_scheme(table, rest)
        logits[held] = head.logits(table.pages[held])[:, 0]
    return logits
