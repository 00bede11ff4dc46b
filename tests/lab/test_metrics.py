"""Measures against values worked out by hand, and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score, matthews_corrcoef, roc_auc_score

from analyzer.lab.metrics import (
    Bin,
    Confusion,
    Rate,
    auc,
    calibration_error,
    confuse,
    macro_f1,
    recall_at_alarms,
    reliability,
)

Pairs = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (5, 10, 0.237, 0.763), (0, 0, 0.0, 1.0)],
)
def test_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    assert Rate(hits, of).interval == pytest.approx((low, high), abs=5e-4)


def test_nothing_measured_is_no_zero() -> None:
    empty = Confusion(0, 0, 0, 0)
    assert (empty.recall.value, empty.f1, empty.mcc, empty.precision_at(0.1)) == (None,) * 4
    assert auc(np.array([1.0]), np.array([True])) is None
    assert calibration_error(()) is None


def test_precision_falls_with_prevalence() -> None:
    """90 % caught and 1 % false alarms: of a hundred in ten thousand, half the alarms are false."""
    table = Confusion(90, 10, 1, 99)
    assert table.precision_at(0.5) == pytest.approx(90 / 91)
    assert table.precision_at(0.01) == pytest.approx(0.009 / (0.009 + 0.0099))


@settings(deadline=None)
@given(Pairs)
def test_agrees_with_scikit_learn(pairs: list[tuple[int, bool]]) -> None:
    ranks = np.array([float(rank) for rank, _ in pairs])
    schemes = np.array([scheme for _, scheme in pairs])
    flagged = ranks > 2
    table = confuse(flagged, schemes)
    if table.f1 is not None:
        assert table.f1 == pytest.approx(f1_score(schemes, flagged))
    if table.mcc is not None:
        assert table.mcc == pytest.approx(matthews_corrcoef(schemes, flagged))
    if 0 < schemes.sum() < len(schemes):
        assert auc(ranks, schemes) == pytest.approx(roc_auc_score(schemes, ranks))


@settings(deadline=None)
@given(Pairs, st.sampled_from([0.0, 0.01, 0.1, 0.5]))
def test_recall_at_alarms_keeps_the_alarms(pairs: list[tuple[int, bool]], share: float) -> None:
    ranks = np.array([float(rank) for rank, _ in pairs])
    schemes = np.array([scheme for _, scheme in pairs])
    recall = recall_at_alarms(ranks, schemes, share)
    if recall is None:
        return
    caught = np.sort(ranks[schemes])[::-1][: round(recall * schemes.sum())]
    border = caught[-1] if len(caught) else np.inf
    assert (ranks[~schemes] >= border).mean() <= share


def test_calibration_error_is_the_weighted_gap() -> None:
    bins = reliability(np.array([0.05, 0.05, 0.95, 0.95]), np.array([False, True, True, True]))
    assert bins == (Bin(0.05, Rate(1, 2)), Bin(0.95, Rate(2, 2)))
    assert calibration_error(bins) == pytest.approx((0.45 + 0.05) / 2)


def test_macro_f1_counts_each_class_once() -> None:
    wanted = ["offer"] * 8 + ["article"] * 2
    assert macro_f1(["offer"] * 10, wanted) == pytest.approx((16 / 18 + 0) / 2)
