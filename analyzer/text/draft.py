"""A text on its way to being plain, and the way back to what was written."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzer.types.document import Layer, Span

_MOST_NOTES = 2000  # a page that disguises more has been shown to
_WIDEST_WORD = 40  # code points by which a note is widened on each side, at most
_FEW = 16  # different characters, which are quicker replaced one after the other


@dataclass(frozen=True, slots=True)
class Edit:
    """
    Replaces a stretch of the present text.

    `sources` holds for each new character the offset of the one it comes from.
    """

    start: int
    end: int
    text: str
    sources: Sequence[int]


def replacing(start: int, text: str) -> Edit:
    """Return the edit that puts `text` in place of as many characters."""
    end = start + len(text)
    return Edit(start, end, text, range(start, end))


@dataclass(slots=True)
class Draft:
    """
    The present text, where each character came from, and the disguises seen.

    `origin` is as in Layer; `notes` hold a kind and offsets in the original text,
    `alphabet` the different characters of the present text.
    """

    text: str
    origin: array[int] | None = None
    notes: list[tuple[str, int, int]] = field(default_factory=list)
    alphabet: str = field(init=False)

    def __post_init__(self) -> None:
        """Look which characters the text holds."""
        self._write(self.text)

    def _write(self, text: str) -> None:
        self.text, self.alphabet = text, "".join(set(text))

    def holds(self, characters: re.Pattern[str]) -> bool:
        """Say whether the text holds one of a class of characters; a look at its alphabet."""
        return characters.search(self.alphabet) is not None

    def note(self, kind: str, start: int, end: int) -> None:
        """Remember that characters of the present text are a disguise."""
        if len(self.notes) >= _MOST_NOTES:
            return
        if self.origin is None:
            self.notes.append((kind, start, end))
        elif end > start:
            covered = self.origin[start:end]
            self.notes.append((kind, min(covered), max(covered) + 1))

    def translate(self, table: dict[int, str]) -> None:
        """Replace characters one for one; none of `table` may stand for another of it."""
        known = [c for c in self.alphabet if ord(c) in table]
        if len(known) > _FEW:
            self._write(self.text.translate(table))
            return
        text = self.text
        for character in known:
            text = text.replace(character, table[ord(character)])
        self._write(text)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make edits, which stand in order and do not overlap."""
        if not edits:
            return
        origin = self.origin if self.origin is not None else array("l", range(len(self.text)))
        pieces: list[str] = []
        after = array("l")
        position = 0
        for edit in edits:
            pieces += (self.text[position : edit.start], edit.text)
            after.extend(origin[position : edit.start])
            after.extend([origin[i] for i in edit.sources])
            position = edit.end
        pieces.append(self.text[position:])
        after.extend(origin[position:])
        self.origin = after
        self._write("".join(pieces))

    def disguises(self, where: str) -> tuple[tuple[str, Span], ...]:
        """Return the notes as plain spans of whole words, neighbours of one kind merged."""
        if not self.notes:
            return ()
        places = self._inverse()
        merged: list[tuple[str, int, int]] = []
        for kind, start, end in sorted(self.notes, key=lambda x: (x[0], x[1], x[2])):
            inside = [i for i in places[start:end] if i >= 0]
            if not inside:
                continue
            first, last = _word(self.text, min(inside), max(inside) + 1)
            if merged and merged[-1][0] == kind and first <= merged[-1][2]:
                merged[-1] = (kind, min(first, merged[-1][1]), max(last, merged[-1][2]))
            else:
                merged.append((kind, first, last))
        merged.sort(key=lambda x: (x[1], x[2], x[0]))
        return tuple((kind, Span(where, start, end)) for kind, start, end in merged)

    def _inverse(self) -> array[int]:
        """Return for each original offset its plain one, -1 where nothing is left of it."""
        if self.origin is None:
            return array("l", range(len(self.text)))
        length = max(*self.origin, *(x[2] for x in self.notes), 0) + 1
        inverse = array("l", [-1]) * length
        for plain, original in enumerate(self.origin):
            inverse[original] = plain
        return inverse


class Places:
    """Translates offsets of a layer's original text to its plain text."""

    def __init__(self, layer: Layer) -> None:
        """Look at `layer`."""
        self._origin = layer.origin

    def plain(self, offset: int) -> int:
        """Return the offset in the plain text of what stands at or after `offset`."""
        return offset if self._origin is None else bisect_left(self._origin, offset)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words."""
    limit = max(0, start - _WIDEST_WORD)
    while start > limit and not text[start - 1].isspace():
        start -= 1
    limit = min(len(text), end + _WIDEST_WORD)
    while end < limit and not text[end].isspace():
        end += 1
    return start, end
