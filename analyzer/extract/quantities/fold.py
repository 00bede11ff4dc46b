"""
Fold a text for matching, character by character, so that offsets stay exact.

Letters become small, digits of any script become 0-9, full-width and other
typographic variants become their plain forms.  Nothing is added or removed.
"""

from functools import cache

from analyzer.resources.letters import LetterTable

# Where each script's decimal digits begin (Unicode category Nd, without ASCII).
_ZEROS = (
    0x660,
    0x6F0,
    0x7C0,
    0x966,
    0x9E6,
    0xA66,
    0xAE6,
    0xB66,
    0xBE6,
    0xC66,
    0xCE6,
    0xD66,
    0xDE6,
    0xE50,
    0xED0,
    0xF20,
    0x1040,
    0x1090,
    0x17E0,
    0x1810,
    0x1946,
    0x19D0,
    0x1A80,
    0x1A90,
    0x1B50,
    0x1BB0,
    0x1C40,
    0x1C50,
    0xA620,
    0xA8D0,
    0xA900,
    0xA9D0,
    0xA9F0,
    0xAA50,
    0xABF0,
    0x104A0,
    0x10D30,
    0x11066,
    0x110F0,
    0x11136,
    0x111D0,
    0x112F0,
    0x11450,
    0x114D0,
    0x11650,
    0x116C0,
    0x11730,
    0x118E0,
    0x11950,
    0x11C50,
    0x11D50,
    0x11DA0,
    0x16A60,
    0x16AC0,
    0x16B50,
    0x1D7CE,
    0x1D7D8,
    0x1D7E2,
    0x1D7EC,
    0x1D7F6,
    0x1E140,
    0x1E2F0,
    0x1E950,
    0x1FBF0,
)
_MINUS = "−﹣－"
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_APOSTROPHES = "’‘ʼ´`＇"


def fold(text: str) -> str:
    """
    Return `text` in its folded form, of the same length.

    >>> fold("ＵＳＤ １２．５％ ٣ ③")
    'usd 12.5% 3 3'
    """
    if text.isascii():
        return text.lower()
    # İ is the one letter whose small form is two characters.
    lowered = text.replace("İ", "i").lower()
    return _table().apply(lowered)


@cache
def _table() -> LetterTable:
    """Map code points beyond ASCII to their plain form; built once, when a text first needs it."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for zero in _ZEROS:
        table.update({zero + digit: str(digit) for digit in range(10)})
    for first in (0x2460, 0x2776, 0x2780, 0x278A, 0x24F5):  # circled 1-9, five styles
        table.update({first + step: str(step + 1) for step in range(9)})
    table.update(dict.fromkeys((0x24EA, 0x24FF), "0"))
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys(map(ord, _APOSTROPHES), "'"))
    table.update(dict.fromkeys(map(ord, _MINUS), "-"))
    table.update({ord("٫"): ".", ord("٬"): ",", ord("٪"): "%", ord("﹪"): "%", ord("￥"): "¥"})
    return LetterTable({code: plain for code, plain in table.items() if code > 0x7F})
