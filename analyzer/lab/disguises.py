"""Write a page anew in the disguises that keep programs from reading what people read."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from html.entities import codepoint2name
from types import MappingProxyType

from analyzer.resources import read_text
from analyzer.types.page import Form, Page

Turn = Callable[[str, random.Random], str]  # of one word

_SHARE = 0.5  # of the words, and of the letters in a word that can be exchanged
_SHARE_COMBINED = 0.15  # per disguise, when all are put on one after the other
_MOST_LETTERS = 12  # of a word that is set apart
_LONGEST = 24  # characters of a word: a longer one is an address or Chinese without a stop

# Markup, script, style and entities stay as they are; the text between them is disguised.
_KEPT = re.compile(
    r"<(script|style|title|textarea|select|svg)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|&[#\w]+;",
    re.DOTALL | re.IGNORECASE,
)
# A disguised address leads nowhere, and a wallet's would be lost.
_WORD = re.compile(
    r"\S*(?:://|@|www\.|\w\.\w{2,}/)\S*|\b\w{25,}\b|[^\W\d_]+|\d+(?:[.,]\d+)*(?:\s?[%％])?"
)
_NUMBER = re.compile(r"\d")

_TWINS = {
    "a": "аα", "c": "сϲ", "d": "ԁ", "e": "е", "h": "һ", "i": "іι", "j": "ј", "k": "к", "n": "ո",
    "o": "оο", "p": "рρ", "s": "ѕ", "u": "υ", "v": "ν", "w": "ԝ", "x": "х", "y": "у", "A": "АΑ",
    "B": "ВΒ", "C": "С", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "J": "Ј", "K": "КΚ", "M": "МΜ",
    "N": "Ν", "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "ΥҮ", "Z": "Ζ",
}  # fmt: skip
_CYRILLIC_TWINS = dict(zip("асеорхуіАВСЕНКМОРТХ", "aceopxyiABCEHKMOPTX", strict=True))
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_DIRECTIONS = "\u200e\u200f\u061c"
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"


def _each(word: str, share: float, draw: random.Random, other: Callable[[str], str]) -> str:
    return "".join(other(c) if draw.random() < share else c for c in word)


def lookalikes(word: str, draw: random.Random) -> str:
    """Exchange letters of a word for some of another alphabet that look the same."""
    if len(word) < 3 or not word.isalpha():
        return word
    russian = sum("\u0400" <= c < "\u0500" for c in word) * 2 > len(word)
    table: Mapping[str, str] = _CYRILLIC_TWINS if russian else _TWINS
    return _each(word, _SHARE, draw, lambda c: draw.choice(table.get(c, c)))


def invisible(word: str, draw: random.Random) -> str:
    """Put marks without ink between the characters: zero-width ones and ones of direction."""
    marks = _ZERO_WIDTH + _DIRECTIONS
    return word[0] + "".join(
        (draw.choice(marks) if draw.random() < _SHARE else "") + c for c in word[1:]
    )


def soft_hyphens(word: str, draw: random.Random) -> str:
    """Put soft hyphens between the characters."""
    return word[0] + "".join(("\u00ad" if draw.random() < _SHARE else "") + c for c in word[1:])


def full_width(word: str, _: random.Random) -> str:
    """Write a word or a number as wide as a Chinese character."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


def bold(word: str, draw: random.Random) -> str:
    """Write Latin letters and digits in one of the bold styles of mathematics."""
    small, large, digit = draw.choice(((0x1D41A, 0x1D400, 0x1D7CE), (0x1D5EE, 0x1D5D4, 0x1D7EC)))
    styled = ((("a", "z"), small), (("A", "Z"), large), (("0", "9"), digit))
    for (first, last), start in styled:
        word = "".join(chr(ord(c) - ord(first) + start) if first <= c <= last else c for c in word)
    return word


def circled(word: str, _: random.Random) -> str:
    """Write the digits of a percentage or of a longer number in circles."""
    if not (len(_NUMBER.findall(word)) > 1 or word.endswith("%")):
        return word
    return _NUMBER.sub(lambda found: _CIRCLED[int(found[0])], word)


def spaced(word: str, draw: random.Random) -> str:
    """Set the letters of a word, or the digits of a percentage, apart."""
    if word.isalpha():
        return draw.choice(" .-").join(word) if 5 <= len(word) <= _MOST_LETTERS else word
    return " ".join(word.replace(" ", "")) if word.endswith("%") and len(word) < 8 else word


def overridden(word: str, _: random.Random) -> str:
    """Write a word or a number backwards and have it shown from right to left."""
    return f"\u202e{word[::-1]}\u202c" if len(word) > 1 else word


