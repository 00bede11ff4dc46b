"""Judge how much like some language a decoding reads: nonsense is told from words."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analyzer.fetch.alphabets import (
    HAN,
    HANGUL,
    JAPANESE,
    frequent,
    latin_alphabets,
    other_alphabets,
)

_SAMPLE = 500  # characters beyond ASCII; more would not change the answer

# Signs that stand in texts of any language.
_SIGNS = frozenset("«»‘’‚“”„‹›–—…•·°©®™€£¥§±×÷\xa0№′″→←↑↓★☆●○■□◆◇✓✔✅❌▶►|")
_NEVER_IN_WORDS = frozenset("±×÷§£¥№")
_FINAL = frozenset("ךםןףץς")  # forms that end a word
_ASIAN_SIGNS = frozenset("、。，．・：；？！（）「」『』【】〔〕《》〈〉“”‘’…—～￥％＋－／＝　")


def plausibility(text: str) -> float:
    """
    Return the share, 0 to 1, of the characters beyond ASCII that fit one language.

    Text in ASCII alone is entirely plausible.

    >>> plausibility("Verträge für größere Beträge") > plausibility("Vertr‰ge f¸r grˆﬂere Betr‰ge")
    True
    """
    places = Counter(_foreign(text))
    total = places.total()
    if not total:
        return 1.0
    return max(_latin(places), _other(places), _asian(places)) / total


class Place(NamedTuple):  # made by the thousand: a dataclass takes four times as long
    """A character beyond ASCII and what stands before and after it."""

    before: str
    character: str
    after: str


Places = Counter[Place]

# What a neighbour may be.
_SMALL, _CAPITAL, _FOREIGN, _FOREIGN_CAPITAL, _NO_LETTER = "a", "A", "ä", "Ä", " "
_PLAIN = frozenset({_SMALL, _CAPITAL})
_LETTERS = frozenset({_SMALL, _CAPITAL, _FOREIGN, _FOREIGN_CAPITAL})


def _foreign(text: str) -> Iterator[Place]:
    padded = f"{text} "
    found = 0
    before = _NO_LETTER
    for i, character in enumerate(text):
        if character > "\x7f":
            yield Place(before, character, _kind(padded[i + 1]))
            found += 1
            if found >= _SAMPLE:
                return
        before = _kind(character)


def _kind(neighbour: str) -> str:
    if not neighbour.isalpha():
        return _NO_LETTER
    if neighbour <= "\x7f":
        return _CAPITAL if neighbour.isupper() else _SMALL
    return _FOREIGN_CAPITAL if neighbour.isupper() else _FOREIGN


def _latin(places: Places) -> float:
    """Judge accented letters: each stands among plain ones, and all belong to one language."""
    signs = sum(_placed(x) * n for x, n in places.items() if x.character in _SIGNS)
    letters = [
        (x.character, _accented(x) * n) for x, n in places.items() if x.character not in _SIGNS
    ]
    broken = sum(-2.0 * n for x, n in places.items() if x.character == "\ufffd")
    best = max(sum(w for x, w in letters if x in y) for y in latin_alphabets())
    return signs + broken + best


def _placed(place: Place) -> float:
    misplaced = place.character in _NEVER_IN_WORDS and place.before in _LETTERS
    return 0.0 if misplaced else 0.9


def _accented(place: Place) -> float:
    """Return how well an accented letter stands where it stands, whatever the language."""
    if place.character.isupper() and place.before in {_SMALL, _FOREIGN}:
        return 0.0
    if place.before in {_FOREIGN, _FOREIGN_CAPITAL} or place.after in {_FOREIGN, _FOREIGN_CAPITAL}:
        return 0.7
    return 1.0 if place.before in _PLAIN or place.after in _PLAIN else 0.8


def _other(places: Places) -> float:
    """Judge letters of a script without ASCII; capitals inside words speak against it."""
    signs = sum(0.8 * n for x, n in places.items() if x.character in _SIGNS)
    broken = sum(-2.0 * n for x, n in places.items() if x.character == "\ufffd")
    letters = [(x.character, _lettered(x) * n) for x, n in places.items()]
    alphabets = other_alphabets()
    best = max(sum(w * y.get(x, 0.0) for x, w in letters) for y in alphabets)
    return signs + broken + best


def _lettered(place: Place) -> float:
    """Return how well a letter stands where it stands, whatever the language."""
    if place.before in _PLAIN or place.after in _PLAIN:
        return 0.0  # nobody mixes scripts within a word
    if place.character in _FINAL and place.after in _LETTERS:
        return 0.0
    if place.character.isupper() and place.before in _LETTERS:
        return 0.3 if place.before == _FOREIGN_CAPITAL else 0.0
    return 1.0


def _asian(places: Places) -> float:
    counted: Counter[str] = Counter()
    for place, n in places.items():
        counted[place.character] += n
    if not any(x > "\u2e7f" for x in counted):
        return 0.0
    languages = (_chinese, _japanese, _korean)
    return max(sum(judge(x) * n for x, n in counted.items()) for judge in languages)


def _chinese(character: str) -> float:
    if character in frequent(HAN):
        return 1.0
    if "\u4e00" <= character <= "\u9fff":
        return 0.5 if _is_common_han(character) else 0.0
    return _sign(character)


def _japanese(character: str) -> float:
    if "\u3041" <= character <= "\u30fe":
        return 0.95
    if "\u4e00" <= character <= "\u9fff":
        common = _is_common_kanji(character)
        return 0.8 if common and character in frequent(JAPANESE + HAN) else 0.5 if common else 0.0
    return _sign(character)


def _korean(character: str) -> float:
    if "\uac00" <= character <= "\ud7a3":
        return 1.0 if character in frequent(HANGUL) else 0.6
    return 0.2 if "\u4e00" <= character <= "\u9fff" else _sign(character)


def _sign(character: str) -> float:
    if character in _ASIAN_SIGNS or "\uff01" <= character <= "\uff5e":
        return 0.9
    return -2.0 if character == "\ufffd" else 0.3 if character in _SIGNS else 0.0


@cache
def _is_common_han(character: str) -> bool:
    """Tell whether a character is of the first level of GB 2312 or Big5: the 5,000 in use."""
    return _in_rows(character, "gb2312", 0xB0, 0xD7) or _in_rows(character, "big5", 0xA4, 0xC6)


@cache
def _is_common_kanji(character: str) -> bool:
    """Tell whether a character is of the first level of JIS X 0208."""
    return _in_rows(character, "euc_jp", 0xB0, 0xCF)


def _in_rows(character: str, codec: str, low: int, high: int) -> bool:
    encoded = character.encode(codec, "ignore")
    return len(encoded) == 2 and low <= encoded[0] <= high
