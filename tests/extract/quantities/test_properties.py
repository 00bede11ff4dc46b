"""Whatever the text, reading ends, and what is found lies in the text, in order."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.extract.quantities import find_quantities
from analyzer.extract.quantities.fold import fold

LANGUAGES = [None, "en", "zh-Hant", "es", "de", "tr", "ja", "ko", "vi"]
PIECES = st.sampled_from(
    [
        *(
            "5",
            "1,000",
            "2.5",
            "%",
            "$",
            " ",
            "-",
            "/",
            "day",
            "per ",
            "half ",
            "million",
            "百",
            "三",
        ),
        *(
            "万",
            "天",
            "日化",
            "zwei",
            "und",
            "hundert",
            "yüzde",
            "up to ",
            "x",
            "TH/s",
            "\n",
            "．",
            "①",
        ),
        *("e\u0301", "년", "만"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=24).map("".join)),
    st.sampled_from(LANGUAGES),
)
def test_what_is_found_lies_in_the_text_in_order(text: str, language: str | None) -> None:
    found = find_quantities(text, language)
    assert list(found) == sorted(found, key=lambda q: (q.start, q.end))
    ends: dict[str, int] = {}
    for quantity in found:
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.value.is_finite()
        assert quantity.start >= ends.get(quantity.kind, 0)
        ends[quantity.kind] = quantity.end


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "5%", "1.", "9,", "中", "一", "万", "million ", "1天", "100 ", "minus ", "$1"],
)
@pytest.mark.timeout(20)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(q.end <= len(text) for q in find_quantities(text, "zh"))


def test_accents_that_stand_apart_keep_their_offsets() -> None:
    text = unicodedata.normalize("NFD", "mười đô la mỗi ngày")
    (found,) = find_quantities(text, "vi")
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "mười đô la"
