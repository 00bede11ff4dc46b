"""Offers beside the reference choices: the same rows for all, in every form and language."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from analyzer.cli.app import run
from analyzer.cli.compare import alternatives
from analyzer.report.comparison import compare_tree
from analyzer.report.comparison.forms import to_markdown, to_text
from analyzer.report.comparison.tree import ROWS
from analyzer.report.html.comparison import comparison_html
from analyzer.resources.choices import reference_choices
from analyzer.resources.facts import default_network
from tests.report.making import EXAMPLES, LANGS, Tree
from tests.report.test_golden import golden
from tests.report.test_hostile import ATTACKS, HARMFUL, Tags, poisoned


def compared(reports: list[Tree], lang: str) -> Tree:
    network = default_network()
    return compare_tree(reports, alternatives(network, reports), network, lang)


def comparison(lang: str) -> Tree:
    return compared([golden(f"three-percent-a-day.{lang}"), golden("honest-hashrate.en")], lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_choice_answers_every_question(lang: str) -> None:
    tree = comparison(lang)

    assert len(tree["choices"]) == 2 + len(reference_choices().choices)
    assert all(set(choice["words"]) == set(ROWS) for choice in tree["choices"])
    assert all(words.strip() for choice in tree["choices"] for words in choice["words"].values())


def test_the_same_money_for_the_same_time() -> None:
    tree = comparison("en")
    by_id = {choice["id"]: choice for choice in tree["choices"]}

    assert tree["horizon_days"] == 60
    assert by_id["hold"]["multiple"]["p05"] < 1 < by_id["hold"]["multiple"]["p95"]
    low, high = by_id["stake-eth"]["in_asset"].values()
    assert 1 < low < high < 1.02
    assert by_id["stake-eth"]["after_fall"]["50"] == pytest.approx(-49.8, abs=0.2)
    assert [c["multiple_of"] for c in tree["choices"][:3]] == [
        "fair-contract",
        "this-offer",
        "coin",
    ]


def test_usual_ranges_stand_beside_the_dated_rates() -> None:
    by_id = {choice["id"]: choice for choice in comparison("en")["choices"]}

    assert by_id["stake-eth"]["usual"] == [3, 4]
    assert "February to July 2026" in by_id["stake-eth"]["words"]["yield"]
    assert by_id["stake-sol"]["rate"]["asset"] == "SOL"
    assert by_id["hold"]["rate"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_text_fits_and_lines_up(lang: str) -> None:
    text = to_text(comparison(lang), 79)

    assert max(cell_len(line) for line in text.splitlines()) <= 79
    assert not HARMFUL.search(text)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_offers_are_shown_harmlessly(attack: str) -> None:
    tree = compared([poisoned(attack)], "en")
    markup = comparison_html(tree)

    assert not HARMFUL.search(to_text(tree) + to_markdown(tree) + markup)
    assert not {"script", "img", "iframe"} & set(Tags(markup).tags)
    rows = [line for line in to_markdown(tree).splitlines() if line.startswith("| ")]
    assert {line.count(" | ") for line in rows} == {len(tree["choices"])}


SCHEME = str(EXAMPLES / "three-percent-a-day.html")


def test_files_and_typed_terms_go_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["compare", SCHEME, "1% daily for 90 days", "--format", "json", "--lang", "en"])
    tree: Tree = json.loads(capsys.readouterr().out)
    assert code == 0
    names = [choice["name"] for choice in tree["choices"][:2]]

    assert names == ["Aurora Hash - investment plans", "1% daily for 90 days"]
    assert tree["choices"][1]["score"] is None
    assert tree["choices"][1]["promised"]["daily_percent"]["low"] == 1


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_every_form_is_written(form: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    run(["compare", SCHEME, "--format", form, "--lang", "zh-Hant", "-o", str(path)])

    assert "質押 ETH" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([SCHEME, "--format", "csv"], 2),
        (["hello 1 world"], 2),
        (["./no-such-file.html"], 3),
        (["https://offer.example/", "--offline"], 2),
        ([SCHEME, "./no-such-file.html"], 3),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: list[str], code: int) -> None:
    assert run(["compare", *arguments]) == code
