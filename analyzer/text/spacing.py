"""Undo letters and digits that were set apart."""

import re

from analyzer.text.draft import Draft, Edit

_LETTER = r"[^\W\d_]"
_GAPS = r"[ .·•*_|/-]"
_SPACED = re.compile(
    rf"(?<![\w'’]){_LETTER}(?P<gap>{_GAPS})(?:{_LETTER}(?P=gap)){{2,60}}{_LETTER}(?!\w)"
)
_DIGITS = re.compile(r"(?<![\w.,%])(?<![\w.,%] )\d(?: \d){1,3}(?: ?[.,] ?\d(?: \d)?)? ?(?=%)")
_RUN = re.compile(rf"{_GAPS}{_LETTER}{_GAPS}{_LETTER}{_GAPS}")
# Where these find nothing, the slower patterns above find nothing either.
_SAME_GAPS = re.compile(rf"(?P<gap>{_GAPS}){_LETTER}(?P=gap){_LETTER}(?P=gap)")
_TWO_DIGITS = re.compile(r"\d \d")
_SPACED_PERCENT = re.compile(r"\d \d ?%")
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
    edits = []
    for found in _SPACED.finditer(draft.text) if _SAME_GAPS.search(draft.text) else ():
        letters = found[0][::2]
        if not _is_word(letters, found["gap"]):
            continue
        if letters[1:].islower():
            draft.note("spaced_letters", found.start(), found.end())
        edits.append(Edit(found.start(), found.end(), letters, range(*found.span(), 2)))
    for found in _DIGITS.finditer(draft.text) if _TWO_DIGITS.search(draft.text) else ():
        places = [i for i in range(*found.span()) if draft.text[i] != " "]
        draft.note("spaced_letters", found.start(), found.end())
        plain = "".join(draft.text[i] for i in places)
        edits.append(Edit(found.start(), found.end(), plain, places))
    draft.apply(sorted(edits, key=lambda edit: edit.start))


def _is_word(letters: str, gap: str) -> bool:
    """Say whether letters set apart are one word, not initials or an index."""
    if gap != " " and len(letters) < _FEWEST_BETWEEN_SIGNS:
        return False
    return letters.lower() not in _ALPHABET and len(set(letters)) > 1
