"""Every figure that a person reads is in the JSON of the same report."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from analyzer.report.parts import points_shown, worst_offer
from analyzer.report.picture import promise_picture
from analyzer.report.wording import number, share, sum_of_money
from analyzer.resources.catalogue import catalogue
from analyzer.resources.places import report_places
from analyzer.resources.questions import load_questions
from tests.report.making import LANGS, Tree, example, in_text, judged, written
from tests.report.test_golden import CASES, golden

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?")


def figures(text: str) -> set[str]:
    return {found.rstrip(",") for found in FIGURE.findall(text)}


def values(tree: Any) -> Iterator[float | str]:
    match tree:
        case bool() | None:
            return
        case int() | float() | str():
            yield tree
        case dict():
            for inner in tree.values():
                yield from values(inner)
        case list():
            yield len(tree)
            yield len(tree) - 1  # "2 more offers"
            for inner in tree:
                yield from values(inner)


def spellings(value: float | str) -> set[str]:
    """Return the ways in which a value of the JSON may be written for a person."""
    if isinstance(value, str):
        found = figures(value)
        plain = {f.lstrip("0") for f in found} | {number(float(f.replace(",", ""))) for f in found}
        return found | plain
    ways = [number(value), number(100 * value), points_shown(round(value)), str(value)]
    ways += [sum_of_money(abs(value), currency) for currency in ("USD", "JPY", "BTC")]
    shares = [share(value)] if 0 <= value <= 1 else []
    return {f for way in (*ways, *shares) for f in figures(way)}


def known(tree: Tree, lang: str) -> set[str]:
    found = {f for value in values(tree) for f in spellings(value)}
    fixed = [sentences[lang] for sentences in catalogue().values()]
    fixed += [text for q in load_questions() for _, text in q.question]
    fixed += [text for p in report_places().places for _, text in (*p.how, *p.name)]
    fixed += [p.url or "" for p in report_places().places] + [report_places().as_of]
    found |= {f for text in fixed for f in figures(text)}
    offer = worst_offer(tree)
    picture = promise_picture(offer, lang) if offer else None
    scale = {text.replace(",", "") for text, _ in picture.ticks} if picture else set()
    checks = sum(gap["kind"] == "rule" for gap in tree["not_assessed"])
    left = {str(max(0, len(f["evidence"]) - n)) for f in tree["findings"] for n in (2, 3)}
    return found | scale | left | {str(checks)}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["txt", "md"])
def test_every_figure_of_a_golden_report_is_in_its_json(case: str, form: str) -> None:
    tree = golden(case)

    assert figures(written(tree, form)) <= known(tree, case.rsplit(".", 1)[1])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["press-release", "honest-hashrate", "three-percent-a-day"])
def test_every_figure_of_a_fresh_report_is_in_its_json(name: str, lang: str) -> None:
    tree = judged(example(name), lang)

    assert figures(in_text(tree)) <= known(tree, lang)


@pytest.mark.parametrize("case", CASES)
def test_every_figure_of_the_html_is_in_its_json(case: str) -> None:
    markup = written(golden(case), "html")
    shown = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", markup, flags=re.DOTALL)
    places = {str(n + 1) for n in range(len(golden(case)["findings"]))}

    assert figures(shown) <= known(golden(case), case.rsplit(".", 1)[1]) | places
