"""The page's own text with the quoted words marked in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from analyzer.report.safe import harmless_lines

Tree = dict[str, Any]
MOST_TEXT = 30_000  # code points; of a longer page only what surrounds the marks is shown
AROUND = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A run of the page's text; `findings` numbers those that quote it (from 1).

    `cut`: text before it was left out; `first`: the first place of these findings.
    """

    text: str
    findings: tuple[int, ...]
    cut: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    finding: int


def marked_text(text: str, findings: list[Tree]) -> tuple[Piece, ...]:
    """
    Cut the visible text at every quote's edges, so that overlaps show all their findings.

    Offsets are those of the report's evidence in the layer "text", or in the pages of a
    PDF, which are joined by form feeds.
    """
    places = list(_places(text, findings))
    edges = sorted({0, len(text), *(e for p in places for e in (p.start, p.end))})
    pieces: list[Piece] = []
    seen: set[int] = set()
    for start, end in pairwise(edges):
        numbers = tuple(sorted({p.finding for p in places if p.start <= start and end <= p.end}))
        pieces += _shown(text[start:end], numbers, whole=len(text) <= MOST_TEXT, seen=seen)
        seen |= set(numbers)
    return tuple(pieces)


def _shown(text: str, numbers: tuple[int, ...], *, whole: bool, seen: set[int]) -> list[Piece]:
    if numbers:
        return [Piece(harmless_lines(text[:MOST_TEXT]), numbers, first=not set(numbers) <= seen)]
    if whole or len(text) <= 2 * AROUND:
        return [Piece(harmless_lines(text), ())]
    head, tail = harmless_lines(text[:AROUND]), harmless_lines(text[-AROUND:])
    return [Piece(head, ()), Piece(tail, (), cut=True)]


def _places(text: str, findings: list[Tree]) -> Iterator[_Place]:
    starts = _page_starts(text)
    for number, finding in enumerate(findings, start=1):
        for evidence in finding["evidence"]:
            base = 0 if evidence["where"] == "text" else starts.get(evidence["where"])
            if base is not None and evidence["start"] is not None:
                begin = min(base + evidence["start"], len(text))
                yield _Place(begin, min(base + evidence["end"], len(text)), number)


def _page_starts(text: str) -> dict[str, int]:
    """Return where each page of a PDF begins in the joined text."""
    starts, at = {}, 0
    for number, page in enumerate(text.split("\f"), start=1):
        starts[f"page({number})"] = at
        at += len(page) + 1
    return starts
