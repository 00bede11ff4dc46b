"""A file from elsewhere is measured; what is malformed is told and skipped."""

import json
from pathlib import Path

import pytest

from analyzer.errors import NotReadableError
from analyzer.lab.evaluate import evaluate
from analyzer.lab.outside import read_outside
from analyzer.resources import folder
from analyzer.types.page import Form, digest

LINES = (
    '{"text": "We pay 3% daily for 60 days, guaranteed.", "label": "scam", "kind": "offer"}',
    '{"html": "<p>The court heard of <b>3% daily</b>.</p>", "label": "legit", "lang": "en"}',
    "",
    '{"text": "no label"}',
    '{"text": "odd", "label": "maybe"}',
    '{"label": "scam"}',
    '["text", "scam"]',
    "{not json",
    '{"text": "<b>&amp;", "label": "legit", "kind": ["offer"]}',
    '{"text": "Bank: 2% a year, <script>alert(1)</script>", "label": "legit", "kind": "bank"}',
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(LINES) + "\n\xff".encode().decode(), encoding="utf-8")
    return path


def test_good_lines_are_read_and_bad_ones_told(file: Path) -> None:
    outside = read_outside(file)
    assert [s.id for s in outside.samples] == ["line 1", "line 2", "line 10"]
    assert [s.scheme for s in outside.samples] == [True, False, False]
    assert outside.samples[1].page.form is Form.HTML
    assert outside.kinds == ("offer", "", "bank")
    assert [p.line for p in outside.problems] == [4, 5, 6, 7, 8, 9, 11]
    assert all(p.reason for p in outside.problems)


@pytest.mark.parametrize("content", ["", "\n\n", "{}\n", "\x00\x01"])
def test_a_file_without_a_usable_line_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotReadableError, match="no usable line"):
        read_outside(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotReadableError, match="nowhere"):
        read_outside(tmp_path / "nowhere.jsonl")


def test_measuring_writes_two_files_and_learns_nothing(file: Path, tmp_path: Path) -> None:
    before = {p.name: digest(p.read_bytes()) for p in folder("models").iterdir()}
    found = evaluate(tmp_path / "out", file)
    assert found.pages == 3
    assert len(found.problems) == 7
    told = json.loads((tmp_path / "out" / "evaluation.json").read_text(encoding="utf-8"))
    assert told["figures"].keys() == dict(found.figures).keys()
    assert told["problems"][0]["line"] == 4
    page = (tmp_path / "out" / "evaluation.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http" not in page
    assert "7 lines were skipped" in page
    assert before == {p.name: digest(p.read_bytes()) for p in folder("models").iterdir()}
