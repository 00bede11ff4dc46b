"""Cut a text into the few tokens that matter: digits, and words the lexicon knows."""

import re
from dataclasses import dataclass

from analyzer.extract.quantities.lexicon import Joint, Lexeme, Lexicon

# A page holds a few thousand tokens; beyond this it is an attack on our time.
TOKEN_LIMIT = 60_000
_LONGEST_GAP = 24  # characters; no phrase that joins two tokens is longer

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
_SHORT = re.compile(
    r"(\x20?)([A-Za-z×хкК\uff21-\uff5a]{1,2})(?![A-Za-z\u00c0-\u024f\u0400-\u04ff/])"
)
_WORD_END = re.compile(r"[a-z0-9][a-z][0-9a-z]*-$")
_WORD_START = re.compile(r"[^\W\d_]{3,}$")


@dataclass(slots=True)
class Token:
    """A number in digits (`raw`) or a known word, with half-open offsets; `used` once read."""

    start: int
    end: int
    lexeme: Lexeme
    raw: str = ""
    right_open: bool = False  # more letters follow: perhaps only part of a word
    glued: bool = False  # digits behind letters: perhaps part of a name
    crossed: bool = False  # digits behind a multiplication sign: x2
    used: bool = False


_PLAIN = Lexeme()
_BLANK = Lexeme(ignore=True)
_SIGNS = frozenset("$€£¥₽₺")


@dataclass(slots=True)
class Source:
    """The text that is read: as written, folded, its tokens, and the words known."""

    text: str
    folded: str
    lexicon: Lexicon
    tokens: list[Token]

    def joint(self, left: int, right: int) -> Joint:
        """Say what stands between the offsets `left` and `right`."""
        if left == right:
            return Joint.JOIN
        if not 0 < right - left <= _LONGEST_GAP:
            return Joint.NONE
        between = self.folded[left:right]
        known = self.lexicon.gaps.get(between)
        if known is None:
            key = " ".join(between.split())
            known = self.lexicon.gaps.get(key, Joint.NONE)
        return known


def tokenize(source: Source) -> None:
    """Fill `source.tokens`, in order; tokens never overlap."""
    found = _numbers(source)
    lexemes, folded = source.lexicon.lexemes, source.folded
    matches = source.lexicon.automaton.find_matches_as_indexes(folded)
    found += [Token(start, end, lexemes[i]) for i, start, end in matches]
    found.sort(key=lambda token: token.start)
    kept: list[Token] = []
    end = 0
    for token in found[:TOKEN_LIMIT]:
        if token.start < end:
            continue
        if not token.raw and not token.lexeme.loose:
            word = _word(source, token, end)
            if word is None:
                continue
            token = word
        if kept and kept[-1].raw:
            _add_short(source, kept, token)
            end = kept[-1].end
        elif (
            kept
            and kept[-1].right_open
            and token.start != end
            and not _in_compound(source, end, token.start)
        ):
            kept.pop()
        if token.raw and end != token.start and not _free(source, token):
            continue
        kept.append(token)
        end = token.end
    if kept and kept[-1].raw:
        _add_short(source, kept, None)
    elif kept and kept[-1].right_open:
        kept.pop()
    source.tokens[:] = kept


def _numbers(source: Source) -> list[Token]:
    """Find the numbers in digits; dates, clock times and web addresses become blanks."""
    folded = source.folded
    found: list[Token] = []
    skip = 0
    if "://" in folded or "www." in folded:
        found = [Token(m.start(), m.end(), _BLANK) for m in _ADDRESS.finditer(folded)]
        found.reverse()
    addresses, found = found, []
    for match in _DIGITS.finditer(folded):
        start, end = match.span()
        while addresses and addresses[-1].end <= start:
            found.append(addresses.pop())
        if start < skip or (addresses and addresses[-1].start <= start):
            continue
        date = _DATE.match(folded, start) if _dated(folded, start, end) else None
        if date:
            skip = date.end()
            found.append(Token(start, skip, _BLANK))
            continue
        if start > 1 and folded[start - 1] == "." and not folded[start - 2].isalnum():
            start -= 1
        found.append(Token(start, end, _PLAIN, folded[start:end]))
    return found + addresses[::-1]


def _dated(folded: str, start: int, end: int) -> bool:
    """Say whether the digits could begin a date or a clock time."""
    if end - start > 10:
        return False
    return folded[end : end + 1] in _DATE_HINT or folded.count(".", start, end) == 2


