"""A figure and the words around it, each with the weight it has for the figure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzer.extract.claims.cues import Cue
from analyzer.types.claim import Quantity

_LONGEST_LINE = 70
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？]")

TIMES = frozenset(
    ("second", "minute", "hour", "day", "working_day", "week", "month", "quarter", "year", "cycle")
)
# A word of time that says "return" as well (日化, APR) tells the period most clearly.
_CLEAREST = 1.3

Weights = Mapping[str, float]  # by tag


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Mark:
    """A cue and its weight for one figure: about 1 beside it, less from afar."""

    cue: Cue
    weight: float


@dataclass(frozen=True, slots=True)
class Outside:
    """
    What names the figures of a block from outside its own text.

    `named` is the text of the headers and labels, `intro` what introduces the
    table, `outro` what follows it, `currency` that of most sums on the page;
    `withheld`: the page says that money is held back; `leased`: that the seller rents what
    he sold; `sold`: the plan names a sum without a time, which may be its price; `rated`:
    words tell which percentage is the plan's rate.
    """

    header: Weights
    label: Weights
    heading: Weights
    named: str
    intro: str
    currency: str | None = None
    withheld: bool = False
    leased: bool = False
    sold: bool = False
    rated: bool = False
    outro: str = ""


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Scene:
    """
    A figure, its layer's text, and the words that may speak of it.

    `start` and `end` bound the block's text; `marks` stand in it, `beside` sums them up
    by tag.  `bare`: the figure's line says little else; `planned`: it is in a card or
    table row, `in_row`: in the latter; `titled`: it is a heading.  `before` and `after`
    are the figures to either side in the same block.
    """

    text: str
    quantity: Quantity
    start: int
    end: int
    marks: tuple[Mark, ...]
    near: Weights
    outside: Outside
    bare: bool
    planned: bool
    titled: bool
    in_row: bool = False
    before: Quantity | None = None
    after: Quantity | None = None
    tier: bool = False

    def weight(self, tag: str) -> float:
        """Return how strongly `tag` speaks of the figure, 0 if nothing does."""
        far = self.outside
        return max(
            self.near.get(tag, 0.0),
            far.header.get(tag, 0.0),
            far.label.get(tag, 0.0),
            far.heading.get(tag, 0.0),
        )

    def beside(self, tag: str, least: float = 0.1) -> bool:
        """Say whether `tag` stands in the figure's own text, at least so near."""
        return self.near.get(tag, 0.0) >= least

    def says(self, *tags: str, least: float = 0.1) -> bool:
        """Say whether any of `tags` speaks of the figure."""
        return any(self.weight(tag) >= least for tag in tags)

    def introduces(self, tag: str, figure: Quantity) -> bool:
        """Say whether a word with `tag` adjoins `figure`: "after 3 days", "3天後"."""
        return tag in self.near and any(
            tag in m.cue.tags
            and (0 <= figure.start - m.cue.end <= 6 or 0 <= m.cue.start - figure.end <= 1)
            and "\n" not in self.text[figure.end : m.cue.start]
            for m in self.marks
        )

    @property
    def written(self) -> str:
        """The figure as it stands on the page."""
        return self.text[self.quantity.start : self.quantity.end]

    @property
    def short(self) -> bool:
        """The block is no longer than a line of a plan card."""
        return self.end - self.start <= _LONGEST_LINE

    @property
    def tail(self) -> str:
        """The text right after the figure, within its block."""
        return self.text[self.quantity.end : min(self.end, self.quantity.end + 48)]

    @property
    def head(self) -> str:
        """The text right before the figure, within its block."""
        return self.text[max(self.start, self.quantity.start - 48) : self.quantity.start]


def best(marks: Iterable[Mark]) -> dict[str, float]:
    """Return for each tag the weight of its strongest mark."""
    weights: dict[str, float] = {}
    for mark in marks:
        for tag in mark.cue.tags:
            clear = _CLEAREST if tag in TIMES and "return" in mark.cue.tags else 1.0
            if mark.weight * clear > weights.get(tag, 0.0):
                weights[tag] = mark.weight * clear
    return weights


def ends_sentence(gap: str) -> bool:
    """Say whether a sentence ends within this gap between two words."""
    return _SENTENCE_END.search(gap) is not None
