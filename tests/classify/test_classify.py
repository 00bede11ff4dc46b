"""What the text model promises about any page."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.classify import classify
from analyzer.classify.features import bag_of, find_grams, scale, sign_slots
from analyzer.classify.signs import SIGNS, find_signs
from analyzer.classify.tokens import cut, fold
from analyzer.resources.model import load_model
from analyzer.types.claim import Claim, RateShape, ReturnRate, Stance
from analyzer.types.document import Document, Layer, Where
from analyzer.types.offer import Reading
from analyzer.types.textmodel import TextModel
from analyzer.types.verdict import PageKind

BITS = 16
WORDS = ("earn", "guaranteed", "profit", "every", "day", "your", "money", "may", "lose", "the")

Make = Callable[..., Document]


def reading(document: Document) -> Reading:
    """Return a page in which nothing was read but its words."""
    return Reading(document, (), (), ())


def bag(text: str) -> dict[int, float]:
    found = bag_of(find_grams(cut(fold(text))), BITS)
    return dict(zip(found.slots.tolist(), scale(found, 1.0).tolist(), strict=True))


def model_of(*texts: str) -> TextModel:
    """Return a model that weighs every feature of `texts` by a fixed dice."""
    slots = np.array(sorted({slot for text in texts for slot in bag(text)}), dtype=np.uint32)
    heads = 1 + len(PageKind)
    dice = np.random.default_rng(7)
    weights = dice.normal(size=(len(slots), heads)).astype(np.float32)
    return TextModel(slots, weights, weights[0], tuple(PageKind), BITS, 1.0, "test")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_probabilities(text: str) -> None:
    document = Document((Layer(Where.TEXT, text, text),), (), "und")
    score = classify(reading(document), load_model())
    assert 0 <= score.probability <= 1
    assert sum(share for _, share in score.kinds) == pytest.approx(1)
    assert [kind for kind, _ in score.kinds] == list(PageKind)
    for term in score.terms:
        assert term.term in SIGNS if term.span is None else document.plain(term.span)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_size_tells_nothing(words: list[str]) -> None:
    """A page said twice over, in order, keeps every feature's share of the whole."""
    text = " ".join(words)
    once, twice = bag(text + "."), bag(f"{text}.\n{text}.")
    assert once.keys() == twice.keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Earn 3% a day with $500.", "Earn 0.01% a day with $90,000."),
        ("Mine BTC at glowhash.example.", "Mine DOGE at frosthash.example."),
        ("保證每日收益2.5%", "保证每日收益100%"),
        ("Write to @glow_desk", "Write to @frost_desk"),
        ("수익 보장", "수익보장"),
    ],
)
def test_these_say_the_same_to_the_model(one: str, other: str) -> None:
    assert bag(one) == bag(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("profit is guaranteed", "profit is not guaranteed"),
        ("no risk. Fees apply", "no. Risk fees apply"),
        ("保本保息", "不保本不保息"),
    ],
)
def test_these_do_not(one: str, other: str) -> None:
    assert bag(one).keys() != bag(other).keys()


def test_terms_name_words_where_they_first_stand(page: Make) -> None:
    text = "We pay 3% daily.\nYour profit is guaranteed. Your profit is safe. 每日收益2.5%."
    document = page(text, "Glow 雲算力")
    terms = classify(reading(document), model_of(text, "Glow 雲算力")).terms
    assert 5 < len(terms) <= 10
    for term in terms:
        assert term.span is not None
        quote = document.plain(term.span)
        assert document.layer(term.span.where).plain.index(quote) == term.span.start
        if "<" not in term.term and term.term.isascii():
            assert quote.lower() == term.term
    weights = [abs(term.weight) for term in terms]
    assert all(a >= b for a, b in pairwise(weights))


def test_log_odds_are_the_sum_of_what_is_known(page: Make) -> None:
    model = model_of("your profit is safe")
    score = classify(reading(page("your profit is safe, whatever else it says")), model)
    known = bag("your profit is safe, whatever else it says\n")
    total = sum(
        known.get(int(s), 0) * w for s, w in zip(model.slots, model.weights[:, 0], strict=True)
    )
    assert score.log_odds == pytest.approx(float(model.bias[0]) + total, abs=1e-5)


def test_an_empty_page_gets_the_bias_alone(page: Make) -> None:
    model = model_of("profit")
    assert classify(reading(page("")), model).log_odds == pytest.approx(float(model.bias[0]))
    assert classify(reading(page("")), model).terms == ()


def test_signs_count_beside_the_words(page: Make) -> None:
    """Each sign adds its own weight and is told by its name, without a place."""
    read = replace(reading(page("one", "Is it real?")), claims=(rate(),) * 4)
    shown = find_signs(read)
    slots = sign_slots(np.array(shown, dtype=np.uint32), BITS)
    weights = np.ones((len(slots), 1 + len(PageKind)), dtype=np.float32)
    model = TextModel(slots, weights, np.zeros_like(weights[0]), tuple(PageKind), BITS, 1.0, "test")
    names = {SIGNS[sign] for sign in shown}

    assert names == {
        "claims offered ≥ 1", "claims offered ≥ 3", "own ReturnRate ≥ 1", "own ReturnRate ≥ 3",
        "question in the title ≥ 1",
    }  # fmt: skip
    score = classify(read, model)
    assert score.log_odds == pytest.approx(len(names))
    assert {(term.term, term.span) for term in score.terms} == {(name, None) for name in names}


def test_figures_are_no_signs(page: Make) -> None:
    """What is promised is for arithmetic to judge; here it only counts that something is."""
    modest, wild = (
        replace(reading(page("one")), claims=(rate(percent),)) for percent in ("0.01", "300")
    )
    assert find_signs(modest) == find_signs(wild)


def rate(percent: str = "3") -> Claim:
    content = ReturnRate(Decimal(percent), None, None, None, RateShape.FIXED, False, False)
    return Claim("c1", content, Stance.OFFERED, None)
