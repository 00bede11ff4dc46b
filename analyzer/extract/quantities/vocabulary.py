"""Build a lexicon out of language files."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

import ahocorasick_rs

from analyzer.extract.quantities.entries import Entry, Table, hash_unit, list_entries, seconds
from analyzer.extract.quantities.lexicon import Joint, Lexeme, Lexicon, is_loose
from analyzer.resources.quantity_words import UNIVERSAL, language_words

_GAP_KINDS = {
    "join": Joint.JOIN,
    "hyphen": Joint.HYPHEN,
    "and": Joint.AND,
    "with": Joint.WITH,
    "of": Joint.OF,
    "range": Joint.RANGE,
    "between": Joint.BETWEEN,
    "per": Joint.PER,
    "after": Joint.AFTER,
    "list": Joint.LIST,
}
_NUMERIC = frozenset({"number", "times", "fraction", "vague", "minus"})
_SPEAKING = frozenset(
    {"adverb", "each", "bound", "length", "fixed", "multiple", "money", "cents", "time"}
)


@cache
def lexicon_for(languages: tuple[str, ...]) -> Lexicon:
    """
    Build the lexicon of `languages`; where they differ on a word, the last one wins.

    The first call for a combination takes some tens of milliseconds, later ones none.
    """
    files = [language_words(code) for code in (UNIVERSAL, *languages)]
    words: dict[str, dict[str, Any]] = {}
    for file in files:
        words |= _gather(list_entries(file))
    last = files[-1]
    return Lexicon(
        automaton=ahocorasick_rs.AhoCorasick(
            list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        ),
        lexemes=_lexemes(words),
        shorts=_shorts(files),
        gaps=_gaps(files),
        fillers=_fillers(files),
        articles=tuple(a + " " for file in files for a in file.get("articles", ())),
        suffix=re.compile(last["suffix"]) if "suffix" in last else None,
        comma=last.get("decimal") == ",",
        fractional=_fractional(files),
        short_tail=any(file.get("short_tail", False) for file in files),
        units_first=any(file.get("units_first", False) for file in files),
        ten_adds=any(file.get("ten_adds", False) for file in files),
        hundredths=last.get("hundredths", False),
        divides="divided" in last,
        not_points=tuple(last.get("percent", {}).get("points_unless", ())),
    )


def _gather(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """Unite the parts that each word of one file plays; any spelling beats exact ones."""
    words: dict[str, dict[str, Any]] = {}
    for word, parts in entries:
        spelled = unicodedata.normalize("NFC", word.lower())
        known = words.get(spelled)
        if known is None:
            words[spelled] = dict(parts)
            continue
        exact = known.get("exact", ()) + parts.get("exact", ())
        both = "exact" in known and "exact" in parts
        known.update(parts)
        known.pop("exact", None)
        if both:
            known["exact"] = exact
    return words


def _lexemes(words: dict[str, dict[str, Any]]) -> tuple[Lexeme, ...]:
    """Make the lexemes; words that play the same parts share one."""
    made: dict[tuple[Any, ...], Lexeme] = {}
    found = []
    for word, parts in words.items():
        loose = is_loose(word)
        key = (loose, *parts.items())
        if key not in made:
            made[key] = Lexeme(
                loose=loose,
                numeric=not _NUMERIC.isdisjoint(parts),
                speaks=not _SPEAKING.isdisjoint(parts),
                **parts,
            )
        found.append(made[key])
    return tuple(found)


def _shorts(files: list[Table]) -> dict[str, Lexeme]:
    """Gather what single letters behind a digit mean, by exact spelling."""
    parts: dict[str, dict[str, Any]] = {}
    makers: dict[str, Callable[[str], Any]] = {
        "time": seconds,
        "times": Decimal,
        "money_times": Decimal,
        "hash": hash_unit,
        "money": str,
    }
    for table in (file.get("short", {}) for file in files):
        for part, make in makers.items():
            for key, letters in table.get(part, {}).items():
                for letter in letters:
                    parts.setdefault(letter, {})[part] = make(key)
        for letter in table.get("multiple", {}).get("words", ()):
            parts.setdefault(letter, {})["fold"] = True
    return {letter: Lexeme(**known) for letter, known in parts.items()}


def _gaps(files: list[Table]) -> dict[str, int]:
    """Gather what the text between two tokens may mean."""
    gaps: dict[str, int] = {"": Joint.JOIN}
    for file in files:
        for name, kind in _GAP_KINDS.items():
            for word in file.get("gaps", {}).get(name, ()):
                gaps[word] = gaps.get(word, Joint.NONE) | kind
    return gaps


def _fractional(files: list[Table]) -> frozenset[str]:
    """Gather the units of money that come in three decimals and more."""
    found: set[str] = set()
    for file in files:
        capitals = file.get("capitals", {})
        found.update(file.get("coins", {}), capitals.get("coins", ()))
        found.update(capitals.get("three_decimals", ()))
        found.difference_update(capitals.get("stable", ()))
    return frozenset(found)


def _fillers(files: list[Table]) -> re.Pattern[str]:
    """Compile what may stand between a rate and its period."""
    words = {word for file in files for word in file.get("fillers", {}).get("words", ())}
    loose = sorted((re.escape(w) for w in words if is_loose(w)), key=len, reverse=True)
    spaced = sorted(re.escape(w) for w in words if not is_loose(w))
    choices = "|".join([*loose, rf"\b(?:{'|'.join(spaced)})\b"])
    return re.compile(rf"(?:[\s:：()\[\]'|*≈~=\-–—]|{choices})*+")
