"""Cut the page into passages: each block with its cue words and figures."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from analyzer.extract.claims.corrected import corrected
from analyzer.extract.claims.cues import Cue, find_cues
from analyzer.extract.claims.tongues import tongues
from analyzer.extract.claims.whose import local_money, whose, with_francs
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
_SIGNS = {"$": "USD", "塊": "CNY", "块": "CNY", "CFA": "XOF"}
# A longer text is a sentence, not the label of a figure.  Characters.
_LONGEST_LABEL = 60


@dataclass(slots=True)  # not frozen: made for every word, and freezing trebles the cost
class Passage:
    """
    A block, its layer's text, and the cues and figures that stand in it.

    `bare`: it is little more than one figure; `label`: a short text without a figure
    that names one; `planned`: it belongs to a card or a table row; `spelled` are numbers
    in words that no unit follows.
    """

    index: int
    block: Block
    text: str
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    bare: bool
    label: bool
    planned: bool
    spelled: tuple[Quantity, ...] = ()
    yuan: str | None = None  # what 元 means on the page, if it is in Chinese

    @property
    def words(self) -> str:
        """The block's own text."""
        return self.text[self.block.span.start : self.block.span.end]

    @property
    def place(self) -> tuple[int, int]:
        """The table row and the card that it belongs to, -1 for none: where its plan stands."""
        return self.block.row, self.block.card


@dataclass(frozen=True, slots=True)
class Passages:
    """All passages of a page; not `whole`: a layer holds more figures than are read."""

    found: tuple[Passage, ...]
    whole: bool


def _passage(
    index: int,
    block: Block,
    text: str,
    found: tuple[tuple[Cue, ...], tuple[Quantity, ...], tuple[Quantity, ...]],
) -> Passage:
    cues, quantities, spelled = found
    length = block.span.end - block.span.start
    figures, told = 0, False
    for quantity in quantities:
        figures += quantity.end - quantity.start
        # A number at the very start may be the number of the paragraph.
        told = told or quantity.kind != "number" or quantity.start > block.span.start
    return Passage(
        index,
        block,
        text,
        cues,
        quantities,
        bare=figures > 0 and length - figures <= max(6, figures // 2),
        label=bool(cues) and not told and length <= _LONGEST_LABEL,
        planned=block.card >= 0 or block.row >= 0,
        spelled=spelled,
    )


def find_passages(document: Document) -> Passages:
    """Return one passage per block, in the document's order."""
    found: dict[int, Passage] = {}
    whole = True
    bare = {"¥": _yuan_of(document), **local_money(document)}
    for layer in document.layers:
        inside = [(b.span, i) for i, b in enumerate(document.blocks) if b.span.where == layer.where]
        inside.sort()
        if not inside:
            continue
        text = _fenced(layer.plain, inside)
        more = tongues(text.lower(), document.language)
        cues = find_cues(text, document.language, more)
        read = read_figures(with_francs(_with_pauses(text, layer), bare), document.language, more)
        whole &= read.whole
        figures = corrected(tuple(_in_codes(q, text, bare) for q in read.quantities), cues, text)
        cue_starts, figure_starts = [c.start for c in cues], [q.start for q in figures]
        spelled_starts = [q.start for q in read.spelled]
        for span, index in inside:
            inner = (
                _within(cues, cue_starts, span),
                _within(figures, figure_starts, span),
                _within(read.spelled, spelled_starts, span),
            )
            found[index] = _passage(index, document.blocks[index], layer.plain, inner)
            found[index].yuan = bare["¥"]
    return Passages(tuple(found[i] for i in sorted(found)), whole)


def _with_pauses(text: str, layer: Layer) -> str:
    """Put back the wide comma between plain digits: "领300，100天" holds two figures."""
    if "，" not in layer.text:
        return text
    letters, origin = list(text), layer.origin
    for found in _COMMA.finditer(layer.plain):
        at = found.start()
        written = at if origin is None else origin[at]
        around = layer.text[written - 1 : written + 2]
        if around[1:2] == "，" and (around[0] + around[2:]).isascii() and at < len(letters):
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


def _in_codes(quantity: Quantity, text: str, bare: Mapping[str, str | None]) -> Quantity:
    """Give money written with a bare sign the currency that offers mean by it."""
    if quantity.kind != "money":
        return quantity
    code = _SIGNS.get(quantity.unit)
    written = text[quantity.start : quantity.end]
    yuan = bare["¥"]
    if yuan is not None and _YUAN.search(written) and not _NAMED_YUAN.search(written):
        code = yuan
    code = whose(quantity, text, bare) or code
    return quantity if code is None else replace(quantity, unit=code)


def _yuan_of(document: Document) -> str | None:
    """Return what 元 and ¥ mean on the page; None where it is not in Chinese."""
    if not document.language.startswith("zh"):
        return None
    if document.language != "zh-Hant" or any(_MAINLAND.search(x.plain) for x in document.layers):
        return "CNY"
    return "HKD" if any(_HONG_KONG.search(x.plain) for x in document.layers) else "TWD"


def _within(items: tuple[T, ...], starts: list[int], span: Span) -> tuple[T, ...]:
    first = bisect_left(starts, span.start)
    if first == len(starts) or starts[first] > span.end:  # as nearly everywhere
        return ()
    last = bisect_right(starts, span.end, first)
    return tuple([item for item in items[first:last] if item.end <= span.end])


def is_title(passage: Passage) -> bool:
    """Say whether the passage is a heading."""
    return passage.block.kind is BlockKind.HEADING
