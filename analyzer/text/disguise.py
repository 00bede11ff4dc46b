"""Undo disguises of writing, and keep track of where each character came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from analyzer.text import glyphs
from analyzer.types.document import Layer, Span

_LETTER = r"[^\W\d_]"
_BELOW_CJK = "\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"

# One look decides whether a text that is not ASCII needs any of the passes below.
_SUSPECT = re.compile(
    f"[{glyphs.SPACES}{glyphs.DASHES}{glyphs.ZERO_WIDTH}{glyphs.DIRECTIONS}{glyphs.SOFT_HYPHEN}"
    f"{glyphs.OVERLAYS}\u0250-\u0371\u0373-\u0383\u0386-\u052f\u0531-\u058f\u05e1\u0600-\u1fff"
    "\u2150-\u2188\u2460-\u24ff\u2776-\u2793\u20e3\u2e80-\u2fdf\ua620-\uabff\uf900-\ufaff"
    "\ufe50-\ufe6f\uff01-\uff9f\uffa0-\uffef\U00010000-\U0001f1ff\U000e0000-\U000e007f"
    "\u2100-\u214f\u1d00-\u1d2f\ua730-\ua731]"
)
_NO_INK = re.compile(
    f"[{glyphs.ZERO_WIDTH}{glyphs.DIRECTIONS}{glyphs.SOFT_HYPHEN}{glyphs.OVERLAYS}]+"
)
_TURNED = re.compile("\u202e([^\u202c\u202e\u2069\n\t]{1,400})")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u0331\u0339-\u036f]{1,4}")
_ORDINARY = re.compile(
    f"[{glyphs.SPACES}{glyphs.DASHES}\u0660-\u0669\u066a-\u066c\u06f0-\u06f9\u07c0-\u0e59"
    "\u0e50-\u1fff\u2e80-\u2fdf\ua620-\uabff\uf900-\ufaff\ufe50-\ufe6f\uff01-\uff64\uffe0-\uffe6]"
)
_STYLED = re.compile(
    "[\U0001d400-\U0001d7ff\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
    "\u1d00-\u1d2f\u0250-\u02af\ua730\ua731\u2100-\u214f]+"
)
_CIRCLED = re.compile(
    "[\u2460-\u249b\u249c-\u24ff\u2776-\u2793]+"
    "(?=(?P<unit>\\s?(?:[%％‰$€£¥₮天日月年倍小]|(?:per|days?|hours?|times|x|TH|USDT|USD|BTC)\\b))?)"
)
_KEYCAPS = re.compile("(?:[0-9]\ufe0f?\u20e3){2,}|[0-9]\ufe0f?\u20e3(?=\\s?[%％‰])")
_MIXED = re.compile(
    "[A-Za-z\u0370-\u058f\u0250-\u02af\u2160-\u217f\u05e1\u13a0-\u13f4]*"
    "(?:[A-Za-z][\u0370-\u058f\u0261\u0251\u2160-\u217f\u05e1\u13a0-\u13f4]"
    "|[\u0370-\u058f\u0261\u0251\u2160-\u217f\u05e1\u13a0-\u13f4][A-Za-z])"
    "[A-Za-z\u0370-\u058f\u0250-\u02af\u2160-\u217f\u05e1\u13a0-\u13f4]*"
)
_FOREIGN_WORD = re.compile("(?<![^\\W\\d_])[\u0370-\u058f\u13a0-\u13f4]+(?![^\\W\\d_])")
_INFLECTED = re.compile("[A-Z]{2,}[\u0430-\u0451]{1,4}")
_LETTER_DIGITS = re.compile(
    r"(?<![^\W\d_])(?=[\dOolIОо.,]*\d)(?=[\d.,]*[OolIОоЗ])[\dOolIОоЗ]+(?:[.,][\dOolIОоЗ]+)?(?=\s?%)"
)
_DIGIT_TWINS = str.maketrans("OoОоlIЗ", "0000113")
_SPACED = re.compile(
    rf"(?<!\w)(?P<first>{_LETTER})(?P<gap>[ .·•*_|/-])(?:{_LETTER}(?P=gap)){{2,60}}{_LETTER}(?!\w)"
)
_SPACED_RUN = re.compile(rf"(?<!\w){_LETTER}[ .·•*_|/-]{_LETTER}[ .·•*_|/-]{_LETTER}")
_SPACED_DIGITS = re.compile(r"(?<![\w.,%] )(?<![\w.,])\d(?: \d){1,3}(?: ?[.,] ?\d(?: \d)?)? ?(?=%)")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

Change = tuple[str, Callable[[int], int] | None]


@dataclass(slots=True)
class _Draft:
    """A text on its way to being plain; `origin` as in Layer, notes in original offsets."""

    text: str
    origin: array[int] | None = None
    notes: list[tuple[str, int, int]] = field(default_factory=list)

    def note(self, kind: str, start: int, end: int) -> None:
        """Remember that characters of the present text are a disguise."""
        origin = self.origin
        if origin is None:
            self.notes.append((kind, start, end))
        elif end > start:
            cut = origin[start:end]
            self.notes.append((kind, min(cut), max(cut) + 1))

    def translate(self, table: dict[int, str]) -> None:
        """Replace characters one for one."""
        self.text = self.text.translate(table)

    def edit(self, edits: list[tuple[int, int, list[tuple[str, int]]]]) -> None:
        """Replace stretches by characters, each with its offset in the present text."""
        origin = self.origin if self.origin is not None else array("l", range(len(self.text)))
        pieces: list[str] = []
        after = array("l")
        position = 0
        for start, end, characters in edits:
            pieces.append(self.text[position:start])
            after.extend(origin[position:start])
            for character, source in characters:
                pieces.append(character)
                after.append(origin[source])
            position = end
        pieces.append(self.text[position:])
        after.extend(origin[position:])
        self.text, self.origin = "".join(pieces), after


class Places:
    """Translates offsets of a layer's original text to its plain text."""

    def __init__(self, layer: Layer) -> None:
        """Look at `layer`."""
        self._origin = layer.origin

    def plain(self, offset: int) -> int:
        """Return the offset in the plain text of what stands at or after `offset`."""
        return offset if self._origin is None else bisect_left(self._origin, offset)


