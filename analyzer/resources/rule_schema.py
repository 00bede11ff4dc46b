"""The shape of a rule file: from TOML to a rule; every mistake names file, field and way out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args

from analyzer.errors import RuleFileError
from analyzer.resources.phrases import read_phrases
from analyzer.types.claim import Content, Stance
from analyzer.types.economics import FeasibleVerdict
from analyzer.types.finding import Confidence, Reference, RuleCard, Severity
from analyzer.types.rule import (
    AllOf,
    AnyOf,
    Asked,
    Claimed,
    Comparison,
    Condition,
    Judged,
    Pattern,
    Predicate,
    Rule,
    Silent,
    Spoken,
    Topic,
)

READERS = ("en", "zh-Hant", "zh-Hans")  # the languages every rule explains itself in
SCORED = frozenset({"en", "zh"})  # phrases in any other language are drafts until proven

_SCALARS = ("severity", "confidence", "floor", "topic", "cites", "draft", "proven")
_FIELDS = frozenset((*_SCALARS, "title", "why", "advice", "when", "examples"))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
CLAIMS = {_CAMEL.sub("_", kind.__name__).lower(): kind for kind in get_args(Content)}
_COMPARISON = re.compile(r"(\w+)\s*(<=|>=|!=|=|<|>)\s*(.+)")

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Form:
    """A table of a rule file on its way to a value; knows where it stands."""

    path: Path | str
    table: dict[str, Any]
    field: str = ""

    def fail(self, field: str, problem: str) -> RuleFileError:
        """Return the error that names this file and `field`."""
        return RuleFileError(self.path, f"{self.field}{field}", problem)

    def only(self, known: frozenset[str]) -> None:
        """Refuse fields that nobody reads."""
        if odd := sorted(self.table.keys() - known):
            raise self.fail(odd[0], f"unknown; take it out, or use one of {sorted(known)}")

    def inner(self, name: str) -> "Form":
        """Return the table `name`."""
        table = self.table.get(name)
        if not isinstance(table, dict):
            raise self.fail(name, f"missing; add a table [{self.field}{name}]")
        return Form(self.path, table, f"{self.field}{name}.")

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Return the field as a member of `kind`."""
        given = self.table.get(name, default)
        if given not in list(kind):
            raise self.fail(name, f"{given!r} is not one of {[str(k) for k in kind]}")
        return kind(given)

    def strings(self, name: str) -> tuple[str, ...]:
        """Return the field as strings; none if it is not there."""
        given = self.table.get(name, [])
        if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
            raise self.fail(name, 'must be a list of strings, such as ["es", "ru"]')
        return tuple(given)

    def figure(self, name: str, default: float) -> float:
        """Return the field as a number."""
        given = self.table.get(name, default)
        if isinstance(given, bool) or not isinstance(given, int | float):
            raise self.fail(name, f"{given!r} is not a number")
        return given


def parse_rule(
    path: Path, table: dict[str, Any], notices: dict[str, Reference], origin: str = "builtin"
) -> Rule:
    """Build the rule whose file `path` holds `table`; its id is the file's name."""
    form = Form(path, table)
    form.only(_FIELDS)
    condition = _condition(form.inner("when"))
    card = RuleCard(
        id=path.stem,
        family=path.parent.name,
        severity=form.choice("severity", Severity),
        confidence=form.choice("confidence", Confidence, Confidence.HIGH),
        title=texts(form, "title"),
        why=texts(form, "why"),
        advice=texts(form, "advice"),
        references=_references(form, notices),
        draft=_draft(form, condition),
        floor=_floor(form),
        origin=origin,
    )
    return Rule(card, form.choice("topic", Topic, Topic.INVESTMENT), condition, str(path))


def texts(form: Form, name: str) -> tuple[tuple[str, str], ...]:
    """Return the sentences of table `name`, one for each of a report's languages."""
    inner = form.inner(name)
    inner.only(frozenset(READERS))
    for language in READERS:
        if not isinstance(inner.table.get(language), str):
            raise inner.fail(language, "missing; write it in en, zh-Hant and zh-Hans")
    return tuple((language, inner.table[language].strip()) for language in READERS)


def _references(form: Form, notices: dict[str, Reference]) -> tuple[Reference, ...]:
    cited = form.strings("cites")
    for key in cited:
        if key not in notices:
            raise form.fail("cites", f"no notice {key!r} on record in NOTICES.toml; take it out")
    return tuple(notices[key] for key in cited)


def _floor(form: Form) -> int | None:
    floor = form.table.get("floor")
    if floor is not None and not (isinstance(floor, int) and 0 <= floor <= 100):
        raise form.fail("floor", f"{floor!r} is not a score from 0 to 100")
    return floor


