"""Fold text so that one phrase matches every way of writing it; offsets stay as they are."""

from functools import cache
from pathlib import Path

from analyzer.resources.letters import LetterTable

_TABLE = Path(__file__).parent.parent / "rules" / "words" / "simplified.txt"

# Every kind of blank and hyphen counts as a space, every apostrophe as '.
_ALIKE = {
    **dict.fromkeys("\t\n\r\u00a0\u2009\u202f\u3000-\u2010\u2011\u2012\u2013\u2014\u2212", " "),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"),
}


@cache
def _table() -> LetterTable:
    """Map traditional to simplified characters (from the zh-Hans table of zhconv) and the rest."""
    traditional, simplified = _TABLE.read_text(encoding="utf-8").splitlines()
    table = _ALIKE | dict(zip(traditional, simplified, strict=True))
    return LetterTable({ord(letter): other for letter, other in table.items()})


def fold(text: str) -> str:
    """
    Return `text` in lower case, in simplified Chinese, with plain spaces; same length.

    >>> fold("Risk-Free 保證獲利")
    'risk free 保证获利'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals, such as the Turkish one, grow in lower case
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return _table().apply(lowered)
