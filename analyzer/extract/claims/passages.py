"""Cut the page into passages: each block with its cue words and figures."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from analyzer.extract.claims.cues import Cue, find_cues
from analyzer.extract.quantities import read_figures
from analyzer.types.claim import Quantity
from analyzer.types.document import Block, BlockKind, Document, Layer, Span

T = TypeVar("T", Cue, Quantity)

_COMMA = re.compile(r"(?<=\d),(?=\d)")

# A bare dollar sign on a page about coins is the dollar of the United States.
_YUAN = re.compile("[¥￥元塊块圓]")
_NAMED_YUAN = re.compile("[美港台臺澳日加歐欧新]|人民|RMB|CNY|NT|HK|US", re.IGNORECASE)
_MAINLAND = re.compile("人民幣|人民币|RMB|CNY")
_HONG_KONG = re.compile(r"港幣|港元|HK\$|HKD|香港")
_SIGNS = {"$": "USD", "塊": "CNY", "块": "CNY"}
# A longer text is a sentence, not the label of a figure.  Characters.
_LONGEST_LABEL = 60


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Passage:
    """
    A block, its layer's text, and the cues and figures that stand in it.

    `bare`: it is little more than one figure; `label`: a short text without a figure
    that names one; `planned`: it belongs to a card or a table row.
    """

    index: int
    block: Block
    text: str
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    bare: bool
    label: bool
    planned: bool
    yuan: str | None = None  # what 元 means on the page, if it is in Chinese

    @property
    def words(self) -> str:
        """The block's own text."""
        return self.text[self.block.span.start : self.block.span.end]


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of a page; not `whole`: a layer holds more figures than are read."""

    found: tuple[Passage, ...]
    whole: bool


def _passage(
    index: int, block: Block, text: str, found: tuple[tuple[Cue, ...], tuple[Quantity, ...]]
) -> Passage:
    cues, quantities = found
    length = block.span.end - block.span.start
    figures = sum(q.end - q.start for q in quantities)
    # A number at the very start may be the number of the paragraph.
    told = any(q.kind != "number" or q.start > block.span.start for q in quantities)
    return Passage(
        index,
        block,
        text,
        cues,
        quantities,
        bare=figures > 0 and length - figures <= max(6, figures // 2),
        label=bool(cues) and not told and length <= _LONGEST_LABEL,
        planned=block.card >= 0 or block.row >= 0,
    )


def find_passages(document: Document) -> Passages:
    """Return one passage per block, in the document's order."""
    found: dict[int, Passage] = {}
    whole = True
    yuan = _yuan_of(document)
    for layer in document.layers:
        inside = [(b.span, i) for i, b in enumerate(document.blocks) if b.span.where == layer.where]
        inside.sort()
        if not inside:
            continue
        text = _fenced(layer.plain, inside)
        cues = find_cues(text, document.language)
        read = read_figures(_with_pauses(text, layer), document.language)
        whole &= read.whole
        figures = tuple(_in_codes(q, text, yuan) for q in read.quantities)
        cue_starts, figure_starts = [c.start for c in cues], [q.start for q in figures]
        for span, index in inside:
            inner = (
                tuple(_within(cues, cue_starts, span.start, span.end)),
                tuple(_within(figures, figure_starts, span.start, span.end)),
            )
            found[index] = _passage(index, document.blocks[index], layer.plain, inner)
            found[index].yuan = yuan
    return Passages(tuple(found[i] for i in sorted(found)), whole)


def _with_pauses(text: str, layer: Layer) -> str:
    """
    Put back the wide comma between digits: "领300，100天" holds two figures.

    Where the digits are wide too, the comma is as good as any.
    """
    if "，" not in layer.text:
        return text
    letters, origin, written = list(text), layer.origin, layer.text
    for found in _COMMA.finditer(layer.plain):
        at = found.start()
        own = at if origin is None else origin[at]
        if written[own] == "，" and written[own - 1].isascii() and at < len(letters):
            letters[at] = "，"
    return "".join(letters)


def _fenced(text: str, inside: Sequence[tuple[Span, int]]) -> str:
    """Put semicolons between the blocks: no word or figure reaches into the next."""
    parts: list[str] = []
    at = 0
    for span, _ in inside:
        if span.start >= at:
            parts += (";" * (span.start - at), text[span.start : span.end])
            at = span.end
    return "".join(parts)


def _in_codes(quantity: Quantity, text: str, yuan: str | None) -> Quantity:
    """Give money written with a bare sign the currency that offers mean by it."""
    if quantity.kind != "money":
        return quantity
    code = _SIGNS.get(quantity.unit)
    written = text[quantity.start : quantity.end]
    if yuan is not None and _YUAN.search(written) and not _NAMED_YUAN.search(written):
        code = yuan
    return quantity if code is None else replace(quantity, unit=code)


def _yuan_of(document: Document) -> str | None:
    """Return what 元 and ¥ mean on the page; None where it is not in Chinese."""
    if not document.language.startswith("zh"):
        return None
    if document.language != "zh-Hant" or any(_MAINLAND.search(x.plain) for x in document.layers):
        return "CNY"
    return "HKD" if any(_HONG_KONG.search(x.plain) for x in document.layers) else "TWD"


def _within(items: tuple[T, ...], starts: list[int], start: int, end: int) -> Iterator[T]:
    for item in items[bisect_left(starts, start) : bisect_right(starts, end)]:
        if item.end <= end:
            yield item


def is_title(passage: Passage) -> bool:
    """Say whether the passage is a heading."""
    return passage.block.kind is BlockKind.HEADING