def _draft(form: Form, condition: Condition) -> tuple[str, ...]:
    """Return the languages not scored: those named, and spoken ones not yet proven."""
    unproven = languages(condition) - SCORED - set(form.strings("proven"))
    return tuple(sorted({*form.strings("draft"), *unproven}))


def languages(condition: Condition) -> set[str]:
    """Return the languages of every phrase that can make the condition hold."""
    match condition:
        case Spoken(any_of=patterns):
            return {pattern.language for pattern in patterns}
        case AnyOf(of=parts) | AllOf(of=parts):
            return set().union(*(languages(part) for part in parts))
        case _:
            return set()


def _condition(form: Form) -> Condition:
    kind = form.table.get("kind")
    build = _KINDS.get(kind) if isinstance(kind, str) else None
    if build is None:
        raise form.fail("kind", f"{kind!r} is not one of {sorted(_KINDS)}")
    return build(form)


def _spoken(form: Form) -> Condition:
    form.only(frozenset({"kind", "any", "unless", "stance", "layers"}))
    patterns = phrases(form, "any")
    if not patterns:
        raise form.fail("any", "needs at least one phrase")
    return Spoken(
        patterns,
        phrases(form, "unless") if "unless" in form.table else (),
        _stances(form),
        form.strings("layers"),
    )


def phrases(form: Form, name: str) -> tuple[Pattern, ...]:
    """Return the phrases of table `name`: for each language a text with one phrase a line."""
    inner = form.inner(name)
    found: list[Pattern] = []
    for language, lines in inner.table.items():
        if not isinstance(lines, str):
            raise inner.fail(language, "must be a text with one phrase on each line")
        try:
            found += read_phrases(language, lines)
        except ValueError as error:
            raise inner.fail(language, f"{error}; see analyzer/resources/phrases.py") from error
    return tuple(found)


def _stances(form: Form) -> tuple[Stance, ...]:
    named = form.strings("stance") or (Stance.OFFERED.value,)
    if odd := set(named) - set(Stance):
        raise form.fail("stance", f"{odd.pop()!r} is not one of {[str(s) for s in Stance]}")
    return tuple(Stance(name) for name in named)


def _claimed(form: Form) -> Condition:
    form.only(frozenset({"kind", "claim", "where", "stance"}))
    name = form.table.get("claim")
    if name not in CLAIMS:
        raise form.fail("claim", f"{name!r} is not one of {sorted(CLAIMS)}")
    tests = tuple(_comparison(form, str(name), text) for text in form.strings("where"))
    return Claimed(str(name), tests, _stances(form))


def _comparison(form: Form, claim: str, text: str) -> Comparison:
    found = _COMPARISON.fullmatch(text.strip())
    known = sorted(CLAIMS[claim].__dataclass_fields__)
    if found is None or found[1] not in known:
        raise form.fail("where", f'{text!r} is not like "percent >= 10" with one of {known}')
    return Comparison(found[1], found[2], _value(found[3].strip()))


def _value(text: str) -> Decimal | str | bool:
    if text in ("true", "false"):
        return text == "true"
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _judged(form: Form) -> Condition:
    form.only(frozenset({"kind", "verdict", "fixed"}))
    named = form.strings("verdict")
    if not named or set(named) - set(FeasibleVerdict):
        raise form.fail("verdict", f"must name some of {[str(v) for v in FeasibleVerdict]}")
    fixed = form.table.get("fixed")
    if fixed is not None and not isinstance(fixed, bool):
        raise form.fail("fixed", f"{fixed!r} is neither true nor false")
    return Judged(tuple(FeasibleVerdict(name) for name in named), fixed)


def _asked(form: Form) -> Condition:
    form.only(frozenset({"kind", "name", "limit"}))
    return Asked(form.choice("name", Predicate), form.figure("limit", 0.0))


def _silent(form: Form) -> Condition:
    form.only(frozenset({"kind", "any", "claims", "least_words"}))
    claims = form.strings("claims")
    if odd := set(claims) - set(CLAIMS):
        raise form.fail("claims", f"{odd.pop()!r} is not one of {sorted(CLAIMS)}")
    return Silent(phrases(form, "any"), claims, int(form.figure("least_words", 150)))


def _parts(form: Form) -> tuple[Condition, ...]:
    form.only(frozenset({"kind", "of"}))
    tables = form.table.get("of")
    if not isinstance(tables, list) or not tables:
        raise form.fail("of", "needs conditions; add tables [[when.of]]")
    return tuple(
        _condition(Form(form.path, table, f"{form.field}of[{i}]."))
        for i, table in enumerate(tables)
    )


_KINDS: dict[str, Callable[[Form], Condition]] = {
    "phrase": _spoken,
    "claim": _claimed,
    "feasible": _judged,
    "predicate": _asked,
    "silence": _silent,
    "any_of": lambda form: AnyOf(_parts(form)),
    "all_of": lambda form: AllOf(_parts(form)),
}
