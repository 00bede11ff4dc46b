"""What each kind of condition asks of a case."""

import operator
from collections.abc import Callable
from decimal import Decimal

from analyzer.resources.rule_schema import CLAIMS
from analyzer.rules.firing import MOST_QUOTES, all_of, any_of, fire, promises_of
from analyzer.rules.predicates import PREDICATES
from analyzer.rules.ruleset import Hit
from analyzer.rules.view import View
from analyzer.types.claim import Claim
from analyzer.types.document import Span
from analyzer.types.economics import Economics, FeasibleVerdict
from analyzer.types.finding import Clear, Evidence, Fired, NotApplicable, Outcome
from analyzer.types.offer import Offer
from analyzer.types.rule import (
    AllOf,
    AnyOf,
    Asked,
    Claimed,
    Comparison,
    Condition,
    Judged,
    Silent,
    Spoken,
)

_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(condition: Condition, view: View) -> Outcome:  # noqa: PLR0911 one per kind
    """Say whether the condition holds for the case, and where."""
    match condition:
        case Spoken():
            return _spoken(condition, view)
        case Silent():
            return _silent(condition, view)
        case Claimed():
            return _claimed(condition, view)
        case Judged():
            return _judged(condition, view)
        case Asked():
            return PREDICATES[condition.predicate](view, condition.limit)
        case AnyOf():
            return any_of([evaluate(part, view) for part in condition.of], "promise")
        case AllOf():
            return all_of([evaluate(part, view) for part in condition.of])


def _spoken(condition: Spoken, view: View) -> Outcome:
    spans = distinct(view.spoken(condition))
    return Fired(tuple(Evidence(span) for span in spans[:MOST_QUOTES])) if spans else Clear()


def distinct(hits: list[Hit]) -> list[Span]:
    """Return the spans of the hits in reading order; of overlapping ones the first, longest."""
    kept: list[Span] = []
    for hit in sorted(hits, key=lambda h: (h.span.where, h.span.start, -h.span.end)):
        span = hit.span
        if not kept or kept[-1].where != span.where or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _silent(condition: Silent, view: View) -> Outcome:
    promising = any(promises_of(offer) for offer in view.case.reading.offers)
    if view.words < condition.least_words or not promising:
        return NotApplicable("length")
    kinds = tuple(CLAIMS[name] for name in condition.claims)
    said = any(isinstance(claim.content, kinds) for claim in view.case.reading.claims)
    if said or view.heard(condition):
        return Clear()
    return Fired((Evidence(computed=f"0 / {view.words}"),))


def _claimed(condition: Claimed, view: View) -> Outcome:
    kind = CLAIMS[condition.claim]
    asked = [
        claim
        for claim in view.case.reading.claims
        if isinstance(claim.content, kind) and claim.stance in condition.stances
    ]
    held = [c for c in asked if all(_passes(c.content, test) for test in condition.where)]
    if not asked and not view.case.reading.offers:
        return NotApplicable("claim")
    return fired_on(held, view) if held else Clear()


def _passes(content: object, test: Comparison) -> bool:
    value = getattr(content, test.attribute)
    if value is None:
        return False
    if isinstance(test.value, Decimal) and not isinstance(value, bool):
        return _OPERATORS[test.operator](Decimal(value), test.value)
    return (str(value) == str(test.value)) is (test.operator == "=")


def fired_on(claims: list[Claim], view: View) -> Fired:
    """Return a firing that quotes the claims and names the offers they belong to."""
    offers = [o.id for o in view.case.reading.offers if any(c in o.claims for c in claims)]
    evidence = tuple(Evidence(claim.span) for claim in claims[:MOST_QUOTES] if claim.span)
    return Fired(evidence, tuple(offers), tuple(claim.id for claim in claims))


def _judged(condition: Judged, view: View) -> Outcome:
    outcomes = [_verdict(condition, o, e) for o, e in view.worked]
    return any_of(outcomes, "promise")


def _verdict(condition: Judged, offer: Offer, economics: Economics) -> Outcome:
    verdict = economics.feasible.verdict
    if verdict is FeasibleVerdict.UNKNOWN:
        return NotApplicable("promise")
    fixed = economics.promise.fixed
    if verdict not in condition.verdicts or condition.fixed not in (None, fixed):
        return Clear()
    return fire(offer, promises_of(offer), _sum(economics))


def _sum(economics: Economics) -> str | None:
    """Return the promised multiple beside the best one there ever was."""
    multiple, ceiling = economics.promise.judged_multiple, economics.feasible.ceiling
    if multiple is None or ceiling is None:
        return None
    days = f"{economics.feasible.horizon_days:.4g} d"
    sign = ">" if multiple > ceiling.multiple else "<="
    return f"{days}: x {multiple:.4g} {sign} x {ceiling.multiple:.4g} ({ceiling.window})"
