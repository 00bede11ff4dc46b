"""`minecanary check URL` on pages from a local server: the whole way, as a person would go it."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from analyzer.resources import read_json
from tests.conftest import Answer, Here, Serve
from tests.end_to_end.pages import HONEST, LESSON, PRESS, SCHEME

SCHEMA = read_json("report/schema.json")


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "analyzer.cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False)


Check = Callable[[str], tuple[int, dict[str, Any]]]


@pytest.fixture
def check(here: Here, serve: Serve) -> Check:
    """Serve a page and check its address; return the exit code and the report."""

    def checked(page: str) -> tuple[int, dict[str, Any]]:
        address = serve({"/offer": Answer(page.encode())})
        done = here("check", f"{address}/offer", "--allow-private", "--format", "json")
        assert done.stdout, done.stderr.decode()
        report = json.loads(done.stdout)
        jsonschema.validate(report, SCHEMA)
        return done.returncode, report

    return checked


def literal(report: dict[str, Any], layers: dict[str, str]) -> None:
    """Every quote stands literally at its offsets in the layer it names."""
    placed = [e for f in report["findings"] for e in f["evidence"]] + report["claims"]
    for piece in (p for p in placed if p["start"] is not None and p["where"] in layers):
        assert layers[piece["where"]][piece["start"] : piece["end"]] == piece["quote"]


def test_a_guaranteed_daily_rate_with_capital_back_is_critical(check: Check) -> None:
    from analyzer.text import read
    from analyzer.types.page import Page

    code, report = check(SCHEME)
    document = read(Page.from_html(SCHEME))

    assert code == 1
    assert report["verdict"]["band"] == "critical"
    [offer] = report["offers"]
    assert offer["feasible"]["verdict"] in {"impossible", "out-of-reach"}
    assert offer["promised"]["daily_percent"] == {"low": 3, "high": 3}
    assert offer["promised"]["principal_returned"] is True
    assert [r["level"] for r in offer["referral"]] == [1, 2, 3]
    literal(report, {layer.where: layer.text for layer in document.layers})
    assert sum(c["points"] for c in report["contributions"]) == report["verdict"]["points"]


def test_an_honest_contract_is_low_and_its_value_is_said(check: Check) -> None:
    code, report = check(HONEST)

    assert code == 0
    assert report["verdict"]["band"] == "low"
    assert report["value"]["verdict"] in {"good", "fair", "poor", "loses-money"}
    [offer] = report["offers"]
    feasible = offer["feasible"]
    per_day = feasible["per_day"]
    assert per_day["net"] == pytest.approx(
        per_day["gross"] - per_day["electricity"] - per_day["fees"], rel=1e-3
    )
    assert per_day["gross"] > 0
    assert per_day["electricity"] > 0
    assert feasible["break_even"]["state"] in {"reached", "never"}
    multiples = feasible["variants"]["generous"]["multiple"]
    assert multiples["p05"] < multiples["p50"] < multiples["p95"]


def test_a_lesson_that_names_the_tricks_is_not_an_offer(check: Check) -> None:
    code, report = check(LESSON)

    assert code == 0
    assert report["verdict"]["band"] == "not-an-offer"
    assert report["verdict"]["score"] is None
    assert {c["stance"] for c in report["claims"]} <= {"reported", "denied"}


def test_a_press_release_that_praises_terms_offers_them(check: Check) -> None:
    code, report = check(PRESS)

    assert code == 1
    assert report["verdict"]["band"] in {"high", "critical"}


def test_equal_runs_give_equal_reports(serve: Serve) -> None:
    """Two processes, which order their sets differently, read four pages each."""
    pages = (SCHEME, HONEST, LESSON, PRESS)
    address = serve({f"/{n}": Answer(page.encode()) for n, page in enumerate(pages)})
    targets = [f"{address}/{n}" for n in range(len(pages))]
    command = ("check", *targets, "--allow-private", "--format", "json")
    runs = [run(*command) for _ in range(2)]
    first, second = (
        [json.loads(line) | {"run": None} for line in done.stdout.splitlines()] for done in runs
    )

    assert {done.returncode for done in runs} == {1}
    assert len(first) == len(pages)
    assert first == second
    assert json.dumps(first) == json.dumps(second)
