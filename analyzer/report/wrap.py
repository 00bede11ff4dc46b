"""Break lines as a reader of Chinese or English expects, counting wide characters twice."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

_WIDE = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
_CLOSING = re.escape("，。、；：！？）」』》〉】〕”’…％%,.;:!?)]}")  # never first on a line
_OPENING = re.escape("（「『《〈【〔“‘([{")  # never last on a line
_PIECE = re.compile(rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*|\S")


def wrap(text: str, width: int) -> list[str]:
    """
    Return `text` in lines of at most `width` cells; at least one line.

    Chinese may break between any two characters, but no line begins with a closing mark.

    >>> wrap("承諾每日 3%，保證。", 9)
    ['承諾每日', '3%，保', '證。']
    """
    lines, line = [], ""
    for piece in _pieces(text, width):
        if cell_len(line + piece.rstrip()) <= width:
            line += piece
            continue
        lines.append(line.rstrip())
        line = piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield what must stay together; what is too long for any line is cut."""
    for found in _PIECE.finditer(text):
        piece = " " if found[0].isspace() else found[0]
        while cell_len(piece) > width:
            head = _head(piece, width)
            yield head
            piece = piece[len(head) :]
        if piece:
            yield piece


def _head(piece: str, width: int) -> str:
    """Return as many characters as fit into `width` cells, at least one."""
    end = 1
    while end < len(piece) and cell_len(piece[: end + 1]) <= width:
        end += 1
    return piece[:end]


def pad(text: str, width: int) -> str:
    """
    Return `text` in exactly `width` cells, cut or filled with spaces.

    >>> pad("承諾", 6), pad("promised", 6)
    ('承諾  ', 'promis')
    """
    return set_cell_size(text, width)
