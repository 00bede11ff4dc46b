"""Cue words of the languages, as one automaton per language."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from analyzer.resources import read_toml
from analyzer.resources.folding import fold

_FOLDER = Path(__file__).parent.parent / "extract" / "words"
_NO_LANGUAGE = ("coins", "keys")
# A short text in one of these is easily taken for another.
_KIN = ("es", "fr", "pt")
# Words of these languages are read on every page: mixed pages are ordinary.
_EVERYWHERE = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Word:
    """What a phrase tells; `open_end`: it may go on; `capitals`: only where so written."""

    tags: tuple[str, ...]
    open_end: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """An automaton over folded phrases and, in the same order, what they tell."""

    automaton: AhoCorasick
    words: tuple[Word, ...]


@cache
def lexicon(language: str, more: tuple[str, ...] = ()) -> Lexicon:
    """
    Return the cue words for pages in `language` that speak the languages `more` as well.

    A language that we have no words of is read with those of all languages.
    """
    own = language.partition("-")[0]
    known = sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem not in _NO_LANGUAGE)
    kin = _KIN if own in _KIN else (own,)
    chosen = {*_EVERYWHERE, *kin, *more} if own in known else set(known)
    tags: dict[tuple[str, bool, bool], set[str]] = {}
    for name in sorted(chosen):
        for key, phrases in read_toml(f"extract/words/{name}.toml")["cues"].items():
            for phrase in phrases:
                tags.setdefault(_entry(phrase), set()).update(key.split())
    for ticker, phrases in read_toml("extract/words/coins.toml").items():
        for phrase in phrases:
            tags.setdefault(_entry(phrase), set()).add(f"coin:{ticker}")
    entries = sorted(tags)
    automaton = AhoCorasick([e[0] for e in entries], matchkind=MatchKind.Standard)
    return Lexicon(automaton, tuple(Word(tuple(sorted(tags[e])), e[1], e[2]) for e in entries))


def _entry(phrase: str) -> tuple[str, bool, bool]:
    bare = phrase.removeprefix("=").removesuffix("*")
    return fold(bare), phrase.endswith("*"), phrase.startswith("=")


@dataclass(frozen=True, slots=True)
class RecordKeys:
    """What the keys of a plan written as data mean, and the words their values use."""

    meanings: dict[str, str]
    times: dict[str, str]
    yes: frozenset[str]
    no: frozenset[str]
    inside: frozenset[str]


@cache
def record_keys() -> RecordKeys:
    """Return the keys under which programs keep the plans they show."""
    content = read_toml("extract/words/keys.toml")
    words = {name: content.pop(name) for name in ("yes", "no", "inside", "times")}
    return RecordKeys(
        {key: meaning for meaning, keys in content.items() for key in keys},
        {word: unit for unit, listed in words["times"].items() for word in listed},
        frozenset(words["yes"]["words"]),
        frozenset(words["no"]["words"]),
        frozenset(words["inside"]["words"]),
    )
