"""The two linear heads, fitted by scikit-learn and handed on as plain numbers."""

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from analyzer.lab.folds import Mask, balance
from analyzer.lab.table import Table
from analyzer.types.verdict import PageKind

KINDS = tuple(PageKind)
HEADS = 1 + len(KINDS)
# A feature that fewer families show is a name or a chance; it also bounds the file's size.
FEWEST_FAMILIES = 3
# scikit-learn's C, chosen with hands left out; features are scaled by rarity before.
SCHEME_STRENGTH = 10.0
KIND_STRENGTH = 30.0
# How freely signs are learned from, beside words: they are few, and tell kinds better than schemes.
SCHEME_SIGNS = 0.05
KIND_SIGNS = 0.15
# Enough for two classes to converge; seven would take minutes to gain a thousandth.
_ITERATIONS = {True: 400, False: 80}

Numbers = npt.NDArray[np.float64]
Columns = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """
    Linear weights over the table's `columns`, one column of numbers per head.

    Head 0 is the scheme's log-odds, head 1 + n the kind `KINDS[n]`.
    """

    columns: Columns
    weights: Numbers
    bias: Numbers

    def logits(self, rows: sparse.csr_matrix) -> Numbers:
        """Return a line of logits for each row of the table's matrix."""
        return np.asarray(rows[:, self.columns] @ self.weights + self.bias)


def fit_heads(table: Table, learn: Mask) -> Heads:
    """Learn both heads from the samples in `learn` and their excerpts."""
    scheme = fit_scheme(table, learn)
    kinds = _fit_kinds(table, learn, scheme.columns)
    return Heads(
        scheme.columns,
        np.hstack([scheme.weights, kinds.weights]),
        np.concatenate([scheme.bias, kinds.bias]),
    )


def fit_scheme_alone(table: Table, learn: Mask) -> Heads:
    """Learn the scheme's head; all kinds are equally likely to it."""
    scheme = fit_scheme(table, learn)
    nothing = np.zeros((len(scheme.columns), len(KINDS)))
    bias = np.append(scheme.bias, np.zeros(len(KINDS)))
    return Heads(scheme.columns, np.hstack([scheme.weights, nothing]), bias)


def fit_scheme(table: Table, learn: Mask) -> Heads:
    """Learn the head that tells schemes; uncalibrated."""
    columns = common_columns(table, learn)
    wanted = np.array([s.scheme for s in table.samples])
    weights, bias, _ = _fit(table, learn, columns, (wanted, SCHEME_STRENGTH, SCHEME_SIGNS))
    return Heads(columns, weights, bias)


def common_columns(table: Table, learn: Mask) -> Columns:
    """Return the columns that at least `FEWEST_FAMILIES` families in `learn` show."""
    families = [s.family for s in table.samples]
    _, number = np.unique(families, return_inverse=True)
    chosen = np.flatnonzero(learn)
    ones = np.ones(len(chosen))
    shape = (number.max() + 1, len(chosen))
    gather = sparse.csr_matrix((ones, (number[chosen], np.arange(len(chosen)))), shape=shape)
    shown = (gather @ (table.pages[chosen] > 0).astype(float)) > 0
    found: Columns = np.flatnonzero(shown.getnnz(axis=0) >= FEWEST_FAMILIES)
    return found


def _fit_kinds(table: Table, learn: Mask, columns: Columns) -> Heads:
    """
    Learn the kinds; one that the samples lack gets a bias no page can overcome.

    The corpus's shares of kinds were chosen, not observed, and half of it are offers: their
    logarithm is taken off again (Saerens et al. 2002), so that all kinds start even.
    """
    wanted = np.array([KINDS.index(s.kind) for s in table.samples])
    found, offsets, classes = _fit(table, learn, columns, (wanted, KIND_STRENGTH, KIND_SIGNS))
    weights = np.zeros((len(columns), len(KINDS)))
    bias = np.full(len(KINDS), -20.0)
    weights[:, classes] = found
    shares = np.bincount(wanted[learn], minlength=len(KINDS))[classes] / learn.sum()
    bias[classes] = offsets - np.log(shares)
    return Heads(columns, weights, bias)


def _fit(
    table: Table, learn: Mask, columns: Columns, task: tuple[npt.NDArray[np.generic], float, float]
) -> tuple[Numbers, Numbers, npt.NDArray[np.int64]]:
    """
    Return weights, bias and classes of a logistic regression.

    Words' columns are scaled by their rarity (the logarithm of pages over pages that show
    them), so that the penalty leaves telling words free and holds "the" and "of" down,
    signs' by a constant; the scaling is folded back into the weights.
    """
    wanted, strength, signs = task
    rarity = np.where(table.signs[columns], signs, _rarity(table, learn, columns))
    rows = learn[table.owner]
    weight = (table.weight * balance(table.samples, learn)[table.owner])[rows]
    matrix = sparse.csr_matrix(table.matrix[rows][:, columns] @ sparse.diags(rarity))
    most = _ITERATIONS[wanted.dtype == bool]
    model = LogisticRegression(C=strength, max_iter=most, tol=1e-4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(matrix, wanted[table.owner][rows], weight)
    return model.coef_.T * rarity[:, None], model.intercept_, model.classes_


def _rarity(table: Table, learn: Mask, columns: Columns) -> Numbers:
    pages = table.pages[np.flatnonzero(learn)][:, columns]
    rarity: Numbers = np.log((pages.shape[0] + 1) / (pages.getnnz(axis=0) + 0.5))
    return rarity
