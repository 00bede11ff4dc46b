"""`minecanary yield`: terms typed by hand get the report that a page would get."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from analyzer.cli.app import run
from analyzer.resources import read_json

SCHEMA = read_json("report/schema.json")
CONTRACT = ("--hashrate", "100TH", "--price", "1200", "--days", "365", "--fee-per-th-day", "0.02")
BARE = ("--promise", "2% daily for 60 days")
Captured = pytest.CaptureFixture[str]


def report(capsys: Captured, *terms: str) -> dict[str, Any]:
    capsys.readouterr()
    run(["yield", *terms, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, SCHEMA)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("terms", "verdicts", "bands"),
    [
        (BARE, {"out-of-reach"}, {"high", "critical"}),
        (("--promise", "1% daily for 365 days"), {"impossible"}, {"critical"}),
        (("--promise", "3% daily", "--guaranteed"), {"impossible"}, {"critical"}),
        (("--stake", "XRP", "--apr", "5"), {"impossible"}, {"critical"}),
        (("--stake", "ETH", "--apr", "40"), {"out-of-reach"}, {"high", "critical"}),
        (("--coin", "XRP", "--hashrate", "10TH", "--price", "100"), {"impossible"}, {"critical"}),
        (("--stake", "ETH", "--apr", "3"), {"plausible"}, {"low"}),
        (CONTRACT, {"plausible"}, {"low"}),
        (("--promise", "5% a year"), {"plausible", "optimistic"}, {"low"}),
    ],
)
def test_the_band_agrees_with_the_arithmetic(
    capsys: Captured, terms: tuple[str, ...], verdicts: set[str], bands: set[str]
) -> None:
    found = report(capsys, *terms)
    assert found["offers"][0]["feasible"]["verdict"] in verdicts
    assert found["verdict"]["band"] in bands
    assert sum(c["points"] for c in found["contributions"]) == found["verdict"]["points"]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (BARE, 1),
        (CONTRACT, 0),
        ((*BARE, "--quiet"), 1),
        (("--stake", "ETH", "--apr", "12"), 0),
        (("--stake", "ETH", "--apr", "12", "--fail-on", "elevated"), 1),
        (("--hashrate", "1e30TH", "--price", "10"), 2),
        (("--hashrate", "-1TH", "--price", "10"), 2),
        (("--hashrate", "nanTH", "--price", "10"), 2),
        (("--hashrate", "10TH", "--price", "0"), 2),
        (("--hashrate", "10TH", "--price", "10", "--days", "3650000"), 2),
        ((*CONTRACT, "--as-of", "2009-01-03"), 2),
        ((*CONTRACT, "--as-of", "2199-01-01"), 2),
        ((*CONTRACT, "--assume", "paths=3"), 2),
        (("--promise", "hello"), 2),
    ],
)
def test_the_exit_code_tells(capsys: Captured, terms: tuple[str, ...], code: int) -> None:
    assert run(["yield", *terms]) == code
    said = capsys.readouterr()
    assert bool(said.err) is (code == 2)
    assert "Traceback" not in said.err
    assert bool(said.out) is not (code == 2 or "--quiet" in terms)


def test_both_medians_are_named_wherever_one_is_shown(capsys: Captured) -> None:
    run(["yield", *CONTRACT])
    said = " ".join(capsys.readouterr().out.split())
    found = report(capsys, *CONTRACT)
    variants = found["offers"][0]["feasible"]["variants"]
    worth = found["value"]["because"]
    for name in ("generous", "neutral"):
        middle = f"{100 * variants[name]['multiple']['p50']:.3g}"
        assert f"{middle}%" in worth
        assert f"typically {middle};" in said
    assert "if the price has no trend" in worth
    assert "if it moves on as in the four years before" in worth
    assert "nine futures in ten if the price moves on as in the four years before" in said


def test_what_was_typed_is_quoted_in_words(capsys: Captured) -> None:
    found = report(capsys, *BARE, "--principal-returned", "--guaranteed")
    quotes = [claim["quote"] for claim in found["claims"]]
    assert "Return: 2 % per day" in quotes
    assert "Term: 60 days" in quotes
    assert "The stake comes back at the end" in quotes


def test_html_is_a_page_of_ordinary_lines(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "yield.html"
    run(["yield", *BARE, "--format", "html", "-o", str(file)])
    text = file.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert len(text.splitlines()) > 50
    words = re.sub(r"<[^>]+>", "", text)
    assert "Return: 2 % per day" in words
    assert "out of reach" in words.lower()
    assert "20160101" in words
    assert not capsys.readouterr().out


def test_csv_is_the_table_that_pages_get(capsys: Captured) -> None:
    run(["yield", *BARE, "--format", "csv"])
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["feasible"] == "out-of-reach"


def test_the_seed_is_printed_whole_and_it_and_the_number_of_futures_can_be_given(
    capsys: Captured,
) -> None:
    def assumed(*terms: str) -> dict[str, Any]:
        feasible = report(capsys, *CONTRACT, *terms)["offers"][0]["feasible"]
        return {a["name"]: (a["value"], a["source"]) for a in feasible["assumptions"]}

    usual = assumed()
    assert usual["seed"] == (20160101, "the program's method")
    assert usual["paths"][0] == 5000
    chosen = assumed("--assume", "seed=987654321", "--assume", "paths=300")
    assert chosen["seed"] == (987654321, "given by the caller")
    assert chosen["paths"] == (300, "given by the caller")


def test_the_hint_in_an_error_works_as_written(capsys: Captured) -> None:
    run(["yield", "--promise", "hello"])
    for example in re.findall(r'"([^"]+)"', capsys.readouterr().err):
        assert report(capsys, "--promise", example)["offers"][0]["promised"]["judged_multiple"] > 1
