"""Find the numbers in digits, and what only looks like one: dates, clock times, addresses."""

import re
from collections.abc import Iterator

from analyzer.extract.quantities.digits import read_figure
from analyzer.extract.quantities.lexicon import Lexeme
from analyzer.extract.quantities.tokens import TOKEN_LIMIT, Source, Token

# Begins with a set of characters, not a repeat: that lets the search skip quickly.
_DIGITS = re.compile(
    r"""
    [0-9]
    (?: [0-9]{0,2} (?:\x20[0-9]{3}){1,6} (?![0-9]) (?:[.,][0-9]+)?   # 10 000,00
      | [0-9]* (?:[.,'][0-9]+){0,12} (?:\x20\.\x20[0-9]{1,4}(?![0-9.]))?   # 1.000,50   4 . 8
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
# "1,999,9994" before a percent sign: two glued cells, 1,999,999 and 4 %.
_OVERFULL = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?=[0-9]{1,2}(?:\.[0-9]+)?\s?%)")
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
        if len(found) >= TOKEN_LIMIT:
            break
        date = _DATE.match(folded, start) if _may_be_date(folded, start, end) else None
        if date is not None:
            skip = date.end()
            found.append(Token(start, skip, _BLANK))
        elif source.text[start] < "\u0080":
            found += _figures(source, start, end)
        else:
            found += _figures(source, _behind_bullet(source.text, start, end), end)
    return found


def _figures(source: Source, start: int, end: int) -> list[Token]:
    """Make tokens of a run of digits: mostly one."""
    folded = source.folded
    if start > 1 and folded[start - 1] == "." and not folded[start - 2].isalnum():
        start -= 1  # .5
    raw = folded[start:end]
    if "," in raw:
        return [Token(a, b, PLAIN, folded[a:b]) for a, b in _pieces(source, start, end)]
    if folded[end : end + 1] == "+" and not folded[end + 1 : end + 2].isdigit():
        end += 1  # "10+ years"
    return [Token(start, end, PLAIN, raw)]


def _behind_bullet(text: str, start: int, end: int) -> int:
    """Step over a circled digit that numbers an item: ①2% is two percent."""
    circled = not text[start].isdecimal()
    return start + 1 if circled and end > start + 1 and text[start + 1].isdecimal() else start


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


def _overfull(folded: str, start: int, end: int) -> int | None:
    """Return where a sum ends to which the percentage of the next cell is glued."""
    if folded[end : end + 1] != "%" and folded[end + 1 : end + 2] != "%":
        return None
    sum_ = _OVERFULL.match(folded, start)
    return sum_.end() if sum_ else None


def _pieces(source: Source, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list of numbers ("5,10,15", "10，200") at its commas; most are one number."""
    folded = source.folded
    commas = folded.count(",", start, end)
    if commas == 1 and source.text[start:end].isascii():
        yield start, end
        return
    if (cut := _overfull(folded, start, end)) is not None:
        yield start, cut
        yield cut, end
        return
    wide = source.text.find("，", start, end) >= 0 and source.text[start].isascii()
    if not wide and (commas == 1 or read_figure(folded[start:end]) is not None):
        yield start, end
        return
    left = start
    for piece in folded[start:end].split(","):
        yield left, left + len(piece)
        left += len(piece) + 1
