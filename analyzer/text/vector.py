"""Read the words of a drawing as its lines: what stands on one height is one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzer.text.markup import Attributes
from analyzer.text.nodes import Node, Writer

if TYPE_CHECKING:
    from analyzer.text.walk import Walker

_NUMBER = re.compile(r"-?\d{1,5}(?:\.\d{1,3})?")
_SIZE = 16.0  # pixels, where the drawing does not say
_WIDE = "\u2e80"  # from here on letters are about as wide as high; others about half
_GAP = 0.4  # of a letter's height: what stands farther apart is two words
_DEEPEST = 12


def open_text(walker: Walker, node: Node, attributes: Attributes) -> None:
    """Begin a line for each height; a drawing's lines follow each other like verses."""
    picture = _picture(node)
    if picture is None:
        return
    writer, last = node.setting.writer, walker.pen
    x, y = _number(attributes.get("x")), _number(attributes.get("y"))
    size = _number(attributes.get("font-size"))
    if last is None or last.picture is not picture:
        writer.break_line()
    elif node.tag == "tspan":
        if x is None and y is None and "dy" not in attributes:
            return
        size = size or last.size
        y = last.y if y is None and "dy" not in attributes else y
    size = size or _SIZE
    pen = Pen(picture, x, y, size)
    _place(writer, last if last and last.picture is picture else None, pen)
    walker.pen = pen


def _place(writer: Writer, last: Pen | None, pen: Pen) -> None:
    """Begin a new line, a new word or neither, by how far the pen has moved."""
    if last is None:
        return
    if pen.y is None or last.y != pen.y:
        writer.feed_line()
        return
    moved = None if pen.x is None or last.x is None else pen.x - last.x
    written = _width(writer.parts[-1], pen.size) if writer.parts else 0.0
    if moved is None or moved > written + _GAP * pen.size:
        writer.space = True


def close_picture(walker: Walker, node: Node) -> None:
    """End the last line of a drawing."""
    if walker.pen is not None and walker.pen.picture is node:
        node.setting.writer.break_line()
        walker.pen = None


@dataclass(frozen=True, slots=True)
class Pen:
    """Where in which drawing the last words began, and how high their letters are."""

    picture: Node
    x: float | None
    y: float | None
    size: float


def _picture(node: Node) -> Node | None:
    above = node.parent
    for _ in range(_DEEPEST):
        if above is None or above.tag == "svg":
            return above
        above = above.parent
    return None


def _number(written: str | None) -> float | None:
    found = _NUMBER.match(written) if written else None
    return float(found[0]) if found else None


def _width(words: str, size: float) -> float:
    return sum(size if c >= _WIDE else 0.55 * size for c in words)
