"""What the labelled pages prove of the rules: whoever is scored must be right."""

import pytest

from analyzer.lab.corpus import load_corpus
from analyzer.lab.evidence import Evidence, gather_evidence
from analyzer.lab.rulework import count_languages, count_rules
from analyzer.lab.stats import errs, named


@pytest.fixture(scope="module")
def evidence() -> tuple[Evidence, ...]:
    """Read and check the whole corpus once."""
    return gather_evidence(load_corpus())


@pytest.mark.timeout(300)  # the first test pays for reading the corpus
def test_a_language_called_proven_is_right_in_nine_of_ten_firings(
    evidence: tuple[Evidence, ...],
) -> None:
    """One that no page of the corpus makes fire is not proven either."""
    assert [named(w) for w in count_languages(evidence) if w.no_longer_proven] == []


@pytest.mark.timeout(300)
def test_a_scored_rule_is_right_in_four_of_five_firings_and_rare_on_honest_pages(
    evidence: tuple[Evidence, ...],
) -> None:
    assert [w.rule for w in count_rules(evidence) if errs(w)] == []
