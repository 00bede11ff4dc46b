"""Historical offers, told as terms, are judged at their date and set beside their outcomes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analyzer.errors import NotReadableError
from analyzer.lab.casebook import judge_casebook, told
from analyzer.lab.economics_tables import TITLES
from analyzer.lab.evaluate import evaluate


def case(name: str, label: str, when: str, **terms: Any) -> dict[str, Any]:
    kind = terms.pop("kind", "cloud-mining")
    mixed = terms.pop("mixed", False)
    return {
        "id": name,
        "kind": kind,
        "coin": terms.pop("coin", "BTC"),
        "date": when,
        "label": label,
        "mixed": mixed,
        "outcome": "known",
        "terms": terms,
    }


RATE = {"claimed_return_percent": 2, "claimed_period_days": 1, "guaranteed": True}
CASES = [
    case("two-a-day", "scam", "2018-03", term_days=365, **RATE),
    case("no-figures", "scam", "2018", price=100, currency="USD"),
    case("vague", "scam", "2017-06", kind="asic-hosting", claimed_payout=0.3,
         payout_currency="BTC per month", claimed_period_days=30),
    case("half-honest", "scam", "2014-09-20", mixed=True, price=9.95, currency="USD",
         hashrate=10, hashrate_unit="GH/s"),
    case("ether", "legit", "2023-01", kind="staking", coin="ETH", claimed_return_percent=3.9,
         claimed_period_days=365, guaranteed=False),
]  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "cases.jsonl"
    lines = [json.dumps(one) for one in CASES]
    file.write_text("\n".join([*lines, "not JSON", json.dumps({"id": "x"})]), encoding="utf-8")
    return file


def test_each_case_is_judged_at_its_own_date(book: Path) -> None:
    found = judge_casebook(book)
    cases = {one.id: one for one in found.cases}
    assert cases["two-a-day"].day == date(2018, 3, 15)
    assert cases["half-honest"].day == date(2014, 9, 20)
    assert cases["two-a-day"].verdict == "impossible"
    assert cases["two-a-day"].above_ceiling
    assert cases["two-a-day"].agrees
    assert cases["ether"].verdict == "plausible"
    assert cases["ether"].agrees
    assert cases["vague"].verdict == "unknown"
    assert not cases["vague"].agrees
    assert cases["half-honest"].agrees  # a mixed case fits any verdict
    assert found.without_figures == 1
    assert [problem.line for problem in found.problems] == [6, 7]


def test_a_case_is_told_in_sentences_that_say_no_more_than_it_knows() -> None:
    assert told(CASES[0]) == (
        "BTC cloud mining contract. Returns 2% per day. Term 365 days. The return is guaranteed."
    )
    assert told(CASES[4]) == (
        "ETH staking. Returns 3.9% per year. Returns vary and are not guaranteed."
    )
    levels = case("x", "scam", "2018", referral_percent=[8, 3], claimed_return_percent=50)
    assert told(levels).endswith("Returns of 50%. Referral commission level 1: 8%, level 2: 3%.")


def test_the_evaluation_carries_cases_and_arithmetic_in_both_forms(
    book: Path, tmp_path: Path
) -> None:
    evaluate(tmp_path, casebook=book)
    kept = json.loads((tmp_path / "evaluation.json").read_text("utf-8"))
    tables = {table["id"]: table for table in kept["tables"]}
    economics = {f"economics-{name}" for name in ("coverage", *TITLES)}
    assert set(tables) == {"casebook", "casebook-summary"} | economics
    assert all(table["rows"] for table in tables.values())
    assert tables["casebook"]["rows"][0]["case"] == "vague"  # disagreements come first
    assert kept["figures"]["casebook.schemes-flagged"] == 0.5
    assert kept["figures"]["casebook.honest-offers-out-of-reach"] == 0
    assert kept["figures"]["economics.coverage.generous.usd.365"] > 0.8
    row = next(
        row
        for row in tables["economics-coverage"]["rows"]
        if (row["days"], row["in"], row["futures"]) == ("365 days", "coin", "generous")
    )
    assert row["90 %"] == "outside: see above"
    assert "Too wide" in tables["economics-coverage"]["note"]
    page = (tmp_path / "evaluation.html").read_text("utf-8")
    assert 'id="economics-coverage"' in page
    assert "2 %/d for 60 d" in page
    assert "two-a-day" in page


@pytest.mark.parametrize("content", ["", "not JSON", json.dumps(CASES[1])])
def test_a_file_without_a_case_to_judge_says_so(tmp_path: Path, content: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(content)
    with pytest.raises(NotReadableError):
        judge_casebook(file)
