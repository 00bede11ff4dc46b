"""The notation of phrases, and where they are found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.resources.folding import fold
from analyzer.resources.phrases import read_phrases
from analyzer.resources.rules import load_rules
from analyzer.rules.matching import _Units
from analyzer.rules.ruleset import Negation, index_of
from analyzer.rules.view import view_of
from analyzer.types.claim import Stance
from analyzer.types.rule import Rule, Ruleset, Spoken, Topic

from .building import page, say


def found(phrase: str, text: str, stance: Stance = Stance.OFFERED, unless: str = "") -> list[str]:
    """Return the words that a phrase finds in a text."""
    cancel = read_phrases("en", unless)
    spoken = Spoken(read_phrases("en", phrase), cancel)
    card = load_rules().rules[0].card
    ruleset = Ruleset((Rule(card, Topic.ANY, spoken, ""),), (), "x", (), load_rules().negations)
    case = say(text, stance)
    hits = view_of(ruleset, case).spoken(spoken)
    return [case.reading.document.quote(hit.span) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("risk-free", "A RISK FREE plan", ["RISK FREE"]),
        ("risk free", "a risk–free plan", ["risk–free"]),
        ("profit", "profitable", []),
        ("profit*", "Profitable!", ["Profitable"]),
        ("(no|zero) fee*", "zero fees", ["zero fees"]),
        ("(our|) team of experts", "a team of experts", ["team of experts"]),
        ("guarante* {2} profit*", "guaranteed daily net profits", ["guaranteed daily net profits"]),
        ("guarante* {1} profit*", "guaranteed daily net profits", []),
        ("guarante* {3} profit*", "guaranteed: profits", []),
        (
            "back {4} (in|after) {1} weeks",
            "back in full after two weeks",
            ["back in full after two weeks"],
        ),
        ("back {4} (in|after) {1} weeks", "back in full, never after two weeks", []),
        ("profit* {2} guaranteed", "profits are not guaranteed", []),
        ("保證{2}獲利", "保证稳定获利", ["保证稳定获利"]),
        ("保证获利", "本公司保證獲利", ["保證獲利"]),
        ("usdt挖矿", "xusdt挖矿", []),
        ("挖usdt", "一起挖USDT吧", ["挖USDT"]),
        ("don't", "don’t", ["don’t"]),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


_MANY = ("|".join(f"{sign}{n}" for n in range(9)) for sign in ("alpha", "beta", "", "收益"))
_BRACKETS = "({}|) ({})({}) x({})*".format(*_MANY)  # 7,290 spellings


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("alpha3 beta08 x收益1", "alpha3 beta08 x收益1"),
        ("(beta88 x收益0)", "beta88 x收益0"),
        ("alpha0 beta00 x收益8 more", "alpha0 beta00 x收益8"),
        ("xalpha0 beta12 x收益3天", "beta12 x收益3"),
    ],
)
def test_a_phrase_of_thousands_of_spellings_is_found_in_each(text: str, longest: str) -> None:
    assert max(found(_BRACKETS, text), key=len) == longest


@pytest.mark.parametrize("text", ["alpha3 beta0 8 x收益1", "xbeta08 x收益1", "alpha3 beta08 x收"])
def test_a_phrase_of_thousands_of_spellings_is_found_in_no_other(text: str) -> None:
    assert found(_BRACKETS, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "This is not guaranteed profit",
        "Nobody offers a guaranteed profit",
        "We never promise you any guaranteed profit",
        "Guaranteed profit does not exist",
        "Scammers write: guaranteed profit",
        "They say “guaranteed profit” and run",
        "騙子說 guaranteed profit",
    ],
)
def test_a_denial_or_a_warning_takes_the_force_of_a_phrase(text: str) -> None:
    assert found("guaranteed profit", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Not only that. Guaranteed profit",
        "No fees, guaranteed profit",
        "不但便宜，guaranteed profit",
    ],
)
def test_a_denial_of_something_else_does_not(text: str) -> None:
    assert [words.lower() for words in found("guaranteed profit", text)] == ["guaranteed profit"]


@pytest.mark.parametrize("stance", [Stance.REPORTED, Stance.DENIED])
def test_what_a_page_reports_or_denies_is_not_its_own_promise(stance: Stance) -> None:
    assert found("guaranteed profit", "guaranteed profit", stance) == []


def test_an_unless_cancels_in_its_own_sentence_only() -> None:
    text = "No gain: guaranteed profit per share. Guaranteed profit for you."
    assert found("guaranteed profit", text, unless="per share") == ["Guaranteed profit"]


def test_a_phrase_never_spans_two_sentences() -> None:
    case = page([("guaranteed", Stance.OFFERED), ("profit", Stance.OFFERED)])
    spoken = Spoken(read_phrases("en", "guaranteed {3} profit"))
    card = load_rules().rules[0].card
    ruleset = Ruleset((Rule(card, Topic.ANY, spoken, ""),), (), "x")
    assert view_of(ruleset, case).spoken(spoken) == []


@pytest.mark.parametrize("line", ["(open", "close)", "a {2} {2} b", "(a|) {1} (|)"])
def test_a_malformed_phrase_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|empty"):
        read_phrases("en", line)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="abcÄÖ保證獲利收益 -–’ABC"))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcÄ保證獲利 -–’\ud800🚀\U000e0041", min_size=1, max_size=9))
def test_a_long_text_folds_as_its_parts_do(text: str) -> None:
    assert fold(text * 300) == fold(text) * 300


def test_the_phrases_of_a_set_are_compiled_once() -> None:
    assert index_of(load_rules()) is index_of(load_rules())


def test_a_sentence_of_many_phrases_is_searched_for_warnings_once() -> None:
    """Else a page of one endless sentence would take time that grows with its square."""
    searched = []

    class Counting:
        def search(self, text: str, start: int, end: int) -> None:
            searched.append(text[start:end])

    nothing = re.compile("(?!)")
    units = _Units("zero risk " * 50, [], {})
    negation = Negation(nothing, nothing, Counting())  # type: ignore[arg-type]
    assert not any(units.turned(0, (at, at + 9), negation) for at in range(0, 500, 10))
    assert len(searched) == 1
