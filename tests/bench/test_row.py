"""The comparison of two runs names what got worse, and nothing else."""

from pathlib import Path

import pytest

from tests.bench.row import Row, read, worse, write


def _row(ours: float, what: str = "x") -> Row:
    return Row(what, ours, "y", 10.0, 1.5)


@pytest.mark.parametrize(
    ("now", "before", "named"),
    [
        ([_row(11.2)], [_row(10.0)], ["x: 1.00 -> 1.12 (+12%)"]),
        ([_row(10.9)], [_row(10.0)], []),
        ([_row(5.0)], [_row(10.0)], []),
        ([_row(99.0, "new")], [_row(10.0)], []),
        ([_row(20.0), _row(40.0, "z")], [_row(10.0), _row(10.0, "z")], ["z", "x"]),
    ],
)
def test_a_ratio_that_grew_by_more_than_a_tenth_is_named(
    now: list[Row], before: list[Row], named: list[str]
) -> None:
    told = worse(now, before)
    assert len(told) == len(named)
    assert all(line.startswith(start) for line, start in zip(told, named, strict=True))


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    rows = (_row(3.0), Row("memory", 1.0, "at first", 0.0, None, "MB"))
    write(rows, tmp_path / "rows.json")
    assert read(tmp_path / "rows.json") == rows


def test_a_row_says_whether_its_aim_was_missed() -> None:
    assert "missed" in str(_row(16.0))
    assert "missed" not in str(_row(15.0))
