"""Walk over a page's events and write what it says, layer by layer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

from analyzer.text import elements, markup
from analyzer.text.nodes import Cell, Node, Row, Table, Writer
from analyzer.text.style import StyleSheet, is_animated, look_of
from analyzer.types.document import Area, BlockKind, Where

_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNTIDY = re.compile(r"[\t\n\r\f]|  ")
_PROSE = re.compile(r"(?:[^\W\d_]{2,}\W+){5}|[\u3400-\u9fff]{6}|[^\W\d_]{3,}\W+.{0,60}\d\s*%")
_TAG = re.compile(r"<[a-zA-Z!/]")
_NOT_PROSE = re.compile(r"\s*(?:\[if |/?wp:|<!\[endif|\[endif|#|/?ko |!?\[?CDATA)")
_PLACED = re.compile(r"[A-Za-z][\w-]{0,60}")
_LONGEST_SPAN = 60
_DEEPEST_FRAME = 2
_META = frozenset(
    "description keywords og:title og:description og:site_name twitter:title"
    " twitter:description".split()
)
_SAID = ("alt", "title", "aria-label", "placeholder")


@dataclass(slots=True)
class Anchor:
    """A link: where it leads and which characters of which layer it covers."""

    url: str
    writer: Writer
    start: int
    end: int


@dataclass(slots=True)
class Picture:
    """An image, with what its tag tells about its size (0: nothing)."""

    width: int
    height: int
    source: str
    alt: str
    line: int


@dataclass(slots=True)
class Record:
    """Attributes or a script that may hold data rather than words."""

    content: tuple[tuple[str, str], ...]
    anchor: str | None


class Walker:
    """
    Takes the events of a page and keeps lines, tables, links, pictures and data.

    It never calls itself except for a page inside a frame or a comment, and those
    at most twice; nesting therefore costs memory but no stack.
    """

    def __init__(self, base: str | None = None) -> None:
        """Start an empty page; `base` is the address that links are relative to."""
        names = (Where.TEXT, Where.TITLE, Where.META, Where.ALT, Where.OPTION)
        hidden = (Where.COMMENT, Where.HIDDEN)
        self.writers = {name: Writer(name) for name in names + hidden}
        self.base = base
        self.language = ""
        self.anchors: list[Anchor] = []
        self.pictures: list[Picture] = []
        self.frames: list[str] = []
        self.records: list[Record] = []
        self.scripts: list[tuple[str, str]] = []
        self.outside_scripts = 0
        self.empty_roots = 0
        self.plan_places: list[tuple[int, int]] = []
        self.tables: list[Table] = []
        self.terms: list[tuple[Writer, list[int], list[int]]] = []
        self.roots = {name: Node("", None, 0, w) for name, w in self.writers.items()}
        self.node = self.roots[Where.TEXT]
        self._count = 0
        self._closed_inline = False
        self._link: tuple[Node, str] | None = None
        self._raw: list[str] | None = None
        self._sheet = StyleSheet()
        self._said: set[str] = set()
        self._depth = 0

    # Events

    def start(self, tag: str, attributes: markup.Attributes) -> None:
        """Open an element."""
        parent = self.node
        self._count += 1
        node = Node(
            tag, parent, self._count, parent.writer, parent.kind, parent.level, parent.area,
            "", parent.anchor, tag in elements.BLOCKS, parent.bold, parent.linked,
            parent.verbatim, parent.reversed, parent.background, parent.cell, parent.table,
        )  # fmt: skip
        if attributes:
            self._look(node, attributes)
        opened = _OPEN.get(tag)
        if opened is not None:
            opened(self, node, attributes)
        if node.block:
            parent.writer.break_line()
            node.writer.break_line()
        elif self._closed_inline:
            node.writer.seam = True
        node.first = len(node.writer.lines)
        self._closed_inline = False
        self.node = node

    def end(self, tag: str) -> None:
        """Close the innermost element."""
        node = self.node
        if node.parent is None:
            return
        closed = _CLOSE.get(tag)
        if closed is not None:
            closed(self, node)
        parent = node.parent
        writer = node.writer
        if node.block or writer is not parent.writer:
            writer.break_line()
        else:
            self._closed_inline = True
        node.last = len(writer.lines)
        node.end = self._count
        if node.last > node.first and (node.block or node.children):
            family = parent if writer is parent.writer else self.roots[writer.where]
            family.children.append(node)
        elif node.anchor is not None and node.tag in ("div", "main", "section"):
            self.empty_roots += node.anchor in elements.SHELLS
        if node.names and writer.where == Where.TEXT and elements.is_plan_place(node.names):
            self.plan_places.append((node.first, node.last))
        self.node = parent

    def data(self, text: str) -> None:
        """Take characters."""
        if self._raw is not None:
            self._raw.append(text)
            return
        node = self.node
        self._closed_inline = False
        if node.verbatim:
            self._write_rows(text, node)
            return
        if _UNTIDY.search(text):
            text = _SPACE.sub(" ", text)
        node.writer.write(text[::-1] if node.reversed else text, node)

    def comment(self, text: str) -> None:
        """Read a comment that holds markup or prose; the rest are notes of the makers."""
        if len(text) < 12 or _NOT_PROSE.match(text) or self._depth >= _DEEPEST_FRAME:
            return
        if _TAG.search(text) or _PROSE.search(text):
            self._nested(text, self.writers[Where.COMMENT])

    # Attributes

    def _look(self, node: Node, attributes: markup.Attributes) -> None:
        names = attributes.get("class", "")
        identity = attributes.get("id", "")
        node.names = f"{names} {identity}" if identity else names
        if identity and _PLACED.fullmatch(identity):
            node.anchor = identity
        if node.names and node.tag not in ("html", "body", "main", "article"):
            node.area = elements.area_of(node.names) or node.area
        self._hide(node, attributes, names, identity)
        for name, value in attributes.items():
            if name in _SAID:
                self._say(value, node)
            elif value[:1] in ("{", "[") or name.startswith("data-"):
                self.records.append(Record(tuple(attributes.items()), node.anchor))
                break
        role = attributes.get("role")
        if role is not None:
            self._play(node, role, attributes)

    def _hide(self, node: Node, attributes: markup.Attributes, names: str, identity: str) -> None:
        """Send what a person cannot see to its own layer."""
        if node.tag in ("html", "body"):  # hidden until a script has run; then everybody sees it
            return
        hidden = "hidden" in attributes
        style = attributes.get("style")
        if style is not None:
            hidden = self._styled(node, style) or hidden
        if not hidden and node.names:
            own = ["." + name for name in names.split()]
            hidden = self._sheet.hides(node.tag, [*own, "#" + identity] if identity else own)
        if hidden and node.writer.where in (Where.TEXT, Where.OPTION):
            node.writer = self.writers[Where.HIDDEN]
            node.cell = node.table = None

    def _styled(self, node: Node, style: str) -> bool:
        look = look_of(style)
        if look.ground is not None:
            node.background = look.ground
        if look.flow is not None:
            node.block = look.flow not in ("inline", "contents")
        if look.colour is not None and look.colour == node.background:
            return True
        return look.hidden and not (look.vanishing and is_animated(node.names))

    def _say(self, value: str, node: Node) -> None:
        words = _SPACE.sub(" ", value).strip()
        if len(words) > 1 and words not in self._said:
            self._said.add(words)
            self._line(Where.ALT, words, node)

    def _play(self, node: Node, role: str, attributes: markup.Attributes) -> None:
        """Follow an ARIA role, which may make a table of plain boxes."""
        node.area = elements.ROLES.get(role, node.area)
        if role in ("table", "grid") and node.tag != "table":
            self._open_table(node, attributes)
        elif role == "row" and node.tag != "tr":
            self._open_row(node, attributes)
        elif role in ("cell", "gridcell", "columnheader", "rowheader"):
            if node.tag not in ("td", "th"):
                self._open_cell(node, attributes, header=role.endswith("header"))
        elif role == "heading":
            level = attributes.get("aria-level", "")
            node.kind, node.level = BlockKind.HEADING, int(level) if level in "123456" else 7
            node.block = True
        elif role == "button":
            node.kind, node.block = BlockKind.CONTROL, True

    def _line(self, where: str, text: str, node: Node, kind: BlockKind | None = None) -> None:
        """Write a line of its own to another layer."""
        writer = self.writers[where]
        writer.break_line()
        told = Node(
            node.tag, node.parent, node.index, writer, kind or BlockKind.PARAGRAPH,
            area=node.area, anchor=node.anchor, names=node.names,
        )  # fmt: skip
        writer.write(text, told)
        writer.break_line()

    def _write_rows(self, text: str, node: Node) -> None:
        """Write preformatted text: its line breaks count."""
        rows = text.replace("\r\n", "\n").split("\n")
        for number, row in enumerate(rows):
            if number:
                node.writer.feed_line()
            node.writer.write(_SPACE.sub(" ", row), node)

    def _nested(self, html: str, writer: Writer) -> None:
        """Read markup inside the page as part of `writer`'s layer."""
        outer, raw, link = self.node, self._raw, self._link
        writer.break_line()
        self.node = Node("", None, self._count, writer, area=outer.area, anchor=outer.anchor)
        self._raw = self._link = None
        self._depth += 1
        inner = self.node
        markup.parse(html, self)
        self._depth -= 1
        writer.break_line()
        family = outer if writer is outer.writer else self.roots[writer.where]
        family.children.extend(inner.children)
        self.node, self._raw, self._link = outer, raw, link

    # Elements

    def _open_raw(self, node: Node, attributes: markup.Attributes) -> None:
        self._raw = []
        if node.tag == "script":
            self.outside_scripts += "src" in attributes
            node.names = f"{attributes.get('type', '')} {attributes.get('id', '')}"

    def _close_style(self, node: Node) -> None:
        self._sheet.add("".join(self._raw or ()))
        self._raw = None

    def _close_script(self, node: Node) -> None:
        content = "".join(self._raw or ())
        self._raw = None
        if content.strip():
            self.scripts.append((node.names, content))

    def _open_title(self, node: Node, _: markup.Attributes) -> None:
        first = not self.writers[Where.TITLE].lines and node.writer.where == Where.TEXT
        inside = node.parent is not None and node.parent.tag == "svg"
        node.writer = self.writers[Where.TITLE if first and not inside else Where.ALT]
        node.kind = BlockKind.HEADING
        node.level = 1

    def _open_meta(self, node: Node, attributes: markup.Attributes) -> None:
        name = attributes.get("name") or attributes.get("property") or ""
        words = _SPACE.sub(" ", attributes.get("content", "")).strip()
        if words and name.lower() in _META and words not in self._said:
            self._said.add(words)
            self._line(Where.META, words, node)

    def _open_html(self, _: Node, attributes: markup.Attributes) -> None:
        self.language = self.language or attributes.get("lang", "") or ""

    def _open_base(self, _: Node, attributes: markup.Attributes) -> None:
        if attributes.get("href"):
            self.base = _join(self.base, attributes["href"])

    def _open_unseen(self, node: Node, _: markup.Attributes) -> None:
        if node.writer.where != Where.COMMENT:
            node.writer = self.writers[Where.HIDDEN]
        node.block = True

    def _open_heading(self, node: Node, _: markup.Attributes) -> None:
        if node.kind != BlockKind.QUOTE:
            node.kind = BlockKind.HEADING
        node.level = elements.HEADINGS[node.tag]

    def _open_kind(self, node: Node, _: markup.Attributes) -> None:
        if node.kind != BlockKind.QUOTE:
            node.kind = elements.KINDS[node.tag]
        node.verbatim = node.verbatim or node.tag == "pre"

    def _open_area(self, node: Node, _: markup.Attributes) -> None:
        node.area = elements.AREAS[node.tag]

    def _open_bold(self, node: Node, _: markup.Attributes) -> None:
        node.bold = True

    def _open_bdo(self, node: Node, attributes: markup.Attributes) -> None:
        node.reversed = attributes.get("dir", "").lower() == "rtl"

    def _open_quote(self, node: Node, _: markup.Attributes) -> None:
        """Write the quotation marks that a browser puts around ``<q>``."""
        if self._closed_inline:
            node.writer.seam = True
        node.writer.write("\u201c", node)

    def _close_quote(self, node: Node) -> None:
        if node.writer.line is not None:
            node.writer.space = False
            node.writer.write("\u201d", node)

    def _open_break(self, node: Node, _: markup.Attributes) -> None:
        node.writer.feed_line()

    def _open_link(self, node: Node, attributes: markup.Attributes) -> None:
        node.linked = True
        if node.area is Area.NAVIGATION:
            node.kind, node.block = BlockKind.CONTROL, True
        elif node.names and elements.is_button(node.names):
            node.kind, node.block = BlockKind.CONTROL, True
        target = attributes.get("href")
        if target:
            node.writer.mark = -1
            self._link = (node, target)

    def _close_link(self, node: Node) -> None:
        if self._link is None or self._link[0] is not node:
            return
        writer = node.writer
        if 0 <= writer.mark < writer.length:
            end = writer.lines[-1].end
            target = _join(self.base, self._link[1])
            self.anchors.append(Anchor(target, writer, writer.mark, end))
        self._link = None

    def _open_option(self, node: Node, _: markup.Attributes) -> None:
        node.writer = self.writers[Where.OPTION] if self._plain(node) else node.writer
        node.kind = BlockKind.CONTROL

    def _open_input(self, node: Node, attributes: markup.Attributes) -> None:
        kind = attributes.get("type", "text").lower()
        value = attributes.get("value", "")
        fixed = "readonly" in attributes or "disabled" in attributes
        if value and (kind in ("submit", "button", "reset") or (fixed and kind != "hidden")):
            node.kind, node.block = BlockKind.CONTROL, True
            node.writer.break_line()
            node.writer.write(_SPACE.sub(" ", value), node)

    def _open_image(self, node: Node, attributes: markup.Attributes) -> None:
        source = attributes.get("src") or attributes.get("data-src") or ""
        if node.writer.where != Where.TEXT:
            return
        width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
        line = len(node.writer.lines)
        self.pictures.append(Picture(width, height, source, attributes.get("alt", ""), line))

    def _open_frame(self, node: Node, attributes: markup.Attributes) -> None:
        inner = attributes.get("srcdoc")
        if inner and self._depth < _DEEPEST_FRAME:
            self._nested(inner, node.writer)
        elif attributes.get("src") and node.writer.where == Where.TEXT:
            self.frames.append(attributes["src"])
        self._raw = []

    def _close_raw(self, _: Node) -> None:
        self._raw = None

    # Tables and lists of terms

    def _open_table(self, node: Node, attributes: markup.Attributes) -> None:
        layout = attributes.get("role") in ("presentation", "none")
        if node.cell is not None:
            node.cell.row.table.layout = True
        node.table = Table(node.writer, layout=layout)
        node.cell = None
        node.block = True
        self.tables.append(node.table)

    def _open_row(self, node: Node, _: markup.Attributes) -> None:
        node.block = True
        if node.table is None:
            node.table = Table(node.writer)
            self.tables.append(node.table)
        names = f"{node.parent.tag if node.parent else ''} {node.names.lower()}"
        head = "head" in names or "title" in names
        node.table.rows.append(Row(node.table, head))

    def _open_cell(
        self, node: Node, attributes: markup.Attributes, *, header: bool | None = None
    ) -> None:
        node.block = True
        if node.table is None or not node.table.rows or node.table.writer is not node.writer:
            return
        header = node.tag == "th" if header is None else header
        row = node.table.rows[-1]
        across = _span(attributes.get("colspan") or attributes.get("aria-colspan"))
        down = _span(attributes.get("rowspan") or attributes.get("aria-rowspan"))
        node.cell = Cell(row, header, across, down)
        row.cells.append(node.cell)
        if node.kind != BlockKind.QUOTE:
            node.kind = BlockKind.HEADER_CELL if header else BlockKind.CELL
        node.bold = False

    def _open_term(self, node: Node, _: markup.Attributes) -> None:
        node.kind = BlockKind.HEADER_CELL if node.tag == "dt" else BlockKind.CELL

    def _close_term(self, node: Node) -> None:
        written = list(range(node.first, len(node.writer.lines)))
        if not written:
            return
        if node.tag == "dt":
            self.terms.append((node.writer, written, []))
        elif self.terms and self.terms[-1][0] is node.writer:
            self.terms[-1][2].extend(written)

    def _plain(self, node: Node) -> bool:
        return node.writer.where == Where.TEXT


