"""Tell in which further languages a page speaks: the offer in one, the rest in another."""

import re
from functools import cache

# By script, where a run of letters cannot be another language of ours.
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]{3}")),
    ("ja", re.compile("[\u3041-\u30fa]{2}")),
    ("ko", re.compile("[\uac00-\ud7a3]{2}")),
)
_ANY_SCRIPT = re.compile("[\u0400-\u04ff\u3041-\u30fa\uac00-\ud7a3]{2}")
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
_WORD = re.compile(r"[^\W_]+")


def tongues(folded: str, language: str) -> tuple[str, ...]:
    """
    Return the languages, beside `language`, that a folded text speaks as well.

    >>> tongues("our plans. gana 3% cada día con tu dinero, sin riesgo", "en")
    ('es',)
    """
    own = language.partition("-")[0]
    found: set[str] = set()
    if not folded.isascii() and _ANY_SCRIPT.search(folded):
        found = {code for code, script in _SCRIPTS if code != own and script.search(folded)}
    said = set(_WORD.findall(folded))
    found |= {code for code, words in _frequent(own) if len(words & said) >= _ENOUGH}
    return tuple(sorted(found))


@cache
def _frequent(own: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the words that tell languages other than a page's own and its next of kin."""
    kin = _KIN.get(own, (own,))
    return tuple(
        (code, frozenset(words.split())) for code, words in _FREQUENT.items() if code not in kin
    )
