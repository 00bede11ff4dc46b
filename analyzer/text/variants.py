"""Undo signs, dotted letters, Chinese twins and digits put in place of letters."""

import re
import unicodedata
from collections.abc import Iterator

from analyzer.text.draft import Draft, Edit, replacing

_PERCENT = re.compile(r"℅|(?<=[\dOoОо])\s?[ºᵒ°⁰oOоО0₀]/[oOоО0₀](?![\w/])")
_SLASHED = re.compile(r"[ºᵒ°⁰oOоО₀]/[oOоО0₀]")
# After a letter a small digit belongs to a formula (CO₂) or a note; alone it is a number.
_SMALL = re.compile(r"(?<![^\W\d_])[₀-₉][₀-₉.,]*")
_SMALL_DIGIT = re.compile("[₀-₉]")
_DOTTED_CONSONANT = re.compile("[ḅḍḥḳḷṃṇṛṭṿẉẓṣḄḌḤḲḶṂṆṚṬṾẈẒṢ]")
_DOTTED_VOWEL = re.compile("[ạẹịọụỵẠẸỊỌỤỴ]")
_YORUBA = frozenset("ṣṢ")
_LEAST_KINDS = 2
_KANA = re.compile("[\u3041-\u30ff]")
_TWINS = re.compile("[曰夭兀毎鉱柤杌堤圎\u3190-\u319f\u3220-\u3247\u3280-\u32b0]")
_NUMBER = r"[\d万萬亿億千百十]"
# Twins that are words of their own elsewhere: read otherwise only where the other fits.
_IN_PLACE = (
    (re.compile(r"(?<=[每毎今昨\d])曰|(?<=\d\s)曰|曰(?=[产產息利收结結返入薪])"), "日"),
    (re.compile(rf"(?<=[每毎今\d])夭|(?<=\d\s)夭|(?<={_NUMBER})夭"), "天"),
    (re.compile(rf"(?<={_NUMBER})兀|(?<={_NUMBER}\s)兀"), "元"),
    (re.compile("堤(?=[现現领領款])"), "提"),
)
# No words of Chinese: a Japanese page, which has kana, writes two of them by right.
_RARE = {"毎": "每", "鉱": "矿", "柤": "租", "杌": "机", "圎": "圆"}
_BARE_WORD = frozenset("㊗㊙㊣")  # drawn as seals and pictures
_LONGEST_WORD = 24  # code points
_LEET_WORD = re.compile(rf"(?<![\w@¡.-])[\w@¡]{{3,{_LONGEST_WORD}}}(?![\w@¡])")
_LEET_HEAD = re.compile(r"[\w@¡]+\Z")
_LEET_SEAM = re.compile(r"[a-zA-Z\u0430-\u044f][013457@¡]|[0134567@¡][a-zA-Z\u0430-\u044f]")
_LEET = (str.maketrans("013457@¡", "oieastai"), str.maketrans("013457@¡", "oleastal"))
_RUSSIAN = str.maketrans("0346@aceopxykuhntmd", "озчбаасеорхукинптмд")
_CYRILLIC = re.compile("[\u0430-\u044f\u0451]+")
_LEAST_LETTERS = 4
# Only what becomes a word of trade is taken for one: "mp3" and "h264" are what they say.
_WORDS = """
    day days daily per hour hours week weeks weekly month monthly ton usdt bitcoin profit profits
    income earn earned earnings invest invested investment deposit deposits withdraw withdrawal
    withdrawals mine mining miner miners boost booster boosters gives give get pay paid payment
    payments payout payouts proofs shop free bonus wallet friend friends invite invited inviting
    line account accounts active return returns guaranteed guarantee refundable referral double
    rinde cada horas dias dia bloqueo deposito depositos depositado duplica ganancia premio
    pongan tuyo diario mes invertir retiro rende dias diario lucro saque ganho deposite gunluk
    kazanc rendite taglich gewinn jour jours gain gains harian hari untung ngay loi
"""
_TRADE = frozenset(_WORDS.split())
_WORDS_RUSSIAN = "через часа часов час день дня дней сутки суток вклад за до"
_TRADE_RUSSIAN = frozenset(_WORDS_RUSSIAN.split())


