"""The phrases of a set of rules, compiled once, and what was found of them on a page."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from analyzer.types.claim import Stance
from analyzer.types.document import Span
from analyzer.types.rule import AllOf, AnyOf, Condition, Pattern, Ruleset, Silent, Spoken

__all__ = ["Entry", "Hit", "Hits", "Index", "Negation", "Ruleset", "index_of", "speaking"]


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that turn a phrase into its opposite: before it, behind it, in its sentence."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    around: re.Pattern[str]


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
    One automaton over the literals with which phrases begin and go on.

    `uses[i]` lists the entries that literal i may begin.
    """

    automaton: AhoCorasick
    literals: tuple[str, ...]
    uses: tuple[tuple[int, ...], ...]
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
    entries: list[Entry] = []
    for slot, part in enumerate(conditions):
        minds = slot < ruled and isinstance(part, Spoken) and Stance.DENIED not in part.stances
        entries += [Entry(slot, pattern, minds=minds) for pattern in part.any_of]
        if isinstance(part, Spoken):
            entries += [Entry(slot, pattern, cancels=True) for pattern in part.unless]
    uses: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for literal in entry.pattern.segments[0].literals:
            uses[literal].append(number)
    for entry in entries:
        for segment in entry.pattern.segments[1:]:
            for literal in segment.literals:
                uses[literal]  # goes on with a phrase, if it begins none
    slots = {part: slot for slot, part in enumerate(conditions)}
    negation = Negation(*map(re.compile, ruleset.negations))
    return Index(
        _automaton(list(uses)),
        tuple(uses),
        tuple(map(tuple, uses.values())),
        tuple(entries),
        slots,
        negation,
    )


def _automaton(literals: list[str]) -> AhoCorasick:
    return AhoCorasick(
        literals,
        matchkind=MatchKind.Standard,
        implementation=Implementation.NoncontiguousNFA,  # the quickest to build, and quick enough
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
