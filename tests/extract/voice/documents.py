"""Documents written by hand, as the text stage would read them."""

from analyzer.types.document import Block, BlockKind, Document, Layer, Span, Where


def page(*parts: str | tuple[BlockKind, str], title: str = "", language: str = "und") -> Document:
    """Build a page: a bare string is a paragraph; headings govern what follows them."""
    blocks: list[Block] = []
    at, heading = 0, -1
    texts = []
    for part in parts:
        kind, text = (BlockKind.PARAGRAPH, part) if isinstance(part, str) else part
        governing = -1 if kind is BlockKind.HEADING else heading
        blocks.append(Block(Span(Where.TEXT, at, at + len(text)), kind, heading=governing))
        if kind is BlockKind.HEADING:
            heading = len(blocks) - 1
        texts.append(text)
        at += len(text) + 1
    plain = "\n".join(texts)
    layers = [Layer(Where.TEXT, plain, plain)]
    if title:
        layers.append(Layer(Where.TITLE, title, title))
        blocks.append(Block(Span(Where.TITLE, 0, len(title)), BlockKind.PARAGRAPH))
    return Document(tuple(layers), tuple(blocks), language)
