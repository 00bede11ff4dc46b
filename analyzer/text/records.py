"""Turn data found in attributes and scripts into lines a person could read."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from analyzer.text import elements
from analyzer.text.grid import Numbers
from analyzer.text.literals import Budget, Value, find_literals, read_json, read_literal
from analyzer.text.nodes import Node, Record, Setting, Writer
from analyzer.text.sheets import sayings, sheet_of
from analyzer.types.document import BlockKind

_LONGEST_LAYER = 200_000  # code points
_LONGEST_VALUE = 5_000
_LONGEST_TERM = 200
_MOST_OWN_LINES = 12
_FARTHEST_CARD = 12  # elements
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-.\s]+")
_MARKUP = re.compile(r"<[^<>]{0,400}>")
_BLANKS = re.compile(r"\s+")
_TECHNICAL_KEY = re.compile(
    r"(?:^|[ @])(?:url|href|src|uri|path|slug|uuid|guid|class|classes|icon|image|img|logo|color"
    r"|colour|style|css|nonce|hash|token|csrf|locale|created|updated|timestamp|version|type"
    r"|target|toggle|selector|template|sitekey|action|endpoint|context|breakpoints?|speed|easing"
    r"|animation|delay|offset|margin|padding|event"
    r"|send to|measurement id|tracking id|width|height|size|font|zoom|lat|lng|index|order)s?$"
)
_TECHNICAL_VALUE = re.compile(r"(?:https?:)?//\S*|/[\w./-]*|#?[0-9a-fA-F]{6,}|[\w+/=.-]{41,}")
_STRONG_NAME = re.compile(
    r"percent|\brate\b|interest|profit|\broi\b|\bap[ry]\b|daily|hourly|weekly|monthly|yield|commission"
    r"|referral|minimum|maximum|invest|deposit|capital"
)
_NOISE_NAME = re.compile(r"aos|wow|animat|slide|scroll|swiper|slick|owl|elementor|toggle|lazy|bs-")
_TELLING = re.compile(r"\d|(?:\w+\W+){3}\w|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")
# Looked for one by one: scripts are long, and this takes a tenth of one expression's time.
_SCRIPT_WORDS = (
    *("plan", "package", "invest", "profit", "interest", "percent", "rate", "roi", "daily", "hash"),
    *("mining", "miner", "minamount", "minimum", "stak", "deposit", "price", "yield", "earn"),
    *("reward", "income", "faq", "question", "description", "filltext", "insertcell"),
)
_APR = re.compile(r"ap[ry]\b")
_LETTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0400-\u04ff]{2}")
_ESCAPED_HAN = re.compile(r"\\u[4-9][0-9a-f]{3}")
_DATA_SCRIPT = re.compile(r"json|__NEXT_DATA__|__NUXT", re.IGNORECASE)


@dataclass(slots=True)
class DataWriter:
    """Writes objects as ``key: value`` lines, each object a card, each array a deck."""

    writer: Writer
    numbers: Numbers
    _said: set[tuple[str, ...]] = field(default_factory=set)

    def write(self, value: Value, node: Node, card: int = -1) -> None:
        """Write everything telling in `value`; its first object may belong to a known card."""
        decks: dict[int, int] = {}
        for lines, array in _objects(value):
            told = tuple(lines)
            if told in self._said or self.writer.length > _LONGEST_LAYER:
                continue
            self._said.add(told)
            if not any(_TELLING.search(line) for line in lines):
                continue
            deck = -1
            if array:
                deck = decks[array] if array in decks else self.numbers.deck()
                decks[array] = deck
            number = self.numbers.card() if card < 0 or array else card
            self.card(lines, node, number, deck)

    def card(self, lines: Iterable[str], node: Node, number: int, deck: int = -1) -> None:
        """Write the lines of one object."""
        for text in lines:
            self.writer.break_line()
            self.writer.write(text, node)
            if self.writer.line is not None:
                self.writer.line.card, self.writer.line.deck = number, deck
        self.writer.break_line()


def _objects(value: Value) -> Iterator[tuple[list[str], int]]:
    """
    Yield the lines of each object and the array it stands in (0: none), outermost first.

    Objects that hang directly in another belong to its card; those in an array do not.
    """
    todo: list[tuple[Value, int]] = [(value, 0)]
    arrays = 0
    while todo:
        current, array = todo.pop()
        if isinstance(current, list):
            current = sheet_of(current)
            arrays += 1
            words = [x for x in map(_written, current) if x is not None]
            if words:
                yield words, 0
            todo.extend((x, arrays) for x in reversed(current) if isinstance(x, dict | list))
        elif isinstance(current, dict):
            lines, inner = _lines(current)
            if lines:
                yield lines, array
            todo.extend((x, 0) for x in reversed(inner))


def _lines(record: dict[str, Value]) -> tuple[list[str], list[Value]]:
    """Return the lines of an object and of the objects in it, and the arrays found there."""
    lines: list[str] = []
    arrays: list[Value] = []
    todo: list[tuple[str, Value]] = [(_spaced(k), v) for k, v in reversed(record.items())]
    while todo:
        key, value = todo.pop()
        if isinstance(value, dict):
            inner = [(f"{key} {_spaced(k)}"[-120:], v) for k, v in reversed(value.items())]
            if len(value) > 8 or len(key) > 60:  # an object in its own right
                arrays.append(value)
            else:
                todo.extend(inner)
        elif isinstance(value, list):
            words = [x for x in map(_written, value) if x is not None]
            if words and not _TECHNICAL_KEY.search(key):
                lines.append(f"{key}: {', '.join(words)}")
            arrays.extend(x for x in value if isinstance(x, dict | list))
            arrays = _together(arrays, value)
        elif (words_of := _written(value)) is not None and not _TECHNICAL_KEY.search(key):
            lines.append(f"{key}: {words_of}")
    return lines, arrays


def _together(arrays: list[Value], value: list[Value]) -> list[Value]:
    """Keep the objects of one array together, so that they form one deck."""
    inner: list[Value] = [x for x in value if isinstance(x, dict | list)]
    return [*arrays[: len(arrays) - len(inner)], inner] if inner else arrays


def _written(value: Value) -> str | None:
    """Return a scalar as a person would write it; None for structure and technical values."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return None
    text = value
    if "<" in text or "&" in text:
        text = html.unescape(_MARKUP.sub(" ", text))
    text = _BLANKS.sub(" ", text).strip()[:_LONGEST_VALUE]
    return None if not text or _TECHNICAL_VALUE.fullmatch(text) else text


