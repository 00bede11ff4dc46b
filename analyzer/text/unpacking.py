"""Keep what an element carries packed while the page is walked, and read it at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.text import packed
from analyzer.text.nodes import Node, Record
from analyzer.types.document import Where

if TYPE_CHECKING:
    from analyzer.text.walk import Walker

_MOST = 60  # packed pieces that are read of one page


def keep_style(walker: Walker, style: str, node: Node) -> None:
    """Keep the pictures and the words that a style, or an address, draws."""
    if "data:image/svg" in style:
        walker.packed += [(Where.ALT, x, node) for x in packed.drawings(style)]
    if "--" in style or "content" in style:
        for lines in packed.draws(style):
            walker.records.append(Record(tuple(("", x) for x in lines), node))


def keep_value(walker: Walker, value: str, node: Node) -> None:
    """Keep the markup that an attribute holds in base64."""
    words = packed.encoded(value) if len(value) >= packed.LEAST else None
    if words:
        walker.packed.append((Where.HIDDEN, words, node))


def keep_script(walker: Walker, script: str, node: Node) -> None:
    """Keep the markup that a script decodes."""
    walker.packed += [(Where.HIDDEN, x, node) for x in packed.written_by(script)]


def read_kept(walker: Walker) -> None:
    """Read the kept pieces, each where it stood."""
    for where, words, node in walker.packed[:_MOST]:
        walker.node = node
        walker.read_inside(words, walker.writers[where])
