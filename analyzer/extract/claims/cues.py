"""Find cue words in a layer of text: the words that tell what a figure states."""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.resources.folding import fold
from analyzer.resources.words import Word, lexicon

# From here on scripts write words without spaces, but for Vietnamese and Greek letters.
_UNSPACED = "\u0e00"
_SPACED_AGAIN = ("\u1e00", "\u1fff")
_NUMERALS = frozenset("〇一二两三四五六七八九十百千万亿今昨明当近第")
_PLAIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_FIGURE_STARTS = frozenset(" 0123456789")


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Cue:
    """A phrase in a text and the tags that it carries."""

    start: int
    end: int
    tags: tuple[str, ...]

    def has(self, tag: str) -> bool:
        """Say whether the cue carries `tag`."""
        return tag in self.tags

    def has_any(self, tags: frozenset[str]) -> bool:
        """Say whether the cue carries any of `tags`."""
        return not tags.isdisjoint(self.tags)


def find_cues(text: str, language: str, more: tuple[str, ...] = ()) -> tuple[Cue, ...]:
    """
    Return the cue words of `text` in order; a phrase within a longer one is left out.

    `more` are languages that the text speaks beside its own.

    >>> [(c.start, c.end) for c in find_cues("No profit split here", "en")]
    [(3, 15)]
    """
    words = lexicon(language, more)
    folded = fold(text)
    raw = words.automaton.find_matches_as_indexes(folded, overlapping=True)
    plain = _PLAIN_LETTERS
    whole = [
        (start, -end, index)
        for index, start, end in raw
        # Within a word stand two of three; asked here, for a call costs more than the answer.
        if not (start and folded[start - 1] in plain and folded[start] in plain)
        and _stands_alone(folded, start, end, words.words[index])
        and not (words.words[index].capitals and not text[start:end].isupper())
    ]
    whole.sort()
    return tuple(_compound(_outermost(whole, words.words)))


def _outermost(matches: list[tuple[int, int, int]], words: tuple[Word, ...]) -> list[Cue]:
    kept: list[Cue] = []
    reach = -1
    for start, minus_end, index in matches:
        end, tags = -minus_end, words[index].tags
        if end > reach:
            kept.append(Cue(start, end, tags))
            reach = end
        elif kept[-1].start == start and kept[-1].end == end:
            kept[-1] = Cue(start, end, kept[-1].tags + tags)
    return kept


def _compound(cues: list[Cue]) -> Iterator[Cue]:
    """Let what is earned by recruiting be no income: "referral" rules "reward" after it."""
    last: Cue | None = None
    for cue in cues:
        joined = last is not None and cue.start - last.end <= 1
        if joined and last is not None and last.has("referral") and cue.has("return"):
            yield Cue(cue.start, cue.end, last.tags)
        else:
            yield cue
            last = cue


def _stands_alone(text: str, start: int, end: int, word: Word) -> bool:
    before = text[start - 1] if start else " "
    if before != " " and _joined(before, text[start]):
        return False
    if end - start == 1 and text[start] >= _UNSPACED and not _heads_figure(text, start):
        return False
    return word.open_end or end == len(text) or not _joined(text[end - 1], text[end])


def _heads_figure(text: str, at: int) -> bool:
    """Say whether a single character is a word: 日 in "日 0.8%", not in 30日 or 今日."""
    if at and (text[at - 1].isdigit() or text[at - 1] in _NUMERALS):
        return False
    after = text[at + 1 : at + 2]
    if _is_hangul(text[at]):
        return not (_is_hangul(after) or (at and _is_hangul(text[at - 1])))
    return text[at] != "日" or after in _FIGURE_STARTS


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter <= "\ud7a3"


def _joined(left: str, right: str) -> bool:
    """Say whether two characters belong to one written word or number."""
    if right == " ":  # nearly always, so asked first
        return False
    if left.isalpha() and right.isalpha():
        return _spaced(left) and _spaced(right)
    return left.isdigit() and right.isdigit()


def _spaced(letter: str) -> bool:
    return letter < _UNSPACED or _SPACED_AGAIN[0] <= letter <= _SPACED_AGAIN[1]
