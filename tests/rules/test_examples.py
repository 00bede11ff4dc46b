"""Every rule proves itself on its own examples, through the real pipeline."""

from pathlib import Path

import pytest

from analyzer.economics import assess
from analyzer.extract import extract
from analyzer.resources.facts import default_network
from analyzer.resources.rules import load_rules, load_rules_from
from analyzer.rules.proof import prove
from analyzer.text import read
from analyzer.types.case import Case
from analyzer.types.page import Page
from analyzer.types.rule import Rule, Ruleset


def read_case(content: str, language: str | None) -> Case:
    page = Page.from_html(content) if content.startswith("<") else Page.from_text(content)
    network = default_network()
    reading = extract(read(page))
    economics = tuple(assess(offer, network) for offer in reading.offers)
    return Case(reading, economics, network, network.as_of)


@pytest.mark.parametrize("rule", load_rules().rules, ids=lambda rule: rule.card.id)
def test_every_example_of_the_rule_holds_and_no_phrase_is_dead(rule: Rule) -> None:
    mine = load_rules()
    alone = Ruleset((rule,), mine.topics, mine.digest, mine.questions, mine.negations)
    assert [str(problem) for problem in prove(alone, read_case)] == []


RULE = """
severity = "high"
[title]
en = "t"
zh-Hant = "t"
zh-Hans = "t"
[why]
en = "w"
zh-Hant = "w"
zh-Hans = "w"
[advice]
en = "a"
zh-Hant = "a"
zh-Hans = "a"
[when]
kind = "phrase"
[when.any]
en = '''
moon money
{extra}
'''
zh = "月亮钱"
[examples.en]
fires = ["Mining plan, 2% daily: we pay [[{marked}]]."]
clear = ["Mining plan, 2% daily: we pay bitcoin."]
[examples.zh-Hant]
fires = ["礦機方案每日收益 2%，送[[月亮錢]]。"]
clear = ["礦機方案每日收益 2%，送比特幣。"]
[examples.zh-Hans]
fires = ["矿机方案每日收益 2%，送[[月亮钱]]。"]
clear = ["矿机方案每日收益 2%，送比特币。"]
"""


@pytest.mark.parametrize(
    ("extra", "marked", "expected"),
    [
        ("moon {2} cash", "moon money", "no example needs this phrase"),
        ("", "moon", "quotes ['moon money']"),
        ("", "moon money", None),
    ],
)
def test_the_proof_finds_what_a_file_promises_and_does_not_keep(
    tmp_path: Path, extra: str, marked: str, expected: str | None
) -> None:
    (tmp_path / "promise").mkdir()
    text = RULE.replace("{extra}", extra).replace("[[{marked}]]", f"[[{marked}]]")
    text = text.replace("[[moon]]", "[[moon]] money")
    (tmp_path / "promise" / "moon-money.toml").write_text(text, encoding="utf-8")
    everything = load_rules_from(tmp_path)
    mine = next(rule for rule in everything.rules if rule.card.id == "moon-money")
    alone = Ruleset((mine,), everything.topics, "x", (), everything.negations)
    problems = [str(problem) for problem in prove(alone, read_case)]
    assert (problems == []) if expected is None else any(expected in p for p in problems)
    assert mine.card.origin == "user"