def _spaced(key: str) -> str:
    """
    Return the words of a key.

    >>> _spaced("capitalBack_status")
    'capital back status'
    """
    return _CAMEL.sub(" ", key[:120]).strip().lower()


def write_attributes(records: Iterable[Record], target: DataWriter) -> None:
    """Write what data attributes tell: JSON in full, else names that speak of a plan."""
    budget = Budget()
    decks: dict[tuple[int, str], int] = {}
    for record in records:
        element = record.node
        setting = Setting(target.writer, BlockKind.CODE, anchor=element.setting.anchor)
        node = Node("", None, 0, setting)
        lines = _terms_of(record, node, target, budget)
        if _speaks_of_a_plan(lines) or (lines and not record.content[0][0]):
            family = (id(element.parent), element.tag)
            if family not in decks:
                decks[family] = target.numbers.deck()
            _write_terms(lines, record.node, target, decks[family])


def _terms_of(record: Record, node: Node, target: DataWriter, budget: Budget) -> list[str]:
    """Return the lines of the attributes that name terms; write JSON at once."""
    lines = []
    for name, value in record.content:
        if value[:1] in ("{", "[") and len(value) > 6 and budget.attempts > 0:
            budget.attempts -= 1
            target.write(read_literal(value, budget), node, _card_around(record.node)[0])
        elif not name:  # drawn by a style
            lines.append(value)
        elif elements.tells_of_a_plan(name) and not _NOISE_NAME.search(name):
            words = _written(value)
            if words and len(words) < _LONGEST_TERM:
                lines.append(f"{_spaced(name[5:])}: {words}")
    return lines


def _write_terms(lines: list[str], element: Node, target: DataWriter, deck: int) -> None:
    """Write terms as part of the card they stand in, or of a new one with the element's words."""
    setting = Setting(target.writer, BlockKind.CODE, anchor=element.setting.anchor)
    number, around = _card_around(element)
    if number >= 0:
        deck = around
    else:
        number = target.numbers.card()
        own = element.setting.writer.lines[element.first : element.last]
        for line in own if len(own) <= _MOST_OWN_LINES else ():
            if line.card < 0:
                line.card, line.deck = number, deck
    target.card(lines, Node("", None, 0, setting), number, deck)


def _card_around(element: Node) -> tuple[int, int]:
    """Return the card that an element is or stands in, and its deck; -1 if none is near."""
    inner: Node | None = element
    for _ in range(_FARTHEST_CARD):
        if inner is None:
            break
        if inner.card >= 0:
            return inner.card, inner.deck
        inner = inner.parent
    return -1, -1


def _speaks_of_a_plan(lines: list[str]) -> bool:
    said = [line.partition(": ")[2] or line for line in lines]
    numeric = [x for x, words in zip(lines, said, strict=True) if any(c.isdigit() for c in words)]
    return len(numeric) > 1 or any(_STRONG_NAME.search(line.partition(":")[0]) for line in numeric)


def write_scripts(scripts: Iterable[tuple[str, str]], target: DataWriter) -> None:
    """Write what scripts hold as data: linked data, framework state, arrays of plans."""
    budget = Budget()
    node = Node("", None, 0, Setting(target.writer, BlockKind.CODE))
    for names, content in scripts:
        if _DATA_SCRIPT.search(names):
            target.write(read_json(content.strip()), node)
        elif _may_tell(content):
            for value in find_literals(content, budget):
                target.write(value, node)
            target.write(list(sayings(content)), node)


def _may_tell(content: str) -> bool:
    """Say whether a script holds any word that the data of a plan would hold."""
    low = content.lower()
    if any(word in low for word in _SCRIPT_WORDS):
        return True
    if ("apr" in low or "apy" in low) and _APR.search(low):
        return True
    if "\\u" in low and _ESCAPED_HAN.search(low):
        return True
    return not low.isascii() and _LETTERS.search(low) is not None
