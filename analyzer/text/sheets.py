"""Read what a script writes into the page: rows kept as text, and strings that it draws."""

import re
from collections.abc import Iterator

from analyzer.text.literals import Value, unquote

_SEPARATORS = (";", "|", "\t", "~", "^")
_FEWEST_CELLS = 3
_MOST_SAYINGS = 200
_DIGITS = re.compile(r"\d")
# What is handed to these is shown: words painted on a canvas, markup written into the page.
_SHOWN = re.compile(
    r"""
    (?: \b(?: fillText | strokeText | write | writeln ) \s*\(\s*
      | \.(?: innerHTML | outerHTML | innerText | textContent ) \s*\+?=\s*
      | \binsertAdjacentHTML\(\s*["'`]\w+["'`]\s*,\s*
    )
    (?P<string> "(?:[^"\\\n]|\\.){4,4000}" | '(?:[^'\\\n]|\\.){4,4000}' | `[^`$]{4,4000}` )
    """,
    re.VERBOSE | re.DOTALL,
)
_TELLS = ("Text", "HTML", "write")


def sheet_of(values: list[Value]) -> list[Value]:
    """
    Return rows written as text as records, each cell under the header of the first row.

    >>> sheet_of(["plan;price;days", "A;190;30", "B;740;30"])[1]
    {'plan': 'B', 'price': '740', 'days': '30'}
    """
    rows = [x for x in values if isinstance(x, str)]
    if len(rows) < 2 or len(rows) != len(values):
        return values
    for separator in _SEPARATORS:
        cells = [[x.strip() for x in row.split(separator)] for row in rows]
        width = len(cells[0])
        if width >= _FEWEST_CELLS and all(len(row) == width for row in cells):
            return _records(cells) or values
    return values


def _records(rows: list[list[str]]) -> list[Value]:
    header, *body = rows
    if any(x.isdigit() for x in header) or not all(header):
        return []
    return [dict(zip(header, row, strict=True)) for row in body]


def sayings(script: str) -> Iterator[str]:
    """Yield the strings that a script paints or writes into the page, where they hold figures."""
    if not any(x in script for x in _TELLS):
        return
    for count, found in enumerate(_SHOWN.finditer(script)):
        if count >= _MOST_SAYINGS:
            return
        words = unquote(found["string"])
        if _DIGITS.search(words):
            yield words
