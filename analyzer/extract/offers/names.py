"""Find what a plan is called."""

import re
from collections.abc import Iterable, Sequence

from analyzer.extract.claims import Passage
from analyzer.extract.offers.layout import Place
from analyzer.types.document import BlockKind

_LONGEST_NAME = 60
_LETTER = re.compile(r"[^\W\d_]")


def name_plan(place: Place, members: Sequence[Passage], headers: Sequence[Passage]) -> str | None:
    """Return the plan's name: the card's heading, the row's first cell, the column's head."""
    match place.form:
        case "card":
            return _named_by(p for p in members if p.block.kind is BlockKind.HEADING) or _named_by(
                p for p in members[:2] if not p.quantities and not p.label
            )
        case "row":
            names = [_named_by(members[:1]), _named_by(h for h in headers if h.index == place.part)]
            return " · ".join(name for name in names if name) or None
        case "column":
            return _named_by(headers[:1])
        case _:
            return None


def _named_by(passages: Iterable[Passage]) -> str | None:
    for passage in passages:
        words = " ".join(passage.words.split())
        if words and len(words) <= _LONGEST_NAME and _LETTER.search(words):
            return words
    return None
