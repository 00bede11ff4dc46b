"""Cut a block into sentences."""

import re
from collections.abc import Iterator
from functools import cache

from analyzer.resources.voice_words import load_voice_words

_EAST = r"[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]"
_END = re.compile(
    rf"""
    [。！？｡；][。！？!?]*[」』”’"）)\]]*     # Chinese and Japanese marks end a sentence anywhere
    | [!?]+["”’»」』)\]]*(?=\s|$|{_EAST})  # others where a space or such a letter follows
    | (?<={_EAST})[!?;]+["”’»」』)\]]*
    | \.+["”’»)\]]*(?=\s|$)
    | …+(?=\s|$)
    | [\n\r\f]+
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.]+$")
# A line shorter than this was not broken for want of room, in letters.
_FULL_LINE = 50


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """
    Yield the sentences between two offsets, without the blanks around them.

    >>> text = "Pays 2.5 % a day. Ends soon!"
    >>> [text[a:b] for a, b in cut(text, 0, len(text))]
    ['Pays 2.5 % a day.', 'Ends soon!']
    """
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and not _ends(text, begin, mark):
            continue
        yield from _trimmed(text, begin, mark.end())
        begin = mark.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(bare)


def _ends(text: str, begin: int, mark: re.Match[str]) -> bool:
    match text[mark.start()]:
        case ".":
            return _full_stop(text, begin, mark)
        case "\n" | "\r" | "\f":
            return not _wrapped(text, begin, mark)
        case _:
            return True


def _full_stop(text: str, begin: int, mark: re.Match[str]) -> bool:
    follows = text[mark.end() : mark.end() + 3].lstrip()[:1]
    if follows.islower():
        return False
    # Twelve letters hold any abbreviation; the whole sentence could be a megabyte.
    word = _LAST_WORD.search(text[max(begin, mark.start() - 12) : mark.start()])
    if word is None:
        return True
    numbered = word[0].isdigit() and begin + len(word[0]) >= mark.start()
    return not numbered and word[0].lower() not in _abbreviations() and not _initial(word[0])


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word.isupper()


def _wrapped(text: str, begin: int, mark: re.Match[str]) -> bool:
    """Say whether a line was only broken for want of room, as in a mail."""
    line = text.rfind("\n", begin, mark.start()) + 1
    room = mark.start() - max(line, begin)
    follows = text[mark.end() : mark.end() + 1]
    single = mark.end() - mark.start() == 1
    return (
        single and room >= _FULL_LINE and "a" <= follows.lower() <= "\u04ff" and follows.islower()
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(x for words in load_voice_words() for x in words.abbreviations)
