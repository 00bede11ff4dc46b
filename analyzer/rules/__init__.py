"""Ask every rule about a case."""

from collections.abc import Set
from dataclasses import replace

from analyzer.rules.conditions import evaluate
from analyzer.rules.ruleset import Hit, speaking
from analyzer.rules.view import View, view_of
from analyzer.types.case import Case
from analyzer.types.document import Where
from analyzer.types.finding import (
    Checked,
    Clear,
    Failed,
    Fired,
    NotApplicable,
    Outcome,
    Severity,
)
from analyzer.types.rule import Rule, Ruleset

__all__ = ["check"]

_OUT_OF_SIGHT = frozenset((Where.HIDDEN, Where.COMMENT, Where.META))


def check(ruleset: Ruleset, case: Case) -> tuple[Checked, ...]:
    """
    Ask every rule about the case, in the order of their ids.

    A rule that breaks on this page is *failed*, and stops none of the others.
    """
    view = view_of(ruleset, case)
    return tuple(_checked(rule, view) for rule in ruleset.rules)


def _checked(rule: Rule, view: View) -> Checked:
    outcome = _outcome(rule, view)
    draft = frozenset(rule.card.draft)
    if not isinstance(outcome, Fired):
        return Checked(rule.card, outcome, "*" not in draft)
    hits = _quoted(rule, outcome, view)
    languages = tuple(sorted({view.hits.language(hit) for hit in hits}))
    return Checked(rule.card, outcome, _scored(draft, outcome, hits, view), languages)


def _outcome(rule: Rule, view: View) -> Outcome:
    if rule.topic not in view.topics:
        return NotApplicable(f"topic.{rule.topic}")
    try:
        outcome = evaluate(rule.condition, view)
        return _in_sight(outcome) if rule.card.severity is Severity.GOOD else outcome
    except Exception as error:  # noqa: BLE001 one broken rule must not cost the whole report
        return Failed(f"{type(error).__name__}: {error}")


def _in_sight(outcome: Outcome) -> Outcome:
    """Let an honest sign count only where a reader can see it: a hidden notice warns nobody."""
    if not isinstance(outcome, Fired):
        return outcome
    seen = [e for e in outcome.evidence if e.span is None or e.span.where not in _OUT_OF_SIGHT]
    return replace(outcome, evidence=tuple(seen)) if seen else Clear()


def _quoted(rule: Rule, outcome: Fired, view: View) -> list[Hit]:
    """Return the phrases found that stand as evidence of a firing."""
    spans = {evidence.span for evidence in outcome.evidence}
    hits = [hit for part in speaking(rule.condition) for hit in view.heard(part)]
    return [hit for hit in hits if hit.span in spans]


def _scored(draft: Set[str], outcome: Fired, hits: list[Hit], view: View) -> bool:
    """Say whether the rule counts: not if a draft phrase is all the evidence there is."""
    if "*" in draft:
        return False
    if not draft:
        return True
    proven = {hit.span for hit in hits if view.hits.language(hit) not in draft}
    unproven = {hit.span for hit in hits} - proven
    return any(evidence.span not in unproven for evidence in outcome.evidence)
