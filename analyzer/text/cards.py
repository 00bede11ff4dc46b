"""Find repeated structure: siblings of one shape are the cards of a deck."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from analyzer.text.grid import Numbers
from analyzer.text.nodes import Line, Node
from analyzer.types.document import Area

_LARGEST_CARD = 60  # lines
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|[^\W\d_]|[\u3400-\u9fff])|[$€£¥₹₽]\s*\d")
# Names that single one sibling out ("featured") or count them ("col-2").
_VARIABLE = re.compile(
    r"[a-z-]*\d[\w-]*|active|featured|popular|best|recommended|current|first|last|odd|even|hot|new"
)
_TABLE_PARTS = frozenset(("tr", "td", "th", "tbody", "thead", "tfoot", "dt", "dd", "option"))


def deal(root: Node, lines: Sequence[Line], text: str, numbers: Numbers) -> None:
    """Give numbers to the cards below `root`; the innermost card claims a line."""
    todo = [root]
    while todo:
        node = todo.pop()
        for siblings in _families(node):
            cards = [x for x in siblings if _is_card(x, lines, text)]
            if len(cards) >= 2 and len(cards) * 2 > len(siblings) and _alike(cards, lines):
                _number(cards, lines, numbers)
        todo.extend(x for x in reversed(node.children) if x.last - x.first > 1)


def _families(node: Node) -> list[list[Node]]:
    """Group the children of `node` by element and lasting class names, in order."""
    if len(node.children) < 2:
        return []
    groups: dict[tuple[str, frozenset[str]], list[Node]] = {}
    for child in node.children:
        if child.tag not in _TABLE_PARTS:
            groups.setdefault((child.tag, _lasting(child.names)), []).append(child)
    return [group for group in groups.values() if len(group) > 1]


@lru_cache(maxsize=4096)
def _lasting(names: str) -> frozenset[str]:
    kept = (x for x in names.lower().split() if x[0] != "#" and not _VARIABLE.fullmatch(x))
    return frozenset(kept)


def _is_card(node: Node, lines: Sequence[Line], text: str) -> bool:
    """Say whether a node holds enough to be a plan: three lines, or two numbers."""
    count = node.last - node.first
    if not 0 < count <= _LARGEST_CARD:
        return False
    first = lines[node.first]
    if first.node.setting.area in (Area.NAVIGATION, Area.FOOTER):
        return False
    if len({x.row for x in lines[node.first : node.last] if x.row >= 0}) > 1:
        return False  # a table of plans: its rows are the records
    if count >= 3:
        return True
    if first.card >= 0 or (count == 1 and node.tag == "p"):  # a row of a card, or prose
        return False
    words = text[first.start : lines[node.last - 1].end]
    return len(words) < 400 and len(_NUMBER.findall(words)) >= 2


def _alike(cards: Sequence[Node], lines: Sequence[Line]) -> bool:
    """Say whether most cards share half of their shape with the one before."""
    shapes = [Counter(_holder(x.node).tag for x in lines[c.first : c.last]) for c in cards]
    pairs = list(pairwise(shapes))
    close = sum(1 for a, b in pairs if (a & b).total() * 2 >= (a | b).total())
    return close * 2 > len(pairs) or close == len(pairs)


def _holder(node: Node) -> Node:
    """Return the element that a line stands in, whichever way its first word is turned."""
    while node.tag == "bdo" and node.parent is not None:
        node = node.parent
    return node


def _number(cards: Sequence[Node], lines: Sequence[Line], numbers: Numbers) -> None:
    deck = numbers.deck()
    for node in cards:
        card = node.card = numbers.card()
        node.deck = deck
        for line in lines[node.first : node.last]:
            line.card, line.deck = card, deck
