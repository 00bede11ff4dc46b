"""Walk over a page's events and write what it says, layer by layer."""

import re
from collections.abc import Callable

from analyzer.text import elements, markup, openers, structure, unpacking, vector
from analyzer.text.nodes import Anchor, Node, Picture, Record, Setting, Table, Writer
from analyzer.text.style import StyleSheet, is_animated, look_of
from analyzer.types.document import BlockKind, Where

_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNTIDY = ("\n", "  ", "\t", "\r", "\f")
_OVERRIDES = re.compile(r"unicode-bidi\s*:\s*(?:bidi|isolate)-override", re.IGNORECASE)
_FROM_RIGHT = re.compile(r"direction\s*:\s*rtl", re.IGNORECASE)
_PROSE = re.compile(r"(?:[^\W\d_]{2,}\W+){5}|[\u3400-\u9fff]{6}|[^\W\d_]{3,}\W+.{0,60}\d\s*%")
_TAG = re.compile(r"<[a-zA-Z!/]")
_NOT_PROSE = re.compile(r"\s*(?:\[if |/?wp:|<!\[endif|\[endif|#|/?ko |!?\[?CDATA)")
_PLACED = re.compile(r"[A-Za-z][\w-]{0,60}")
_DEEPEST_FRAME = 2
_MOST_INNER_PAGES = 300
_BRACES = frozenset("{[")
_TOP = frozenset(("html", "body"))


