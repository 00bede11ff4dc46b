"""Unpack what a page shows its readers but carries packed: drawn words, encoded markup."""

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote

_MOST = 60  # packed pieces of one page
_LONGEST = 300_000  # characters of one of them
_DRAWING = re.compile(r"data:image/svg\+xml([^,\"'()]{0,60}),")
# "<text" in base64, at each of the three places where it may begin in a group of bytes.
_DRAWN_WORDS = ("PHRleH", "x0ZXh0", "8dGV4d", "<text", "%3ctext", "%3Ctext")
LEAST = 60  # characters of an encoded attribute that can hold a plan
_BASE64 = re.compile(r"[A-Za-z0-9+/]{58,300000}={0,2}")
_CODED = re.compile(
    r"""
    \b (?P<how> atob | unescape | decodeURI(?:Component)? ) \s*\(\s*
    (?P<mark> ["'`]) (?P<body> [\w%+/=.~!*()-]{40,300000}) (?P=mark)
    """,
    re.VERBOSE,
)
_MARKUP = re.compile(r"<[a-zA-Z]")
_PROSE = re.compile(r"(?:[^\W\d_]{2,}\W+){4}|[\u3400-\u9fff]{6}")
# What a style draws: the text before or behind an element, and values kept for it.
_DRAWS = re.compile(
    r"(?:\bcontent|--[\w-]{1,40})\s*:([^;{}]{0,400})",
)
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.){1,300})\"|'((?:[^'\\\n]|\\.){1,300})'", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|(.))", re.DOTALL)
# An icon is a letter or two of a private alphabet; a figure or a word is something said.
_SAYS = re.compile(r"\d\s*\D|[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2}")
_FIGURE = re.compile(r"\d")
_BREAK = 0xA


def drawings(written: str) -> Iterator[str]:
    """
    Yield the markup of each vector picture in a style or an address that holds words.

    >>> list(drawings("url('data:image/svg+xml;utf8,%3Csvg%3E%3Ctext%3E3 %25%3C/text%3E')"))
    ['<svg><text>3 %</text>']
    """
    for found in list(_DRAWING.finditer(written))[:_MOST]:
        body = written[found.end() : _end(written, found)][:_LONGEST]
        if any(x in body for x in _DRAWN_WORDS):
            drawn = _bytes(body) if "base64" in found[1] else unquote(body)
            if drawn:
                yield drawn


def _end(written: str, found: re.Match[str]) -> int:
    """Return where an address ends: at its quotation mark, or its bracket, or the text."""
    mark = written[found.start() - 1 : found.start()]
    stop = written.find({"(": ")"}.get(mark, mark), found.end()) if mark in ('"', "'", "(") else -1
    return stop if stop >= 0 and mark else len(written)


def encoded(value: str) -> str | None:
    """Return the markup or prose that an attribute holds in base64, if it does."""
    if not _BASE64.fullmatch(value):
        return None
    words = _bytes(value)
    return words if words and (_MARKUP.search(words) or _PROSE.search(words)) else None


def written_by(script: str) -> Iterator[str]:
    """Yield what a script decodes to write it into the page."""
    if "atob" not in script and "unescape" not in script and "decodeURI" not in script:
        return
    for found in list(_CODED.finditer(script))[:_MOST]:
        words = _bytes(found["body"]) if found["how"] == "atob" else unquote(found["body"])
        if words and (_MARKUP.search(words) or _PROSE.search(words)):
            yield words


def _bytes(body: str) -> str | None:
    """Return the text that base64 stands for, or None."""
    bare = body.strip().rstrip("=")
    try:
        raw = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
        return raw.decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def draws(style: str) -> Iterator[list[str]]:
    r"""
    Yield the lines that a style draws by itself, escapes undone; a new group with each name.

    >>> list(draws(r'.a::before{content:"Boom\a"}.a::after{content:"\33 00 USDT"}'))
    [['Boom', '300 USDT']]
    """
    group: list[str] = []
    for line in _drawn_lines(style):
        if not _FIGURE.search(line) and any(map(_FIGURE.search, group)):
            yield group
            group = []
        group.append(line)
    if any(map(_FIGURE.search, group)):
        yield group


def _drawn_lines(style: str) -> Iterator[str]:
    for found in _DRAWS.finditer(style):
        for double, single in _STRING.findall(found[1]):
            words = _ESCAPE.sub(_unescape, double or single)
            if _SAYS.search(words):
                yield from filter(None, (x.strip() for x in words.split("\n")))


def _unescape(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[2]
    code = int(found[1], 16)
    if code == _BREAK:
        return "\n"
    return chr(code) if 0x1F < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
