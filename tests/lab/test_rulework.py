"""Which rules err too often to be scored."""

import pytest

from analyzer.lab.metrics import Rate
from analyzer.lab.rulework import RuleWork


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