class Walker:
    """
    Takes the events of a page and keeps lines, tables, links, pictures and data.

    It calls itself only for a page inside a frame or a comment, at most twice deep;
    nesting therefore costs memory but no stack.
    """

    def __init__(self, base: str | None = None) -> None:
        """Start an empty page; `base` is the address that links are relative to."""
        names = (Where.TEXT, Where.TITLE, Where.META, Where.ALT, Where.OPTION)
        self.writers = {name: Writer(name) for name in (*names, Where.COMMENT, Where.HIDDEN)}
        self.roots = {n: Node("", None, 0, Setting(w)) for n, w in self.writers.items()}
        self.node = self.roots[Where.TEXT]
        self.base = base
        self.language = ""
        self.anchors: list[Anchor] = []
        self.pictures: list[Picture] = []
        self.frames: list[str] = []
        self.records: list[Record] = []
        self.packed: list[tuple[str, str, Node]] = []
        self.pen: vector.Pen | None = None
        self.scripts: list[tuple[str, str]] = []
        self.outside_scripts = self.empty_roots = 0
        self.plan_places: list[tuple[int, int]] = []
        self.tables: list[Table] = []
        self.terms: list[tuple[Writer, list[int], list[int]]] = []
        self.sheet = StyleSheet()
        self.link: tuple[Node, str] | None = None
        self.raw: list[str] | None = None
        self.closed_inline = ""
        self.told: set[str] = set()
        self._count = 0
        self._depth = 0
        self._inner_pages = 0
        self.more_comments: list[str] = []

    # Events

    def start(self, tag: str, attributes: markup.Attributes) -> None:
        """Open an element."""
        parent = self.node
        self._count += 1
        node = Node(tag, parent, self._count, parent.setting)
        node.block = tag in elements.BLOCKS
        if attributes:
            self._look(node, attributes)
        opened = openers.OPEN.get(tag)
        if opened is not None:
            opened(self, node, attributes)
        writer = node.setting.writer
        if node.block:
            parent.setting.writer.break_line()
            if writer is not parent.setting.writer:
                writer.break_line()
        elif self.closed_inline:
            writer.seam = True
        node.first = len(writer.lines)
        self.closed_inline = ""
        self.node = node

    def end(self, tag: str) -> None:
        """Close the innermost element."""
        node = self.node
        parent = node.parent
        if parent is None:
            return
        closed = openers.CLOSE.get(tag)
        if closed is not None:
            closed(self, node)
        writer = node.setting.writer
        same = writer is parent.setting.writer
        if node.block or not same:
            writer.break_line()
        else:
            self.closed_inline = tag
        node.last = len(writer.lines)
        node.end = self._count
        if node.last > node.first and (node.block or node.children):
            (parent if same else self.roots[writer.where]).children.append(node)
        if node.names:
            self._note_place(node)
        self.node = parent

    def data(self, text: str) -> None:
        """Take characters."""
        if self.raw is not None:
            self.raw.append(text)
            return
        node = self.node
        setting = node.setting
        self.closed_inline = ""
        if setting.verbatim:
            self._write_rows(text, node)
            return
        if any(x in text for x in _UNTIDY):
            text = _SPACE.sub(" ", text)
        setting.writer.write(_overridden(text) if setting.reversed else text, node)

    def comment(self, text: str) -> None:
        """Read a comment that holds markup or prose; the rest are notes of the makers."""
        if len(text) < 12 or _NOT_PROSE.match(text) or self._depth >= _DEEPEST_FRAME:
            return
        if not _TAG.search(text):
            if _PROSE.search(text):
                for row in text.splitlines():  # without markup each row stands for itself
                    self.write_apart(Where.COMMENT, self.words(row), self.node)
            return
        self._inner_pages += 1
        if self._inner_pages <= _MOST_INNER_PAGES:
            self.read_inside(text, self.writers[Where.COMMENT])
        else:
            self.more_comments.append(text)

    def finish(self) -> None:
        """Read what was packed, and the comments beyond the first hundreds as one."""
        if self.more_comments:  # each parser costs
            self.read_inside("\n<hr>\n".join(self.more_comments), self.writers[Where.COMMENT])
        unpacking.read_kept(self)

    # Attributes

    def _look(self, node: Node, attributes: markup.Attributes) -> None:
        """Read the attributes of an element, in whatever order they stand."""
        recorded = False
        for name, value in attributes.items():
            reader = _READERS.get(name)
            if reader is not None:
                reader(self, node, value, attributes)
            elif value[:1] in _BRACES or elements.tells_of_a_plan(name):
                recorded = True
            else:
                unpacking.keep_value(self, value, node)
        if recorded:
            self.records.append(Record(tuple(attributes.items()), node))
        if node.tag not in _TOP:  # often hidden until a script has run
            self._dress(node, attributes)

    def _dress(self, node: Node, attributes: markup.Attributes) -> None:
        if node.names:
            self._read_names(node)
        if "hidden" in attributes or (node.names and self.sheet.hides(node.tag, node.names)):
            self._hide(node)

    def _take_class(self, node: Node, value: str, _: markup.Attributes) -> None:
        node.names = f"{value} {node.names}" if node.names else value

    def _take_id(self, node: Node, value: str, _: markup.Attributes) -> None:
        """Take an id: `names` holds class names as they are, and an id with its ``#``."""
        node.names = f"{node.names} #{value}" if node.names else f"#{value}"
        if _PLACED.fullmatch(value):
            node.change().anchor = value

    def _read_names(self, node: Node) -> None:
        area = elements.area_of(node.names)
        if area is not None and node.tag not in ("main", "article"):
            node.change().area = area

    def _hide(self, node: Node) -> None:
        """Send what a person cannot see to its own layer."""
        if node.setting.writer.where in (Where.TEXT, Where.OPTION):
            setting = node.change()
            setting.writer = self.writers[Where.HIDDEN]
            setting.cell = setting.table = None

    def _take_style(self, node: Node, value: str, attributes: markup.Attributes) -> None:
        look = look_of(value)
        if "--" in value or "data:" in value:
            unpacking.keep_style(self, value, node)
        if look.ground is not None:
            node.change().background = look.ground
        if _OVERRIDES.search(value) is not None and _FROM_RIGHT.search(value) is not None:
            node.change().reversed = True
        if look.flow is not None:
            node.block = look.flow not in ("inline", "contents")
        unseen = look.colour is not None and look.colour == node.setting.background
        if look.hidden and not (look.vanishing and is_animated(attributes.get("class", ""))):
            unseen = True
        if unseen and node.tag not in _TOP:
            self._hide(node)

    def _take_role(self, node: Node, _: str, attributes: markup.Attributes) -> None:
        structure.play(self, node, attributes)

    def _take_words(self, node: Node, value: str, _: markup.Attributes) -> None:
        self.say(value, node)

    def _note_place(self, node: Node) -> None:
        """Remember containers made for plans, and roots that a script was to fill."""
        if node.setting.writer.where != Where.TEXT:
            return
        if elements.is_plan_place(node.names):
            self.plan_places.append((node.first, node.last))
        if node.last == node.first and node.setting.anchor in elements.SHELLS:
            self.empty_roots += 1

    # Writing

    def say(self, value: str, node: Node) -> None:
        """Write an attribute's words to the layer of alternative texts, each once."""
        words = _SPACE.sub(" ", value).strip()
        if len(words) > 1 and words not in self.told:
            self.told.add(words)
            self.write_apart(Where.ALT, words, node)

    def write_apart(self, where: str, text: str, node: Node) -> None:
        """Write a line of its own to another layer."""
        writer = self.writers[where]
        outer = node.setting
        apart = Node(node.tag, None, node.index, Setting(writer, area=outer.area))
        apart.setting.anchor = outer.anchor
        writer.break_line()
        writer.write(text, apart)
        writer.break_line()

    def _write_rows(self, text: str, node: Node) -> None:
        """Write preformatted text: its line breaks count."""
        writer = node.setting.writer
        for number, row in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                writer.feed_line()
            plain = _SPACE.sub(" ", row)
            writer.write(_overridden(plain) if node.setting.reversed else plain, node)

    def read_frame(self, html: str, node: Node) -> bool:
        """Read the page that a frame carries in itself; return False if there were too many."""
        self._inner_pages += 1
        if self._depth >= _DEEPEST_FRAME or self._inner_pages > _MOST_INNER_PAGES:
            return False
        node.block = True
        self.read_inside(html, node.setting.writer)
        return True

    def read_inside(self, html: str, writer: Writer) -> None:
        """Read markup inside the page as part of `writer`'s layer."""
        outer, raw, link = self.node, self.raw, self.link
        writer.break_line()
        inner = Node("", None, self._count, Setting(writer, area=outer.setting.area))
        inner.setting.anchor = outer.setting.anchor
        self.node, self.raw, self.link = inner, None, None
        self._depth += 1
        markup.parse(html, self)
        self._depth -= 1
        writer.break_line()
        family = outer if writer is outer.setting.writer else self.roots[writer.where]
        family.children.extend(inner.children)
        self.node, self.raw, self.link = outer, raw, link

    def words(self, written: str) -> str:
        """Return an attribute's words, white space collapsed."""
        return _SPACE.sub(" ", written).strip()

    def quotes(self, node: Node) -> bool:
        """Say whether an element stands in a quotation."""
        return node.setting.kind is BlockKind.QUOTE


_Reader = Callable[[Walker, Node, str, markup.Attributes], None]


def _overridden(text: str) -> str:
    """Mark what is shown from right to left as its characters would be: it is read so later."""
    body = text.strip()
    if not body:
        return text
    before, _, after = text.partition(body)
    return f"{after}\u202e{body}\u202c{before}"


_READERS: dict[str, _Reader] = {
    "class": Walker._take_class,  # noqa: SLF001 -- the walker's own methods
    "id": Walker._take_id,  # noqa: SLF001
    "style": Walker._take_style,  # noqa: SLF001
    "role": Walker._take_role,  # noqa: SLF001
    **dict.fromkeys(("alt", "title", "aria-label", "placeholder"), Walker._take_words),  # noqa: SLF001
}