def undo(where: str, text: str) -> Layer:
    """
    Return the layer of `text` with every disguise undone.

    >>> undo("text", "gu\\u0430ranteed 3\\u200b%").plain
    'guaranteed 3%'
    """
    suspect = not text.isascii() and _SUSPECT.search(text) is not None
    if not suspect and not _SPACED_RUN.search(text) and not _LETTER_DIGITS.search(text):
        return Layer(where, text, text)
    draft = _Draft(text)
    if suspect:
        for undo_one in (_turn, _strip, _compose, _fold_ordinary, _fold_styled, _fold_circled):
            undo_one(draft)
        _fold_words(draft)
    _fold_letter_digits(draft)
    _join_spaced(draft)
    if draft.text == text:
        return Layer(where, text, text)
    return Layer(where, text, draft.text, draft.origin, _disguises(where, draft))


def _turn(draft: _Draft) -> None:
    """Read stretches that a right-to-left override shows backwards."""
    if "\u202e" not in draft.text:
        return
    edits = []
    for found in _TURNED.finditer(draft.text):
        start, end = found.span(1)
        if _RIGHT_TO_LEFT.search(found[1]):
            continue
        draft.note("bidi", start, end)
        edits.append((start, end, [(draft.text[i], i) for i in range(end - 1, start - 1, -1)]))
    if edits:
        draft.edit(edits)


def _strip(draft: _Draft) -> None:
    """Take out characters without ink."""
    text = draft.text
    edits: list[tuple[int, int, list[tuple[str, int]]]] = []
    hyphens: list[tuple[int, int]] = []
    for found in _NO_INK.finditer(text):
        start, end = found.span()
        edits.append((start, end, []))
        if not (_joins(text, start - 1) and _joins(text, end)):
            continue
        if glyphs.SOFT_HYPHEN in found[0]:
            hyphens.append((start, end))
        elif any(c in glyphs.ZERO_WIDTH for c in found[0]):
            draft.note("zero_width", start - 1, end + 1)
        elif any(c in glyphs.DIRECTIONS for c in found[0]):
            draft.note("bidi", start - 1, end + 1)
    _note_hyphens(draft, hyphens)
    if edits:
        draft.edit(edits)


def _joins(text: str, position: int) -> bool:
    """Say whether a letter or digit stands at `position` that needs no joiner beside it."""
    if not 0 <= position < len(text):
        return False
    c = text[position]
    return c.isalnum() and (c < "\u0590" or "\u1e00" <= c < "\u2000" or c >= "\u3040")


