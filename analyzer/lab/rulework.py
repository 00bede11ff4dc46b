"""What each rule did on the labelled pages, and which languages that proves."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from analyzer.lab.evidence import Evidence, spoken_rules
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Table
from analyzer.resources.rule_schema import SCORED, languages
from analyzer.resources.rules import load_rules
from analyzer.types.finding import Checked, Fired, Severity
from analyzer.types.rule import Rule

MOST_FALSE_ALARMS = 0.02  # of honest pages; above it, or below the precision, a rule is a draft
LEAST_PRECISION = 0.8
PROVEN_PRECISION = 0.9  # of a language whose phrases are scored though they are no English
LEAST_PROOF = 2  # firings before a draft language is called one that could be proven


@dataclass(frozen=True, slots=True)
class RuleWork:
    """
    How often a rule was scored on schemes and on clean pages; of a draft: how often it held.

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
        return _precision(self.on_schemes, self.on_clean, honest_sign=self.honest_sign)

    @property
    def should_be_draft(self) -> bool:
        """Say whether it errs too often to be scored; never where it did not hold at all."""
        precision = self.precision.value
        alarms = 0.0 if self.honest_sign else self.on_clean.value or 0.0
        return precision is not None and (precision < LEAST_PRECISION or alarms > MOST_FALSE_ALARMS)


@dataclass(frozen=True, slots=True)
class LanguageWork:
    """How often a rule held by its phrases in one language, scored or not."""

    rule: str
    language: str
    honest_sign: bool
    scored: bool
    on_schemes: Rate
    on_clean: Rate

    @property
    def precision(self) -> Rate:
        """Share of the pages on which it held where it should have."""
        return _precision(self.on_schemes, self.on_clean, honest_sign=self.honest_sign)

    @property
    def could_be_proven(self) -> bool:
        """Say whether a draft has shown enough to be scored."""
        return not self.scored and self.precision.of >= LEAST_PROOF and self._is_precise

    @property
    def no_longer_proven(self) -> bool:
        """Say whether it is scored, by the word of its file, without the proof."""
        return self.scored and self.language not in SCORED and not self._is_precise

    @property
    def _is_precise(self) -> bool:
        return (self.precision.value or 0.0) >= PROVEN_PRECISION


def _precision(on_schemes: Rate, on_clean: Rate, *, honest_sign: bool) -> Rate:
    right, wrong = on_schemes.hits, on_clean.hits
    right, wrong = (wrong, right) if honest_sign else (right, wrong)
    return Rate(right, right + wrong)


def count_rules(evidence: tuple[Evidence, ...]) -> tuple[RuleWork, ...]:
    """Count every rule's work, in the order of the ids."""
    spoken, firings = spoken_rules(), _Firings(evidence)
    return tuple(
        RuleWork(
            rule.card.id,
            _is_sign(rule),
            rule.card.id in spoken,
            rule.card.draft,
            *firings.count(rule, lambda c: c.scored or "*" in c.card.draft),
        )
        for rule in load_rules().rules
    )


def count_languages(evidence: tuple[Evidence, ...]) -> tuple[LanguageWork, ...]:
    """Count every rule's work by the language of its phrases, but for whole drafts."""
    firings = _Firings(evidence)
    return tuple(
        LanguageWork(
            rule.card.id,
            language,
            _is_sign(rule),
            language not in rule.card.draft,
            *firings.count(rule, partial(_speaks, language)),
        )
        for rule in load_rules().rules
        if "*" not in rule.card.draft
        for language in sorted(languages(rule.condition))
    )


def _speaks(language: str, checked: Checked) -> bool:
    return language in checked.languages


def _is_sign(rule: Rule) -> bool:
    return rule.card.severity is Severity.GOOD


class _Firings:
    """What fired on which pages, by rule: most rules hold on few pages."""

    def __init__(self, evidence: tuple[Evidence, ...]) -> None:
        self._schemes = sum(e.sample.scheme for e in evidence)
        self._clean = len(evidence) - self._schemes
        self._fired: dict[str, list[tuple[bool, Checked]]] = defaultdict(list)
        for e in evidence:
            for checked in e.checked:
                if isinstance(checked.outcome, Fired):
                    self._fired[checked.card.id].append((e.sample.scheme, checked))

    def count(self, rule: Rule, counts: Callable[[Checked], bool]) -> tuple[Rate, Rate]:
        """Return on how many schemes and clean pages the rule held in a way that counts."""
        held = [scheme for scheme, checked in self._fired[rule.card.id] if counts(checked)]
        schemes = sum(held)
        return Rate(schemes, self._schemes), Rate(len(held) - schemes, self._clean)


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


def languages_table(work: tuple[LanguageWork, ...]) -> Table:
    """Return the table of all rules in all languages they speak."""
    rows = tuple(
        (w.rule, w.language, w.on_schemes, w.on_clean, w.precision, "" if w.scored else "draft")
        for w in work
    )
    return Table(
        "languages",
        "Every rule in every language that it speaks",
        f"Pages on which a phrase of the language is the evidence. English and Chinese are scored; "
        f"another language is once its precision is {PROVEN_PRECISION:g} or more.",
        ("rule", "language", "on schemes", "on clean pages", "precision", "is"),
        rows,
    )
