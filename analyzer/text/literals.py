"""Read values out of scripts: JSON, and what JavaScript writes like JSON, never executed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Value = dict[str, "Value"] | list["Value"] | str | bool | None

_ANCHOR = re.compile(r"(?:(?:[=(:,?|&]|\breturn\b)\s*(?=[\[{])|;\s*(?=\[))")
_EMBEDDED = re.compile(r"JSON\.parse\(\s*(?=[\"'`])")
_MOST_ATTEMPTS = 4000
_MOST_TOKENS = 200_000
_GAP = re.compile(r"(?:\s{1,4000}|//[^\n]{0,2000}|/\*(?:[^*]|\*(?!/)){0,2000}\*/){0,50}")
_TOKEN = re.compile(
    r"""
      (?P<mark>[{}\[\],:])
    | (?P<string>"(?:[^"\\\n]|\\.){0,20000}"|'(?:[^'\\\n]|\\.){0,20000}'|`[^`$]{0,20000}`)
    | (?P<number>[-+]?(?:\d[\d_]{0,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][-+]?\d{1,4})?)(?![\w$])
    | (?P<word>!0|!1|void\ 0|[A-Za-z_$][\w$]{0,80})
    """,
    re.VERBOSE | re.DOTALL,
)
_WORDS: dict[str, bool | None] = {
    "true": True, "false": False, "!0": True, "!1": False,
    "null": None, "undefined": None, "void 0": None,
}  # fmt: skip
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": "", "v": "", "0": "", "\n": ""}


@dataclass(slots=True)
class Budget:
    """How much more work may go into the scripts of one page."""

    attempts: int = _MOST_ATTEMPTS
    tokens: int = _MOST_TOKENS


def read_json(text: str) -> Value:
    """
    Return the value of a JSON text, numbers as they are written; None if it is not JSON.

    >>> read_json('{"rate": 2.50}')
    {'rate': '2.50'}
    """
    try:
        value: Value = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    return value


def read_literal(text: str, budget: Budget | None = None) -> Value:
    """
    Return the object or array that a text consists of, JSON or JavaScript; None if neither.

    >>> read_literal("{min: 25, rate: '3%'}")
    {'min': '25', 'rate': '3%'}
    """
    value = read_json(text)
    if value is None:
        value = _Reader(text, budget or Budget()).read(0)[0]
    return value


def find_literals(script: str, budget: Budget) -> Iterator[Value]:
    """Yield the objects and arrays that a script writes out in full, outermost first."""
    position = 0
    reader = _Reader(script, budget)
    for call in _EMBEDDED.finditer(script):
        written = _TOKEN.match(script, call.end())
        if written is not None and written["string"]:
            yield read_json(unquote(written["string"]))
    while budget.attempts > 0 and budget.tokens > 0:
        found = _ANCHOR.search(script, position)
        if found is None:
            return
        budget.attempts -= 1
        value, end = reader.read(found.end())
        position = end if value is not None else found.end()
        if value:
            yield value


def unquote(written: str) -> str:
    """Return what a string literal holds."""
    body = written[1:-1]
    return body if "\\" not in body else _ESCAPE.sub(_unescape, body)


def _unescape(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) == 1:
        return _CONTROLS.get(code, code)
    number = int(code.strip("ux{}"), 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


@dataclass(slots=True)
class _Open:
    """An object or array that is being read; `key` waits for its value."""

    into: dict[str, Value] | list[Value]
    key: str | None = None
    keyed: bool = False


@dataclass(slots=True)
class _Reader:
    """Reads literals without recursion, so that nesting cannot exhaust the stack."""

    text: str
    budget: Budget
    stack: list[_Open] = field(default_factory=list)

    def read(self, position: int) -> tuple[Value, int]:
        """Return the literal at `position` and where it ends; None where there is none."""
        self.stack = []
        while self.budget.tokens > 0:
            gap = _GAP.match(self.text, position)
            found = _TOKEN.match(self.text, gap.end() if gap else position)
            if found is None:
                break
            self.budget.tokens -= 1
            position = found.end()
            mark = found["mark"]
            if mark in ("}", "]"):
                if not self.stack or (mark == "}") is not isinstance(self.stack[-1].into, dict):
                    break
                done = self.stack.pop().into
                if not self.stack:
                    return done, position
            elif not (self._mark(mark) if mark else self._scalar(found)):
                break
        return None, position

    def _mark(self, mark: str) -> bool:
        """Take ``{ [ , :``; return False where it makes no sense."""
        top = self.stack[-1] if self.stack else None
        if mark in "{[":
            new: dict[str, Value] | list[Value] = {} if mark == "{" else []
            if top is not None and not self._put(top, new):
                return False
            self.stack.append(_Open(new))
            return True
        if top is None:
            return False
        if mark == ":":
            sound = top.key is not None and not top.keyed
            top.keyed = True
            return sound
        return top.key is None

    def _scalar(self, found: re.Match[str]) -> bool:
        if not self.stack:
            return False
        top = self.stack[-1]
        word, string = found["word"], found["string"]
        if isinstance(top.into, dict) and top.key is None:
            top.key = unquote(string) if string else found[0]
            top.keyed = False
            return True
        if word is not None:
            return word in _WORDS and self._put(top, _WORDS[word])
        return self._put(top, unquote(string) if string else found[0])

    @staticmethod
    def _put(top: _Open, value: Value) -> bool:
        if isinstance(top.into, list):
            top.into.append(value)
            return True
        if top.key is None or not top.keyed:
            return False
        top.into[top.key] = value
        top.key = None
        return True
