"""What the walk does where an element opens or closes, by element."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from analyzer.text import elements, structure, unpacking, vector
from analyzer.text.markup import Attributes
from analyzer.text.nodes import Anchor, Node, Picture
from analyzer.types.document import Area, BlockKind, Where

if TYPE_CHECKING:
    from analyzer.text.walk import Walker

_META = frozenset(
    (
        "description", "keywords", "og:title", "og:description", "og:site_name",
        "twitter:title", "twitter:description",
    )
)  # fmt: skip


# The page's head


def _open_html(walker: Walker, _: Node, attributes: Attributes) -> None:
    walker.language = walker.language or attributes.get("lang", "")


def _open_base(walker: Walker, _: Node, attributes: Attributes) -> None:
    if attributes.get("href"):
        walker.base = _join(walker.base, attributes["href"])


def _open_title(walker: Walker, node: Node, _: Attributes) -> None:
    inside = node.parent is not None and node.parent.tag == "svg"
    first = node.setting.writer.where == Where.TEXT and not walker.writers[Where.TITLE].lines
    setting = node.change()
    setting.writer = walker.writers[Where.TITLE if first and not inside else Where.ALT]
    setting.kind, setting.level = BlockKind.HEADING, 1


def _open_meta(walker: Walker, node: Node, attributes: Attributes) -> None:
    name = attributes.get("name") or attributes.get("property") or ""
    words = walker.words(attributes.get("content", ""))
    if words and name.lower() in _META and words not in walker.told:
        walker.told.add(words)
        walker.write_apart(Where.META, words, node)


def _open_raw(walker: Walker, node: Node, attributes: Attributes) -> None:
    walker.raw = []
    if node.tag == "script":
        walker.outside_scripts += "src" in attributes
        node.names = f"{attributes.get('type', '')} {attributes.get('id', '')}"


def _close_style(walker: Walker, node: Node) -> None:
    css = "".join(walker.raw or ())
    walker.sheet.add(css)
    unpacking.keep_style(walker, css, node)
    walker.raw = None


def _close_script(walker: Walker, node: Node) -> None:
    content = "".join(walker.raw or ())
    walker.raw = None
    if content.strip():
        walker.scripts.append((node.names, content))
        unpacking.keep_script(walker, content, node)
    node.names = ""


# Running text


def _open_unseen(walker: Walker, node: Node, _: Attributes) -> None:
    if node.setting.writer.where != Where.COMMENT:
        node.change().writer = walker.writers[Where.HIDDEN]
    node.block = True


def _open_heading(walker: Walker, node: Node, _: Attributes) -> None:
    if not walker.quotes(node):
        node.change().kind = BlockKind.HEADING
    node.change().level = elements.HEADINGS[node.tag]


def _open_kind(walker: Walker, node: Node, _: Attributes) -> None:
    setting = node.change()
    if not walker.quotes(node):
        setting.kind = elements.KINDS[node.tag]
    setting.verbatim = setting.verbatim or node.tag == "pre"


def _open_area(_: Walker, node: Node, __: Attributes) -> None:
    node.change().area = elements.AREAS[node.tag]


def _open_bold(_: Walker, node: Node, __: Attributes) -> None:
    node.change().bold = True


def _open_bdo(_: Walker, node: Node, attributes: Attributes) -> None:
    node.change().reversed = attributes.get("dir", "").lower() == "rtl"


def _open_quote(walker: Walker, node: Node, _: Attributes) -> None:
    """Write the quotation marks that a browser puts around ``<q>``."""
    writer = node.setting.writer
    if walker.closed_inline:
        writer.seam = True
    writer.write("\u201c", node)
    walker.closed_inline = ""


def _close_quote(_: Walker, node: Node) -> None:
    writer = node.setting.writer
    if writer.line is not None:
        writer.space = False
        writer.write("\u201d", node)


def _open_break(_: Walker, node: Node, __: Attributes) -> None:
    node.setting.writer.feed_line()


# Links and controls


def _open_link(walker: Walker, node: Node, attributes: Attributes) -> None:
    setting = node.change()
    setting.linked = True
    if setting.area is Area.NAVIGATION or (node.names and elements.is_button(node.names)):
        setting.kind, node.block = BlockKind.CONTROL, True
    elif walker.closed_inline == "a":
        setting.writer.space = True  # two links are never one word
    target = attributes.get("href")
    if target:
        setting.writer.mark = -1
        walker.link = (node, target)


def _close_link(walker: Walker, node: Node) -> None:
    if walker.link is None or walker.link[0] is not node:
        return
    writer = node.setting.writer
    if 0 <= writer.mark < writer.length:
        target = _join(walker.base, walker.link[1])
        end = writer.lines[-1].end
        walker.anchors.append(Anchor(target, writer, writer.mark, end))
    walker.link = None


def _open_option(walker: Walker, node: Node, _: Attributes) -> None:
    setting = node.change()
    if setting.writer.where == Where.TEXT:
        setting.writer = walker.writers[Where.OPTION]
    setting.kind = BlockKind.CONTROL


def _open_input(walker: Walker, node: Node, attributes: Attributes) -> None:
    kind = attributes.get("type", "text").lower()
    value = walker.words(attributes.get("value", ""))
    fixed = "readonly" in attributes or "disabled" in attributes
    if value and (kind in ("submit", "button", "reset") or (fixed and kind != "hidden")):
        node.change().kind = BlockKind.CONTROL
        node.block = True
        node.setting.writer.break_line()
        node.setting.writer.write(value, node)


def _open_image(walker: Walker, node: Node, attributes: Attributes) -> None:
    if node.setting.writer.where != Where.TEXT:
        return
    source = attributes.get("src") or attributes.get("data-src") or ""
    if source.startswith("data:image/svg"):
        unpacking.keep_style(walker, source, node)
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    walker.pictures.append(Picture(width, height, source, attributes.get("alt", "")))


def _open_frame(walker: Walker, node: Node, attributes: Attributes) -> None:
    inner = attributes.get("srcdoc")
    read = bool(inner) and walker.read_frame(inner or "", node)
    if not read and (inner or attributes.get("src")) and node.setting.writer.where == Where.TEXT:
        walker.frames.append(attributes.get("src", "srcdoc"))
    walker.raw = []


def _close_frame(walker: Walker, _: Node) -> None:
    walker.raw = None


def _join(base: str | None, target: str) -> str:
    """Return `target` as an absolute address, or as written where that is impossible."""
    target = target.strip()
    if not base:
        return target
    try:
        return urljoin(base, target)
    except ValueError:
        return target


def _pixels(written: str | None) -> int:
    digits = (written or "").removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0


OPEN: dict[str, Callable[[Walker, Node, Attributes], None]] = {
    "html": _open_html,
    "base": _open_base,
    "title": _open_title,
    "meta": _open_meta,
    "script": _open_raw,
    "style": _open_raw,
    "a": _open_link,
    "br": _open_break,
    "q": _open_quote,
    "bdo": _open_bdo,
    "option": _open_option,
    "input": _open_input,
    "img": _open_image,
    "iframe": _open_frame,
    "frame": _open_frame,
    "table": structure.open_table,
    "tr": structure.open_row,
    "td": structure.open_cell,
    "th": structure.open_cell,
    "dt": structure.open_term,
    "dd": structure.open_term,
    "text": vector.open_text,
    "tspan": vector.open_text,
    **dict.fromkeys(elements.BOLD, _open_bold),
    **dict.fromkeys(elements.HEADINGS, _open_heading),
    **dict.fromkeys(elements.KINDS, _open_kind),
    **dict.fromkeys(elements.AREAS, _open_area),
    **dict.fromkeys(elements.UNSEEN, _open_unseen),
}
CLOSE: dict[str, Callable[[Walker, Node], None]] = {
    "style": _close_style,
    "script": _close_script,
    "iframe": _close_frame,
    "frame": _close_frame,
    "a": _close_link,
    "q": _close_quote,
    "dt": structure.close_term,
    "dd": structure.close_term,
    "svg": vector.close_picture,
}
