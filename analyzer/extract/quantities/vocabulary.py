"""Build a lexicon out of language files."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

import ahocorasick_rs

from analyzer.extract.quantities.lexicon import Joint, Lexeme, Lexicon
from analyzer.resources.quantity_words import UNIVERSAL, language_words

_DAY = 86400
# Seconds.  A month is 30 days, a year 365; 40 business days are 56 days.
SECONDS = {
    "second": 1,
    "minute": 60,
    "quarter_hour": 900,
    "half_hour": 1800,
    "hour": 3600,
    "half_day": _DAY // 2,
    "day": _DAY,
    "night": _DAY,
    "business_day": _DAY * 7 // 5,
    "weekend": 2 * _DAY,
    "week": 7 * _DAY,
    "business_week": 7 * _DAY,
    "ten_days": 10 * _DAY,
    "fortnight": 14 * _DAY,
    "month": 30 * _DAY,
    "quarter": 90 * _DAY,
    "half_year": 365 * _DAY // 2,
    "year": 365 * _DAY,
    "decade": 3650 * _DAY,
    "century": 36500 * _DAY,
}
HASHES = {"": 0, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}  # powers of ten
_LOOSE = re.compile("[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]")
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

Entry = tuple[str, dict[str, Any]]  # a word, and the parts it plays


@cache
def lexicon_for(languages: tuple[str, ...]) -> Lexicon:
    """
    Build the lexicon of `languages`; where they differ on a word, the last one wins.

    The first call for a combination takes some tens of milliseconds, later ones none.
    """
    files = [language_words(code) for code in (UNIVERSAL, *languages)]
    words: dict[str, dict[str, Any]] = {}
    for file in files:
        words |= _gather(_entries(file))
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
        hundredths=last.get("hundredths", False),
        divides="divided" in last,
        not_points=tuple(last.get("percent", {}).get("points_unless", ())),
    )


def _lexemes(words: dict[str, dict[str, Any]]) -> tuple[Lexeme, ...]:
    """Make the lexemes; words that play the same parts share one."""
    made: dict[tuple[Any, ...], Lexeme] = {}
    found = []
    for word, parts in words.items():
        loose = _LOOSE.search(word) is not None
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


def _gather(entries: Iterable[Entry]) -> dict[str, dict[str, Any]]:
    """Unite the parts that each word of one file plays."""
    words: dict[str, dict[str, Any]] = {}
    for word, parts in entries:
        known = words.setdefault(word.lower(), {})
        if "exact" in parts and known and "exact" not in known:
            parts = {key: part for key, part in parts.items() if key != "exact"}
        elif "exact" in known and "exact" in parts:
            parts = parts | {"exact": known["exact"] + parts["exact"]}
        elif "exact" in known:
            del known["exact"]
        known.update(parts)
    return words


def _entries(file: dict[str, Any]) -> Iterator[Entry]:
    """List every word of a language file with the part it plays there."""
    yield from _numbers(file)
    yield from _money(file)
    yield from _percent(file.get("percent", {}))
    yield from _time(file)
    yield from _hash(file)
    yield from _framing(file)


def _numbers(file: dict[str, Any]) -> Iterator[Entry]:
    """List the number words."""
    for part in ("numbers", "times", "vague"):
        key = "number" if part == "numbers" else part
        for value, words in file.get(part, {}).items():
            yield from ((word, {key: Decimal(value)}) for word in words)
    for value, words in file.get("fractions", {}).items():
        yield from ((word, {"fraction": _decimal(value)}) for word in words)
    yield from _broken(file)
    yield from ((word, {"over": True}) for word in file.get("divided", {}).get("words", ()))
    for part in ("point", "minus"):
        yield from ((word, {part: True}) for word in file.get(part, ()))
    yield from ((word, {"teen": True}) for word in file.get("teens", {}).get("words", ()))
    for value, words in file.get("multiples", {}).items():
        part = {"fold": True} if value == "times" else None
        yield from ((word, part or {"multiple": Decimal(value)}) for word in words)
    for word in file.get("multiples_before", {}).get("words", ()):
        yield word, {"turn": True}


def _broken(file: dict[str, Any]) -> Iterator[Entry]:
    """List fractions made of a number and an ending: onceavos, treintaicincoavos."""
    endings = dict(file.get("fraction_endings", {}))
    links = endings.pop("links", ())
    numbers = file.get("numbers", {}).items() if endings else ()
    plain = [(int(value), word) for value, words in numbers for word in words]
    tens = [pair for pair in plain if 20 < pair[0] < 100 and pair[0] % 10 == 0]
    units = [pair for pair in plain if 0 < pair[0] < 10]
    joined = [(a + b, x + link + y) for a, x in tens for link in links for b, y in units]
    for factor, words in endings.items():
        for number, word in (*plain, *joined):
            if number > 1:
                share = Decimal(1) / (number * int(factor))
                yield from ((word + ending, {"fraction": share}) for ending in words)


def _decimal(written: str) -> Decimal:
    """Turn "1/4" or "2.5" into a number."""
    share = Fraction(written)
    return Decimal(share.numerator) / Decimal(share.denominator)


def _money(file: dict[str, Any]) -> Iterator[Entry]:
    """List currencies, their parts, and codes."""
    capitals = file.get("capitals", {})
    only_after = {word.lower() for word in capitals.get("after_only", ())}
    for unit, words in (*file.get("money", {}).items(), *file.get("coins", {}).items()):
        for word in words:
            yield word, {"money": unit, "before": word not in only_after}
    for code in (*capitals.get("codes", ()), *capitals.get("coins", ())):
        before = code.lower() not in only_after
        yield code, {"money": code, "before": before, "exact": (code,)}
    for part, share in (("cents", "0.01"), ("tenths", "0.1")):
        for unit, words in file.get(part, {}).items():
            yield from ((word, {"cents": (unit, Decimal(share))}) for word in words)
    for unit, words in file.get("cents_weak", {}).items():
        for word in words:
            yield word, {"cents": (unit, Decimal("0.01")), "small_cents": True}
    for unit, words in file.get("millions", {}).items():
        for word in words:
            yield word, {"money": unit, "before": True, "scale": Decimal(1_000_000)}
    for word in file.get("satoshi", {}).get("words", ()):
        yield word, {"cents": ("BTC", Decimal("1e-8"))}


def _fractional(files: list[dict[str, Any]]) -> frozenset[str]:
    """Gather the units of money that come in three decimals and more."""
    found: set[str] = set()
    for file in files:
        capitals = file.get("capitals", {})
        found.update(file.get("coins", {}), capitals.get("coins", ()))
        found.update(capitals.get("three_decimals", ()))
        found.difference_update(capitals.get("stable", ()))
    return frozenset(found)


def _percent(table: dict[str, Any]) -> Iterator[Entry]:
    """List the words for percent and its kin."""
    for key, part in (("after", "percent"), ("before", "percent_before"), ("fixed", "fixed")):
        for value, words in table.get(key, {}).items():
            for word in words:
                yield word, {part: Decimal(value)}
                yield from ((apart, {part: Decimal(value)}) for apart in _spaced(word))
    for value, words in table.get("discount", {}).items():
        for word in words:
            yield word, {"percent": Decimal(value), "discount": True}
    for value, words in table.get("parts", {}).items():
        yield from ((word, {"percent_part": Decimal(value)}) for word in words)
    for word in table.get("points", ()):
        yield word, {"percent": Decimal(1), "points": True}
    for period, words in table.get("interest", {}).items():
        days = Decimal(SECONDS[period]) / _DAY
        yield from ((word, {"interest": period, "adverb": days}) for word in words)
    units: dict[str, tuple[tuple[str, Decimal], ...]] = {}
    for period, shares in table.get("interest_units", {}).items():
        for value, words in shares.items():
            for word in words:
                units[word] = (*units.get(word, ()), (period, Decimal(value)))
    yield from ((word, {"interest_unit": shares}) for word, shares in units.items())


def _time(file: dict[str, Any]) -> Iterator[Entry]:
    """List units of time, and the adverbs made of them."""
    for name, words in file.get("time", {}).items():
        for place, word in enumerate(words):
            yield word, {"time": Decimal(SECONDS[name]), "single": place == 0}
    for name, words in file.get("time_weak", {}).items():
        yield from ((word, {"time": Decimal(SECONDS[name]), "weak": True}) for word in words)
    for name, words in file.get("lengths", {}).items():
        yield from ((word, {"length": Decimal(SECONDS[name])}) for word in words)
    for days, words in file.get("lengths_days", {}).items():
        yield from ((word, {"length": Decimal(days) * _DAY}) for word in words)
    each = file.get("gaps", {}).get("each", ())
    yield from ((word, {"each": True}) for word in each)
    for name, words in file.get("time", {}).items():
        days = period_days(name)
        for lead in (*each, *file.get("gaps", {}).get("each_one", ())):
            space = "" if _LOOSE.search(lead[-1]) else " "
            yield from ((lead + space + word, {"adverb": days}) for word in words)
    for name, words in file.get("adverbs", {}).items():
        yield from ((word, {"adverb": period_days(name)}) for word in words)


def _spaced(word: str) -> Iterator[str]:
    """Spell a short Chinese word with spaces inside, as some pages do: 百 分之."""
    if not (3 <= len(word) <= 4 and _LOOSE.match(word)):
        return
    for marks in product(("", " "), repeat=len(word) - 1):
        yield "".join(map("".join, zip(word, (*marks, ""), strict=True)))


def period_days(name: str) -> Decimal:
    """Return the days of a period; a rate "per working day" is a rate per day."""
    return Decimal(1) if name == "business_day" else Decimal(SECONDS[name]) / _DAY


def _hash(file: dict[str, Any]) -> Iterator[Entry]:
    """List the units of computing power."""
    for spelling, words in file.get("hash", {}).items():
        yield from ((word, {"hash": (spelling, hash_power(spelling))}) for word in words)
    for spelling, words in file.get("hash_exact", {}).items():
        for word in words:
            yield word, {"hash": (spelling, hash_power(spelling)), "exact": (word,)}


def hash_power(spelling: str) -> Decimal:
    """Return how many hashes (or solutions) per second a unit such as "TH/s" is."""
    return Decimal(10) ** HASHES[spelling.removesuffix("/s").removesuffix("Sol").removesuffix("H")]


def _framing(file: dict[str, Any]) -> Iterator[Entry]:
    """List the words around amounts: bounds, labels, words to skip."""
    bounds = file.get("bounds", {})
    for key, part in (("before", "bound"), ("after", "bound_after")):
        for kind, words in bounds.get(key, {}).items():
            yield from ((word, {part: kind}) for word in words)
    yield from ((word, {"label": True}) for word in file.get("labels", ()))
    yield from ((word, {"ignore": True}) for word in file.get("ignore", ()))


def _shorts(files: list[dict[str, Any]]) -> dict[str, Lexeme]:
    """Gather what single letters behind a digit mean."""
    parts: dict[str, dict[str, Any]] = {}
    for table in (file.get("short", {}) for file in files):
        for name, letters in table.get("time", {}).items():
            for letter in letters:
                parts.setdefault(letter, {})["time"] = Decimal(SECONDS.get(name, 1))
        for part in ("times", "money_times"):
            for value, letters in table.get(part, {}).items():
                for letter in letters:
                    parts.setdefault(letter, {})[part] = Decimal(value)
        for spelling, letters in table.get("hash", {}).items():
            for letter in letters:
                parts.setdefault(letter, {})["hash"] = (spelling, hash_power(spelling))
        for unit, letters in table.get("money", {}).items():
            for letter in letters:
                parts.setdefault(letter, {})["money"] = unit
        for letter in table.get("multiple", {}).get("words", ()):
            parts.setdefault(letter, {})["fold"] = True
    return {letter: Lexeme(**known) for letter, known in parts.items()}


def _gaps(files: list[dict[str, Any]]) -> dict[str, int]:
    """Gather what the text between two tokens may mean."""
    gaps: dict[str, int] = {"": Joint.JOIN}
    for file in files:
        for name, kind in _GAP_KINDS.items():
            for word in file.get("gaps", {}).get(name, ()):
                gaps[word] = gaps.get(word, Joint.NONE) | kind
    return gaps


def _fillers(files: list[dict[str, Any]]) -> re.Pattern[str]:
    """Compile what may stand between a rate and its period."""
    words = {word for file in files for word in file.get("fillers", {}).get("words", ())}
    loose = sorted((re.escape(w) for w in words if _LOOSE.search(w)), key=len, reverse=True)
    spaced = sorted(re.escape(w) for w in words if not _LOOSE.search(w))
    choices = [*loose, rf"\b(?:{'|'.join(spaced)})\b"] if spaced else loose
    return re.compile(rf"(?:[\s:：()\[\]'|*≈~=\-–—]|{'|'.join(choices)})*+")
