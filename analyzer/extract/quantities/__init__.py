"""
Read quantities in plain text: percent, money, time, computing power, multiples.

Numbers are recognised first, units are grown around them, then ranges, bounds and
periods.  One code path serves all languages; what differs is data, in
``analyzer/extract/languages``.
"""

from dataclasses import dataclass, replace

from analyzer.extract.quantities.choose import reading_languages
from analyzer.extract.quantities.composed import compose
from analyzer.extract.quantities.fold import fold
from analyzer.extract.quantities.lexing import tokenize
from analyzer.extract.quantities.places import name_local_money
from analyzer.extract.quantities.reader import Reader
from analyzer.extract.quantities.tokens import Source
from analyzer.extract.quantities.vocabulary import lexicon_for
from analyzer.types.claim import Quantity


@dataclass(frozen=True, slots=True)
class Figures:
    """
    The quantities of a text; not `whole`: it holds more figures than are read.

    `spelled` are numbers in words that stand by themselves, no quantities of their own.
    """

    quantities: tuple[Quantity, ...]
    whole: bool
    spelled: tuple[Quantity, ...] = ()


def find_quantities(text: str, language: str | None = None) -> tuple[Quantity, ...]:
    """
    Find the quantities of a text, in order; those of one kind never overlap.

    Offsets are half-open, in code points.  Durations are in seconds (a month is 30
    days, a year 365), hashrates in hashes per second with the written unit beside.

    >>> [(q.kind, str(q.value), q.unit) for q in find_quantities("3% a day, from $50")]
    [('percent', '3', '%'), ('money', '50', '$')]
    """
    return read_figures(text, language).quantities


def read_figures(text: str, language: str | None = None, more: tuple[str, ...] = ()) -> Figures:
    """
    Find the quantities of a text as `find_quantities` does, and say whether these are all.

    `more` are languages that the text speaks beside its own.
    """
    plain, origin = compose(text)
    lexicon = lexicon_for(reading_languages(plain, language, more))
    source = Source(plain, fold(plain), lexicon, [])
    tokenize(source)
    name_local_money(source, language)
    reader = Reader(source)
    found, spelled = reader.read(), tuple(reader.spelled)
    if origin is not None:
        found = tuple(replace(q, start=origin[q.start], end=origin[q.end]) for q in found)
        spelled = tuple(replace(q, start=origin[q.start], end=origin[q.end]) for q in spelled)
    found = tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))
    return Figures(found, source.whole, spelled)
