"""The quality gate: measured on hands and forms left out, it must not fall below its floors."""

import pytest

from analyzer.lab.floors import broken_floors, load_floors
from analyzer.lab.home import evaluate_corpus


@pytest.mark.timeout(900)  # learns the text model anew for every hand and form
def test_no_figure_is_below_its_floor() -> None:
    assert broken_floors(evaluate_corpus(), load_floors()) == ()
