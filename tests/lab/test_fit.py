"""Fitted points keep their sign, their bounds and their meaning."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.lab.calibrate import fit_sigmoid
from analyzer.lab.fit import Design, fit_weights, log_loss
from analyzer.lab.probability import points_to_log_odds
from analyzer.resources.weights import load_weights
from analyzer.score.points import MILLI, rule_points
from analyzer.types.finding import Confidence, RuleCard, Severity

RED = RuleCard("bold", "promise", Severity.HIGH, Confidence.HIGH, (), (), ())
MILD = RuleCard("mild", "promise", Severity.LOW, Confidence.LOW, (), (), ())
SIGN = RuleCard("sober", "honest-sign", Severity.GOOD, Confidence.HIGH, (), (), ())
CARDS = (RED, MILD, SIGN)
DEFAULT = load_weights()


def made(rows: list[tuple[list[bool], float, bool]]) -> Design:
    return Design(
        cards=CARDS,
        page=np.arange(len(rows)),
        held=np.array([held for held, _, _ in rows], dtype=float),
        text=np.array([text for _, text, _ in rows]),
        floor=np.full(len(rows), -np.inf),
        schemes=np.array([scheme for _, _, scheme in rows]),
        weight=np.ones(len(rows)),
    )


Rows = st.lists(
    st.tuples(st.lists(st.booleans(), min_size=3, max_size=3), st.floats(-4, 4), st.booleans()),
    min_size=1,
    max_size=30,
)


@settings(deadline=None)
@given(Rows)
def test_no_red_flag_takes_away_and_no_honest_sign_adds(
    rows: list[tuple[list[bool], float, bool]],
) -> None:
    design = made(rows)
    everything = np.ones(len(rows), dtype=bool)
    fitted = fit_weights(design, everything, DEFAULT)
    assert rule_points(RED, fitted).points >= 0
    assert rule_points(MILD, fitted).points >= 0
    assert rule_points(SIGN, fitted).points <= 0
    assert fitted.text_slope >= 0
    assert fitted.base + fitted.text_most < 50 * MILLI


def test_a_rule_that_tells_gains_and_one_that_errs_loses() -> None:
    rows = [([True, False, False], 0.0, True)] * 90 + [([False, True, False], 0.0, False)] * 90
    design = made(rows)
    everything = np.ones(len(rows), dtype=bool)
    fitted = fit_weights(design, everything, DEFAULT)
    assert rule_points(RED, fitted).points > rule_points(RED, DEFAULT).points
    assert rule_points(MILD, fitted).points < rule_points(MILD, DEFAULT).points
    assert log_loss(design, everything, fitted) < log_loss(design, everything, DEFAULT)


def test_a_rule_that_holds_nowhere_keeps_its_points() -> None:
    rows = [([True, False, False], 0.0, True)] * 5
    fitted = fit_weights(made(rows), np.ones(5, dtype=bool), DEFAULT)
    assert rule_points(SIGN, fitted).points == rule_points(SIGN, DEFAULT).points


def test_a_model_that_is_wrong_is_not_turned_round() -> None:
    logits = np.array([2.0, 1.0, -1.0, -2.0])
    slope, offset = fit_sigmoid(logits, np.array([False, False, True, True]), np.ones(4))
    assert 0 < slope < 0.1
    assert offset == 0


@pytest.mark.parametrize(("slope", "offset", "even"), [(1.0, 0.0, 50.0), (1.0, 1.0, 38.62)])
def test_even_odds_have_their_points(slope: float, offset: float, even: float) -> None:
    assert points_to_log_odds(slope, offset)[1] == pytest.approx(even, abs=0.01)
