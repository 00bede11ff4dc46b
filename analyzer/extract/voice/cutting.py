"""Cut a block into sentences."""

import re
from functools import cache

from analyzer.resources.voice_words import load_voice_words

# One class of letters, so that the search skips what lies between at full speed.
_MARK = re.compile(r"""[。！？｡；!?;.…\n\r\f]+["”’»」』）)\]]*""")
_ALWAYS = frozenset("。！？｡；\r\f")
_EAST = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_LAST_WORD = re.compile(r"[\w.]+$")
# A line shorter than this was not broken for want of room, in letters.
_FULL_LINE = 50
# Nobody speaks so long without a stop; it also bounds the work on one sentence.
_LONGEST = 1_000


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """
    Return the sentences between two offsets, without the blanks around them.

    >>> text = "Pays 2.5 % a day. Ends soon!"
    >>> [text[a:b] for a, b in cut(text, 0, len(text))]
    ['Pays 2.5 % a day.', 'Ends soon!']
    """
    found: list[tuple[int, int]] = []
    begin = start
    for mark in _MARK.finditer(text, start, end):
        if mark.end() < end and _ends(text, begin, mark):
            found += _trimmed(text, begin, mark.end())
            begin = mark.end()
    found += _trimmed(text, begin, end)
    return found


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return []
    first = start + len(piece) - len(piece.lstrip()) if len(bare) < len(piece) else start
    if len(bare) <= _LONGEST:
        return [(first, first + len(bare))]
    return _shortened(text, first, first + len(bare))


def _shortened(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long to be a sentence, at blanks where there are any."""
    found = []
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        stop = blank if blank > 0 else start + _LONGEST
        found += _trimmed(text, start, stop)
        start = stop
    return found + _trimmed(text, start, end)


def _ends(text: str, begin: int, mark: re.Match[str]) -> bool:
    follows, run = text[mark.end()], mark[0]
    if run == ".":  # by far the most frequent, and mostly a decimal point
        return follows.isspace() and _full_stop(text, begin, mark)
    if run == "\n":
        return not _wrapped(text, begin, mark)
    if not _ALWAYS.isdisjoint(run) or "\n" in run:
        return True
    if run[0] in "!?;" and (_EAST.match(follows) or _EAST.match(text, max(mark.start() - 1, 0))):
        return True
    if run[0] == ";" or not follows.isspace():
        return False
    return run[0] in "!?…" or _full_stop(text, begin, mark)


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
