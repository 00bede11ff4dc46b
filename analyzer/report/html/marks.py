"""The page's own text with the quoted words marked in place."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the page's text; `rules` names the findings that quote it, none if empty."""

    text: str
    rules: tuple[str, ...]


def marked_text(text: str, report: Tree) -> tuple[Piece, ...]:
    """
    Cut the visible text at every quote's edges, so that overlaps show all their rules.

    Offsets are those of the report's evidence in the layer "text".
    """
    places = [
        (e["start"], e["end"], f["title"])
        for f in report["findings"]
        for e in f["evidence"]
        if e["where"] == "text"
    ]
    edges = sorted({0, len(text), *(edge for start, end, _ in places for edge in (start, end))})
    return tuple(
        Piece(text[a:b], tuple(sorted({t for s, e, t in places if s <= a and b <= e})))
        for a, b in pairwise(edges)
    )
