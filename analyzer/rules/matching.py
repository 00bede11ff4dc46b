"""Find all phrases of all rules and languages in one pass over a page."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.resources.folding import fold
from analyzer.rules.ruleset import Hit, Hits, Index, Negation
from analyzer.types.document import Span
from analyzer.types.offer import Reading
from analyzer.types.rule import Segment

_SENTENCE_END = re.compile(r"[!?。！？\n]|\.(?=\s|$)")
_CLAUSE_END = re.compile(r"[,;:!?，、；：！？。]|\.(?=\s|$)|\bbut\b")
STOPS = frozenset(";:!?；：！？。")  # a gap between two words never spans one of these
NEAR, NEAR_WORDS = 40, 3  # characters and words around a phrase in which a negation tells
# From here on stand the scripts of Chinese, Japanese and Korean, whose words take no border.
FIRST_UNSPACED = "\u2e80"
_UNSPACED = re.compile("[\u2e80-\U0010ffff]")
LONGEST_WORD = 24  # characters; bounds the search for the next word of a phrase


def find_phrases(index: Index, reading: Reading) -> Hits:
    """Find every phrase of `index` that stands within one sentence of the page."""
    found: dict[int, list[Hit]] = defaultdict(list)
    cancelled: dict[int, list[Hit]] = defaultdict(list)
    for layer in reading.document.layers:
        text = fold(layer.plain)
        sentences = _sentences(reading, layer.where)
        units = _Units(text, [stop.start() for stop in _SENTENCE_END.finditer(text)], {})
        for number, start, end in _matches(index, text):
            sentence, unit = sentences.holding(start, end), units.holding(start, end)
            if sentence < 0 or unit < 0:
                continue
            entry = index.entries[number]
            negated = entry.minds and units.turned(unit, (start, end), index.negation)
            span = Span(layer.where, start, end)
            hit = Hit(span, sentence, (layer.where, unit), number, negated)
            (cancelled if entry.cancels else found)[entry.slot].append(hit)
    return Hits(index, found, cancelled)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of the reading in one layer, in order."""

    starts: list[int]
    ends: list[int]
    numbers: list[int]

    def holding(self, start: int, end: int) -> int:
        """Return the number of the sentence that holds the range, -1 if none does."""
        place = bisect_right(self.starts, start) - 1
        if place < 0 or end > self.ends[place]:
            return -1
        return self.numbers[place]


def _sentences(reading: Reading, where: str) -> _Sentences:
    rows = sorted(
        (sentence.span.start, sentence.span.end, number)
        for number, sentence in enumerate(reading.sentences)
        if sentence.span.where == where
    )
    return _Sentences([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows])


@dataclass(frozen=True, slots=True)
class _Units:
    """
    The grammatical sentences of a folded text, by where they end.

    `warning` keeps which of them speak of fraud: one may hold thousands of phrases.
    """

    text: str
    ends: list[int]
    warning: dict[int, bool]

    def holding(self, start: int, end: int) -> int:
        """Return the number of the sentence that holds the range, -1 if none does."""
        unit = bisect_right(self.ends, start)
        return unit if unit == bisect_right(self.ends, end - 1) else -1

    def turned(self, unit: int, at: tuple[int, int], negation: Negation) -> bool:
        """Say whether a negation stands close to `at`, or its sentence speaks of fraud."""
        if self._warns(unit, negation):
            return True
        ahead = _CLAUSE_END.split(self.text[max(0, at[0] - NEAR) : at[0]])[-1]
        behind = _CLAUSE_END.split(self.text[at[1] : at[1] + NEAR], maxsplit=1)[0]
        before = (ahead[found.end() :] for found in negation.before.finditer(ahead))
        after = (behind[: found.start()] for found in negation.after.finditer(behind))
        return any(_fits(between, NEAR_WORDS) for between in (*before, *after))

    def _warns(self, unit: int, negation: Negation) -> bool:
        if unit not in self.warning:
            start = self.ends[unit - 1] if unit else 0
            end = self.ends[unit] if unit < len(self.ends) else len(self.text)
            self.warning[unit] = negation.around.search(self.text, start, end) is not None
        return self.warning[unit]


