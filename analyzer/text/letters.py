"""Undo letters and digits that are drawn otherwise, or borrowed from other scripts."""

import re
import unicodedata
from collections.abc import Iterator

from analyzer.text import glyphs
from analyzer.text.draft import Draft, Edit, replacing

_FOREIGN = "\u0370-\u058f\u0261\u0251\u2160-\u217f\u05e1\u13a0-\u13f4"
_ROMAN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ORDINARY = re.compile(
    f"[{glyphs.SPACES}{glyphs.DASHES}\u0660-\u066c\u06f0-\u06f9\u07c0-\u07c9\u0966-\u1fff"
    "\u2e80-\u2fdf\ua620-\uabff\uf900-\ufaff\ufe50-\ufe6f\uff01-\uff64\uffe0-\uffe6]"
)
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]{2,}|[\uff10-\uff19](?=[%％])")
_OTHER_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u1a99]+")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STYLED = re.compile(
    "[\U0001d400-\U0001d7ff\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
    "\u1d00-\u1d2f\u0250-\u02af\ua730\ua731\u2100-\u214f]+"
)
_UNIT = r"(?:[%％‰$€£¥₮天日月年倍]|(?:per|days?|hours?|times|x|TH|USDT|USD|BTC)\b)"
_CIRCLED = re.compile(f"[\u2460-\u24ff\u2776-\u2793]+(?=(?P<unit>\\s?{_UNIT})?)")
# One circled digit beside the point of a number: ⓪.05, 17.⑤, ③,500.
_IN_FIGURE = re.compile(
    r"(?<=\d[.,])[①-⑨⓪](?![\d.,])|⓪(?=[.,]\d)|[①-⑨](?=[.,]\d\d|\.\d)"
    r"|[①-⑨⓪](?: {1,2}[①-⑨⓪\d.,]){1,5} {0,2}(?=[%％])"
    r"|[①-⑨⓪][.,](?=[①-⑨⓪](?:[%％K]|\s?(?:[A-Z]{3}|million|k)))"
)
_SPECIAL = re.compile("[\u2460-\u24ff\u2776-\u2793\u20e3]")
_KEYCAPS = re.compile("(?:[0-9]\ufe0f?\u20e3){2,}|[0-9]\ufe0f?\u20e3(?=\\s?[%％‰])")
_SEAM = re.compile(f"[{_ROMAN}][{_FOREIGN}]|[{_FOREIGN}][{_ROMAN}]")
_OF_WORD = re.compile(f"[{_ROMAN}{_FOREIGN}]{{1,60}}")
_OF_WORD_BACKWARDS = re.compile(f"[{_ROMAN}{_FOREIGN}]{{1,60}}\\Z")
_FOREIGN_LETTER = re.compile(f"[{_FOREIGN}]")
_FOREIGN_WORD = re.compile(f"(?<![^\\W\\d_])[{_FOREIGN}]+(?![^\\W\\d_])")
_ONE_LATIN = re.compile(r"[A-Za-z]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_INFLECTED = re.compile("[A-Za-z]{2,}[\u0430-\u0451]{1,4}")
# All its Latin letters have Russian twins, and no foreign word is so short.
_HALF_RUSSIAN = re.compile("[aceopxy]{2,}[\u0430-\u0451]+")
_PREFIXED = re.compile("[αω][A-Z][A-Za-z]*")
# Letters that look like no Latin letter: they show that a script is there in earnest.
_GENUINE = re.compile(
    "[бвгджзийлнфчшщъыэюяБГДЖЗИЙЛФЧШЩЪЫЭЮЯβδζθλξπςσφψΔΘΛΞΠΣΦΨΩ\u0531-\u0554\u0561-\u0577]"
)
_LETTER_DIGITS = re.compile(
    r"(?<![^\W_])(?=[\dOolIОо.,]{0,12}\d)(?=[\d.,]{0,12}[OolIОоЗ])"
    r"[\dOolIОоЗ]{1,12}(?:[.,][\dOolIОоЗ]{1,12})?(?=\s?%)"
)
_DIGIT_TWINS = str.maketrans("OoОоlIЗ", "0000113")
# Where a percent sign follows one of these, the pattern above may match; most follow none.
_TWIN_LAST = re.compile(r"[OolIОоЗ][\dOolIОоЗ.,]*\Z")
_LONGEST_FIGURE = 25  # code points, as the pattern above has it


def fold_ordinary(draft: Draft) -> None:
    """
    Read full-width forms, other scripts' digits, spaces and signs as plain ones.

    Full-width letters among no Chinese, and digits of a script without its letters, are
    there to be read otherwise than they are searched.
    """
    if not draft.holds(_ORDINARY):
        return
    before, other_digits, cjk = draft.text, draft.holds(_OTHER_DIGITS), draft.holds(_CJK)
    draft.translate(glyphs.ordinary())
    if not cjk:
        for found in _WIDE.finditer(before):
            draft.note("styled_letters", found.start(), found.end())
    scripts: set[str] | None = None
    for found in _OTHER_DIGITS.finditer(before) if other_digits else ():
        scripts = scripts or {_script(c) for c in set(before) if c.isalpha()}
        if (
            unicodedata.decimal(found[0][0], None) is not None
            and _script(found[0][0]) not in scripts
        ):
            draft.note("styled_letters", found.start(), found.end())


def fold_styled(draft: Draft) -> None:
    """Read letters and digits drawn in mathematical, squared or small-capital style."""
    if not draft.holds(_STYLED):
        return
    table = glyphs.styled()
    edits = []
    runs = list(_STYLED.finditer(draft.text))
    whole = sum(1 for found in runs if len(found[0]) > 1) > 2
    for found in runs:
        plain = "".join(table.get(c, c) for c in found[0])
        start, end = found.span()
        beside = draft.text[max(0, start - 1) : start] + draft.text[end : end + 1]
        lone = len(plain) == 1 and not (plain.isdigit() or any(c.isalpha() for c in beside))
        if plain == found[0] or (lone and not whole):
            continue  # a variable of a formula, or a sign
        draft.note("styled_letters", start, end)
        edits.append(replacing(start, plain))
    draft.apply(edits)


def fold_circled(draft: Draft) -> None:
    """Read circled signs where they are written as words or numbers, not as list markers."""
    if not draft.holds(_SPECIAL):
        return
    edits = []
    for found in _CIRCLED.finditer(draft.text):
        start, end = found.span()
        if end - start > 1 or found["unit"]:
            edits.append(_spell(draft, start, end))
    draft.apply(edits)
    draft.apply([_spell(draft, *found.span()) for found in _IN_FIGURE.finditer(draft.text)])
    edits = []
    for found in _KEYCAPS.finditer(draft.text):
        places = [i for i in range(*found.span()) if draft.text[i].isdigit()]
        draft.note("styled_letters", found.start(), found.end())
        plain = "".join(draft.text[i] for i in places)
        edits.append(Edit(found.start(), found.end(), plain, places))
    draft.apply(edits)


def _spell(draft: Draft, start: int, end: int) -> Edit:
    draft.note("styled_letters", start, end)
    plain: list[str] = []
    sources: list[int] = []
    for i in range(start, end):
        written = glyphs.CIRCLED.get(draft.text[i], draft.text[i])
        plain.append(written)
        sources.extend([i] * len(written))
    return Edit(start, end, "".join(plain), sources)


def fold_lookalikes(draft: Draft) -> None:
    """Read look-alike letters inside words of another script."""
    if not draft.holds(_FOREIGN_LETTER):
        return
    text = draft.text
    genuine = _is_genuine(text)
    edits = []
    for start, word in _mixed_words(text):
        plain = _unmix(word, genuine=genuine)
        if plain is not None:
            edits.append(replacing(start, plain))
    if not genuine and _LATIN.search(text):
        for found in _FOREIGN_WORD.finditer(text):
            plain = _in_latin(found[0])
            if plain is not None:
                edits.append(replacing(found.start(), plain))
    edits.sort(key=lambda edit: edit.start)
    for edit in edits:
        draft.note("lookalike", edit.start, edit.end)
    draft.apply(edits)


def _is_genuine(text: str) -> bool:
    """
    Say whether another script is there in earnest: a tenth of the letters can only be its own.

    The name of a language in a menu does not make an English page Russian.
    """
    own = len(_GENUINE.findall(text))
    return own > 0 and own * 10 > len(_ONE_LATIN.findall(text))


def _mixed_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words, cut to 60 letters on each side, in which two scripts touch."""
    done = 0
    for seam in _SEAM.finditer(text):
        if seam.start() < done:
            continue
        middle = seam.start() + 1
        before = _OF_WORD_BACKWARDS.search(text[max(done, middle - 60) : middle])
        after = _OF_WORD.match(text, middle)
        if before is not None and after is not None:
            done = after.end()
            yield middle - len(before[0]), before[0] + after[0]


def _unmix(word: str, *, genuine: bool) -> str | None:
    """Return a mixed word in one script; None where the mixture is honest or unknown."""
    if genuine and _INFLECTED.fullmatch(word) and not _HALF_RUSSIAN.fullmatch(word):
        return None  # "VIPом": a foreign word with a Russian ending
    if _PREFIXED.fullmatch(word):  # "αUSD": a sign before a name
        return None
    latin = sum(map(_is_roman, word))
    if latin * 2 >= len(word) or not genuine:
        return _mapped(word, glyphs.TO_LATIN) or _mapped(word, glyphs.TO_CYRILLIC)
    return _mapped(word, glyphs.TO_CYRILLIC) or _mapped(word, glyphs.TO_LATIN)


def _mapped(word: str, table: dict[str, str]) -> str | None:
    """Replace the letters that `table` knows; None unless the outcome is one script."""
    plain = "".join(table.get(c, c) for c in word)
    pure = all(map(_is_roman, plain)) or all("\u0400" <= c < "\u0530" for c in plain)
    return plain if plain != word and pure else None


def _is_roman(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def _in_latin(word: str) -> str | None:
    """Return a word that consists of look-alikes only; single Greek letters are signs."""
    if len(word) == 1 and not "\u0400" <= word < "\u0530":
        return None
    plain = "".join(glyphs.TO_LATIN.get(c, c) for c in word)
    return plain if plain.isascii() else None


def fold_letter_digits(draft: Draft) -> None:
    """Read O, l and I inside a percentage as 0 and 1."""
    before = (piece.rstrip()[-_LONGEST_FIGURE:] for piece in draft.text.split("%")[:-1])
    if not any(_TWIN_LAST.search(figure) for figure in before):
        return
    edits = []
    for found in _LETTER_DIGITS.finditer(draft.text):
        draft.note("lookalike", found.start(), found.end())
        edits.append(replacing(found.start(), found[0].translate(_DIGIT_TWINS)))
    draft.apply(edits)


def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    return "ARABIC" if "ARABIC" in name else name.split(" ", 1)[0]
