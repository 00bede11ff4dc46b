"""Find the words on the page behind the features that weigh most."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analyzer.classify.features import Grams, Indices, unit
from analyzer.classify.passage import Passage
from analyzer.classify.tokens import NAMES, placeholder
from analyzer.types.textmodel import Floats
from analyzer.types.verdict import TextTerm

MOST_TERMS = 10
# So many candidates are looked at: of overlapping ones only the strongest is told.
_CANDIDATES = 40


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """What the features of a page added to the log-odds; `first` as in `Bag`."""

    first: Indices
    weights: Floats


def find_terms(
    moved: Moved, grams: tuple[Grams, ...], parts: list[str], passage: Passage
) -> tuple[TextTerm, ...]:
    """Return the strongest terms, the strongest first, each where it first stands."""
    page = _Page(grams, parts)
    order = np.lexsort((moved.first, -np.abs(moved.weights)))[:_CANDIDATES]
    terms: list[TextTerm] = []
    taken: list[range] = []
    for index in order:
        tokens, place = page.locate(int(moved.first[index]))
        if any(place.start < other.stop and other.start < place.stop for other in taken):
            continue
        taken.append(place)
        span = passage.span(place.start, place.stop)
        terms.append(TextTerm(tokens, round(float(moved.weights[index]), 4), span))
        if len(terms) == MOST_TERMS:
            break
    return tuple(terms)


class _Page:
    """The tokens of a page with their places, worked out only when somebody asks."""

    def __init__(self, grams: tuple[Grams, ...], parts: list[str]) -> None:
        self._grams = grams
        self._tokens = parts[1::2]
        ends = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))
        self._starts = ends[0::2]  # a token starts where the gap before it ends

    @cached_property
    def _ends_spelled(self) -> Indices:
        """Where each token's spelling ends in the unspaced stream; most pages need it not."""
        sizes = (len(unit(token)[1]) for token in self._tokens)
        return np.cumsum(np.fromiter(sizes, np.int64, len(self._tokens)))

    def locate(self, gram: int) -> tuple[str, range]:
        """Return the normalised words of n-gram number `gram`, and where it stands."""
        for grams in self._grams:
            if gram < len(grams.starts):
                break
            gram -= len(grams.starts)
        first = int(grams.starts[gram])
        return (self._unspaced if grams.unspaced else self._spaced)(first, grams.length)

    def _spaced(self, first: int, length: int) -> tuple[str, range]:
        last = first + length - 1
        end = int(self._starts[last]) + len(self._tokens[last])
        stands = (placeholder(token) for token in self._tokens[first : last + 1])
        return " ".join(NAMES.get(s, s) for s in stands), range(int(self._starts[first]), end)

    def _unspaced(self, first: int, length: int) -> tuple[str, range]:
        ends = [self._character(first + n) for n in range(length)]
        return "".join(name for name, _ in ends), range(ends[0][1].start, ends[-1][1].stop)

    def _character(self, index: int) -> tuple[str, range]:
        """Return a character of the unspaced stream, or the placeholder in its place."""
        token = int(np.searchsorted(self._ends_spelled, index, side="right"))
        start = int(self._starts[token])
        spelled = unit(self._tokens[token])[1]
        if spelled in NAMES:
            return NAMES[spelled], range(start, start + len(self._tokens[token]))
        offset = index - int(self._ends_spelled[token]) + len(spelled)
        return spelled[offset], range(start + offset, start + offset + 1)
