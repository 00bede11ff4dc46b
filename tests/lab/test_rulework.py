"""Which rules err too often to be scored."""

import pytest

from analyzer.lab.metrics import Rate
from analyzer.lab.rulework import LanguageWork, RuleWork


def work(schemes: int, clean: int, *, sign: bool = False) -> RuleWork:
    on_schemes, on_clean = Rate(schemes, 100), Rate(clean, 100)
    return RuleWork("r", sign, listens=True, draft=(), on_schemes=on_schemes, on_clean=on_clean)


@pytest.mark.parametrize(
    ("schemes", "clean", "draft"),
    [(0, 0, False), (40, 0, False), (40, 2, False), (40, 3, True), (3, 1, True), (0, 1, True)],
)
def test_a_red_flag_must_be_right(schemes: int, clean: int, draft: bool) -> None:  # noqa: FBT001
    assert work(schemes, clean).should_be_draft is draft


@pytest.mark.parametrize(
    ("schemes", "clean", "draft"), [(0, 0, False), (0, 40, False), (10, 40, False), (11, 40, True)]
)
def test_an_honest_sign_must_stand_on_clean_pages(schemes: int, clean: int, draft: bool) -> None:  # noqa: FBT001
    found = work(schemes, clean, sign=True)
    assert found.should_be_draft is draft
    assert found.precision.of == schemes + clean


@pytest.mark.parametrize(
    ("schemes", "clean", "could", "lost"),
    [
        (0, 0, False, True),
        (1, 0, False, False),
        (2, 0, True, False),
        (9, 1, True, False),
        (8, 1, False, True),
    ],
)
def test_a_language_is_proven_by_its_firings(
    schemes: int,
    clean: int,
    could: bool,  # noqa: FBT001
    lost: bool,  # noqa: FBT001
) -> None:
    draft, scored = (
        LanguageWork("r", "es", honest_sign=False, scored=scored, on_schemes=a, on_clean=b)
        for scored in (False, True)
        for a, b in [(Rate(schemes, 100), Rate(clean, 100))]
    )
    assert (draft.could_be_proven, draft.no_longer_proven) == (could, False)
    assert (scored.could_be_proven, scored.no_longer_proven) == (False, lost)


def test_english_needs_no_proof() -> None:
    english = LanguageWork("r", "en", False, True, Rate(0, 9), Rate(3, 9))
    assert not english.no_longer_proven
