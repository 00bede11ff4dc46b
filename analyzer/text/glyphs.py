"""Which characters stand for which: look-alikes, styled letters, digits, marks without ink."""

import sys
import unicodedata
from functools import cache

# Letters of other scripts that a reader takes for these Latin ones.
# Source: Unicode's confusables, limited to what looks the same in common fonts.
_LATIN_TWINS = {
    "a": "аɑα", "b": "Ьƅ", "c": "сϲⅽ", "d": "ԁⅾ", "e": "еҽ", "f": "ғ", "g": "ɡց", "h": "һհ",
    "i": "іιɩⅰ", "j": "јϳ", "k": "кκ", "l": "ӏⅼ", "m": "мⅿ", "n": "ոпη", "o": "оοօס", "p": "рρ",
    "q": "ԛզ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υսц", "v": "ѵνⅴ", "w": "ԝωա", "x": "хχⅹ",
    "y": "уγү", "z": "ᴢ",
    "A": "АΑᎪ", "B": "ВΒᏴ", "C": "СϹⅭᏟ", "D": "ᎠⅮ", "E": "ЕΕᎬ", "F": "ϜҒ", "G": "ԌᏀ",
    "H": "НΗᎻ", "I": "ІΙӀⅠ", "J": "ЈᎫ", "K": "КΚᏦ", "L": "ᏞⅬ", "M": "МΜᎷⅯ", "N": "Ν",
    "O": "ОΟՕ", "P": "РΡᏢ", "Q": "Ԛ", "R": "Ꭱ", "S": "ЅՏᏚ", "T": "ТΤᎢ", "U": "Ս", "V": "ѴᏙⅤ",
    "W": "ԜᎳ", "X": "ХΧⅩ", "Y": "УΥҮ", "Z": "ΖᏃ",
}  # fmt: skip
TO_LATIN = {other: letter for letter, others in _LATIN_TWINS.items() for other in others}
# The other way: Latin and Greek letters inside a Cyrillic word.
TO_CYRILLIC = dict(
    zip("aceopxyijsABCEHIJKMOPSTXYοΟαΑ", "асеорхуіјѕАВСЕНІЈКМОРЅТХУоОаА", strict=True)
)

# Letters and digits drawn in another style, besides those Unicode itself maps (NFKC).
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_STYLED_RANGES = (
    (0x1D400, 0x1D7FF),  # mathematical letters and digits
    (0x1F130, 0x1F149),  # squared capitals
)
_NEGATIVE = {  # white on black: no decomposition in Unicode
    **{chr(0x1F150 + i): chr(65 + i) for i in range(26)},
    **{chr(0x1F170 + i): chr(65 + i) for i in range(26)},
}
# Circled and parenthesised signs are ordinary list markers, too; see disguise.py.
CIRCLED = {
    **{chr(0x2460 + i): str(i + 1) for i in range(20)},
    **{chr(0x2474 + i): str(i + 1) for i in range(20)},
    **{chr(0x249C + i): chr(97 + i) for i in range(26)},
    **{chr(0x24B6 + i): chr(65 + i) for i in range(26)},
    **{chr(0x24D0 + i): chr(97 + i) for i in range(26)},
    "\u24ea": "0", "\u24ff": "0",
    **{chr(0x24EB + i): str(i + 11) for i in range(10)},
    **{chr(0x24F5 + i): str(i + 1) for i in range(10)},
    **{chr(0x2776 + i): str(i + 1) for i in range(10)},
    **{chr(0x2780 + i): str(i + 1) for i in range(10)},
    **{chr(0x278A + i): str(i + 1) for i in range(10)},
}  # fmt: skip

SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
DASHES = "\u2010\u2011\u2012\u2212\ufe58\ufe63\uff0d\u207b"
ZERO_WIDTH = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0"
)
DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH_SET = frozenset(ZERO_WIDTH)
DIRECTION_SET = frozenset(DIRECTIONS)
SOFT_HYPHEN = "\u00ad"
# Strokes laid over letters, and marks that only choose how a sign is drawn.
OVERLAYS = "\u0332-\u0338\u20d2\u20d3\u20d8-\u20da\u20e5-\u20eb\ufe00-\ufe0f\U000e0001-\U000e007f"


@cache
def ordinary() -> dict[int, str]:
    """
    Return what reads differently from what is written, but is ordinary typography.

    Full-width forms, the digits of every script, spaces, dashes and percent signs; all
    one character for one.
    """
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    table |= {ord(c): " " for c in SPACES} | {ord(c): "-" for c in DASHES}
    table |= {ord(c): "%" for c in "\ufe6a\u066a\uff05"}
    table |= {0x066B: ".", 0x066C: ",", 0xFE52: ".", 0xFE50: ",", 0xFE69: "$", 0xFFE5: "¥"}
    table |= {0xFFE1: "£", 0xFF61: "。", 0xFF64: "、"}
    for code in range(0x0660, 0xFF00):
        digit = unicodedata.decimal(chr(code), None)
        if digit is not None:
            table[code] = str(digit)
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):  # radicals, compatibility
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    return table


@cache
def styled() -> dict[str, str]:
    """Return letters and digits that are drawn to look special, one character for one."""
    table = {c: "".join(x) for c, x in _SMALL_CAPITALS.items()} | _NEGATIVE
    for first, last in _STYLED_RANGES:
        for code in range(first, min(last, sys.maxunicode) + 1):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[chr(code)] = folded
    for sign in "ℎℬℰℱℋℐℒℳℛℯℊℴℂℍℕℙℚℝℤℭℌℑℜℨℓ":
        table[sign] = unicodedata.normalize("NFKC", sign)
    return table
