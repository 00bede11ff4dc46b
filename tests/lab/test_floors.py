"""What was reached is not lost without a word."""

from dataclasses import replace
from pathlib import Path

import pytest

from analyzer.errors import FileFormatError
from analyzer.lab.evaluation import Evaluation
from analyzer.lab.floors import broken_floors, load_floors, raise_floors

FLOORS = """\
# a reason stays
["hand.f1"]
least = 0.7
aim = 0.95

["hand.ece"]
most = 0.2
"""
FOUND = Evaluation("x", 1, "", (), (("hand.f1", 0.8), ("hand.ece", 0.1)), (), ())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    return path


def figures(f1: float, ece: float) -> Evaluation:
    return replace(FOUND, figures=(("hand.f1", f1), ("hand.ece", ece)))


@pytest.mark.parametrize(
    ("f1", "ece", "broken"),
    [(0.7, 0.2, 0), (0.69, 0.2, 1), (0.9, 0.21, 1), (0.1, 0.9, 2)],
)
def test_a_border_holds(file: Path, f1: float, ece: float, broken: int) -> None:
    assert len(broken_floors(figures(f1, ece), load_floors(file))) == broken


def test_what_was_not_measured_is_broken(file: Path) -> None:
    assert broken_floors(replace(FOUND, figures=()), load_floors(file))[0].endswith("not measured")


def test_floors_rise_and_never_fall(file: Path) -> None:
    assert raise_floors(figures(0.8, 0.1), file) == (
        "hand.ece: 0.2 to 0.105",
        "hand.f1: 0.7 to 0.795",
    )
    assert raise_floors(figures(0.75, 0.15), file) == ()
    text = file.read_text(encoding="utf-8")
    assert "# a reason stays" in text
    assert {f.figure: f.border for f in load_floors(file)} == {"hand.f1": 0.795, "hand.ece": 0.105}


@pytest.mark.parametrize("wrong", ['["hand.f1"]\naim = 1\n', '["hand.f1"]\nleast = "high"\n'])
def test_a_floor_without_a_figure_is_refused(file: Path, wrong: str) -> None:
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(FileFormatError, match=r"hand\.f1"):
        load_floors(file)
