"""
Read the notation of phrases.

A phrase is a literal, matched folded, with three marks:

    (a|b|)     one of these, or nothing
    word*      the word may go on: guarante* stands for guarantee, guaranteed, ...
    {3}        up to three words (characters, in Chinese and Japanese) in between
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from math import prod

from analyzer.resources.folding import fold
from analyzer.types.rule import Pattern, Segment

_GAP = re.compile(r"\s*\{(\d+)\}\s*|(?<=\*)\s+(?=\S)")
# Of one segment: a dozen phrases spell thousands, and the automaton would hold little else.
_MOST_LITERALS = 48
_BLANKS = re.compile(" {2,}")
_GROUP = re.compile(r"\(([^()]*)\)")


def read_phrases(language: str, lines: str) -> tuple[Pattern, ...]:
    """
    Return the phrases in `lines`, one a line; ValueError names a line that is malformed.

    >>> [p.segments for p in read_phrases("en", "(zero|no) risk")]
    [(Segment(literals=('zero risk', 'no risk'), gap=0, open_end=False, choices=()),)]
    """
    written = [line.strip() for line in lines.splitlines() if line.strip()]
    return tuple(Pattern(language, line, _segments(line)) for line in written)


@cache
def _segments(written: str) -> tuple[Segment, ...]:
    pieces = _GAP.split(fold(written))
    gaps = [0, *(int(gap or 0) for gap in pieces[1::2])]
    return tuple(_segment(text, gap) for text, gap in zip(pieces[::2], gaps, strict=True))


def _segment(text: str, gap: int) -> Segment:
    choices = _choices(text.removesuffix("*"))
    spelled = [len(choice) for choice in choices]
    held = len(choices)
    while held > 1 and prod(spelled[:held]) > _MOST_LITERALS:
        held -= 1
    literals = spell_out(choices[:held])
    if not all(literals):  # no beginning: spell it out whole
        held, literals = len(choices), spell_out(choices)
    if not all(literals):
        raise ValueError(f"an empty piece in {text!r}")
    whole = held == len(choices)
    return Segment(literals, gap, text.endswith("*"), () if whole else choices)


def _choices(text: str) -> tuple[tuple[str, ...], ...]:
    if "(" not in text and ")" not in text:
        return ((text,),)
    parts = _GROUP.split(text)
    if any(mark in part for part in parts for mark in "()"):
        raise ValueError(f"brackets do not pair in {text!r}")
    return tuple(tuple(part.split("|")) if i % 2 else (part,) for i, part in enumerate(parts))


def spell_out(choices: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """
    Return every literal that takes one piece of each choice, single-spaced.

    >>> spell_out([("zero", "no"), (" ",), ("risk", "")])
    ('zero risk', 'zero', 'no risk', 'no')
    """
    # All at once: there are tens of thousands of them.
    joined = "\n".join(map("".join, product(*choices)))
    single = _BLANKS.sub(" ", joined) if "  " in joined else joined
    return tuple(dict.fromkeys(map(str.strip, single.split("\n"))))
