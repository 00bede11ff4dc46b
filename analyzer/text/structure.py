"""What the walk does where tables, lists of terms and ARIA structure open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.text import elements
from analyzer.text.markup import Attributes
from analyzer.text.nodes import Cell, Node, Row, Table
from analyzer.types.document import BlockKind

if TYPE_CHECKING:
    from analyzer.text.walk import Walker

_LONGEST_SPAN = 60  # columns or rows; more is never read
_LEVELS = frozenset("123456")
_CELL_ROLES = frozenset(("cell", "gridcell", "columnheader", "rowheader"))


def open_table(walker: Walker, node: Node, attributes: Attributes) -> None:
    """Open a table; one inside a cell shows that the outer one arranges the page."""
    layout = attributes.get("role") in ("presentation", "none")
    setting = node.change()
    if setting.cell is not None:
        setting.cell.row.table.layout = True
    setting.table = Table(setting.writer, layout=layout)
    setting.cell = None
    node.block = True
    walker.tables.append(setting.table)


def open_row(walker: Walker, node: Node, _: Attributes) -> None:
    """Open a row of the innermost table."""
    node.block = True
    table = node.setting.table
    if table is None:
        table = node.change().table = Table(node.setting.writer)
        walker.tables.append(table)
    names = f"{node.parent.tag if node.parent else ''} {node.names.lower()}"
    head = "head" in names or "title" in names
    table.rows.append(Row(table, head))


def open_cell(walker: Walker, node: Node, attributes: Attributes) -> None:
    """Open a cell of the innermost row."""
    _put_cell(walker, node, attributes, header=node.tag == "th")


def _put_cell(walker: Walker, node: Node, attributes: Attributes, *, header: bool) -> None:
    node.block = True
    table = node.setting.table
    if table is None or not table.rows or table.writer is not node.setting.writer:
        return
    setting = node.change()
    across = _span(attributes.get("colspan") or attributes.get("aria-colspan"))
    down = _span(attributes.get("rowspan") or attributes.get("aria-rowspan"))
    setting.cell = Cell(table.rows[-1], header, across, down)
    table.rows[-1].cells.append(setting.cell)
    if not walker.quotes(node):
        setting.kind = BlockKind.HEADER_CELL if header else BlockKind.CELL
    setting.bold = False


def open_term(_: Walker, node: Node, __: Attributes) -> None:
    """Open a term or what is said of it."""
    node.change().kind = BlockKind.HEADER_CELL if node.tag == "dt" else BlockKind.CELL


def close_term(walker: Walker, node: Node) -> None:
    """Remember the lines of a term, and tie what is said of it to the term before."""
    writer = node.setting.writer
    written = list(range(node.first, len(writer.lines)))
    if not written:
        return
    if node.tag == "dt":
        walker.terms.append((writer, written, []))
    elif walker.terms and walker.terms[-1][0] is writer:
        walker.terms[-1][2].extend(written)


def play(walker: Walker, node: Node, attributes: Attributes) -> None:
    """Follow an ARIA role, which may make a heading, a button or a table of plain boxes."""
    role = attributes.get("role", "").strip().lower()
    if role in elements.ROLES:
        node.change().area = elements.ROLES[role]
    elif role in ("table", "grid") and node.tag != "table":
        open_table(walker, node, {})
    elif role == "row" and node.tag != "tr":
        open_row(walker, node, attributes)
    elif role in _CELL_ROLES and node.tag not in ("td", "th"):
        _put_cell(walker, node, attributes, header=role.endswith("header"))
    elif role == "heading":
        level = attributes.get("aria-level", "")
        setting = node.change()
        setting.kind, setting.level = BlockKind.HEADING, int(level) if level in _LEVELS else 7
        node.block = True
    elif role == "button":
        node.change().kind = BlockKind.CONTROL
        node.block = True


def _span(written: str | None) -> int:
    """Return how many columns or rows a cell covers, 1 to 60."""
    if written is None:
        return 1
    digits = written.strip()[:4]
    return max(1, min(_LONGEST_SPAN, int(digits))) if digits.isascii() and digits.isdigit() else 1
