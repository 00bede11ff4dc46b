"""Undo marks without ink: zero-width and direction marks, soft hyphens, loose accents."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analyzer.text import glyphs
from analyzer.text.draft import Draft, Edit

_NO_INK = re.compile(
    f"[{glyphs.ZERO_WIDTH}{glyphs.DIRECTIONS}{glyphs.SOFT_HYPHEN}{glyphs.OVERLAYS}]+"
)
_TURNED = re.compile("\u202e([^\u202c\u202e\u2069\n\t]{1,400})")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ACCENTS = "\u0300-\u0331\u0339-\u036f"
_ACCENT = re.compile(f"[{_ACCENTS}]")
_COMBINED = re.compile(rf"[^\W\d_][{_ACCENTS}]{{1,4}}")


def turn(draft: Draft, edges: Sequence[int]) -> None:
    """
    Read stretches that a right-to-left override shows backwards.

    Those that cross one of `edges`, where blocks begin and end, stay as they are.
    """
    edits = []
    for found in _TURNED.finditer(draft.text):
        start, end = found.span(1)
        crossed = bisect_right(edges, start)
        inside = crossed == len(edges) or edges[crossed] >= end
        if inside and not _RIGHT_TO_LEFT.search(found[1]):
            draft.note("bidi", start, end)
            edits.append(Edit(start, end, found[1][::-1], range(end - 1, start - 1, -1)))
    draft.apply(edits)


def strip(draft: Draft) -> None:
    """
    Take out characters without ink.

    They are a disguise only inside a word or number; elsewhere they are remains of
    typesetting and of copying.
    """
    if not draft.holds(_NO_INK):
        return
    text = draft.text
    edits = []
    hyphens = []
    for found in _NO_INK.finditer(text):
        start, end = found.span()
        edits.append(Edit(start, end, "", ()))
        if not (_needs_no_joiner(text, start - 1) and _needs_no_joiner(text, end)):
            continue
        if glyphs.SOFT_HYPHEN in found[0]:
            hyphens.append((start, end))
        elif not glyphs.ZERO_WIDTH_SET.isdisjoint(found[0]):
            draft.note("zero_width", start - 1, end + 1)
        elif not glyphs.DIRECTION_SET.isdisjoint(found[0]):
            draft.note("bidi", start - 1, end + 1)
        elif any("\u0332" <= c <= "\u0338" for c in found[0]):
            draft.note("styled_letters", start - 1, end + 1)
    _note_hyphens(draft, hyphens)
    draft.apply(edits)


def compose(draft: Draft) -> None:
    """Join letters and the accents that follow them."""
    if not draft.holds(_ACCENT):
        return
    edits = []
    for found in _COMBINED.finditer(draft.text):
        composed = unicodedata.normalize("NFC", found[0])
        if composed != found[0]:
            start = found.start()
            edits.append(Edit(start, found.end(), composed, [start] * len(composed)))
    draft.apply(edits)


def _needs_no_joiner(text: str, position: int) -> bool:
    """Say whether a letter or digit of a script without joining marks stands at `position`."""
    if not 0 <= position < len(text):
        return False
    c = text[position]
    return c.isalnum() and (c < "\u0590" or "\u1e00" <= c < "\u2000" or c >= "\u3040")


def _note_hyphens(draft: Draft, hyphens: list[tuple[int, int]]) -> None:
    """
    Note soft hyphens inside numbers, and three that stand after letter upon letter.

    Hyphenation proper puts them between syllables.
    """
    text = draft.text
    close = [b[0] - a[1] == 1 for a, b in pairwise(hyphens)]
    for number, (start, end) in enumerate(hyphens):
        inside = text[start - 1].isdigit() and text[end].isdigit()
        if inside or (number > 1 and close[number - 1] and close[number - 2]):
            draft.note("soft_hyphen", start - 1, end + 1)