def fold_signs(draft: Draft) -> None:
    """Read other signs for percent, and small digits that stand alone, as plain ones."""
    edits = []
    if "℅" in draft.text or _SLASHED.search(draft.text):
        for found in _PERCENT.finditer(draft.text):
            draft.note("styled_letters", found.start(), found.end())
            edits.append(Edit(found.start(), found.end(), "%", (found.start(),)))
        draft.apply(edits)
    if draft.holds(_SMALL_DIGIT):
        edits = []
        for found in _SMALL.finditer(draft.text):
            draft.note("styled_letters", found.start(), found.end())
            plain = unicodedata.normalize("NFKC", found[0])
            edits.append(replacing(found.start(), plain))
        draft.apply(edits)


def fold_dotted(draft: Draft) -> None:
    """Take the dots from below letters where no language sets so many of them."""
    signs = draft.alphabet
    consonants = set(_DOTTED_CONSONANT.findall(signs)) - _YORUBA
    if len(consonants) < _LEAST_KINDS or len(_DOTTED_VOWEL.findall(signs)) < _LEAST_KINDS:
        return
    dotted = f"{_DOTTED_CONSONANT.pattern[:-1]}{_DOTTED_VOWEL.pattern[1:]}"
    for found in re.finditer(dotted, draft.text):
        draft.note("styled_letters", found.start(), found.end())
    table = {ord(c): unicodedata.normalize("NFD", c)[0] for c in re.findall(dotted, signs)}
    draft.translate(table)


def fold_chinese(draft: Draft) -> None:
    """Read annotation marks, circled signs and near twins of Chinese signs as those meant."""
    if not draft.holds(_TWINS):
        return
    japanese = draft.holds(_KANA)
    edits: dict[int, str] = {}
    for found in _TWINS.finditer(draft.text):
        sign = found[0]
        plain = "" if japanese else _RARE.get(sign, "")
        if sign > "\u3100" and sign < "\u3400" and sign not in _BARE_WORD:
            plain = unicodedata.normalize("NFKC", sign).strip("()")
        if len(plain) == 1 and plain != sign:
            edits[found.start()] = plain
    for pattern, plain in () if japanese else _IN_PLACE:
        edits |= {found.start(): plain for found in pattern.finditer(draft.text)}
    for start in sorted(edits):
        draft.note("lookalike", start, start + 1)
    draft.apply([replacing(start, edits[start]) for start in sorted(edits)])


def holds_leet(text: str) -> bool:
    """Say whether digits touch letters so that a word may be written with them."""
    return _LEET_SEAM.search(text) is not None


def fold_leet(draft: Draft) -> None:
    """Read words of trade in which digits stand for letters, as in d4ily pr0fit."""
    edits = []
    for found in _words_with_seams(draft.text):
        plain = _unleeted(found[0])
        if plain is not None:
            draft.note("lookalike", found.start(), found.end())
            edits.append(replacing(found.start(), plain))
    draft.apply(edits)


def _words_with_seams(text: str) -> Iterator[re.Match[str]]:
    """Yield the words in which a digit touches a letter; few do, so the seams lead to them."""
    end = 0
    for seam in _LEET_SEAM.finditer(text):
        if seam.start() < end:
            continue
        head = _LEET_HEAD.search(text, max(end, seam.start() - _LONGEST_WORD), seam.end())
        found = _LEET_WORD.match(text, head.start()) if head else None
        if found is not None:
            end = found.end()
            yield found


def _unleeted(word: str) -> str | None:
    """Return the word of trade meant; None where there is none."""
    low = word.lower()
    russian = low.translate(_RUSSIAN)
    if _CYRILLIC.fullmatch(russian) and (
        russian in _TRADE_RUSSIAN or (_CYRILLIC.search(low) and len(low) >= _LEAST_LETTERS)
    ):
        return russian
    for plain in _meanings(low):
        bare = "".join(c for c in unicodedata.normalize("NFD", plain) if c.isalpha())
        if bare in _TRADE:
            return plain.upper() if word.isupper() else plain
    return None


def _meanings(word: str) -> Iterator[str]:
    for table in _LEET:
        plain = word.translate(table)
        if plain != word and len(plain) == len(word):
            yield plain
