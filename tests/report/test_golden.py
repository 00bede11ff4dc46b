"""
What a reader sees, to the letter: a scheme in three languages, an honest contract in one.

The judged reports are kept as JSON, so that no change of rules, model or network moves
them; ``python -m tests.report.golden`` writes the forms anew after a change of wording.
"""

import json

import pytest

from analyzer.text import read
from tests.report.making import FORMS, GOLDEN, LANGS, Tree, example, written

CASES = (*(f"three-percent-a-day.{lang}" for lang in LANGS), "honest-hashrate.en")
PAGE_TEXT = read(example("three-percent-a-day")).text


def golden(case: str) -> Tree:
    tree: Tree = json.loads((GOLDEN / f"{case}.json").read_text("utf-8"))
    return tree


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", FORMS)
def test_a_report_reads_as_it_was_approved(case: str, form: str) -> None:
    shown = written(golden(case), form, PAGE_TEXT)

    assert shown == (GOLDEN / f"{case}.{form}").read_text("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_golden_reports_weigh_three_rules_at_most(case: str) -> None:
    rules = {finding["rule"] for finding in golden(case)["findings"]}

    assert rules
    assert rules <= {"tiny-guarantee", "tiny-double", "tiny-loss"}