def _join(base: str | None, target: str) -> str:
    """Return `target` as an absolute address, or as written where that is impossible."""
    target = target.strip()
    if not base:
        return target
    try:
        return urljoin(base, target)
    except ValueError:
        return target


def _span(written: str | None) -> int:
    """Return how many columns or rows a cell covers, 1 to 60; more is never read."""
    if written is None or not written.strip().isdecimal():
        return 1
    return max(1, min(_LONGEST_SPAN, int(written.strip()[:4])))


def _pixels(written: str | None) -> int:
    digits = (written or "").removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0


_Opener = Callable[[Walker, Node, markup.Attributes], None]
_OPEN: dict[str, _Opener] = {
    "html": Walker._open_html,
    "base": Walker._open_base,
    "title": Walker._open_title,
    "meta": Walker._open_meta,
    "script": Walker._open_raw,
    "style": Walker._open_raw,
    "a": Walker._open_link,
    "br": Walker._open_break,
    "q": Walker._open_quote,
    "bdo": Walker._open_bdo,
    "option": Walker._open_option,
    "input": Walker._open_input,
    "img": Walker._open_image,
    "iframe": Walker._open_frame,
    "frame": Walker._open_frame,
    "table": Walker._open_table,
    "tr": Walker._open_row,
    "td": Walker._open_cell,
    "th": Walker._open_cell,
    "dt": Walker._open_term,
    "dd": Walker._open_term,
    **dict.fromkeys(elements.BOLD, Walker._open_bold),
    **dict.fromkeys(elements.HEADINGS, Walker._open_heading),
    **dict.fromkeys(elements.KINDS, Walker._open_kind),
    **dict.fromkeys(elements.AREAS, Walker._open_area),
    **dict.fromkeys(elements.UNSEEN, Walker._open_unseen),
}
_CLOSE: dict[str, Callable[[Walker, Node], None]] = {
    "style": Walker._close_style,
    "script": Walker._close_script,
    "iframe": Walker._close_raw,
    "frame": Walker._close_raw,
    "a": Walker._close_link,
    "q": Walker._close_quote,
    "dt": Walker._close_term,
    "dd": Walker._close_term,
}
