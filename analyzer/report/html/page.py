"""Fill the report's template; every value is escaped by the template engine."""

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from analyzer.report.breakdown import breakdown_rows
from analyzer.report.html.charts import hold_chart, outcome_chart, promise_chart, waterfall
from analyzer.report.html.marks import marked_text
from analyzer.report.safe import harmless
from analyzer.report.wording import label, number
from analyzer.resources import read_text

Tree = dict[str, Any]
MOST_TEXT = 60_000  # code points of page text shown in place; the rest is in the JSON's offsets


def to_html(report: Tree, text: str = "") -> str:
    """
    Return the report (schema minecanary/report/1) as one HTML file.

    `text` is the page's visible text, in which the report's offsets count; without it
    the part that shows the findings in place is left out.
    """
    lang = report["inputs"]["options"]["lang"]
    style = read_text("report/html/report.css")
    offers = sorted(report["offers"], key=lambda offer: -(offer["score"] or 0))
    worst = offers[0] if offers else None
    return _template().render(
        r=report,
        lang=lang,
        style=style,
        style_hash=_csp_hash(style),
        label=lambda key, **values: label(key, lang).format(**values),
        number=number,
        show=harmless,
        flags=[f for f in report["findings"] if f["severity"] != "good"],
        signs=[f for f in report["findings"] if f["severity"] == "good"],
        offer=worst,
        others=offers[1:],
        rows=breakdown_rows(worst, lang) if worst else [],
        charts=_charts(report, worst, lang),
        pieces=marked_text(text[:MOST_TEXT], report) if text else (),
    )


def _charts(report: Tree, offer: Tree | None, lang: str) -> dict[str, Any]:
    return {
        "promise": promise_chart(offer, lang) if offer else None,
        "outcome": outcome_chart(offer, lang) if offer else None,
        "hold": hold_chart(offer, lang) if offer else None,
        "waterfall": waterfall(report),
    }


def _csp_hash(style: str) -> str:
    """Return the source expression by which the page's policy allows exactly this style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(read_text("report/html/report.html.j2"))
