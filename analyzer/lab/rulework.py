"""What each rule did on the labelled pages."""

from dataclasses import dataclass

from analyzer.lab.evidence import Evidence, spoken_rules
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Table
from analyzer.resources.rules import load_rules
from analyzer.types.finding import Severity

MOST_FALSE_ALARMS = 0.02  # of honest pages; above it, or below the precision, a rule is a draft
LEAST_PRECISION = 0.8


@dataclass(frozen=True, slots=True)
class RuleWork:
    """
    How often a rule held on schemes and on clean pages.

    For an honest sign the sides change places: it is right on a clean page.
    """

    rule: str
    honest_sign: bool
    listens: bool
    draft: tuple[str, ...]
    on_schemes: Rate
    on_clean: Rate

    @property
    def precision(self) -> Rate:
        """Share of the pages on which it held where it should have."""
        right, wrong = self.on_schemes.hits, self.on_clean.hits
        right, wrong = (wrong, right) if self.honest_sign else (right, wrong)
        return Rate(right, right + wrong)

    @property
    def should_be_draft(self) -> bool:
        """Say whether it errs too often to be scored; never where it did not hold at all."""
        precision = self.precision.value
        alarms = 0.0 if self.honest_sign else self.on_clean.value or 0.0
        return precision is not None and (precision < LEAST_PRECISION or alarms > MOST_FALSE_ALARMS)


def count_rules(evidence: tuple[Evidence, ...]) -> tuple[RuleWork, ...]:
    """Count every rule's work, in the order of the ids."""
    schemes = [e.fired() for e in evidence if e.sample.scheme]
    clean = [e.fired() for e in evidence if not e.sample.scheme]
    spoken = spoken_rules()
    return tuple(
        RuleWork(
            rule=rule.card.id,
            honest_sign=rule.card.severity is Severity.GOOD,
            listens=rule.card.id in spoken,
            draft=rule.card.draft,
            on_schemes=Rate(sum(rule.card.id in fired for fired in schemes), len(schemes)),
            on_clean=Rate(sum(rule.card.id in fired for fired in clean), len(clean)),
        )
        for rule in load_rules().rules
    )


def rules_table(work: tuple[RuleWork, ...]) -> Table:
    """Return the table of all rules, those that should be draft marked."""
    rows = tuple(
        (
            w.rule,
            "honest sign" if w.honest_sign else "red flag",
            "words" if w.listens else "arithmetic",
            w.on_schemes,
            w.on_clean,
            w.precision,
            " ".join(w.draft),
            "yes" if w.should_be_draft else "",
        )
        for w in work
    )
    return Table(
        "rules",
        "Every rule",
        f"A rule that holds on more than {MOST_FALSE_ALARMS:.0%} of clean pages, or with a "
        f"precision under {LEAST_PRECISION:g}, should be draft. Precision of an honest sign: "
        "share of its pages that are clean.",
        ("rule", "is", "from", "on schemes", "on clean pages", "precision", "draft", "should be"),
        rows,
    )
