"""Nothing is measured on what it was learned from."""

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.lab.corpus import Sample
from analyzer.lab.folds import balance, by_form, by_hand
from analyzer.types.page import Page
from analyzer.types.verdict import PageKind


def make(hand: str, family: str, form: str) -> Sample:
    page = Page.from_text(family)
    return Sample("x", page, hand, family, PageKind.OFFER, "en", bool(form), form, "")


Samples = st.lists(
    st.builds(
        make, st.sampled_from("abc"), st.sampled_from("uvwxyz"), st.sampled_from(["", "p", "q"])
    ),
    min_size=1,
    max_size=30,
).map(tuple)


@settings(deadline=None)
@given(Samples)
def test_no_hand_and_no_family_is_on_both_sides(samples: tuple[Sample, ...]) -> None:
    folds = by_hand(samples)
    assert sum(fold.measure for fold in folds).tolist() == [1] * len(samples)  # type: ignore[attr-defined]
    for fold in folds:
        sides = [
            {(s.hand, s.family) for s, kept in zip(samples, mask, strict=True) if kept}
            for mask in (fold.learn, fold.measure)
        ]
        assert not {h for h, _ in sides[0]} & {h for h, _ in sides[1]} or fold.learn.any()
        assert not {f for _, f in sides[0]} & {f for _, f in sides[1]}


@settings(deadline=None)
@given(Samples)
def test_a_form_is_measured_by_what_never_saw_it(samples: tuple[Sample, ...]) -> None:
    for fold in by_form(samples):
        learned = {s.form for s, kept in zip(samples, fold.learn, strict=True) if kept}
        measured = {s.form for s, kept in zip(samples, fold.measure, strict=True) if kept}
        assert measured == {fold.name}
        assert fold.name not in learned


def test_hands_that_write_mostly_schemes_teach_no_style(sample: Callable[..., Sample]) -> None:
    samples = (
        *(sample(str(n), hand="rex", scheme=True) for n in range(3)),
        sample("x", hand="rex"),
        *(sample(str(n), hand="ann") for n in range(2)),
    )
    weight = balance(samples, np.array([True] * 5 + [False]))
    assert weight[:3].sum() == weight[3]
    assert weight[5] == 0
