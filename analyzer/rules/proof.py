"""Prove a set of rules on the examples in their own files."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from analyzer.errors import AnalyzerError
from analyzer.resources.rule_schema import languages
from analyzer.resources.rules import examples_of
from analyzer.rules import check
from analyzer.rules.conditions import distinct
from analyzer.rules.ruleset import index_of, speaking
from analyzer.rules.view import View, view_of
from analyzer.types.case import Case
from analyzer.types.finding import Clear, Fired, NotApplicable, Outcome
from analyzer.types.rule import Example, Expectation, Pattern, Rule, Ruleset, Silent, Spoken

ReadCase = Callable[[str, str | None], Case]

REQUIRED = ("en", "zh-Hant", "zh-Hans")
_MEANING: dict[Expectation, type] = {
    Expectation.FIRES: Fired,
    Expectation.CLEAR: Clear,
    Expectation.NOT_APPLICABLE: NotApplicable,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a rule's file promises and does not keep."""

    rule: str
    example: str
    says: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.rule}: {self.says}" + (f": {self.example}" if self.example else "")


def prove(ruleset: Ruleset, read_case: ReadCase) -> tuple[Problem, ...]:
    """
    Run every rule on its own examples; return what does not hold, nothing if all does.

    `read_case` turns an example (text, or a page that begins with "<") and its
    language into a case.  Each rule needs a firing and a clear example in every
    language it is scored in and in each further language it speaks; the marked words must
    be the evidence, and every phrase be needed by some example.
    """
    return tuple(p for rule in ruleset.rules for p in _prove_rule(rule, ruleset, read_case))


def _prove_rule(rule: Rule, ruleset: Ruleset, read_case: ReadCase) -> Iterator[Problem]:
    examples = examples_of(rule)
    yield from _missing(rule, examples)
    alone = replace(ruleset, rules=(rule,))
    cases = []
    for example in examples:
        try:
            case = read_case(example.content, example.language)
        except AnalyzerError as error:
            yield Problem(rule.card.id, example.content, f"cannot be read: {error.problem}")
            continue
        cases.append(case)
        yield from _prove_example(rule, example, check(alone, case)[0].outcome, case)
    yield from (
        Problem(rule.card.id, pattern.written, f"{pattern.language}: no example needs this phrase")
        for pattern in _unneeded(rule, alone, cases)
    )


def _missing(rule: Rule, examples: tuple[Example, ...]) -> Iterator[Problem]:
    spoken = languages(rule.condition) - {"zh"}
    for language in sorted({*REQUIRED, *spoken}):
        for expected in (Expectation.FIRES, Expectation.CLEAR):
            if not any(e.language == language and e.expected is expected for e in examples):
                yield Problem(rule.card.id, "", f"has no example '{expected}' in {language}")


def _prove_example(rule: Rule, example: Example, outcome: Outcome, case: Case) -> Iterator[Problem]:
    if not isinstance(outcome, _MEANING[example.expected]):
        says = f"{example.language}: should be {example.expected}, is {_name(outcome)}"
        yield Problem(rule.card.id, example.content, says)
    elif isinstance(outcome, Fired):
        spans = [e.span for e in outcome.evidence if e.span]
        quotes = sorted(case.reading.document.quote(span) for span in spans)
        if quotes != sorted(example.quotes):
            says = f"{example.language}: quotes {quotes}, marked are {sorted(example.quotes)}"
            yield Problem(rule.card.id, example.content, says)


def _name(outcome: Outcome) -> str:
    match outcome:
        case Fired():
            return Expectation.FIRES.value
        case Clear():
            return Expectation.CLEAR.value
        case NotApplicable(missing):
            return f"not_applicable ({missing})"
        case _:
            return f"failed ({outcome.reason})"


def _unneeded(rule: Rule, alone: Ruleset, cases: list[Case]) -> list[Pattern]:
    """Return the phrases without which every example would come out the same."""
    views = [view_of(alone, case) for case in cases]
    parts = speaking(rule.condition)
    entries = index_of(alone).entries
    twins: dict[object, set[int]] = defaultdict(set)  # the same words in two languages
    for number, entry in enumerate(entries):
        if entry.slot < len(parts):  # behind them stand the words for topics
            twins[entry.slot, entry.cancels, entry.pattern.segments].add(number)
    unneeded = [
        same
        for same in twins.values()
        if not any(
            _changes(view, parts[entries[min(same)].slot], frozenset(same)) for view in views
        )
    ]
    return [entries[min(same)].pattern for same in unneeded]


def _changes(view: View, part: Spoken | Silent, without: frozenset[int]) -> bool:
    if isinstance(part, Silent):
        return bool(view.heard(part)) != bool(view.hits.of(part, without))
    return distinct(view.spoken(part)) != distinct(view.spoken(part, without))
