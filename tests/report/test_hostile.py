"""Whatever a page puts into its text, no form of the report lets it act."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from analyzer.report.markdown import escaped, verbatim
from analyzer.report.safe import harmless, harmless_lines
from analyzer.report.table import cell
from analyzer.types.page import Page
from tests.report.making import FORMS, Tree, in_text, judged, written
from tests.report.test_golden import golden

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg onload=alert(1)>",
    "</mark><iframe src='javascript:alert(1)'>",
    "{{ 7*7 }} {% raw %}",
    "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://evil.example\x07click\x1b]8;;\x07",
    "\x9b31m red \x90q\x9c",
    "\u202egnp.exe \u2066\u2067\u2068 \u200f\u061c",
    '=HYPERLINK("http://evil.example")',
    "+cmd|' /C calc'!A0",
    "x;=1+1",
    "＝1+1",
    "[click](javascript:alert(1)) ![i](http://evil.example/i.png) <http://evil.example>",
    "```\n# heading\n| a | b |\n|---|---|\n",
    "http://evil.example www.evil.example @everyone a@b.example",
    "name" * 2500,
    "字" * 10_000,
    "e\u0301\u0302\u0303\u0304\u0305\u0306" * 50,
    "\x00\ud800\ufffe",
    "@",
    "@band.low",
    "line one\r\nline two\u2028line three\x85line four",
)
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff]"
)


def poisoned(text: str) -> Tree:
    """Put `text` wherever a page's own words stand in a report."""
    tree = golden("three-percent-a-day.en")
    tree["subject"] |= {"title": text, "target": text, "final_url": text}
    tree["offers"][0] |= {"name": text}
    tree["offers"] = [tree["offers"][0], {**tree["offers"][0], "id": "o2"}]
    for finding in tree["findings"]:
        for evidence in finding["evidence"]:
            evidence |= {"quote": text, "prefix": text, "suffix": text, "start": 3, "end": 9}
    tree["findings"][0]["evidence"][0]["where"] = "hidden"
    tree["identifiers"] |= {"emails": [text], "wallets": [{"chain": "BTC", "address": text}]}
    tree["not_assessed"] = [{"rule": None, "kind": "images", "missing": text}]
    return tree


class Tags(HTMLParser):
    """Collects tags and attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_attack_reaches_a_terminal(attack: str) -> None:
    shown = in_text(poisoned(attack))

    assert not HARMFUL.search(shown)
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_attack_becomes_markup(attack: str) -> None:
    shown = written(poisoned(attack), "html", attack)
    calm = written(poisoned("plain words"), "html", "plain words")

    assert set(Tags(shown).tags) <= set(Tags(calm).tags) | {"mark", "sup", "a"}
    assert Tags(shown).attributes <= Tags(calm).attributes | {("a", "href")}
    assert not HARMFUL.search(shown)
    assert "script" not in Tags(shown).tags
    assert len(shown) < 120_000


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_attack_becomes_a_formula(attack: str) -> None:
    rows = list(csv.reader(io.StringIO(written(poisoned(attack), "csv"))))
    texts = [x for row in rows[1:] for x in row if not re.fullmatch(r"-?[\d.]+", x)]

    assert texts
    assert not [x for x in texts if x.startswith(FORMULA)]
    assert not [x for x in texts if re.search(r"[;|]\s*[=+\-@]", x)]
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_attack_is_rendered_by_markdown(attack: str) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    rendered = markdown.render(written(poisoned(attack), "md"))
    calm = markdown.render(written(poisoned("plain words"), "md"))

    assert Counter(Tags(rendered).tags) <= Counter(Tags(calm).tags)
    assert not {"a", "img", "script"} & set(Tags(rendered).tags)


@given(st.text())
def test_markdown_shows_any_text_as_text(text: str) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    tags = Tags(markdown.render(f"- a: {escaped(text)}\n- b: {verbatim(text)}\n")).tags

    assert set(tags) <= {"ul", "li", "code", "p"}


@given(st.text())
def test_any_text_in_a_cell_is_no_formula(text: str) -> None:
    assert not cell(text).startswith(FORMULA)


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_keeps_its_lines_and_nothing_that_steers(text: str) -> None:
    assert not HARMFUL.search(harmless_lines(text))
    assert len(harmless(text, 50)) <= 50


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_leaves_every_form_harmless(text: str) -> None:
    tree = poisoned(text)

    assert not [form for form in FORMS if HARMFUL.search(written(tree, form, text))]
    assert "script" not in Tags(written(tree, "html", text)).tags


PAGE = """<!doctype html><html lang="en"><title>{attack} Mining</title>
<h1>Cloud mining plan {attack}</h1>
<p>{attack} Gold plan: 3% daily for 60 days, minimum deposit $250.
Your profit is guaranteed {attack}.</p>
<p>Contact {attack}@evil.example</p></html>"""


@pytest.mark.parametrize(
    "attack", ["&lt;script&gt;alert(1)&lt;/script&gt;", "\x1b[31m", "\u200f", "=1"]
)
def test_a_hostile_page_goes_the_whole_way(attack: str) -> None:
    report = judged(Page.from_html(PAGE.format(attack=attack)))
    shown = {form: written(report, form, "") for form in FORMS}

    assert report["verdict"]["score"] is not None
    assert not [form for form, text in shown.items() if HARMFUL.search(text)]
    assert "script" not in Tags(shown["html"]).tags


def leaves(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (x for inner in value.values() for x in leaves(inner))
        case list():
            yield from (x for inner in value for x in leaves(inner))


def test_the_poison_stands_where_a_page_could_put_it() -> None:
    assert sum(leaf == "poison" for leaf in leaves(poisoned("poison"))) >= 12
