"""Find the numbers in digits, and what only looks like one: dates, clock times, addresses."""

import re
from collections.abc import Iterator

from analyzer.extract.quantities.digits import read_figure
from analyzer.extract.quantities.lexicon import Lexeme
from analyzer.extract.quantities.tokens import Source, Token

# Begins with a set of characters, not a repeat: that lets the search skip quickly.
_DIGITS = re.compile(
    r"""
    [0-9]
    (?: [0-9]{0,2} (?:\x20[0-9]{3})+ (?![0-9]) (?:[.,][0-9]+)?   # 10 000,00
      | [0-9]* (?:[.,'][0-9]+)* (?:\x20\.\x20[0-9]{1,4}(?![0-9.]))?   # 1.000,50   4 . 8
    )
    """,
    re.VERBOSE,
)
_DATE = re.compile(
    r"""
    (?: (?:19|20)[0-9]{2} ([-/.]) [0-9]{1,2} \1 [0-9]{1,2}   # 2026-11-22
      | [0-9]{1,2} ([-/.]) [0-9]{1,2} \2 (?:19|20)[0-9]{2}   # 22.11.2026
      | [0-9]{1,2} : [0-9]{2} (?: : [0-9]{2} )?              # 14:30
      | (?:19|20)[0-9]{2} \s?[年년] (?![间間])                # 2026年
        (?: \s?[0-9]{1,2} \s?[月월] (?: \s?[0-9]{1,2} \s?[日号號일] )? )?
      | [0-9]{1,2} \s?[月월] \s?[0-9]{1,2} \s?[日号號일]         # 11月22日
      | [0-9]{1,2} [月월] (?![间間])                           # 11月
    ) (?![0-9])
    """,
    re.VERBOSE,
)
_DATE_HINT = frozenset(":-/.年년月월 ")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
PLAIN = Lexeme()
_BLANK = Lexeme(ignore=True)


def find_figures(source: Source) -> list[Token]:
    """Return the numbers in digits; dates, clock times and web addresses become blanks."""
    folded = source.folded
    found = _addresses(folded)
    skip = 0
    for match in _DIGITS.finditer(folded):
        start, end = match.span()
        if start < skip:
            continue
        if _may_be_date(folded, start, end):
            date = _DATE.match(folded, start)
            if date is not None:
                skip = date.end()
                found.append(Token(start, skip, _BLANK))
                continue
        if start > 1 and folded[start - 1] == "." and not folded[start - 2].isalnum():
            start -= 1  # .5
        raw = folded[start:end]
        if "," in raw:
            found += [Token(a, b, PLAIN, folded[a:b]) for a, b in _pieces(source, start, end)]
        else:
            found.append(Token(start, end, PLAIN, raw))
    return found


def _addresses(folded: str) -> list[Token]:
    """Return a blank for each web address."""
    if "://" not in folded and "www." not in folded:
        return []
    return [Token(m.start(), m.end(), _BLANK) for m in _ADDRESS.finditer(folded)]


def _may_be_date(folded: str, start: int, end: int) -> bool:
    """Say whether the digits could begin a date or a clock time."""
    if end - start > 10:
        return False
    return folded[end : end + 1] in _DATE_HINT or folded.count(".", start, end) == 2


def _pieces(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list of numbers ("5,10,15", "10，200") at its commas; most are one number."""
    folded = source.folded
    commas = folded.count(",", start, end)
    if commas == 1 and source.text[start:end].isascii():
        yield start, end
        return
    wide = source.text.find("，", start, end) >= 0 and source.text[start].isascii()
    if not wide and (commas == 1 or read_figure(folded[start:end]) is not None):
        yield start, end
        return
    left = start
    for piece in folded[start:end].split(","):
        yield left, left + len(piece)
        left += len(piece) + 1
