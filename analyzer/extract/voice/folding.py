"""Fold text for comparison without moving a single offset."""

from functools import cache

from analyzer.resources.letters import LetterTable
from analyzer.resources.voice_words import simplified_letters

_FULL_WIDTH = {full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
_SAME = _FULL_WIDTH | {
    ord(old): new for old, new in zip("\n\r\t\f\xa0’‘ʼ", "     '''", strict=True)
}


def fold(text: str) -> str:
    """
    Return `text` in lower case, Chinese in the simplified script, letter for letter.

    >>> fold("Don’t MISS İt"), fold("保證獲利！")
    ("don't miss it", '保证获利!')
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(_single(x) for x in text)
    if lower.isascii():
        return lower.translate(_SAME)
    return _letters().apply(lower)


def _single(letter: str) -> str:
    # The dotted capital I is the one letter whose small form is two code points.
    lower = letter.lower()
    return lower if len(lower) == 1 else lower[0]


@cache
def _letters() -> LetterTable:
    return LetterTable(simplified_letters() | _SAME)
