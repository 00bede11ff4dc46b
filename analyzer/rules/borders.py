"""Put a space at either border of every word, so that an automaton finds whole words only."""

import re
from collections.abc import Sequence
from itertools import accumulate, count
from operator import add

# From here on stand the scripts of Chinese, Japanese and Korean, whose words take no border.
FIRST_UNSPACED = "\u2e80"
# What is neither a space nor part of a word that takes a border.
_MARKS = re.compile("((?! )[\\W_\u2e80-\U0010ffff](?:[^\\w ]|[_\u2e80-\U0010ffff])*)")


def lay_borders(text: str) -> tuple[str, list[int]]:
    """
    Return folded `text` with a space at either side of every run of marks, and where those are.

    >>> lay_borders("no risk, free")
    (' no risk ,  free ', [0, 8, 10, 16])
    """
    pieces = ["", *_MARKS.split(text), ""]
    ends = accumulate(map(len, pieces[:-1]))
    return " ".join(pieces), list(map(add, ends, count()))


def forms_of(literals: Sequence[str], *, open_end: bool) -> list[str]:
    """
    Return how folded literals stand in a text with borders; `open_end`: their words may go on.

    >>> forms_of(["risk free"], open_end=False), forms_of(["guarante"], open_end=True)
    ([' risk free '], [' guarante'])
    """
    behind = "" if open_end else " "
    if _MARKS.search(" ".join(literals)) is None:  # one look at all of them: mostly so
        return [f" {literal}{behind}" for literal in literals]
    return [_form_of(literal, behind) for literal in literals]


def _form_of(literal: str, behind: str) -> str:
    spelled = " ".join(_MARKS.split(literal)).strip()
    before = "" if _MARKS.match(literal[0]) else " "
    return f"{before}{spelled}{'' if _MARKS.match(literal[-1]) else behind}"