def is_letter(char: str) -> bool:
    """
    Say whether `char` could belong to the same word as its neighbour.

    Chinese, Japanese and Thai put no space between words: their letters do not count.
    """
    return char.isalpha() and (char < "\u0e00" or "\uac00" <= char <= "\ud7a3")


def _word(source: Source, token: Token, end: int) -> Token | None:
    """Return the word if it is one, or else a shorter one that it begins or ends with."""
    if not _is_word(source, token, end):
        return _symbol(source, token)
    cut = source.folded.rfind(" ", token.start, token.end) if token.right_open else -1
    if cut < 0:
        return token
    matches = source.lexicon.automaton.find_matches_as_indexes(source.folded[token.start : cut])
    if not matches or matches[0][1:] != (0, cut - token.start):
        return None
    return Token(token.start, cut, source.lexicon.lexemes[matches[0][0]])


def _is_word(source: Source, token: Token, end: int) -> bool:
    """Check the borders and capitals of a word; `end` is where the token before ends."""
    folded, start = source.folded, token.start
    if token.lexeme.exact and source.text[start : token.end] not in token.lexeme.exact:
        return False
    inside = start > 0 and is_letter(folded[start - 1]) and is_letter(folded[start])
    if (
        inside
        and end != start
        and not _new_word(source.text, start)
        and not _in_compound(source, end, start)
    ):
        return False
    following = folded[token.end : token.end + 1]
    if following and is_letter(following) and is_letter(folded[token.end - 1]):
        token.right_open = _is_open(source, token)
    return True


def _in_compound(source: Source, end: int, start: int) -> bool:
    """Say whether only an "and" parts two number words in one: zweiunddreißig."""
    if not source.lexicon.units_first or not 0 < start - end <= 3:
        return False
    return bool(source.lexicon.gaps.get(source.folded[end:start], Joint.NONE) & Joint.AND)


def _new_word(text: str, at: int) -> bool:
    """Say whether cells are glued at `at`: a small letter, then a capital."""
    return text[at].isupper() and text[at - 1].islower()


def _is_open(source: Source, token: Token) -> bool:
    """Say whether letters go on behind the word; endings of the language are let pass."""
    end = token.end
    if "\uac00" <= source.folded[end - 1] <= "\ud7a3" or _new_word(source.text, end):
        return False
    suffix = source.lexicon.suffix
    ending = suffix.match(source.folded, end) if suffix else None
    if ending is None or not ending.end() > end:
        return True
    following = source.folded[ending.end() : ending.end() + 1]
    if following and is_letter(following):
        return True
    token.end = ending.end()
    return False


def _symbol(source: Source, token: Token) -> Token | None:
    """Save the sign at the end of a word that was none ("bonus$" holds "us$")."""
    last = source.folded[token.end - 1]
    if last not in _SIGNS or token.end - token.start == 1:
        return None
    matches = source.lexicon.automaton.find_matches_as_indexes(last)
    return Token(token.end - 1, token.end, source.lexicon.lexemes[matches[0][0]])


def _free(source: Source, token: Token) -> bool:
    """Say whether digits stand by themselves; notes it where they are glued to a word."""
    start = token.start
    before = source.folded[start - 1] if start else " "
    if before in "_#" or (
        before == "-" and _WORD_END.search(source.folded[max(0, start - 9) : start])
    ):
        return False
    if not is_letter(before):
        return True
    if before in "x×х" and (start < 2 or not source.folded[start - 2].isalnum()):
        token.crossed = True
        return True
    token.glued = True
    return _WORD_START.search(source.folded, max(0, start - 12), start) is not None


def _add_short(source: Source, kept: list[Token], following: Token | None) -> None:
    """Append the single letter behind a number, if it means something and no word does."""
    number = kept[-1]
    match = _SHORT.match(source.text, number.end)
    if not match:
        return
    if following and not following.raw and following.start < match.end():
        return
    start, end = match.span(2)
    lexeme = source.lexicon.shorts.get(match[2]) or source.lexicon.shorts.get(
        source.folded[start:end]
    )
    if match[1] and source.folded[start:end] in source.lexicon.gaps:
        return  # "5 y 10" are two numbers
    if lexeme and (not match[1] or lexeme.time or lexeme.hash or lexeme.times):
        kept.append(Token(start, end, lexeme))
    elif not match[1]:
        number.glued = True
