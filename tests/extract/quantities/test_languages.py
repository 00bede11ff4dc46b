"""Each language file is whole, and mixed pages are read in all their languages."""

import pytest

from analyzer.extract.quantities.choose import reading_languages
from analyzer.extract.quantities.digits import read_figure
from analyzer.extract.quantities.vocabulary import lexicon_for
from analyzer.resources.quantity_words import known_languages, language_words

THIRTEEN = {
    "en",
    "zh",
    "es",
    "ru",
    "pt",
    "vi",
    "id",
    "de",
    "fr",
    "tr",
    "ja",
    "ko",
}  # zh: two scripts


def test_all_languages_of_the_promise_have_a_file() -> None:
    assert known_languages() >= THIRTEEN


@pytest.mark.parametrize("code", sorted(known_languages()))
def test_a_language_says_what_every_reader_needs(code: str) -> None:
    words = language_words(code)
    assert words.keys() >= {"decimal", "numbers", "percent", "money", "time", "adverbs", "gaps"}
    assert lexicon_for(("en", code)).lexemes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("plain", None, ("en",)),
        ("日化 2%", "en", ("en", "zh")),
        ("доход 2%", None, ("en", "ru")),
        ("doanh thu", "vi-VN", ("en", "vi")),
        ("text", "xx", ("en",)),
    ],
)
def test_scripts_add_their_language(
    text: str, language: str | None, expected: tuple[str, ...]
) -> None:
    assert reading_languages(text, language) == expected


@pytest.mark.parametrize(
    ("raw", "value", "mark"),
    [
        ("1.000,50", "1000.50", ""),
        ("12,34,567", "1234567", ""),
        ("18.130", "18130", "."),
        ("0,025", "0.025", ""),
        ("4 . 8", "4.8", ""),
        ("1'250", "1250", ""),
    ],
)
def test_separators(raw: str, value: str, mark: str) -> None:
    figure = read_figure(raw)
    assert figure is not None
    assert (str(figure.value), figure.mark) == (value, mark)


@pytest.mark.parametrize("raw", ["1.2.3", "1,22,3", "9" * 50])
def test_what_is_no_number(raw: str) -> None:
    assert read_figure(raw) is None
