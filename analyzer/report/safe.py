"""Make text from a page harmless before a person's terminal, ticket or table shows it."""

import re
import unicodedata

# What is dropped: controls (terminal escapes begin with one), format characters (zero width,
# bidirectional marks, tags), surrogates, private use, unassigned, line and paragraph separators.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SPACE = re.compile(r"[\s\x00-\x20]+")
_PLAIN = re.compile(r"[\x20-\x7e\u4e00-\u9fff\u3001-\u3011\uff01-\uff5e]*")  # the ordinary case
_MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_MARKS = re.compile(rf"({_MARK}{{3}}){_MARK}+")  # towers of accents climb into other lines


def harmless(text: str, most: int = 300) -> str:
    r"""
    Return `text` on one line, without control or direction characters, cut to `most`.

    >>> harmless("pay\x1b[31m now\n today")
    'pay[31m now today'
    >>> harmless("x" * 400, most=5)
    'xxxx…'
    """
    # Nothing far behind the cut can matter, and pages may carry megabytes in one name.
    one_line = _SPACE.sub(" ", _kept(text[: 20 * most + 100], keep_lines=False)).strip()
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


def harmless_lines(text: str) -> str:
    r"""
    Return `text` with its line breaks, without any other control or direction character.

    >>> harmless_lines("a\r\nb\x07\u202ec")
    'a\nbc'
    """
    return _kept(text.replace("\r\n", "\n"), keep_lines=True)


def _kept(text: str, *, keep_lines: bool) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return _MARKS.sub(r"\1", "".join(_replaced(x, keep_lines=keep_lines) for x in text))


def _replaced(letter: str, *, keep_lines: bool) -> str:
    """Keep words apart where a line break or tab stood; drop everything else that is harmful."""
    if unicodedata.category(letter) not in _DROPPED:
        return letter
    if keep_lines and letter == "\n":
        return letter
    return " " if letter in "\t\n\r\x0b\x0c\x85\u2028\u2029" else ""
