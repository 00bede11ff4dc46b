"""Undo disguises of writing, and keep track of where each character came from."""

import re
from collections.abc import Sequence

from analyzer.text import glyphs, letters, marks, spacing, variants
from analyzer.text.draft import Draft
from analyzer.types.document import Layer

# One look decides whether a text that is not ASCII needs any of the passes below.
_SUSPECT = re.compile(
    f"[{glyphs.SPACES}{glyphs.DASHES}{glyphs.ZERO_WIDTH}{glyphs.DIRECTIONS}{glyphs.SOFT_HYPHEN}"
    f"{glyphs.OVERLAYS}\u0250-\u058f\u05e1\u0600-\u1d2f\u2100-\u2188\u2460-\u24ff\u2776-\u2793"
    "\u20e3\u2e80-\u2fdf\ua620-\uabff\uf900-\ufaff\ufe50-\ufe6f\uff01-\uffef"
    "\U00010000-\U0001f1ffºᵒ°₀-₉ḅḍḥḳḷṃṇṛṭ曰夭兀毎鉱柤杌堤圎\u3190-\u319f\u3220-\u3247\u3280-\u32b0]"
)
_ODD_FIGURE = re.compile(r"\d[\d.,]*[OolIОоЗ]|[OolIОоЗ][\d.,]*\Z")
_LONGEST_FIGURE = 9  # code points before a percent sign


def undo(where: str, text: str, edges: Sequence[int] = ()) -> Layer:
    r"""
    Return the layer of `text` with every disguise undone.

    Letter case and the script of Chinese stay as they are.  `edges` are the offsets,
    in order, at which blocks begin and end.

    >>> undo("text", "gu\u0430ranteed 3\u200b%").plain
    'guaranteed 3%'
    """
    suspect = not text.isascii() and _SUSPECT.search(text) is not None
    leet = variants.holds_leet(text)
    if not (suspect or leet or spacing.is_suspect(text) or _has_odd_figure(text)):
        return Layer(where, text, text)
    draft = Draft(text)
    if suspect:
        marks.turn(draft, edges)
        marks.strip(draft)
        marks.compose(draft)
        letters.fold_ordinary(draft)
        letters.fold_styled(draft)
        letters.fold_circled(draft)
        variants.fold_dotted(draft)
        variants.fold_chinese(draft)
        letters.fold_lookalikes(draft)
    variants.fold_signs(draft)
    if suspect or leet:
        variants.fold_leet(draft)
    letters.fold_letter_digits(draft)
    apart = draft.text
    spacing.join(draft)
    if suspect and draft.text is not apart:
        letters.fold_lookalikes(draft)  # letters of two alphabets touch only now
    if draft.text == text:
        return Layer(where, text, text)
    return Layer(where, text, draft.text, draft.origin, draft.disguises(where))


def _has_odd_figure(text: str) -> bool:
    """Say whether a letter stands in the figure before some percent sign, as in 1O %."""
    return any(
        _ODD_FIGURE.search(piece[-_LONGEST_FIGURE:].rstrip()) is not None
        for piece in text.split("%")[:-1]
    )
