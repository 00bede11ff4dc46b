"""List the words of a language file with the parts that they play."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from analyzer.extract.quantities.lexicon import is_loose

Words = dict[str, list[str]]
Table = dict[str, Any]
Entry = tuple[str, dict[str, Any]]  # a word, and the parts it plays

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
_POWERS = {"": 0, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}  # of ten


def list_entries(file: Table) -> Iterator[Entry]:
    """List every word of a language file with the part it plays there."""
    for section, make in _SECTIONS.items():
        yield from _words(file.get(section, {}), make)
    for section, part in _LISTS.items():
        yield from ((word, {part: True}) for word in file.get(section, {}).get("words", ()))
    for section, part in _MARKS.items():
        yield from ((word, {part: True}) for word in file.get(section, ()))
    yield from _multiples(file.get("multiples", {}))
    yield from _broken(file)
    yield from _money(file)
    yield from _percent(file.get("percent", {}))
    yield from _periods(file)
    bounds = file.get("bounds", {})
    yield from _words(bounds.get("before", {}), lambda kind: {"bound": kind})
    yield from _words(bounds.get("after", {}), lambda kind: {"bound_after": kind})
    for spelling, words in file.get("hash_exact", {}).items():
        yield from ((word, {"hash": hash_unit(spelling), "exact": (word,)}) for word in words)


def _words(table: Words, make: Callable[[str], dict[str, Any]]) -> Iterator[Entry]:
    """List the words of a table; `make` turns a key into the part its words play."""
    for key, words in table.items():
        yield from ((word, make(key)) for word in words)


def seconds(name: str) -> Decimal:
    """Return the length of a unit of time such as "business_day"."""
    return Decimal(SECONDS[name])


def period_days(name: str) -> Decimal:
    """Return the days of a period; a rate "per working day" is a rate per day."""
    return Decimal(1) if name == "business_day" else seconds(name) / _DAY


def hash_unit(spelling: str) -> tuple[str, Decimal]:
    """
    Return a unit such as "TH/s" and how many hashes (or solutions) per second it is.

    >>> hash_unit("KSol/s")
    ('KSol/s', Decimal('1E+3'))
    """
    prefix = spelling.removesuffix("/s").removesuffix("Sol").removesuffix("H")
    return spelling, Decimal(1).scaleb(_POWERS[prefix])


def share(written: str) -> Decimal:
    """Turn "1/4" into a number."""
    fraction = Fraction(written)
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


# Tables of words, by what they stand for.
_SECTIONS: dict[str, Callable[[str], dict[str, Any]]] = {
    "numbers": lambda value: {"number": Decimal(value)},
    "times": lambda value: {"times": Decimal(value)},
    "vague": lambda value: {"vague": Decimal(value)},
    "fractions": lambda value: {"fraction": share(value)},
    "fractions_counted": lambda value: {"fraction": share(value), "counted": True},
    "cents": lambda unit: {"cents": (unit, Decimal("0.01"))},
    "tenths": lambda unit: {"cents": (unit, Decimal("0.1"))},
    "cents_weak": lambda unit: {"cents": (unit, Decimal("0.01")), "small_cents": True},
    "millions": lambda unit: {"money": unit, "before": True, "scale": Decimal(1_000_000)},
    "money_local": lambda unit: {"money": unit, "local": True},
    "time": lambda name: {"time": seconds(name)},
    "time_weak": lambda name: {"time": seconds(name), "weak": True},
    "lengths": lambda name: {"length": seconds(name)},
    "lengths_days": lambda days: {"length": Decimal(days) * _DAY},
    "adverbs": lambda name: {"adverb": period_days(name)},
    "hash": lambda spelling: {"hash": hash_unit(spelling)},
}
_LISTS = {"divided": "over", "teens": "teen"}
_MARKS = {"point": "point", "minus": "minus", "labels": "label", "ignore": "ignore"}


def _multiples(table: Words) -> Iterator[Entry]:
    """List "double", "triple", and the words for times."""
    yield from ((word, {"fold": True}) for word in table.get("times", ()))
    numbered = {key: words for key, words in table.items() if key != "times"}
    yield from _words(numbered, lambda value: {"multiple": Decimal(value)})


def _broken(file: Table) -> Iterator[Entry]:
    """List fractions made of a number and an ending: onceavos, treintaicincoavos."""
    endings = dict(file.get("fraction_endings", {}))
    links = endings.pop("links", ())
    numbers = file.get("numbers", {}).items() if endings else ()
    plain = [(int(value), word) for value, words in numbers for word in words]
    tens = [pair for pair in plain if 20 < pair[0] < 100 and pair[0] % 10 == 0]
    units = [pair for pair in plain if 0 < pair[0] < 10]
    joined = [(a + b, x + link + y) for (a, x), link, (b, y) in product(tens, links, units)]
    for (factor, words), (number, word) in product(endings.items(), (*plain, *joined)):
        if number > 1:
            part = Decimal(1) / (number * int(factor))
            yield from ((word + ending, {"fraction": part}) for ending in words)


def _money(file: Table) -> Iterator[Entry]:
    """List currencies, coins and codes."""
    capitals = file.get("capitals", {})
    behind = {word.lower() for word in capitals.get("after_only", ())}
    for section in ("money", "coins"):
        for unit, words in file.get(section, {}).items():
            yield from ((word, {"money": unit, "before": word not in behind}) for word in words)
    for code in (*capitals.get("codes", ()), *capitals.get("coins", ())):
        yield code, {"money": code, "before": code.lower() not in behind, "exact": (code,)}
    for word in file.get("satoshi", {}).get("words", ()):
        yield word, {"cents": ("BTC", Decimal("1e-8"))}


def _percent(table: Table) -> Iterator[Entry]:
    """List the words for percent and its kin."""
    parts = {"after": "percent", "before": "percent_before", "fixed": "fixed"}
    for key, part in parts.items():
        for value, words in table.get(key, {}).items():
            for word in words:
                spellings = (word, *_spaced(word))
                yield from ((spelled, {part: Decimal(value)}) for spelled in spellings)
    yield from _words(
        table.get("discount", {}), lambda value: {"percent": Decimal(value), "discount": True}
    )
    yield from _words(table.get("parts", {}), lambda value: {"percent_part": Decimal(value)})
    yield from ((word, {"percent": Decimal(1), "points": True}) for word in table.get("points", ()))
    yield from _words(
        table.get("interest", {}), lambda name: {"interest": name, "adverb": period_days(name)}
    )
    yield from _interest_units(table.get("interest_units", {}))


def _interest_units(table: dict[str, Words]) -> Iterator[Entry]:
    """List 分 and 厘, which are other parts of a hundred in 月息 than in 年息."""
    units: dict[str, tuple[tuple[str, Decimal], ...]] = {}
    for period, shares in table.items():
        for word, value in ((word, value) for value, words in shares.items() for word in words):
            units[word] = (*units.get(word, ()), (period, Decimal(value)))
    yield from ((word, {"interest_unit": shares}) for word, shares in units.items())


def _spaced(word: str) -> Iterator[str]:
    """Spell a short Chinese word with spaces inside, as some pages do: 百 分之."""
    if not (3 <= len(word) <= 4 and is_loose(word[0])):
        return
    for marks in product(("", " "), repeat=len(word) - 1):
        yield "".join(map("".join, zip(word, (*marks, ""), strict=True)))


def _periods(file: Table) -> Iterator[Entry]:
    """List "every", and what it makes with each unit of time: "every day", 每天."""
    gaps = file.get("gaps", {})
    each: Iterable[str] = gaps.get("each", ())
    yield from ((word, {"each": True}) for word in each)
    yield from ((word, {"each_after": True}) for word in gaps.get("each_after", ()))
    for lead, (name, words) in product((*each, *gaps.get("each_one", ())), _times(file)):
        joint = "" if is_loose(lead[-1]) else " "
        yield from ((lead + joint + word, {"adverb": period_days(name)}) for word in words)


def _times(file: Table) -> list[tuple[str, list[str]]]:
    return list(file.get("time", {}).items())
