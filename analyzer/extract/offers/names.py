"""Find what a plan is called."""

import re
from collections.abc import Iterable, Sequence

from analyzer.extract.claims import Passage
from analyzer.extract.claims.labels import names_figure
from analyzer.extract.offers.plans import Plan
from analyzer.resources.words import record_keys
from analyzer.types.document import BlockKind

_LONGEST_NAME = 60
_LETTER = re.compile(r"[^\W\d_]")


def name_plan(plan: Plan, headers: Sequence[Passage], headings: Sequence[Passage]) -> str | None:
    """Return the plan's name: the card's heading, the row's first cell, the column's head."""
    members, place = plan.members, plan.place
    match place.form:
        case "card" | "table":
            inner = [p for p in members if p.block.kind is BlockKind.HEADING]
            first = [p for p in members[:2] if not p.quantities and not names_figure(p)]
            told = [k for p in members if (k := _told_name(p)) is not None]
            if told:
                return told[0]
            own = members[0].block.deck < 0
            return _named_by(inner) or _named_by(first) or _named_by(headings if own else ())
        case "row":
            names = [_named_by(members[:1]), _named_by(h for h in headers if h.index == place.part)]
            return " · ".join(name for name in names if name) or None
        case "column":
            return _named_by(headers[:1])
        case _:
            return None


def _told_name(passage: Passage) -> str | None:
    """Return the value of a line "name: Gold" of a record."""
    key, colon, value = passage.words.partition(":")
    said = colon and record_keys().meanings.get(key.strip().lower()) == "name"
    return value.strip()[:_LONGEST_NAME] or None if said else None


def _named_by(passages: Iterable[Passage]) -> str | None:
    for passage in passages:
        words = " ".join(passage.words.split())
        if words and len(words) <= _LONGEST_NAME and _LETTER.search(words):
            return words
    return None
