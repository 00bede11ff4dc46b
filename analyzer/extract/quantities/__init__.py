"""
Read quantities in plain text: percent, money, time, computing power, multiples.

Numbers are recognised first, units are grown around them, then ranges, bounds and
periods.  One code path serves all languages; what differs is data, in
``analyzer/extract/languages``.
"""

from analyzer.extract.quantities.choose import reading_languages
from analyzer.extract.quantities.fold import fold
from analyzer.extract.quantities.lexing import tokenize
from analyzer.extract.quantities.reader import Reader
from analyzer.extract.quantities.tokens import Source
from analyzer.extract.quantities.vocabulary import lexicon_for
from analyzer.types.claim import Quantity


def find_quantities(text: str, language: str | None = None) -> tuple[Quantity, ...]:
    """
    Find the quantities of a text, in order; those of one kind never overlap.

    Offsets are half-open, in code points.  Durations are in seconds (a month is 30
    days, a year 365), hashrates in hashes per second with the written unit beside.

    >>> [(q.kind, str(q.value), q.unit) for q in find_quantities("3% a day, from $50")]
    [('percent', '3', '%'), ('money', '50', '$')]
    """
    lexicon = lexicon_for(reading_languages(text, language))
    source = Source(text, fold(text), lexicon, [])
    tokenize(source)
    found = Reader(source).read()
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))
