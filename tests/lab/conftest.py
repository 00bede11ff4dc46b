"""Labelled pages of a few words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.lab.corpus import Sample
from analyzer.types.page import Page
from analyzer.types.verdict import PageKind


@pytest.fixture
def sample() -> Callable[..., Sample]:
    """Make a labelled page; what is not given is ordinary."""

    def make(text: str = "words", **changes: object) -> Sample:
        given: dict[str, object] = {
            "id": f"{changes.get('hand', 'ann')}/{text[:12]}",
            "page": Page.from_text(text),
            "hand": "ann",
            "family": text,
            "kind": PageKind.OFFER,
            "language": "en",
            "scheme": False,
            "form": "",
            "why": "made up",
        } | changes
        return Sample(**given)  # type: ignore[arg-type]

    return make


LABEL = """\
hand = "{hand}"
family = "{family}"
kind = "offer"
label = "scheme"
scheme = "ponzi-plan"
language = "en"
why = "It promises what nobody can pay."
"""


@pytest.fixture
def corpus_folder(tmp_path: Path) -> Path:
    """Make a corpus of two pages."""
    for hand, text in (("ann", "Earn 3% daily for 60 days."), ("ben", "Double in a week, surely.")):
        folder = tmp_path / hand
        folder.mkdir()
        (folder / "01-plan.txt").write_text(text, encoding="utf-8")
        label = LABEL.format(hand=hand, family=f"{hand}-plan")
        (folder / "01-plan.toml").write_text(label, encoding="utf-8")
    return tmp_path
