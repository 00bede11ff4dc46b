"""Reports for tests, judged by three rules of their own: a new rule changes none of them."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from rich.console import Console

from analyzer.pipeline import Settings, analyze
from analyzer.report.html import to_html
from analyzer.report.markdown import to_markdown
from analyzer.report.table import header, to_csv
from analyzer.report.terminal import print_report
from analyzer.resources.rules import load_rules_from
from analyzer.rules.ruleset import Ruleset
from analyzer.types.page import Page

Tree = dict[str, Any]
HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
GOLDEN = HERE / "golden"
LANGS = ("en", "zh-Hant", "zh-Hans")
FORMS = ("txt", "md", "csv", "html")


@cache
def tiny_rules() -> Ruleset:
    """Return the three rules in ``tests/report/rules`` and no other."""
    everything = load_rules_from(HERE / "rules")
    mine = tuple(rule for rule in everything.rules if rule.card.id.startswith("tiny-"))
    assert len(mine) == 3
    return replace(everything, rules=mine, digest="tiny")


def example(name: str) -> Page:
    markup = (EXAMPLES / f"{name}.html").read_text(encoding="utf-8")
    return replace(Page.from_html(markup), target=f"{name}.html")


def judged(page: Page, lang: str = "en", rules: Ruleset | None = None) -> Tree:
    return analyze(page, None, Settings(lang=lang, rules=rules or tiny_rules())).to_dict()


def in_text(report: Tree, width: int = 80, *, explain: bool = True) -> str:
    stream = io.StringIO()
    console = Console(file=stream, highlight=False, width=width)
    print_report(report, console, explain=explain)
    return stream.getvalue()


def written(report: Tree, form: str, text: str = "") -> str:
    match form:
        case "txt":
            return in_text(report)
        case "md":
            return to_markdown(report)
        case "csv":
            return header() + to_csv(report)
        case _:
            return to_html(report, text)
