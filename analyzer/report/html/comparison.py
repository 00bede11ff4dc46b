"""The comparison as one self-contained HTML file."""

from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from analyzer.report.comparison.forms import choice_name, standing_of
from analyzer.report.comparison.tree import ROWS
from analyzer.report.html.charts import Bar, Chart, percent_of
from analyzer.report.html.page import csp_hash
from analyzer.report.safe import harmless
from analyzer.report.scale import scale_for
from analyzer.report.wording import day, label, number, phrase
from analyzer.resources import read_text

Tree = dict[str, Any]


def comparison_html(tree: Tree) -> str:
    """Return the comparison (schema minecanary/compare/1) as one HTML file."""
    lang = tree["lang"]
    style = read_text("report/html/report.css")
    return _template().render(
        t=tree,
        lang=lang,
        style=style,
        style_hash=csp_hash(style),
        rows=ROWS,
        title=phrase("compare.title", lang, days=tree["horizon_days"]),
        note=phrase("compare.note", lang, as_of=day(tree["as_of"], lang)),
        chart=_spread(tree, lang),
        label=lambda key: label(key, lang),
        name=choice_name,
        standing=lambda choice: standing_of(choice, lang),
        show=harmless,
    )


def _spread(tree: Tree, lang: str) -> Chart | None:
    """Draw what comes back, nine futures in ten, of every choice whose future can be drawn."""
    drawn = [c for c in tree["choices"] if c["multiple"]]
    if not drawn:
        return None
    scale = scale_for([1.0, *(v for c in drawn for v in c["multiple"].values())])
    bars = tuple(_bar(choice, scale.at, lang) for choice in drawn)
    ticks = tuple((number(100 * t), percent_of(scale.at(t))) for t in scale.ticks())
    one = percent_of(scale.at(1.0))
    return Chart(label("compare.back", lang), (), bars, ticks, one)


def _bar(choice: Tree, place: Any, lang: str) -> Bar:  # noqa: ANN401 - a bound method
    found = choice["multiple"]
    start, middle, end = (percent_of(place(found[q])) for q in ("p05", "p50", "p95"))
    shown = label("label.or", lang).format(
        low=number(100 * found["p05"]), high=number(100 * found["p95"])
    )
    name = choice_name(choice, 80)
    if choice["multiple_of"] == "fair-contract":
        name = label("label.bracket", lang).format(
            name=name, value=label("picture.likely_fair", lang)
        )
    tone = "limit" if choice["kind"] == "reference" else "likely"
    return Bar(name, shown, start, max(0.8, round(end - start, 1)), tone, middle)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(read_text("report/html/comparison.html.j2"))
