"""Find all phrases of all rules and languages in one pass over a page."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter

from analyzer.resources.folding import fold
from analyzer.rules.borders import FIRST_UNSPACED, lay_borders
from analyzer.rules.ruleset import Beginning, Hit, Hits, Index, Link, Negation
from analyzer.types.document import Span
from analyzer.types.offer import Reading

_SENTENCE_END = re.compile(r"[!?。！？\n]|\.(?=\s|$)")
_CLAUSE_END = re.compile(r"[,;:!?，、；：！？。]|\.(?=\s|$)|\bbut\b")
STOPS = frozenset(";:!?；：！？。")  # a gap between two words never spans one of these
NEAR, NEAR_WORDS = 40, 3  # characters and words around a phrase in which a negation tells
_UNSPACED = re.compile("[\u2e80-\U0010ffff]")
_WORD = re.compile("[^\\W_\u2e80-\U0010ffff]+")
LONGEST_WORD = 24  # characters; bounds the search for the next word of a phrase


def find_phrases(index: Index, reading: Reading) -> Hits:
    """Find every phrase of `index` that stands within one sentence of the page."""
    found: dict[int, list[Hit]] = defaultdict(list)
    cancelled: dict[int, list[Hit]] = defaultdict(list)
    for layer in reading.document.layers:
        text = fold(layer.plain)
        sentences = _sentences(reading, layer.where)
        units = _Units(text, [stop.start() for stop in _SENTENCE_END.finditer(text)])
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
    `turns` keeps which ranges are negated: many rules listen for the same words.
    """

    text: str
    ends: list[int]
    warning: dict[int, bool] = field(default_factory=dict)
    turns: dict[tuple[int, int], bool] = field(default_factory=dict)

    def holding(self, start: int, end: int) -> int:
        """Return the number of the sentence that holds the range, -1 if none does."""
        unit = bisect_right(self.ends, start)
        return unit if unit == bisect_right(self.ends, end - 1) else -1

    def turned(self, unit: int, at: tuple[int, int], negation: Negation) -> bool:
        """Say whether a negation stands close to `at`, or its sentence speaks of fraud."""
        if at not in self.turns:
            self.turns[at] = self._warns(unit, negation) or self._negated(at, negation)
        return self.turns[at]

    def _negated(self, at: tuple[int, int], negation: Negation) -> bool:
        ahead = _CLAUSE_END.split(self.text[max(0, at[0] - NEAR) : at[0]])[-1]
        behind = _CLAUSE_END.split(self.text[at[1] : at[1] + NEAR], maxsplit=1)[0]
        before = (ahead[found.end() :] for found in negation.before.finditer(ahead))
        after = (behind[: found.start()] for found in negation.after.finditer(behind))
        return any(_fits(between, NEAR_WORDS) for between in chain(before, after))

    def _warns(self, unit: int, negation: Negation) -> bool:
        if unit not in self.warning:
            start = self.ends[unit - 1] if unit else 0
            end = self.ends[unit] if unit < len(self.ends) else len(self.text)
            self.warning[unit] = negation.around.search(self.text, start, end) is not None
        return self.warning[unit]


def _matches(index: Index, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (entry, start, end) of every phrase in folded `text`."""
    bordered, spaces = lay_borders(text)
    found = index.automaton.find_matches_as_indexes(bordered, overlapping=True)
    found += {
        (family.number, start, stop)
        for form, start, _ in found
        if form in index.longer
        for family in index.longer[form]
        for stop in family.ends(bordered, start)
    }
    found.sort(key=itemgetter(1))
    forms = [form for form, _, _ in found]
    page = _Bordered(text, bordered, spaces, forms, [x[1] for x in found], [x[2] for x in found])
    begun = _begun(index, frozenset(forms))
    for form, start, end in found:
        if form not in begun:
            continue
        first, last = page.inside(start, end)
        for number, rest in begun[form]:
            stop = page.follow(rest, last, index.negation)
            if stop:
                yield number, page.place(first), page.place(stop)


def _begun(index: Index, present: frozenset[int]) -> dict[int, list[Beginning]]:
    """Return for each form what it may begin, where all that follows is there too."""
    begun: dict[int, list[Beginning]] = defaultdict(list)
    for form in present & index.uses.keys():
        for beginning in index.uses[form]:
            for link in beginning[1]:
                if link.forms.isdisjoint(present):
                    break
            else:
                begun[form].append(beginning)
    return begun


@dataclass(frozen=True, slots=True)
class _Bordered:
    """
    A folded text as it was and with borders, and the forms found in the latter by their starts.

    A space at an end of a form is a border; a word that ends without one may go on.
    """

    text: str
    bordered: str
    spaces: list[int]
    forms: list[int]
    starts: list[int]
    ends: list[int]

    def place(self, offset: int) -> int:
        """Translate an offset in the bordered text to one in the text as it was."""
        return offset - bisect_left(self.spaces, offset)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without its borders, up to the end of a word that goes on."""
        first = start + 1 if self.bordered[start] == " " else start
        return first, end - 1 if self.bordered[end - 1] == " " else _word_end(self.bordered, end)

    def follow(self, rest: tuple[Link, ...], end: int, negation: Negation) -> int:
        """
        Return where what follows `end` stops; 0 if a piece fails, or a "not" is between.

        Of several pieces in reach the nearest counts from which the others go on.
        """
        ends = [end]
        for link in rest:
            ends = [stop for at in ends for stop in self._reached(link, at, negation)]
            if not ends:
                return 0
            if len(ends) > 1:
                ends = list(dict.fromkeys(ends))
        return ends[0]

    def _reached(self, link: Link, end: int, negation: Negation) -> Iterable[int]:
        """Return where the link's pieces behind `end` stop, nearest first."""
        limit = end + (link.gap + 1) * LONGEST_WORD
        first, behind = bisect_left(self.starts, end), bisect_right(self.starts, limit)
        if link.forms.isdisjoint(self.forms[first:behind]):  # so nearly always
            return ()
        return self._stops(link, end, range(first, behind), negation)

    def _stops(self, link: Link, end: int, places: range, negation: Negation) -> Iterator[int]:
        """Yield where the link's pieces at `places` stop; of those that begin alike the longest."""
        near = [at for at in places if self.forms[at] in link.forms]
        for begin, same in groupby(near, key=self.starts.__getitem__):
            start, stop = max(self.inside(begin, self.ends[at]) for at in same)
            begins, stops = self.place(end), self.place(start)
            if not _fits(self.text[begins:stops], link.gap) or negation.before.search(
                self.text, begins, stops
            ):
                return  # what lies farther off has this between, too
            yield stop


def _fits(between: str, gap: int) -> bool:
    """Say whether at most `gap` words (characters, where words are not spaced) stand between."""
    if not STOPS.isdisjoint(between):
        return False
    dense = max(between, default="") >= FIRST_UNSPACED
    return len(between.strip() if dense else between.split()) <= gap


def _word_end(text: str, end: int) -> int:
    word = _WORD.match(text, end)
    return word.end() if word else end


def count_words(text: str) -> int:
    """
    Count words; two characters of a script without spaces count as one.

    >>> count_words("cloud mining"), count_words("雲端挖礦")
    (2, 3)
    """
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2
