"""Turn the lines of all writers into the blocks of a document."""

from collections.abc import Sequence

from analyzer.text.draft import Places
from analyzer.text.nodes import Line, Writer
from analyzer.types.document import Block, Layer, Span


def freeze(writers: Sequence[Writer]) -> tuple[tuple[Layer, ...], tuple[Block, ...]]:
    """Return the layers that hold anything and their blocks, in the order of `writers`."""
    layers: list[Layer] = []
    blocks: list[Block] = []
    for writer in writers:
        if not writer.lines:
            continue
        layer = writer.settle()
        base = len(blocks)
        places = None if writer.settled else Places(layer)
        blocks.extend(_block(line, places, base, writer.where) for line in writer.lines)
        layers.append(layer)
    return tuple(layers), tuple(blocks)


def _block(line: Line, places: Places | None, base: int, where: str) -> Block:
    setting = line.node.setting
    start, end = line.start, line.end
    if places is not None:
        start, end = places.plain(start), places.plain(end)
    return Block(
        span=Span(where, start, end),
        kind=line.kind,
        level=line.level,
        area=setting.area,
        heading=line.heading + base if line.heading >= 0 else -1,
        headers=tuple(i + base for i in line.headers),
        row=line.row,
        card=line.card,
        deck=line.deck,
        selector="#" + setting.anchor if setting.anchor else None,
    )