def simplified(word: str, draw: random.Random) -> str:
    """Exchange traditional characters for their simplified variants."""
    return _each(word, _SHARE, draw, lambda c: _simplified().get(c, c))


def entities(word: str, draw: random.Random) -> str:
    """Write characters as entities: decimal, hexadecimal or named."""

    def written(c: str) -> str:
        named = [f"&{codepoint2name[ord(c)]};"] if ord(c) in codepoint2name else []
        named += ["&percnt;"] if c == "%" else []
        return draw.choice([f"&#{ord(c)};", f"&#x{ord(c):x};", *named])

    return _each(word, _SHARE, draw, written)


def split_by_tags(word: str, draw: random.Random) -> str:
    """Put each digit of a number into an element of its own, or a comment between them."""
    if not _NUMBER.search(word):
        return word
    first, last = draw.choice((("<span>", "</span>"), ("<b>", "</b>"), ("", "<!-- x -->")))
    return _NUMBER.sub(lambda found: f"{first}{found[0]}{last}", word)


def turned_element(word: str, _: random.Random) -> str:
    """Write a word backwards in an element that shows it from right to left."""
    if len(word) < 2 or any(c in word for c in "&\u202e"):
        return word
    return f'<bdo dir="rtl">{word[::-1]}</bdo>'


# In the order in which they can be put on one after the other: markup last.
IN_TEXT: Mapping[str, Turn] = MappingProxyType(
    {
        "simplified": simplified,
        "look-alikes": lookalikes,
        "bold": bold,
        "full-width": full_width,
        "circled": circled,
        "soft hyphens": soft_hyphens,
        "zero-width and direction marks": invisible,
        "letters apart": spaced,
        "right-to-left override": overridden,
    }
)
IN_MARKUP: Mapping[str, Turn] = MappingProxyType(
    {
        "right-to-left element": turned_element,
        "digits split by tags": split_by_tags,
        "entities": entities,
    }
)
ALL = "all combined"
DISGUISES = (*IN_TEXT, *IN_MARKUP, ALL)


def disguise(page: Page, name: str, seed: str) -> Page:
    """
    Return `page` with about half of its words in the disguise `name`, one of `DISGUISES`.

    The same `seed` gives the same page.  Disguises of markup leave a plain text as it is;
    of all combined each takes a share of the words, one upon the other.
    """
    draw = random.Random(f"{name} {seed}")  # noqa: S311 - no secret: it must come out the same again
    markup = page.form is Form.HTML
    if name in IN_MARKUP and not markup:
        return page
    turn = partial(_combined, markup=markup) if name == ALL else partial(_alone, name)
    sheet = page.sheets[0]
    pieces = _pieces(sheet) if markup else ((sheet, True),)
    written = "".join(_turned(text, turn, draw) if free else text for text, free in pieces)
    make = Page.from_html if markup else Page.from_text
    return make(written, source=page.source)


def _alone(name: str, word: str, draw: random.Random) -> str:
    return (IN_TEXT.get(name) or IN_MARKUP[name])(word, draw) if draw.random() < _SHARE else word


def _combined(word: str, draw: random.Random, *, markup: bool) -> str:
    for turn in IN_TEXT.values():
        if draw.random() < _SHARE_COMBINED:
            word = turn(word, draw)
    if markup and draw.random() < _SHARE:
        word = draw.choice(tuple(IN_MARKUP.values()))(word, draw)
    return word


def _pieces(markup: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a page and whether they are text."""
    done = 0
    for found in _KEPT.finditer(markup):
        yield markup[done : found.start()], True
        yield found[0], False
        done = found.end()
    yield markup[done:], True


def _turned(text: str, turn: Turn, draw: random.Random) -> str:
    """Turn the words of a text; never two neighbours into letters set apart."""
    apart = -2

    def one(found: re.Match[str]) -> str:
        nonlocal apart
        word = found[0]
        if not (word[0].isdigit() or word.isalpha()) or len(word) > _LONGEST:
            return word
        written = turn(word, draw)
        if len(written) == 2 * len(word) - 1 and written[::2] == word:
            beside = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
            if found.start() - apart <= 1 or not beside.isspace():
                return word
            apart = found.end()
        return written

    return _WORD.sub(one, text)


@cache
def _simplified() -> Mapping[str, str]:
    """Return the simplified variant of each traditional character that has one."""
    traditional, plain = read_text("rules/words/simplified.txt").splitlines()
    return dict(zip(traditional, plain, strict=True))
