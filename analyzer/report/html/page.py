"""Fill the report's template; every value is escaped by the template engine."""

import base64
import hashlib
from functools import cache, partial
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from analyzer.report.breakdown import breakdown
from analyzer.report.formula import spoken
from analyzer.report.html.charts import hold_chart, outcome_pile, promise_chart, waterfall
from analyzer.report.html.marks import marked_text
from analyzer.report.parts import (
    flags,
    gaps,
    headline,
    is_scored,
    is_typed,
    language,
    offer_name,
    quotes,
    signs,
    standing,
    unjudged,
    worst_offer,
)
from analyzer.report.picture import outcome_dots, promise_picture
from analyzer.report.safe import harmless
from analyzer.report.sources import assumed, notice, source_of
from analyzer.report.steps import next_steps
from analyzer.report.wording import day, label, money
from analyzer.resources import read_text

Tree = dict[str, Any]
IDENTIFIERS = (
    "wallets", "emails", "phones", "telegram", "whatsapp", "line", "wechat",
    "referral_codes", "analytics_ids", "company_numbers",
)  # fmt: skip


def to_html(report: Tree, text: str = "") -> str:
    """
    Return the report (schema minecanary/report/1) as one HTML file.

    `text` is the page's visible text, in which the report's offsets count; without it
    the part that shows the findings in place is left out.
    """
    lang, offer = language(report), worst_offer(report) if is_scored(report) else None
    style = read_text("report/html/report.css")
    shown = [*flags(report), *signs(report)] if is_scored(report) else []
    return _template().render(
        r=report,
        lang=lang,
        style=style,
        style_hash=csp_hash(style),
        scored=is_scored(report),
        first=headline(report),
        offer=offer,
        flags=flags(report),
        signs=signs(report),
        groups=breakdown(offer, lang) if offer else (),
        charts=_charts(report, offer, lang),
        steps=next_steps(report),
        gaps=gaps(report),
        unjudged=unjudged(report),
        assumed=assumed(offer, lang) if offer else (),
        identifiers=_identifiers(report),
        pieces=marked_text(text, shown) if text else (),
        **_writing(report, lang),
    )


def _writing(report: Tree, lang: str) -> dict[str, Any]:
    """Return the functions with which the template writes words and figures."""
    return {
        "label": lambda key, **values: label(key, lang).format(**values),
        "show": harmless,
        "day": partial(day, lang=lang),
        "money": partial(money, lang=lang),
        "spoken": partial(spoken, lang=lang),
        "standing": lambda finding: standing(report, finding, lang),
        "offer_name": lambda offer: offer_name(offer, lang, 120),
        "quotes": partial(quotes, report),
        "notice": partial(notice, lang=lang),
        "source_of": partial(source_of, lang=lang),
        "visible": lambda where: where == "text" or where.startswith("page("),
    }


def _charts(report: Tree, offer: Tree | None, lang: str) -> dict[str, Any]:
    picture = promise_picture(offer, lang) if offer else None
    dots = outcome_dots(offer, lang) if offer else None
    return {
        "promise": promise_chart(picture) if picture else None,
        "outcome": outcome_pile(dots) if dots else None,
        "hold": hold_chart(offer, lang) if offer else None,
        "waterfall": None if is_typed(report) else waterfall(report, lang),
    }


def _identifiers(report: Tree) -> list[tuple[str, list[str]]]:
    """Return (kind, values) of everything by which an operator could be recognised."""
    found = []
    for kind in IDENTIFIERS:
        values = report["identifiers"].get(kind) or []
        written = [f"{v['chain']}: {v['address']}" if kind == "wallets" else v for v in values]
        if written:
            found.append((kind, written))
    return found


def csp_hash(style: str) -> str:
    """Return the source expression by which the page's policy allows exactly this style."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(read_text("report/html/report.html.j2"))
