"""Where figures and warnings come from, written for a person: assumptions, notices, states."""

import re
from dataclasses import dataclass
from typing import Any

from analyzer.report.echo import echoed
from analyzer.report.safe import harmless
from analyzer.report.wording import assumption, day, label, money, number, share
from analyzer.resources.catalogue import catalogue

Tree = dict[str, Any]
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Assumed:
    """A figure that a result rests on, and where it is from."""

    name: str
    amount: str
    source: str


def assumed(offer: Tree, lang: str) -> tuple[Assumed, ...]:
    """Return what an offer's arithmetic rests on, in the report's order."""
    return tuple(
        Assumed(assumption(a["name"], lang), _amount(a, lang), _dated(a, lang))
        for a in offer["feasible"]["assumptions"]
    )


def source_of(text: str, lang: str, most: int = 200) -> str:
    """Return where figures come from; a source of the person's own keeps its words."""
    return harmless(echoed(harmless(text, 2 * most), "source", lang), most)


def _dated(assumption_tree: Tree, lang: str) -> str:
    source = source_of(assumption_tree["source"], lang)
    seen = day(assumption_tree["as_of"], lang)
    return label("label.bracket", lang).format(name=source, value=seen)


def _amount(tree: Tree, lang: str) -> str:
    """Write the figure with its unit; a unit that is not known follows the figure."""
    value, unit = tree["value"], harmless(tree["unit"], 40)
    if isinstance(value, str):
        return harmless(value, 80)
    words = catalogue().get(f"amount.{_NO_LETTER.sub('_', unit.lower()).strip('_')}")
    figure = str(value) if isinstance(value, int) else number(value)
    if words is None:
        return f"{figure} {unit}".strip()
    in_money, in_share = money(value, "USD", lang), share(value)
    return words[lang].format(value=figure, money=in_money, share=in_share)


def notice(reference: Tree, lang: str) -> str:
    """Return a reference of a rule in a line: who warned, of what, when."""
    return label("label.reference", lang).format(
        issuer=harmless(echoed(reference["issuer"], "issuer", lang), 120),
        title=harmless(echoed(reference["title"], "notice", lang), 200),
        date=day(harmless(reference["date"], 40), lang),
    )
