"""All phrases of all rules and languages, found in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from analyzer.resources.folding import fold
from analyzer.types.document import Span
from analyzer.types.offer import Reading
from analyzer.types.rule import AllOf, AnyOf, Condition, Pattern, Ruleset, Silent, Spoken

__all__ = ["Hit", "Hits", "Ruleset", "find_phrases", "index_of"]

_SENTENCE_END = re.compile(r"[!?。！？\n]|\.(?=\s|$)")
STOPS = frozenset(";:!?；：！？。")  # a gap between two words never spans one of these
_CLAUSE_END = re.compile(r"[,;:!?，、；：！？。]|\.(?=\s|$)|\bbut\b")
NEAR, NEAR_WORDS = 40, 3  # characters and words around a phrase in which a negation tells
LONGEST_WORD = 24  # characters; bounds the search for the next word of a phrase


@dataclass(frozen=True, slots=True)
class Negation:
    """Words before or behind a phrase that turn it into its opposite."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    around: re.Pattern[str]

    def turns(self, text: str, start: int, end: int) -> bool:
        """Say whether such a word stands close to the range, in the same clause."""
        ahead = _CLAUSE_END.split(text[max(0, start - NEAR) : start])[-1]
        behind = _CLAUSE_END.split(text[end : end + NEAR], maxsplit=1)[0]
        before = (ahead[found.end() :] for found in self.before.finditer(ahead))
        after = (behind[: found.start()] for found in self.after.finditer(behind))
        return any(_fits(between, NEAR_WORDS) for between in (*before, *after))


@dataclass(frozen=True, slots=True)
class _Units:
    """The grammatical sentences of a folded text, by where they end."""

    text: str
    ends: list[int]
    warning: re.Pattern[str]

    def holding(self, start: int, end: int) -> int:
        """Return the number of the sentence that holds the range, -1 if none does."""
        unit = bisect_right(self.ends, start)
        return unit if unit == bisect_right(self.ends, end - 1) else -1

    def warns(self, unit: int) -> bool:
        """Say whether the sentence speaks of fraud, and so does not sell."""
        start = self.ends[unit - 1] if unit else 0
        end = self.ends[unit] if unit < len(self.ends) else len(self.text)
        return self.warning.search(self.text, start, end) is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern of a condition: the `slot` is the condition's number; `cancels`: unless."""

    slot: int
    pattern: Pattern
    cancels: bool


@dataclass(frozen=True, slots=True)
class Index:
    """
    An automaton over all literals and what each of them is part of.

    `uses[i]` lists for literal i the (entry, segment) pairs it stands for.
    """

    automaton: AhoCorasick
    uses: tuple[tuple[tuple[int, int], ...], ...]
    entries: tuple[Entry, ...]
    slots: dict[Spoken | Silent, int]
    negation: Negation


