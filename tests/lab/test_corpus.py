"""A label file is read wholly or refused with all its faults."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from analyzer.lab.checks import check_corpus
from analyzer.lab.corpus import CorpusError, Sample, corpus_digest, read_corpus
from analyzer.lab.duplicates import find_duplicates, signature
from analyzer.types.claim import Stance

CLAIM = """
[[claims]]
type = "return_rate"
quote = "Earn 3% daily"
percent = 3
period_days = 1
"""


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_reads_pages_with_their_labels(corpus_folder: Path) -> None:
    ann, ben = read_corpus(corpus_folder)
    assert (ann.id, ann.scheme, ann.form, ann.claims) == ("ann/01-plan", True, "ponzi-plan", None)
    assert ben.page.sheets == ("Double in a week, surely.",)
    assert corpus_digest((ann, ben)) != corpus_digest((ann,))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('why = "It promises what nobody can pay."', 'why = " "', "why: empty"),
        ('kind = "offer"', 'kind = "poem"', "kind: 'poem' is not one of"),
        ('label = "scheme"', 'label = "bad"', "label: 'bad'"),
        ('label = "scheme"', 'label = "clean"', "scheme: names a form"),
        ('scheme = "ponzi-plan"', "", "scheme: names a form"),
        ('language = "en"', 'language = "xx"', "language: 'xx'"),
        ('hand = "ann"', 'hand = "ben"', "hand: differs"),
        ('family = "ann-plan"', "family = [", "cannot be read"),
    ],
)
def test_a_fault_is_named(corpus_folder: Path, old: str, new: str, fault: str) -> None:
    edit(corpus_folder / "ann" / "01-plan.toml", old, new)
    with pytest.raises(CorpusError) as told:
        read_corpus(corpus_folder)
    assert f"ann/01-plan.toml: {fault}" in str(told.value)


def test_all_faults_are_told_at_once(corpus_folder: Path) -> None:
    for hand in ("ann", "ben"):
        edit(corpus_folder / hand / "01-plan.toml", "offer", "poem")
    (corpus_folder / "ben" / "02-lonely.txt").write_text("no label", encoding="utf-8")
    with pytest.raises(CorpusError) as told:
        read_corpus(corpus_folder)
    assert str(told.value).count("poem") == 2
    assert "02-lonely" in str(told.value)


def test_an_empty_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no labelled pages"):
        read_corpus(tmp_path)


def test_claims_keep_their_figures(corpus_folder: Path) -> None:
    label = corpus_folder / "ann" / "01-plan.toml"
    label.write_text(label.read_text(encoding="utf-8") + CLAIM, encoding="utf-8")
    claims = read_corpus(corpus_folder)[0].claims
    assert claims is not None
    assert claims[0].stance is Stance.OFFERED
    assert claims[0].values == (("percent", Decimal(3)), ("period_days", Decimal(1)))
    assert check_corpus(read_corpus(corpus_folder)) == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("return_rate", "hope", "claims[1].type"),
        ("percent = 3", "colour = 3", "has no colour"),
        ("Earn 3% daily", "", "claims[1].quote: empty"),
        ("percent = 3", "percent = [3]", "neither a number"),
    ],
)
def test_a_claim_that_makes_no_sense_is_named(
    corpus_folder: Path, old: str, new: str, fault: str
) -> None:
    label = corpus_folder / "ann" / "01-plan.toml"
    text = label.read_text(encoding="utf-8") + CLAIM.replace(old, new)
    label.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as told:
        read_corpus(corpus_folder)
    assert fault in str(told.value)


def test_a_quote_must_stand_on_the_page(corpus_folder: Path) -> None:
    label = corpus_folder / "ann" / "01-plan.toml"
    text = label.read_text(encoding="utf-8") + CLAIM.replace("Earn 3%", "Earn 4%")
    label.write_text(text, encoding="utf-8")
    (problem,) = check_corpus(read_corpus(corpus_folder))
    assert "Earn 4% daily" in problem


STORY = " ".join(f"word{chr(97 + n % 26)}{'x' * (n % 7)} said" for n in range(80))


def test_copies_with_other_figures_and_names_are_found(sample: Callable[..., Sample]) -> None:
    one = f"{STORY} at glow.example for $500 and 3%"
    other = f"{STORY} at frost.example for $900 and 8%"
    pairs = find_duplicates([signature(one), signature(other)], ["a", "b"], 0.9)
    assert len(pairs) == 1
    samples = (sample(one, family="a"), sample(other, family="b"))
    (problem,) = check_corpus(samples)
    assert "not their family" in problem
    assert check_corpus((sample(one, family="a"), sample(other, family="a"))) == ()


def test_different_texts_are_not(sample: Callable[..., Sample]) -> None:
    one = "The output of the machines falls when difficulty rises, and nobody can say how far."
    other = "The bank pays the rate of the day on deposits, and takes them back at any hour."
    assert check_corpus((sample(one), sample(other))) == ()
    assert check_corpus((sample("hi"), sample("yo"))) == ()
