"""The command: exit codes, rehearsal, resuming, differences, decisions."""

from pathlib import Path

import pytest

from analyzer.cli.app import run
from tests.batch.drive import lines
from tests.batch.filled import fill
from tests.end_to_end.pages import HONEST, SCHEME


def saved(folder: Path, **pages: str) -> Path:
    """Save pages into a folder."""
    folder.mkdir()
    for name, markup in pages.items():
        (folder / f"{name}.html").write_text(markup, encoding="utf-8")
    return folder


def test_an_audit_writes_its_files_and_tells_by_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = saved(tmp_path / "in", scheme=SCHEME, honest=HONEST)
    code = run(["audit", str(source), "--out", str(tmp_path / "out"), "--jobs", "1"])
    found = lines(tmp_path / "out")

    assert code == 1
    assert [x["report"]["verdict"]["band"] for x in found] == ["low", "critical"]
    assert "1 critical" in capsys.readouterr().out
    assert {x.name for x in (tmp_path / "out").iterdir()} >= {
        "audit.html",
        "audit.sqlite",
        "results.csv",
        "summary.json",
    }


def test_a_rehearsal_fetches_nothing_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "l.txt").write_text("a.example\nb.example/x\na.example/y\n", encoding="utf-8")
    code = run(["audit", str(tmp_path / "l.txt"), "--out", str(tmp_path / "out"), "--dry-run"])
    said = capsys.readouterr().out.splitlines()

    assert code == 0
    assert said[:3] == ["a.example", "b.example/x", "a.example/y"]
    assert said[3].startswith("3 pages to fetch from 2 hosts, 0 at hand")
    assert not (tmp_path / "out").exists()


def test_a_source_that_cannot_be_read_is_said_and_is_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["audit", str(tmp_path / "none.txt"), "--out", str(tmp_path / "out")])

    assert code == 3
    assert "There is no" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "x.txt"],
        ["audit", "x.txt", "--out", "o", "--engine", "spark://x:1"],
        ["audit", "diff", "nowhere", "nowhere-else"],
        ["audit", "decide", "nowhere", "x", "maybe"],
    ],
)
def test_wrong_usage_is_code_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(arguments) == 2


def test_a_decision_shows_in_the_results_and_an_audit_does_not_differ_from_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path, 5).close()
    decided = run(["audit", "decide", str(tmp_path), "miner0.example", "confirmed", "--note", "x"])
    first = lines(tmp_path)[0]
    differs = run(["audit", "diff", str(tmp_path), str(tmp_path)])

    assert (decided, differs) == (0, 0)
    assert first["decision"] == {"verdict": "confirmed", "note": "x"}
    assert capsys.readouterr().out == ""
