"""A page with more figures than are read says so."""

import pytest

from analyzer.extract import extract
from analyzer.extract.quantities import lexing
from analyzer.text import read
from analyzer.types.document import Gap
from analyzer.types.page import Page

PAGE = Page.from_html("<p>Earn 3% daily for 60 days from $100 and 7% for 30 days from $50.</p>")


@pytest.mark.parametrize(("limit", "gaps"), [(6, (Gap("rule", "figures"),)), (1000, ())])
def test_figures_that_nobody_read_are_a_gap(
    limit: int, gaps: tuple[Gap, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexing, "TOKEN_LIMIT", limit)
    assert extract(read(PAGE)).document.gaps == gaps
