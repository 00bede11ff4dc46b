"""Tell in which further languages a page speaks: the offer in one, the rest in another."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

# By script, where a run of letters cannot be another language of ours.
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]{3}")),
    ("ja", re.compile("[\u3041-\u30fa]{2}")),
    ("ko", re.compile("[\uac00-\ud7a3]{2}")),
)
# Words without which no two sentences of a language get by, and which others hardly know.
_FREQUENT = {
    "es": "los las una usted días más del tu su con por sin cada al",
    "pt": "você não uma dos seu sua com ao dia todo todos sem no",
    "fr": "vous les des chaque votre nous pour jour jours dans une et sans",
    "de": "und der das nicht sie jeden tag ihr mit ist wir ohne tage",
    "id": "yang dan setiap hari anda dengan kamu untuk tiap dari uang tanpa jadi",
    "vi": "và của mỗi ngày bạn được không cho tiền một với sau vào",
    "tr": "ve her gün için bir günde size ile para günlük olan sonra yok",
}
_KIN = {"es": ("es", "pt"), "pt": ("pt", "es"), "und": tuple(_FREQUENT)}
_ENOUGH = 3  # different words of a language


def tongues(folded: str, language: str) -> tuple[str, ...]:
    """
    Return the languages, beside `language`, that a folded text speaks as well.

    >>> tongues("our plans. gana 3% cada día con tu dinero, sin riesgo", "en")
    ('es',)
    """
    own = language.partition("-")[0]
    found = {code for code, script in _SCRIPTS if code != own and _speaks(folded, script)}
    automaton, words = _frequent(own)
    seen: dict[str, set[int]] = {}
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if not (_wordy(folded[start - 1 : start]) or _wordy(folded[end : end + 1])):
            for code in words[number]:
                seen.setdefault(code, set()).add(number)
    found |= {code for code, numbers in seen.items() if len(numbers) >= _ENOUGH}
    return tuple(sorted(found))


def _speaks(folded: str, script: re.Pattern[str]) -> bool:
    return not folded.isascii() and script.search(folded) is not None


def _wordy(neighbour: str) -> bool:
    return bool(neighbour) and neighbour.isalnum()


@cache
def _frequent(own: str) -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """Return the words that tell languages other than a page's own and its next of kin."""
    kin = _KIN.get(own, (own,))
    said: dict[str, list[str]] = {}
    for code, words in _FREQUENT.items():
        for word in words.split() if code not in kin else ():
            said.setdefault(word, []).append(code)
    found = AhoCorasick(list(said), matchkind=MatchKind.Standard)
    return found, tuple(map(tuple, said.values()))
