"""The phrases of a set of rules, compiled once, and what was found of them on a page."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from analyzer.resources.phrases import spell_out
from analyzer.rules.borders import forms_of
from analyzer.types.claim import Stance
from analyzer.types.document import Span
from analyzer.types.rule import AllOf, AnyOf, Condition, Pattern, Ruleset, Segment, Silent, Spoken

__all__ = [
    "Beginning",
    "Entry",
    "Hit",
    "Hits",
    "Index",
    "Negation",
    "Ruleset",
    "index_of",
    "speaking",
]


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that turn a phrase into its opposite: before it, behind it, in its sentence."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    around: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Forms any of which may go on with a phrase, at most `gap` words behind what precedes."""

    forms: frozenset[int]
    gap: int


class Family:
    """
    The many forms of one segment, under one number, spelled out once a page holds a beginning.

    Numbers of families are negative: the automaton does not know them.
    """

    def __init__(self, number: int, segment: Segment) -> None:
        """Keep the segment."""
        self.number = number
        self._segment = segment

    @cached_property
    def _forms(self) -> tuple[frozenset[str], list[int]]:
        """Return the forms, and the lengths that they have."""
        literals = spell_out(self._segment.choices)
        forms = frozenset(forms_of(literals, open_end=self._segment.open_end))
        return forms, sorted({len(form) for form in forms})

    def ends(self, bordered: str, start: int) -> list[int]:
        """Return where those of the forms end that stand at `start`."""
        forms, lengths = self._forms
        return [start + n for n in lengths if bordered[start : start + n] in forms]


# The number of an entry, and what goes on with it.
Beginning = tuple[int, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A pattern of a condition.

    `slot` is the condition's number; `cancels`: it is an unless; `minds`: a negation
    takes its force.
    """

    slot: int
    pattern: Pattern
    cancels: bool = False
    minds: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """
    One automaton over the forms of the literals with which phrases begin and go on.

    `uses` lists the entries that a form begins, for each form that begins any; `longer`
    what a form may only be the beginning of.
    """

    automaton: AhoCorasick
    uses: dict[int, list[Beginning]]
    longer: dict[int, list[Family]]
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
    ruled = len(conditions) - len(ruleset.topics)
    forms = _Forms()
    entries: list[Entry] = []
    uses: dict[int, list[Beginning]] = defaultdict(list)
    for slot, part in enumerate(conditions):
        minds = slot < ruled and isinstance(part, Spoken) and Stance.DENIED not in part.stances
        unless = part.unless if isinstance(part, Spoken) else ()
        for pattern, cancels in (*((p, False) for p in part.any_of), *((p, True) for p in unless)):
            first, *rest = pattern.segments
            links = tuple(Link(forms.of(segment), segment.gap) for segment in rest)
            beginning = len(entries), links
            for form in forms.of(first):
                uses[form].append(beginning)
            entries.append(Entry(slot, pattern, cancels, minds and not cancels))
    return Index(
        _automaton(list(forms.numbers)),
        dict(uses),
        dict(forms.longer),
        tuple(entries),
        {part: slot for slot, part in enumerate(conditions)},
        Negation(*map(re.compile, ruleset.negations)),
    )


class _Forms:
    """Numbers the forms that the literals of segments take in a text with borders."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.longer: dict[int, list[Family]] = defaultdict(list)
        self._families = 0
        # Phrases written alike share their segments; to hash these would cost more.
        self._known: dict[int, frozenset[int]] = {}

    def of(self, segment: Segment) -> frozenset[int]:
        """Return the numbers of the segment's forms, or that of their family."""
        if id(segment) not in self._known:
            read = self._family if segment.choices else self._single
            self._known[id(segment)] = read(segment)
        return self._known[id(segment)]

    def _single(self, segment: Segment) -> frozenset[int]:
        written = forms_of(segment.literals, open_end=segment.open_end)
        return frozenset([self.numbers.setdefault(x, len(self.numbers)) for x in written])

    def _family(self, segment: Segment) -> frozenset[int]:
        self._families += 1
        family = Family(-self._families, segment)
        for form in forms_of(segment.literals, open_end=True):
            self.longer[self.numbers.setdefault(form, len(self.numbers))].append(family)
        return frozenset([family.number])


def _automaton(forms: list[str]) -> AhoCorasick:
    return AhoCorasick(
        forms,
        matchkind=MatchKind.Standard,
        implementation=Implementation.ContiguousNFA,  # half the time to search, as quick to build
    )


def speaking(condition: Condition) -> list[Spoken | Silent]:
    """Return the parts of a condition that listen for phrases."""
    match condition:
        case Spoken() | Silent():
            return [condition]
        case AnyOf(of=parts) | AllOf(of=parts):
            return [inner for part in parts for inner in speaking(part)]
        case _:
            return []