def _note_hyphens(draft: _Draft, hyphens: list[tuple[int, int]]) -> None:
    """Note soft hyphens inside numbers, and those that stand after nearly every letter."""
    text = draft.text
    for number, (start, end) in enumerate(hyphens):
        inside = text[start - 1].isdigit() and text[end].isdigit()
        dense = number > 1 and all(
            b[0] - a[1] == 1
            for a, b in zip(hyphens[number - 2 : number], hyphens[number - 1 : number + 1],
                            strict=True)
        )  # fmt: skip
        if inside or dense:
            draft.note("soft_hyphen", start - 1, end + 1)


def _compose(draft: _Draft) -> None:
    """Join letters and the accents that follow them."""
    edits = []
    for found in _COMBINED.finditer(draft.text):
        composed = unicodedata.normalize("NFC", found[0])
        if composed != found[0]:
            edits.append((found.start(), found.end(), [(c, found.start()) for c in composed]))
    if edits:
        draft.edit(edits)


def _fold_ordinary(draft: _Draft) -> None:
    """Read full-width forms, other scripts' digits, spaces and signs as plain ones."""
    if not _ORDINARY.search(draft.text):
        return
    before = draft.text
    draft.translate(glyphs.ordinary())
    if _CJK.search(before):
        return
    for found in _WIDE_LETTERS.finditer(before):
        draft.note("styled_letters", found.start(), found.end())
    for found in _FOREIGN_DIGITS.finditer(before):
        script = unicodedata.name(found[0][0]).split()[0]
        if not any(unicodedata.name(c, "").startswith(script) for c in set(before) if c.isalpha()):
            draft.note("styled_letters", found.start(), found.end())


_WIDE_LETTERS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{2,}|[\uff10-\uff19](?=[%％])")
_FOREIGN_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u1fff]+")


def _fold_styled(draft: _Draft) -> None:
    """Read letters and digits drawn in mathematical, squared or small-capital style."""
    table = glyphs.styled()
    edits = []
    for found in _STYLED.finditer(draft.text):
        plain = "".join(table.get(c, c) for c in found[0])
        if plain == found[0]:
            continue
        start, end = found.span()
        lone = end - start == 1 and not plain.isdigit()
        if lone and not (
            draft.text[start - 1 : start].isalpha() or draft.text[end : end + 1].isalpha()
        ):
            continue  # a variable of a formula, or a sign
        draft.note("styled_letters", start, end)
        edits.append((start, end, [(c, start + i) for i, c in enumerate(plain)]))
    if edits:
        draft.edit(edits)


def _fold_circled(draft: _Draft) -> None:
    """Read circled signs where they are written as letters or numbers, not as list markers."""
    edits = []
    for pattern in (_CIRCLED, _KEYCAPS):
        for found in pattern.finditer(draft.text):
            start, end = found.span()
            known = [(glyphs.CIRCLED.get(c, c), start + i) for i, c in enumerate(found[0])]
            if pattern is _KEYCAPS:
                known = [(c, i) for c, i in known if c.isdigit()]
            elif end - start < 2 and not found["unit"]:
                continue
            draft.note("styled_letters", start, end)
            edits.append((start, end, [(c, i) for word, i in known for c in word]))
        if edits:
            draft.edit(edits)
            edits = []


def _fold_words(draft: _Draft) -> None:
    """Read look-alike letters inside words of another script."""
    text = draft.text
    edits = []
    for found in _MIXED.finditer(text):
        plain = _unmix(found[0])
        if plain is not None:
            edits.append((found.start(), found.end(), plain))
    if not _has_genuine(text):
        for found in _FOREIGN_WORD.finditer(text):
            plain = _all_from(found[0], glyphs.TO_LATIN)
            if plain is not None and _LATIN.search(text):
                edits.append((found.start(), found.end(), plain))
    edits.sort()
    for start, end, _ in edits:
        draft.note("lookalike", start, end)
    draft.edit(
        [(a, b, [(c, a + i) for i, c in enumerate(plain)]) for a, b, plain in edits]
    ) if edits else None


_LATIN = re.compile(r"[A-Za-z]{2}")


def _unmix(word: str) -> str | None:
    """Return a mixed word in one script; None where the mixture is honest or unknown."""
    if _INFLECTED.fullmatch(word):  # "VIPа": an abbreviation with a Russian ending
        return None
    latin = sum(1 for c in word if c.isascii())
    if latin * 2 >= len(word) or not any("\u0400" <= c < "\u0530" for c in word):
        return _mapped(word, glyphs.TO_LATIN) or _mapped(word, glyphs.TO_CYRILLIC)
    return _mapped(word, glyphs.TO_CYRILLIC) or _mapped(word, glyphs.TO_LATIN)


