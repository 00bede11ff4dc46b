"""Read the rule files: ours from rules/, and a user's from any folder."""

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from analyzer.errors import RuleFileError
from analyzer.resources import folder, parse_toml
from analyzer.resources.rule_schema import Form, parse_rule, phrases, texts
from analyzer.types.finding import Reference
from analyzer.types.rule import Example, Expectation, Question, Rule, Ruleset, Spoken, Topic

_EXAMPLES = "\n[examples."  # examples stand last, and are only read to prove a rule
_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_WORDS = Path(__file__).parent.parent / "rules" / "words"
_TOPICS, _NEGATION = _WORDS / "topics.toml", _WORDS / "negation.toml"


@cache
def load_rules() -> Ruleset:
    """Return the rules that travel with the program."""
    return _ruleset(_read_folder(folder("rules"), "builtin"))


def load_rules_from(extra: Path) -> Ruleset:
    """
    Return our rules and those in `extra`, a folder of the same form.

    A user's rule with the id of one of ours takes its place.  RuleFileError names
    file and field of the first mistake.
    """
    if not extra.is_dir():
        raise RuleFileError(extra, "folder", "is not a folder; name one that holds rule files")
    mine = {rule.card.id: rule for rule in load_rules().rules}
    theirs = {rule.card.id: rule for rule in _read_folder(extra, "user")}
    return _ruleset(tuple((mine | theirs).values()))


def examples_of(rule: Rule) -> tuple[Example, ...]:
    """Return the examples in the rule's file, in the order in which they stand."""
    form = Form(rule.path, _read(Path(rule.path), whole=True)).inner("examples")
    return tuple(
        _example(language, expected, content)
        for language in form.table
        for expected in Expectation
        for content in form.inner(language).strings(expected)
    )


def _example(language: str, expected: Expectation, content: str) -> Example:
    quotes = tuple(_MARK.findall(content))
    return Example(language, expected, _MARK.sub(r"\1", content), quotes)


def _ruleset(rules: tuple[Rule, ...]) -> Ruleset:
    ordered = tuple(sorted(rules, key=lambda rule: rule.card.id))
    paths = [*(Path(rule.path) for rule in ordered), _TOPICS, _NEGATION]
    written = b"".join(path.read_bytes() for path in paths)
    digest = hashlib.sha256(written).hexdigest()[:16]
    return Ruleset(ordered, _topics(), digest, _questions(), _negations())


def _read_folder(root: Path, origin: str) -> tuple[Rule, ...]:
    notices = _notices()
    rules: dict[str, Rule] = {}
    for path in sorted(root.glob("*/*.toml")):
        rule = parse_rule(path, _read(path, whole=origin == "user"), notices, origin)
        if (first := rules.get(rule.card.id)) is not None:
            raise RuleFileError(path, "file name", f"also used by {first.path}; rename one of them")
        rules[rule.card.id] = rule
    return tuple(rules.values())


def _read(path: Path, *, whole: bool) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text) if whole else parse_toml(text.partition(_EXAMPLES)[0])
    except (OSError, ValueError) as error:  # TOML and UTF-8 errors are ValueErrors
        raise RuleFileError(path, "file", f"cannot be read: {error}") from error


@cache
def _notices() -> dict[str, Reference]:
    path = folder("rules") / "NOTICES.toml"
    return {
        key: Reference(n["issuer"], n["title"], n["date"], n.get("url"))
        for key, n in _read(path, whole=True).items()
    }


@cache
def _questions() -> tuple[Question, ...]:
    path = folder("rules") / "unseen.toml"
    forms = {key: Form(path, table, f"{key}.") for key, table in _read(path, whole=True).items()}
    return tuple(
        Question(key, texts(form, "reason"), texts(form, "question"))
        for key, form in sorted(forms.items())
    )


@cache
def _topics() -> tuple[tuple[Topic, Spoken], ...]:
    table = _read(_TOPICS, whole=True)
    form = Form(_TOPICS, table)
    return tuple((Topic(name), Spoken(phrases(form, name))) for name in sorted(table))


@cache
def _negations() -> tuple[str, str, str]:
    table = _read(_NEGATION, whole=True)
    before, after, around = (
        "|".join(table[name].strip().splitlines()) for name in ("before", "after", "around")
    )
    return before, after, around
