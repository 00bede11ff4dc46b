"""The engine: order, drafts, topics, failures."""

from dataclasses import replace
from typing import NoReturn

import pytest

from analyzer.resources.phrases import read_phrases
from analyzer.resources.rules import load_rules
from analyzer.rules import check, conditions
from analyzer.rules.view import View
from analyzer.types.claim import Stance
from analyzer.types.finding import Clear, Failed, Fired, NotApplicable, Outcome
from analyzer.types.rule import (
    AllOf,
    AnyOf,
    Asked,
    Condition,
    Predicate,
    Rule,
    Ruleset,
    Spoken,
    Topic,
)

from .building import page, say

CARD = replace(load_rules().rules[0].card, draft=(), floor=None)


def spoken(language: str, lines: str) -> Spoken:
    return Spoken(read_phrases(language, lines))


def rules_of(
    *conditions: Condition, draft: tuple[str, ...] = (), topic: Topic = Topic.ANY
) -> Ruleset:
    rules = tuple(
        Rule(replace(CARD, id=f"r{i}", draft=draft), topic, condition, "")
        for i, condition in enumerate(conditions)
    )
    return Ruleset(rules, load_rules().topics, "x")


def outcome(condition: Condition, text: str) -> Outcome:
    return check(rules_of(condition), say(text))[0].outcome


def test_outcomes_stand_in_the_order_of_ids_and_are_the_same_twice() -> None:
    case = say("Bitcoin mining plan: guaranteed profit, zero risk")
    first, second = check(load_rules(), case), check(load_rules(), case)
    assert [c.card.id for c in first] == sorted(c.card.id for c in first)
    assert first == second


def test_a_rule_that_breaks_is_failed_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(view: View, limit: float) -> NoReturn:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setitem(conditions.PREDICATES, Predicate.DOUBLING, broken)
    ruleset = rules_of(Asked(Predicate.DOUBLING), spoken("en", "zero risk"))
    failed, fired = check(ruleset, say("zero risk"))
    assert failed.outcome == Failed("ZeroDivisionError: by nothing")
    assert isinstance(fired.outcome, Fired)


@pytest.mark.parametrize(
    ("draft", "text", "scored"),
    [
        ((), "zero risk", True),
        (("es",), "zero risk", True),
        (("es",), "sin riesgo", False),
        (("es",), "sin riesgo, zero risk", True),
        (("*",), "zero risk", False),
    ],
)
def test_a_phrase_of_a_draft_language_is_shown_and_not_scored(
    draft: tuple[str, ...],
    text: str,
    *,
    scored: bool,
) -> None:
    both = Spoken((*read_phrases("en", "zero risk"), *read_phrases("es", "sin riesgo")))
    checked = check(rules_of(both, draft=draft), say(text))[0]
    assert isinstance(checked.outcome, Fired)
    assert checked.scored is scored


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our cloud mining contract has zero risk", Fired),
        ("Our roller coaster has zero risk", NotApplicable),
    ],
)
def test_a_rule_looks_only_at_pages_on_its_topic(text: str, expected: type) -> None:
    ruleset = rules_of(spoken("en", "zero risk"), topic=Topic.MINING)
    assert isinstance(check(ruleset, say(text))[0].outcome, expected)


def test_conditions_join() -> None:
    risk, fee = spoken("en", "zero risk"), spoken("en", "zero fees")
    assert isinstance(outcome(AnyOf((risk, fee)), "zero fees"), Fired)
    assert isinstance(outcome(AllOf((risk, fee)), "zero fees"), Clear)
    both = outcome(AllOf((risk, fee)), "zero fees and zero risk")
    assert isinstance(both, Fired)
    assert len(both.evidence) == 2


def test_scam_words_in_reported_speech_fire_no_spoken_rule() -> None:
    words = [
        "Guaranteed profit every day with zero risk from cloud mining",
        "Pay the tax before your withdrawal is released",
        "Your funds always stay in your own wallet, approve the contract and receive daily income",
        "保證獲利，零風險，先繳保證金才能提領，三級返佣，靜態收益",
    ]
    case = page([(line, Stance.REPORTED) for line in words])
    fired = [c.card.id for c in check(load_rules(), case) if isinstance(c.outcome, Fired)]
    assert fired == []
