"""
Read the notation of phrases.

A phrase is a literal, matched folded, with three marks:

    (a|b|)     one of these, or nothing
    word*      the word may go on: guarante* stands for guarantee, guaranteed, ...
    {3}        up to three words (characters, in Chinese and Japanese) in between
"""

import re
from functools import cache
from itertools import product

from analyzer.resources.folding import fold
from analyzer.types.rule import Pattern, Segment

_GAP = re.compile(r"\s*\{(\d+)\}\s*|(?<=\*)\s+(?=\S)")
_GROUP = re.compile(r"\(([^()]*)\)")


def read_phrases(language: str, lines: str) -> tuple[Pattern, ...]:
    """
    Return the phrases in `lines`, one a line; ValueError names a line that is malformed.

    >>> [p.segments for p in read_phrases("en", "(zero|no) risk")]
    [(Segment(literals=('zero risk', 'no risk'), gap=0, open_end=False),)]
    """
    written = [line.strip() for line in lines.splitlines() if line.strip()]
    return tuple(Pattern(language, line, _segments(line)) for line in written)


@cache
def _segments(written: str) -> tuple[Segment, ...]:
    pieces = _GAP.split(fold(written))
    gaps = [0, *(int(gap or 0) for gap in pieces[1::2])]
    return tuple(_segment(text, gap) for text, gap in zip(pieces[::2], gaps, strict=True))


def _segment(text: str, gap: int) -> Segment:
    literals = _expand(text.removesuffix("*"))
    if not all(literals):
        raise ValueError(f"an empty piece in {text!r}")
    return Segment(literals, gap, open_end=text.endswith("*"))


def _expand(text: str) -> tuple[str, ...]:
    if "(" not in text and ")" not in text:
        return (text.strip(),)
    parts = _GROUP.split(text)
    if any(mark in part for part in parts for mark in "()"):
        raise ValueError(f"brackets do not pair in {text!r}")
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    joined = (" ".join("".join(choice).split()) for choice in product(*choices))
    return tuple(dict.fromkeys(joined))
