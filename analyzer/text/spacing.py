"""Undo letters and digits that were set apart."""

import re
from collections.abc import Iterable, Iterator

from analyzer.text.draft import Draft, Edit

_LETTER = r"[^\W\d_]"
_GAPS = r"[ .·•*_|/-]"
_SPACED = re.compile(
    rf"(?<![\w'’]){_LETTER}(?P<gap>{_GAPS})(?:{_LETTER}(?P=gap)){{2,60}}{_LETTER}(?!\w)"
)
_DIGITS = re.compile(r"(?<![\w.,%])(?<![\w.,%] )\d(?: \d){1,3}(?: ?[.,] ?\d(?: \d)?)? ?(?=%)")
# With blanks about the point no other number can be meant.
_DECIMAL = re.compile(
    r"(?<![\d.,%])(?<![\d.,%] )\d(?: {1,2}\d){0,2} {1,2}[.,] {1,2}\d(?: {1,2}\d){0,3} {0,2}(?=%)"
)
# "Level 1 5 %" may be 15 % or the share of level 1: only on a page that sets others apart.
_AFTER_WORD = re.compile(r"(?<![\d.,%])(?<![\d.,%] )\d(?: \d){1,3} ?(?=%)")
_FEWEST_OTHERS = 2
_RUN = re.compile(rf"{_GAPS}{_LETTER}{_GAPS}{_LETTER}{_GAPS}")
# Where these find nothing, the slower patterns above find nothing either.
_SAME_GAPS = re.compile(rf"(?P<gap>{_GAPS}){_LETTER}(?P=gap){_LETTER}(?P=gap)")
_SPACED_PERCENT = re.compile(r"\d {1,2}(?:[.,] {1,2})?\d {0,2}%")
_KIND = "spaced_letters"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FEWEST_BETWEEN_SIGNS = 5  # letters; "U.S.A." and "s/n/a" are no disguise


def is_suspect(text: str) -> bool:
    """Say whether anything in `text` may be set apart."""
    return _RUN.search(text) is not None or _SPACED_PERCENT.search(text) is not None


def join(draft: Draft) -> None:
    """
    Join letters of a word and digits of a percentage that stand apart.

    Capitals set apart are a matter of design, and so are Chinese characters: both are
    joined, but only small letters are reported.
    """
    if not is_suspect(draft.text):
        return
    before = len(draft.notes)  # of other disguises, which tell nothing of this one
    edits = [*_words(draft), *_percentages(draft, (_DIGITS, _DECIMAL))]
    draft.apply(_in_order(edits))
    if len(draft.notes) - before >= _FEWEST_OTHERS:
        draft.apply(_in_order(_percentages(draft, (_AFTER_WORD,))))


def _words(draft: Draft) -> Iterator[Edit]:
    for found in _SPACED.finditer(draft.text) if _SAME_GAPS.search(draft.text) else ():
        letters = found[0][::2]
        if not _is_word(letters, found["gap"]):
            continue
        if letters[1:].islower():
            draft.note(_KIND, found.start(), found.end())
        yield Edit(found.start(), found.end(), letters, range(*found.span(), 2))


def _percentages(draft: Draft, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Edit]:
    if not _SPACED_PERCENT.search(draft.text):
        return
    for found in (f for pattern in patterns for f in pattern.finditer(draft.text)):
        places = [i for i in range(*found.span()) if draft.text[i] != " "]
        draft.note(_KIND, found.start(), found.end())
        plain = "".join(draft.text[i] for i in places)
        yield Edit(found.start(), found.end(), plain, places)


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits by place, those left out that begin within another."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _is_word(letters: str, gap: str) -> bool:
    """Say whether letters set apart are one word, not initials or an index."""
    if gap != " " and len(letters) < _FEWEST_BETWEEN_SIGNS:
        return False
    return letters.lower() not in _ALPHABET and len(set(letters)) > 1
