"""Judge how much like some language a decoding reads: nonsense is told from words."""

from functools import cache

from analyzer.fetch.alphabets import (
    HAN,
    HANGUL,
    JAPANESE,
    frequent,
    latin_alphabets,
    other_alphabets,
)

_SAMPLE = 3_000  # characters beyond ASCII; more would not change the answer

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
    foreign = _foreign(text)
    if not foreign:
        return 1.0
    return max(_latin(foreign), _other(foreign), _asian(foreign))


# A character beyond ASCII with its neighbours: before, itself, after.
Place = tuple[str, str, str]


def _foreign(text: str) -> list[Place]:
    found: list[Place] = []
    padded = f" {text} "
    for i, character in enumerate(text):
        if character > "\x7f":
            found.append((padded[i], character, padded[i + 2]))
            if len(found) >= _SAMPLE:
                break
    return found


def _latin(foreign: list[Place]) -> float:
    """Judge accented letters: each stands among plain ones, and all belong to one language."""
    letters = [x for x in foreign if x[1] not in _SIGNS]
    signs = sum(_placed(x) for x in foreign if x[1] in _SIGNS)
    best = max(sum(_accented(x, y) for x in letters) for y in latin_alphabets())
    return (signs + best) / len(foreign)


def _placed(place: Place) -> float:
    before, sign, _ = place
    return 0.0 if sign in _NEVER_IN_WORDS and before.isalpha() else 0.9


def _accented(place: Place, alphabet: frozenset[str]) -> float:
    before, letter, after = place
    if letter not in alphabet:
        return 0.0 if letter != "\ufffd" else -2.0
    if letter.isupper() and before.islower():
        return 0.0
    alone = (before > "\x7f" and before.isalpha()) or (after > "\x7f" and after.isalpha())
    plain = _is_plain(before) or _is_plain(after)
    return 0.7 if alone else 1.0 if plain else 0.8


def _other(foreign: list[Place]) -> float:
    """Judge letters of a script without ASCII; capitals inside words speak against it."""
    total = max(sum(_lettered(x, y) for x in foreign) for y in other_alphabets())
    return total / len(foreign)


def _lettered(place: Place, alphabet: dict[str, float]) -> float:
    before, letter, after = place
    if letter not in alphabet:
        return 0.8 if letter in _SIGNS else -2.0 if letter == "\ufffd" else 0.0
    if _is_plain(before) or _is_plain(after):
        return 0.0  # nobody mixes scripts within a word
    if letter in _FINAL and after.isalpha():
        return 0.0
    if letter.isupper() and before.isalpha():
        return 0.3 if before.isupper() else 0.0
    return alphabet[letter]


def _is_plain(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _asian(foreign: list[Place]) -> float:
    characters = [x[1] for x in foreign]
    chinese = sum(map(_chinese, characters))
    japanese = sum(map(_japanese, characters))
    korean = sum(map(_korean, characters))
    return max(chinese, japanese, korean) / len(foreign)


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