def _mapped(word: str, table: dict[str, str]) -> str | None:
    """Replace the letters that `table` knows; None unless the outcome is one script."""
    plain = "".join(table.get(c, c) for c in word)
    ascii_only = plain.isascii()
    cyrillic = all("\u0400" <= c < "\u0530" for c in plain)
    return plain if plain != word and (ascii_only or cyrillic) else None


def _all_from(word: str, table: dict[str, str]) -> str | None:
    plain = "".join(table.get(c, c) for c in word)
    return plain if plain.isascii() else None


_GENUINE = re.compile(
    "[\u0431\u0432\u0433\u0434\u0436\u0437\u0438\u0439\u043b\u043d\u0444\u0447\u0448\u0449\u044a"
    "\u044b\u044d\u044e\u044f\u0411\u0413\u0414\u0416\u0417\u0418\u0419\u041b\u0424\u0427-\u042f"
    "\u03b2\u03b4\u03b6\u03b8\u03bb\u03be\u03c0\u03c2\u03c3\u03c6\u03c8\u0394\u0398\u039b\u039e"
    "\u03a0\u03a3\u03a6\u03a8\u03a9\u0531-\u0554\u0561-\u0577]"
)


def _has_genuine(text: str) -> bool:
    """Say whether a text holds letters of another script that look like no Latin ones."""
    return _GENUINE.search(text) is not None


def _fold_letter_digits(draft: _Draft) -> None:
    """Read O, l and I inside a percentage as 0 and 1."""
    edits = []
    for found in _LETTER_DIGITS.finditer(draft.text):
        plain = found[0].translate(_DIGIT_TWINS)
        draft.note("lookalike", found.start(), found.end())
        edits.append(
            (found.start(), found.end(), [(c, found.start() + i) for i, c in enumerate(plain)])
        )
    if edits:
        draft.edit(edits)


def _join_spaced(draft: _Draft) -> None:
    """Join letters and digits that were set apart."""
    if not _SPACED_RUN.search(draft.text) and not _SPACED_DIGITS.search(draft.text):
        return
    edits = []
    for found in _SPACED.finditer(draft.text):
        letters = found[0][::2]
        if not _is_word(letters, found["gap"]):
            continue
        if letters[1:].islower():
            draft.note("spaced_letters", found.start(), found.end())
        edits.append(
            (
                found.start(),
                found.end(),
                [(c, found.start() + 2 * i) for i, c in enumerate(letters)],
            )
        )
    for found in _SPACED_DIGITS.finditer(draft.text):
        kept = [(c, found.start() + i) for i, c in enumerate(found[0]) if c != " "]
        draft.note("spaced_letters", found.start(), found.end())
        edits.append((found.start(), found.end(), kept))
    if edits:
        draft.edit(sorted(edits))


def _is_word(letters: str, gap: str) -> bool:
    """Say whether letters set apart are one word, not initials or an index."""
    if gap != " " and len(letters) < 5:
        return False
    return letters.lower() not in _ALPHABET and len(set(letters)) > 1


def _disguises(where: str, draft: _Draft) -> tuple[tuple[str, Span], ...]:
    """Return the notes as plain spans of whole words, neighbours of one kind merged."""
    if not draft.notes:
        return ()
    places = _inverse(draft)
    merged: list[tuple[str, int, int]] = []
    for kind, start, end in sorted(draft.notes, key=lambda x: (x[1], x[2], x[0])):
        inside = [i for i in places[start:end] if i >= 0]
        if not inside:
            continue
        first, last = _word(draft.text, min(inside), max(inside) + 1)
        if merged and merged[-1][0] == kind and first <= merged[-1][2]:
            merged[-1] = (kind, min(first, merged[-1][1]), max(last, merged[-1][2]))
        else:
            merged.append((kind, first, last))
    return tuple((kind, Span(where, start, end)) for kind, start, end in merged)


def _inverse(draft: _Draft) -> array[int]:
    """Return for each original offset its plain one, -1 where nothing is left of it."""
    if draft.origin is None:
        return array("l", range(len(draft.text)))
    length = max(max(draft.origin, default=0), max(x[2] for x in draft.notes)) + 1
    inverse = array("l", [-1]) * length
    for plain, original in enumerate(draft.origin):
        inverse[original] = plain
    return inverse


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words, by at most 40 characters on each side."""
    limit = max(0, start - 40)
    while start > limit and not text[start - 1].isspace():
        start -= 1
    limit = min(len(text), end + 40)
    while end < limit and not text[end].isspace():
        end += 1
    return start, end
