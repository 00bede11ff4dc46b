"""A figure and the words around it, each with the weight it has for the figure."""

import re
from dataclasses import dataclass

from analyzer.extract.claims.cues import Cue
from analyzer.types.claim import Quantity

# Characters to either side of a figure in which a word can still speak of it.
REACH = 140
_LONGEST_LINE = 70

_BREAKS = (
    (re.compile(r"[.!?](?=\s|$)|[。！？]"), 0.08),
    (re.compile(r"[;；|•·\n]"), 0.2),
    (re.compile(r"[,，、()（）/]|\s[–—-]\s"), 0.55),
    (re.compile(r"\b(?:and|but|plus|while)\b|[和及與与且但另]"), 0.7),
)
_LABELLED = re.compile(r"\s*(?:[:：=→]|\bis\b|\bof\b|\bat\b|[为為是])?\s*")
# "5 % of the profit" is a share of it.
_SHARE = re.compile(r"\s+of\s")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue and its weight for one figure: about 1 beside it, less from afar."""

    cue: Cue
    weight: float
    place: str  # beside | header | label | heading


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A figure, its layer's text, its block and the marks that may speak of it.

    `start` and `end` bound the block's text; `named` is the text of the headers and
    labels, `intro` what introduces its table; `bare`: its line says little else;
    `planned`: it is in a card or table row; `titled`: it is a heading; `before` and
    `after` are the figures to either side in the same block.
    """

    text: str
    quantity: Quantity
    block: int
    start: int
    end: int
    marks: tuple[Mark, ...]
    named: str
    intro: str
    bare: bool
    planned: bool
    titled: bool
    before: Quantity | None = None
    after: Quantity | None = None

    def weight(self, tag: str) -> float:
        """Return how strongly `tag` speaks of the figure, 0 if nothing does."""
        return max((m.weight for m in self.marks if tag in m.cue.tags), default=0.0)

    def named_weight(self, tag: str) -> float:
        """Return how strongly the headers of the figure's cell carry `tag`."""
        named = (m.weight for m in self.marks if m.place == "header" and tag in m.cue.tags)
        return max(named, default=0.0)

    def beside(self, tag: str, least: float = 0.1) -> bool:
        """Say whether `tag` stands in the figure's own text, at least so near."""
        return any(
            m.place == "beside" and m.weight >= least and tag in m.cue.tags for m in self.marks
        )

    def says(self, *tags: str, least: float = 0.1) -> bool:
        """Say whether any of `tags` speaks of the figure."""
        return any(self.weight(tag) >= least for tag in tags)

    def introduces(self, tag: str, figure: Quantity) -> bool:
        """Say whether a word with `tag` adjoins `figure`: "after 3 days", "3天後"."""
        return any(
            tag in m.cue.tags
            and (0 <= figure.start - m.cue.end <= 6 or 0 <= m.cue.start - figure.end <= 1)
            for m in self.marks
            if m.place == "beside"
        )

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


def ends_sentence(gap: str) -> bool:
    """Say whether a sentence ends within this gap between two words."""
    return _BREAKS[0][0].search(gap) is not None


def labels(gap: str) -> bool:
    """Say whether a word before this gap labels the figure after it."""
    return len(gap) <= 6 and _LABELLED.fullmatch(gap) is not None


def nearness(text: str, cue: Cue, quantity: Quantity, between: int) -> float:
    """
    Weigh a cue by how it stands to a figure in the same text.

    A label with a colon weighs most, then words that adjoin; distance, commas, ends
    of sentences and other figures of the kind (`between` of them) take weight away.
    """
    if cue.start < quantity.end and quantity.start < cue.end:
        return 1.2
    before = cue.end <= quantity.start
    gap = text[cue.end : quantity.start] if before else text[quantity.end : cue.start]
    if before and not between and labels(gap):
        return 1.5 if ":" in gap or "：" in gap else 1.2
    if not before and _SHARE.match(gap):
        return 0.2
    weight = 1.25 / (1 + _length(gap) / 12) * 0.45**between
    for pattern, factor in _BREAKS:
        weight *= factor ** min(3, len(pattern.findall(gap)))
    return weight


def _length(gap: str) -> float:
    return len(gap) + 1.2 * len(_HAN.findall(gap))
