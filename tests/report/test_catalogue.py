"""Every word a person reads exists in each of the three report languages."""

import re
from pathlib import Path

import pytest

from analyzer.resources.catalogue import LANGUAGES, catalogue

GAP = re.compile(r"\{(\w+)")
KEY_IN_CODE = re.compile(r"""(?:label|message)\(\s*\n?\s*"([a-z_]+\.[\w.-]+)\"""")
SOURCES = sorted(Path(__file__).parents[2].joinpath("analyzer").rglob("*.py"))


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_every_sentence_speaks_every_language_with_the_same_gaps(key: str) -> None:
    sentences = catalogue()[key]

    assert set(sentences) == set(LANGUAGES)
    assert len({frozenset(GAP.findall(s)) for s in sentences.values()}) == 1
    assert all(sentence.strip() for sentence in sentences.values())


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.name))
def test_every_key_named_in_the_code_is_in_the_catalogue(path: Path) -> None:
    used = set(KEY_IN_CODE.findall(path.read_text(encoding="utf-8")))

    assert used <= set(catalogue())
