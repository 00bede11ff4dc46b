"""Every word a person reads exists in each of the three report languages."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from analyzer.report.formula import _FORMS
from analyzer.report.steps import BY_PRODUCT, COMMON, FIRST_ASKED
from analyzer.resources.catalogue import LANGUAGES, catalogue
from analyzer.resources.choices import ASPECTS, OF_CONTRACTS, reference_choices
from analyzer.resources.places import report_places
from analyzer.resources.questions import load_questions
from analyzer.types.document import Where
from analyzer.types.economics import FeasibleVerdict, ValueVerdict
from analyzer.types.offer import Product
from analyzer.types.verdict import Band

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


WORD_FILES = sorted(Path(__file__).parents[2].joinpath("analyzer/report/words").glob("*.toml"))
UNSEEN = ("title", "meta", "alt", "option", "attribute", "comment", "hidden", "script")
NEEDED = (
    *(f"band.{band}" for band in Band),
    *(f"value_verdict.{verdict}" for verdict in ValueVerdict),
    *(f"feasible_verdict.{verdict}" for verdict in FeasibleVerdict),
    *(f"place.{where}" for where in UNSEEN),
    *(f"ask.{key}" for key in (*COMMON, *chain(*BY_PRODUCT.values()))),
    *(f"formula.{name}" for name, _ in _FORMS),
    *(f"compare.{aspect}" for aspect in ASPECTS),
    *(f"month.{month:02}" for month in range(1, 13)),
)


@pytest.mark.parametrize("key", NEEDED)
def test_every_key_that_is_put_together_is_in_the_catalogue(key: str) -> None:
    assert key in catalogue()


def test_no_key_stands_in_two_files() -> None:
    def keys(table: dict[str, object], prefix: str = "") -> set[str]:
        inner = [keys(t, f"{prefix}{n}.") for n, t in table.items() if isinstance(t, dict)]
        return set(chain(*inner)) | ({prefix} if LANGUAGES[0] in table else set())

    by_file = [keys(tomllib.loads(path.read_text(encoding="utf-8"))) for path in WORD_FILES]

    assert sum(map(len, by_file)) == len(set(chain(*by_file)))


def test_questions_places_and_choices_speak_every_language() -> None:
    choices = reference_choices()
    texts = [q.question for q in load_questions()] + [q.reason for q in load_questions()]
    texts += [text for p in report_places().places for text in (p.name, p.how)]

    assert all({lang for lang, _ in text} == set(LANGUAGES) for text in texts)
    for lang in LANGUAGES:
        assert all(choice.say(a, lang) for choice in choices.choices for a in ("name", *ASPECTS))
        assert all(choices.contract.say(aspect, lang) for aspect in OF_CONTRACTS)
        assert any(lang in place.languages for place in report_places().places)


def test_every_product_has_questions_and_the_first_ones_exist() -> None:
    assert set(BY_PRODUCT) == {product.value for product in Product}
    assert set(FIRST_ASKED) <= {question.id for question in load_questions()}
    assert set(UNSEEN) <= {value for name, value in vars(Where).items() if name.isupper()}


ACCUSATION = re.compile(
    r"\b(?:is|are) (?:a )?(?:scam|fraud|ponzi)"
    r"|(?:這|此|该|这)[^，。]{0,6}是[^，。]{0,4}(?:詐騙|诈骗|騙局|骗局)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_nothing_is_called_a_fraud(key: str) -> None:
    assert not [s for s in catalogue()[key].values() if ACCUSATION.search(s)]
