"""Find the words that show who is speaking, of several languages at once."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ahocorasick_rs import AhoCorasick

from analyzer.extract.voice.folding import fold
from analyzer.resources.voice_words import VoiceWords, load_voice_words


class Cue(StrEnum):
    """What a word shows; the names are the keys of the word files."""

    SELLER = "seller"
    SELLER_STRONG = "seller_strong"
    SELLER_HINT = "seller_hint"
    OUTSIDER = "outsider"
    OUTSIDER_STRONG = "outsider_strong"
    OUTSIDER_HINT = "outsider_hint"
    OUTSIDER_DRESS = "outsider_dress"
    NEITHER = "neither"
    ATTRIBUTION = "attribution"
    ATTRIBUTION_WEAK = "attribution_weak"
    CONDITION = "condition"
    CONDITION_WEAK = "condition_weak"
    DOUBT = "doubt"
    MARKET = "market"
    CONTRAST = "contrast"
    OWN = "own"
    DENIAL = "denial"
    WARNING_HEADING = "warning_heading"
    EXAMPLE_HEADING = "example_heading"
    DISCLOSURE = "disclosure_heading"
    DOOR = "door"
    MACHINE = "machine"
    ORDER = "order"
    GAP_LEFT = "gap_left"
    GAP_RIGHT = "gap_right"


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Hit:
    """A cue at its place; `literal` tells two cues apart, `gap` numbers half of a gap."""

    start: int
    end: int
    cue: Cue
    literal: int
    gap: int = -1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One automaton for every literal, and what each of them shows."""

    automaton: AhoCorasick
    meanings: tuple[tuple[tuple[Cue, int], ...], ...]
    edges: tuple[tuple[bool, bool], ...]  # whether a literal must begin, end with its word

    def find(self, folded: str) -> list[Hit]:
        """Return every cue in folded text, by place."""
        matches = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        matches.sort(key=_place)
        return [
            Hit(start, end, cue, literal, gap)
            for literal, start, end in matches
            if not self._inside_word(literal, folded, start, end)
            for cue, gap in self.meanings[literal]
        ]

    def _inside_word(self, literal: int, folded: str, start: int, end: int) -> bool:
        left, right = self.edges[literal]
        return (left and _letter(folded[start - 1 : start])) or (
            right and _letter(folded[end : end + 1])
        )


def _place(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], match[2]


def _letter(neighbour: str) -> bool:
    """Say whether a neighbour would continue a word; Chinese and Korean glue words."""
    return neighbour.isalnum() and neighbour < "\u0e00"


@cache
def lexicon(language: str) -> Lexicon:
    """
    Return the automaton over the words that apply to a page in `language`.

    Languages that share letters are kept apart: "forum" and "risk" are words of many.
    """
    meanings: dict[str, dict[tuple[Cue, int], None]] = {}
    first_gap = 0
    for words in load_voice_words():
        if words.applies(language):
            _collect(words, first_gap, meanings, phrases=words.foreign(language))
        first_gap += len(words.gaps)
    literals = [x.strip("*") for x in meanings]
    return Lexicon(
        AhoCorasick(literals),
        tuple(tuple(x) for x in meanings.values()),
        tuple((_letter(x[0]), _letter(x[-1])) for x in meanings),
    )


def _collect(
    words: VoiceWords,
    first_gap: int,
    meanings: dict[str, dict[tuple[Cue, int], None]],
    *,
    phrases: bool,
) -> None:
    for name, literals in words.cues:
        for literal in literals:
            # A single word may mean another thing here: French "restitution", "forum".
            if not phrases or " " in literal:
                meanings.setdefault(fold(literal), {})[Cue(name), -1] = None
    for number, gap in enumerate(words.gaps, first_gap):
        for literal in gap.left:
            meanings.setdefault(fold(literal), {})[Cue.GAP_LEFT, number] = None
        for literal in gap.right:
            meanings.setdefault(fold(literal), {})[Cue.GAP_RIGHT, number] = None
