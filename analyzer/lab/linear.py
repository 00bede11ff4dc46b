"""The two linear heads, fitted by scikit-learn and handed on as plain numbers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression

from analyzer.lab.folds import Mask, balance
from analyzer.lab.table import Table
from analyzer.types.verdict import PageKind

KINDS = tuple(PageKind)
HEADS = 1 + len(KINDS)
# A feature that fewer families show is a name or a chance; it also bounds the file's size.
FEWEST_FAMILIES = 3
SCHEME_STRENGTH = 10.0  # scikit-learn's C, chosen with hands left out
KIND_STRENGTH = 10.0
_ITERATIONS = 400

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """
    Linear weights over the table's `columns`, one column of numbers per head.

    Head 0 is the scheme's log-odds, head 1 + n the kind `KINDS[n]`.
    """

    columns: npt.NDArray[np.int64]
    weights: Numbers
    bias: Numbers

    def logits(self, rows: sparse.csr_matrix) -> Numbers:
        """Return a line of logits for each row of the table's matrix."""
        return np.asarray(rows[:, self.columns] @ self.weights + self.bias)


def fit_heads(table: Table, learn: Mask) -> Heads:
    """Learn both heads from the samples in `learn` and their excerpts."""
    columns = common_columns(table, learn)
    scheme = fit_scheme(table, learn, columns)
    kinds = _fit_kinds(table, learn, columns)
    return Heads(
        columns,
        np.hstack([scheme.weights, kinds.weights]),
        np.concatenate([scheme.bias, kinds.bias]),
    )


def fit_scheme_alone(table: Table, learn: Mask) -> Heads:
    """Learn the scheme's head; all kinds are equally likely to it."""
    scheme = fit_scheme(table, learn, common_columns(table, learn))
    nothing = np.zeros((len(scheme.columns), len(KINDS)))
    bias = np.append(scheme.bias, np.zeros(len(KINDS)))
    return Heads(scheme.columns, np.hstack([scheme.weights, nothing]), bias)


def fit_scheme(table: Table, learn: Mask, columns: npt.NDArray[np.int64]) -> Heads:
    """Learn the head that tells schemes; uncalibrated."""
    wanted = np.array([s.scheme for s in table.samples])
    model = _fit(table, learn, columns, (wanted, SCHEME_STRENGTH))
    return Heads(columns, model.coef_.T, model.intercept_)


def common_columns(table: Table, learn: Mask) -> npt.NDArray[np.int64]:
    """Return the columns that at least `FEWEST_FAMILIES` families in `learn` show."""
    families = [s.family for s in table.samples]
    _, number = np.unique(families, return_inverse=True)
    chosen = np.flatnonzero(learn)
    ones = np.ones(len(chosen))
    shape = (number.max() + 1, len(chosen))
    gather = sparse.csr_matrix((ones, (number[chosen], np.arange(len(chosen)))), shape=shape)
    shown = (gather @ (table.pages[chosen] > 0).astype(float)) > 0
    found: npt.NDArray[np.int64] = np.flatnonzero(shown.getnnz(axis=0) >= FEWEST_FAMILIES)
    return found


def _fit_kinds(table: Table, learn: Mask, columns: npt.NDArray[np.int64]) -> Heads:
    """Learn the kinds; one that the samples lack gets a bias no page can overcome."""
    wanted = np.array([KINDS.index(s.kind) for s in table.samples])
    model = _fit(table, learn, columns, (wanted, KIND_STRENGTH))
    weights = np.zeros((len(columns), len(KINDS)))
    bias = np.full(len(KINDS), -20.0)
    weights[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    return Heads(columns, weights, bias)


def _fit(
    table: Table,
    learn: Mask,
    columns: npt.NDArray[np.int64],
    task: tuple[npt.NDArray[np.generic], float],
) -> LogisticRegression:
    wanted, strength = task
    rows = learn[table.owner]
    weight = (table.weight * balance(table.samples, learn)[table.owner])[rows]
    model = LogisticRegression(C=strength, max_iter=_ITERATIONS, tol=1e-4)
    return model.fit(table.matrix[rows][:, columns], wanted[table.owner][rows], weight)
