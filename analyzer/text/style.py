"""Which elements a style sheet or a style attribute keeps out of sight."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MOST_RULES = 20_000
_SPACES = re.compile(r"\s+")
_HIDES = re.compile(
    r"""
    (?:^|;)
    (?: display:none
      | visibility:(?:hidden|collapse)
      | font-size:0*\.?0*(?:px|pt|em|rem|%)?(?=;|!|$)
      | (?:left|right|top|text-indent|margin-left|margin-top):-\d{3,}   # moved off the screen
      | font-size:[0-3](?:\.\d+)?px
      | opacity:0?\.0\d*(?=;|!|$)  # no fade starts there
      | clip:rect\((?:0|1)(?:px)?[, ]
      | clip-path:inset\((?:50|100)%
      | color:(?:transparent|rgba\(0,0,0,0\))
    )
    """,
    re.VERBOSE,
)
# A box of a pixel that shows nothing beyond its edges, and one that is see-through for good.
_BOX = re.compile(r"(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?=;|!|$)")
_CUTS = re.compile(r"(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)(?=;|!|$)")
_CLEAR = re.compile(r"(?:^|;)opacity:0(?:\.0+|%)?(?=;|!|$)")
_MOVES = re.compile(r"(?:^|;)(?:-webkit-)?(?:transition|animation|transform)")
# One of these stands in whatever the patterns above and below could tell of.
_TELLING = re.compile(
    r"display|visibility|font-size|left|right|top|indent|clip|color|opacity|overflow"
)
_SHOWS = re.compile(r"(?:^|;)(?:display:(?!none)|visibility:visible)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_FLOW = re.compile(r"(?:^|;)display:(inline|contents|block|flex|grid|table|list-item)(?=;|!|$)")
_WHITE = {"white": "#fff", "#ffffff": "#fff", "rgb(255,255,255)": "#fff"}
_BLACK = {"black": "#000", "#000000": "#000", "rgb(0,0,0)": "#000"}
_COLOURS = _WHITE | _BLACK
# Libraries that show such elements once they scroll into view.
_ANIMATED = re.compile(
    r"\b(?:wow|aos|animated?|elementor-invisible|reveal|fade-?in|scroll)\b", re.IGNORECASE
)
_COMMENTS = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)([{}])")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style attribute says: out of sight, flow, colours."""

    hidden: bool
    vanishing: bool
    flow: str | None
    colour: str | None
    ground: str | None


@lru_cache(maxsize=4096)
def look_of(style: str) -> Look:
    """
    Read a style attribute.

    >>> look_of("Display: none").hidden, look_of("font-size:0.5em").hidden
    (True, False)
    """
    plain = _SPACES.sub("", style.lower()).replace("!important", "")
    found = _HIDES.search(plain) or _shut_in(plain)
    if found is not None and "background-clip:text" in plain:
        found = None  # letters filled with a gradient
    flow = _FLOW.search(plain)
    colour, ground = _COLOUR.search(plain), _GROUND.search(plain)
    return Look(
        hidden=found is not None,
        vanishing=found is not None and ("visibility" in found[0] or "opacity" in found[0]),
        flow=flow[1] if flow else None,
        colour=_COLOURS.get(colour[1], colour[1]) if colour else None,
        ground=_COLOURS.get(ground[1], ground[1]) if ground else None,
    )


def _shut_in(plain: str) -> re.Match[str] | None:
    """Return what hides an element only together with what else its style says."""
    if "overflow" in plain and _CUTS.search(plain):
        return _BOX.search(plain)
    if "opacity:0" in plain and not _MOVES.search(plain):
        return _CLEAR.search(plain)
    return None


def is_animated(names: str) -> bool:
    """Say whether class names promise that a script will show the element."""
    return _ANIMATED.search(names) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """A simple rule: an element with this tag and all these names is hidden, or shown."""

    tag: str
    names: frozenset[str]
    hidden: bool
    order: int


class StyleSheet:
    """The hiding rules of a page's ``<style>`` elements, as far as they are simple."""

    def __init__(self) -> None:
        """Start without rules."""
        self._by_name: dict[str, dict[tuple[str, frozenset[str]], Rule]] = {}
        self._count = 0
        self._known: dict[tuple[str, str], bool] = {}
        self._names: frozenset[str] = frozenset()

    def add(self, css: str) -> None:
        """Take the rules of one ``<style>`` element; those inside ``@media`` are left out."""
        if "none" not in css and "hidden" not in css and "-" not in css and "0" not in css:
            return
        bare = _COMMENTS.sub("", css)
        if not _TELLING.search(bare.lower()):
            return
        for selectors, body in _plain_rules(bare):
            if not _TELLING.search(body.lower()):
                continue
            look = look_of(body)
            if look.hidden or _SHOWS.search(_SPACES.sub("", body.lower())):
                self._take(selectors, hidden=look.hidden)
        self._known.clear()
        hiding = (n for n, rules in self._by_name.items() if any(r.hidden for r in rules.values()))
        self._names = frozenset(hiding)

    def hides(self, tag: str, names: str) -> bool:
        """
        Say whether an element is hidden; `names` are its classes and ``#id``.

        The most specific rule decides, and among equals the last.
        """
        if not self._names:
            return False
        known = self._known.get((tag, names))
        if known is None:
            known = self._known[tag, names] = self._decide(tag, names.split())
        return known

    def _decide(self, tag: str, names: list[str]) -> bool:
        own = frozenset(x if x.startswith("#") else "." + x for x in names)
        if self._names.isdisjoint(own):
            return False
        matching = [
            rule
            for name in sorted(own)
            for rule in self._by_name.get(name, {}).values()
            if rule.names <= own and rule.tag in ("", tag)
        ]
        matching.sort(key=lambda rule: (len(rule.names), bool(rule.tag), rule.order))
        return bool(matching) and matching[-1].hidden

    def _take(self, selectors: str, *, hidden: bool) -> None:
        for selector in selectors.split(",")[:200]:
            found = _SIMPLE.fullmatch(selector.strip())
            if found is None or not found[2]:
                continue
            names = frozenset(_NAME.findall(found[2]))
            self._count += 1
            rule = Rule((found[1] or "").lower(), names, hidden, self._count)
            if self._count <= _MOST_RULES:
                self._by_name.setdefault(min(names), {})[rule.tag, names] = rule


def _plain_rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield selector and body of the rules that stand in no other rule."""
    depth = 0
    head = ""
    for found in _RULE.finditer(css):
        before, brace = found[1], found[2]
        if brace == "{":
            depth += 1
            head = before if depth == 1 else ""
            continue
        if depth == 1 and head and "@" not in head:
            yield head.rsplit(";", 1)[-1], before
        depth = max(0, depth - 1)
