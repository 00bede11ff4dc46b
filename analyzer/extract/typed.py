"""Write typed terms down as a text, one line a claim, so that a report can quote them."""

from dataclasses import replace
from decimal import Decimal

from analyzer.types.claim import Claim
from analyzer.types.document import Block, BlockKind, Document, Layer, Span, Where
from analyzer.types.offer import Offer


def write_terms(offer: Offer) -> tuple[Document, tuple[Claim, ...]]:
    """Return a document with a line for each claim of `offer`, and the claims placed in it."""
    lines = [_line(claim) for claim in offer.claims]
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    spans = [Span(Where.TEXT, s, s + len(x)) for s, x in zip(starts, lines, strict=True)]
    text = "\n".join(lines)
    blocks = tuple(Block(span, BlockKind.PARAGRAPH) for span in spans)
    document = Document((Layer(Where.TEXT, text, text),), blocks, "en")
    placed = (replace(c, span=span) for c, span in zip(offer.claims, spans, strict=True))
    return document, tuple(placed)


def _line(claim: Claim) -> str:
    names = claim.content.__dataclass_fields__
    said = ((name, getattr(claim.content, name)) for name in names)
    parts = [f"{name} {_shown(value)}" for name, value in said if value not in (None, False)]
    return f"{type(claim.content).__name__}: {', '.join(parts)}".removesuffix(": ")


def _shown(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
