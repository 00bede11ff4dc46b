"""Compose letters and their accents, where a text keeps them apart."""

import re
import unicodedata

_SEGMENT = re.compile(r"(?s).[\u0300-\u036f\u093c\u0653-\u0655\u3099\u309a]*")


def compose(text: str) -> tuple[str, list[int] | None]:
    """
    Return `text` in composed form (NFC), and for each of its characters the offset in `text`.

    The offsets are None where nothing changes, which is nearly always; they end with the
    length of `text`.

    >>> compose("ngày")[1] is None, list(compose("nga\u0300y")[1])
    (True, [0, 1, 2, 4, 5])
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    composed: list[str] = []
    origin: list[int] = []
    for segment in _SEGMENT.finditer(text):
        piece = unicodedata.normalize("NFC", segment[0])
        composed.append(piece)
        origin.extend([segment.start()] * len(piece))
    origin.append(len(text))
    return "".join(composed), origin