def _matches(index: Index, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (entry, start, end) of every phrase in folded `text`."""
    found = index.automaton.find_matches_as_indexes(text, overlapping=True)
    present = {match[0] for match in found}
    pieces = _Pieces(text, {index.literals[number] for number in present}, {})
    begun = {number: list(_beginnings(index, number, pieces)) for number in present}
    for literal, start, end in found:
        if not begun[literal] or not _begins_word(text, start):
            continue
        whole = _ends_word(text, end)
        for number, open_end, rest in begun[literal]:
            if not (whole or open_end):
                continue
            stop = end if whole else _word_end(text, end)
            if rest:
                stop = _follow(rest, pieces, stop, index.negation)
            if stop:
                yield number, start, stop


def _beginnings(
    index: Index, literal: int, pieces: "_Pieces"
) -> Iterator[tuple[int, bool, tuple[Segment, ...]]]:
    """Yield (entry, whether its first word may go on, what follows) where all that is there."""
    for number in index.uses[literal]:
        first, *rest = index.entries[number].pattern.segments
        if all(map(pieces.of, rest)):
            yield number, first.open_end, tuple(rest)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A folded text, and which of the literals that phrases go on with it holds at all."""

    text: str
    there: set[str]
    known: dict[int, tuple[str, ...]]  # by the identity of the literals looked for

    def of(self, segment: Segment) -> tuple[str, ...]:
        """Return the segment's literals that the text holds, in their order."""
        key = id(segment.literals)
        if key not in self.known:
            self.known[key] = tuple(x for x in segment.literals if x in self.there)
        return self.known[key]


def _follow(segments: tuple[Segment, ...], pieces: _Pieces, end: int, negation: Negation) -> int:
    """Return where the segments that follow `end` stop; 0 if one fails, or a "not" is between."""
    text = pieces.text
    for segment in segments:
        begin, stop = _next_piece(segment, pieces.of(segment), text, end)
        if not stop or not _fits(text[end:begin], segment.gap):
            return 0
        if negation.before.search(text, end, begin):
            return 0
        end = stop
    return end


def _next_piece(
    segment: Segment, literals: tuple[str, ...], text: str, end: int
) -> tuple[int, int]:
    """Return the nearest of the segment's literals behind `end`, the longest of equals."""
    limit = end + (segment.gap + 1) * LONGEST_WORD
    found = (0, 0)
    for literal in literals:
        start = text.find(literal, end, limit)
        while start >= 0:
            stop = _piece_end(text, start, start + len(literal), open_end=segment.open_end)
            if stop:
                limit = start + LONGEST_WORD  # nothing farther away can be nearer
                found = min(found, (start, stop), key=_nearest) if found[1] else (start, stop)
                break
            start = text.find(literal, start + 1, limit)
    return found


def _nearest(piece: tuple[int, int]) -> tuple[int, int]:
    start, stop = piece
    return start, -stop


def _piece_end(text: str, start: int, end: int, *, open_end: bool) -> int:
    if not _begins_word(text, start):
        return 0
    if _ends_word(text, end):
        return end
    return _word_end(text, end) if open_end else 0


def _fits(between: str, gap: int) -> bool:
    """Say whether at most `gap` words (characters, where words are not spaced) stand between."""
    if not STOPS.isdisjoint(between):
        return False
    dense = max(between, default="") >= FIRST_UNSPACED
    return len(between.strip() if dense else between.split()) <= gap


def _wordy(c: str) -> bool:
    return c < FIRST_UNSPACED and c.isalnum()


def _begins_word(text: str, start: int) -> bool:
    # Most phrases follow a space: that decides before the first letter is looked at.
    if start == 0 or (before := text[start - 1]) == " ":
        return True
    return not (_wordy(before) and _wordy(text[start]))


def _ends_word(text: str, end: int) -> bool:
    if end == len(text) or (behind := text[end]) == " ":
        return True
    return not (_wordy(behind) and _wordy(text[end - 1]))


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _wordy(text[end]):
        end += 1
    return end


def count_words(text: str) -> int:
    """
    Count words; two characters of a script without spaces count as one.

    >>> count_words("cloud mining"), count_words("雲端挖礦")
    (2, 3)
    """
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2