@dataclass(frozen=True, slots=True)
class Hit:
    """
    A phrase found: where, in which sentence of the reading, by which entry of the index.

    A sentence of the reading may hold several that share a stance; `unit` numbers the
    grammatical ones.  `negated`: the words around it turn it into its opposite.
    """

    span: Span
    sentence: int
    unit: tuple[str, int]
    entry: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found for every condition; `cancelled`: where an unless spoke."""

    index: Index
    found: dict[int, list[Hit]]
    cancelled: dict[int, list[Hit]]

    def of(self, condition: Spoken | Silent, without: frozenset[int] = frozenset()) -> list[Hit]:
        """Return the hits that no unless cancels, as if the entries `without` were not."""
        slot = self.index.slots[condition]
        silenced = {hit.unit for hit in self.cancelled.get(slot, []) if hit.entry not in without}
        return [
            hit
            for hit in self.found.get(slot, [])
            if hit.unit not in silenced and hit.entry not in without
        ]

    def language(self, hit: Hit) -> str:
        """Return the language of the phrase that was found."""
        return self.index.entries[hit.entry].pattern.language


@lru_cache(maxsize=4)
def index_of(ruleset: Ruleset) -> Index:
    """Compile the phrases of a set of rules; done once per set."""
    conditions = [part for rule in ruleset.rules for part in speaking(rule.condition)]
    conditions += [topic for _, topic in ruleset.topics]
    entries: list[Entry] = []
    for slot, condition in enumerate(conditions):
        entries += [Entry(slot, pattern, cancels=False) for pattern in condition.any_of]
        if isinstance(condition, Spoken):
            entries += [Entry(slot, pattern, cancels=True) for pattern in condition.unless]
    uses: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for place, segment in enumerate(entry.pattern.segments):
            for literal in segment.literals:
                uses[literal].append((number, place))
    automaton = AhoCorasick(
        list(uses),
        matchkind=MatchKind.Standard,
        implementation=Implementation.NoncontiguousNFA,  # the quickest to build, and quick enough
    )
    slots = {condition: slot for slot, condition in enumerate(conditions)}
    negation = Negation(*map(re.compile, ruleset.negations))
    return Index(automaton, tuple(map(tuple, uses.values())), tuple(entries), slots, negation)


def speaking(condition: Condition) -> list[Spoken | Silent]:
    """Return the parts of a condition that listen for phrases."""
    match condition:
        case Spoken() | Silent():
            return [condition]
        case AnyOf(of=parts) | AllOf(of=parts):
            return [inner for part in parts for inner in speaking(part)]
        case _:
            return []


def find_phrases(index: Index, reading: Reading) -> Hits:
    """Find every phrase of `index` that stands within one sentence of the page."""
    found: dict[int, list[Hit]] = defaultdict(list)
    cancelled: dict[int, list[Hit]] = defaultdict(list)
    for layer in reading.document.layers:
        text = fold(layer.plain)
        sentences = _sentences(reading, layer.where)
        stops = [stop.start() for stop in _SENTENCE_END.finditer(text)]
        units = _Units(text, stops, index.negation.around)
        for number, start, end in _matches(index, text):
            sentence, unit = sentences.holding(start, end), units.holding(start, end)
            if sentence < 0 or unit < 0:
                continue
            entry = index.entries[number]
            negated = index.negation.turns(text, start, end) or units.warns(unit)
            span = Span(layer.where, start, end)
            hit = Hit(span, sentence, (layer.where, unit), number, negated)
            (cancelled if entry.cancels else found)[entry.slot].append(hit)
    return Hits(index, found, cancelled)


@dataclass(frozen=True, slots=True)
class _Sentences:
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


def _matches(index: Index, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (entry, start, end) of every phrase in folded `text`, ordered by entry."""
    parts: dict[int, dict[int, list[tuple[int, int]]]] = {}
    for literal, start, end in index.automaton.find_matches_as_indexes(text, overlapping=True):
        if not _begins_word(text, start):
            continue
        whole = _ends_word(text, end)
        for number, place in index.uses[literal]:
            segment = index.entries[number].pattern.segments[place]
            if whole or segment.open_end:
                stop = end if whole else _word_end(text, end)
                parts.setdefault(number, {}).setdefault(place, []).append((start, stop))
    for number in sorted(parts):
        pattern = index.entries[number].pattern
        if len(parts[number]) == len(pattern.segments):
            for start, end in _chains(pattern, parts[number], text, index.negation):
                yield number, start, end


def _chains(
    pattern: Pattern, parts: dict[int, list[tuple[int, int]]], text: str, negation: Negation
) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which the pattern's segments follow each other, with no "not" between."""
    for options in parts.values():
        options.sort()
    for start, first_end in parts[0]:
        end, clear = first_end, True
        for place in range(1, len(pattern.segments)):
            begin, stop = _next_piece(parts[place], end, pattern.segments[place].gap, text)
            clear = stop > 0 and not negation.before.search(text, end, begin)
            if not clear:
                break
            end = stop
        if clear:
            yield start, end


def _next_piece(options: list[tuple[int, int]], end: int, gap: int, text: str) -> tuple[int, int]:
    """Return the nearest following piece, (0, 0) if none stands within the gap."""
    for start, stop in options:
        if start < end:
            continue
        if start - end > (gap + 1) * LONGEST_WORD:
            break
        if _fits(text[end:start], gap):
            return start, stop
    return 0, 0


def _fits(between: str, gap: int) -> bool:
    """Say whether at most `gap` words (characters, where words are not spaced) stand between."""
    if not STOPS.isdisjoint(between):
        return False
    dense = any(_unspaced(c) for c in between)
    return len(between.strip() if dense else between.split()) <= gap


def _unspaced(c: str) -> bool:
    """Say whether the character belongs to a script that writes without spaces between words."""
    return "\u2e80" <= c <= "\ud7ff" or "\uff00" <= c <= "\uffef" or c >= "\U00020000"


def _wordy(c: str) -> bool:
    return c.isalnum() and not _unspaced(c)


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not (_wordy(text[start]) and _wordy(text[start - 1]))


def _ends_word(text: str, end: int) -> bool:
    return end == len(text) or not (_wordy(text[end - 1]) and _wordy(text[end]))


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
    return len(text.split()) + sum(map(_unspaced, text)) // 2
