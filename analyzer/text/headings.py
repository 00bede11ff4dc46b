"""Find which heading governs each line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from analyzer.text import elements
from analyzer.text.nodes import Line, Node
from analyzer.types.document import Area, BlockKind

_LONGEST_HEADING = 80
_NOT_HEADING = re.compile(r"\d|[.!。！;；,，]\s*$")
_NAMED = re.compile(r"(?:^|[\s_#-])(?:title|heading|name|headline)(?:$|[\s_-])")
_LEVEL_OF_BOLD = 7


def govern(lines: Sequence[Line], text: str) -> None:
    """Write into each line the index of its heading, -1 where none governs it."""
    _promote(lines, text)
    scopes = _Scopes()
    for number, line in enumerate(lines):
        scopes.leave(line)
        if line.kind is BlockKind.HEADING:
            line.heading = scopes.enter(number, line)
        else:
            line.heading = scopes.current()


class _Scopes:
    """The headings in force, outermost first, each with the element that ends it."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int, Node | None]] = []

    def leave(self, line: Line) -> None:
        """Drop headings whose section or card `line` no longer stands in."""
        index = line.node.index
        while self._open:
            scope = self._open[-1][2]
            if scope is None or scope.index <= index <= scope.end:
                return
            self._open.pop()

    def enter(self, number: int, line: Line) -> int:
        """Put a heading in force; return the one that governs it."""
        level = line.level or _LEVEL_OF_BOLD
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        governing = self.current()
        scope = None if level == 1 else _section(line.node)
        self._open.append((level, number, scope))
        return governing

    def current(self) -> int:
        """Return the innermost heading in force."""
        return self._open[-1][1] if self._open else -1


def _section(node: Node) -> Node | None:
    """Return the section or card that ends what a heading in `node` governs."""
    inner = node.parent
    steps = 0
    while inner is not None and steps < 40:
        if inner.tag in elements.SECTIONS or inner.card >= 0:
            return inner if inner.end else None
        inner = inner.parent
        steps += 1
    return None


def _promote(lines: Sequence[Line], text: str) -> None:
    """Make headings of short bold lines, and of a card's line that is named its title."""
    titled = {x.card for x in lines if x.card >= 0 and x.kind is BlockKind.HEADING}
    for line, following in pairwise(lines):
        if line.kind is not BlockKind.PARAGRAPH or line.node.setting.area is Area.NAVIGATION:
            continue
        if line.end - line.start > _LONGEST_HEADING or following.kind is BlockKind.HEADING:
            continue
        if not (line.bold or (line.card >= 0 and line.card not in titled and _is_named(line))):
            continue
        if not _NOT_HEADING.search(text, line.start, line.end):
            line.kind, line.level = BlockKind.HEADING, _LEVEL_OF_BOLD
            titled.add(line.card)


def _is_named(line: Line) -> bool:
    return _NAMED.search(line.node.names.lower()) is not None
