"""Count the corpus, and say which rules err and what a page's outside gives away."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.lab.corpus import Sample, corpus_digest, load_corpus
from analyzer.lab.evaluation import truth_of
from analyzer.lab.evidence import gather_evidence
from analyzer.lab.measure import Said, measure
from analyzer.lab.metrics import Rate
from analyzer.lab.readings import agreement_table, load_readings
from analyzer.lab.rulework import (
    LanguageWork,
    RuleWork,
    count_languages,
    count_rules,
    languages_table,
    rules_table,
)
from analyzer.lab.shallow import shallow_judgements
from analyzer.lab.tables import Table

COUNTED: tuple[tuple[str, Callable[[Sample], str]], ...] = (
    ("language", lambda s: s.language),
    ("kind", lambda s: str(s.kind)),
    ("hand", lambda s: s.hand),
    ("scheme", lambda s: s.form),
)


@dataclass(frozen=True, slots=True)
class Stats:
    """
    Counts of the corpus, its readers' agreement, every rule's work, the AUC of a page's outside.

    `should_be_draft` are rules that are scored and err too often; `could_be_proven` and
    `no_longer_proven` are languages of rules, as "rule: language".
    """

    pages: int
    schemes: Rate
    digest: str
    counts: tuple[Table, ...]
    agreement: Table
    rules: Table
    languages: Table
    should_be_draft: tuple[str, ...]
    could_be_proven: tuple[str, ...]
    no_longer_proven: tuple[str, ...]
    outside: Table


def stats(samples: tuple[Sample, ...] | None = None) -> Stats:
    """Count and measure the corpus (all of it, unless `samples` are given)."""
    samples = samples or load_corpus()
    evidence = gather_evidence(samples)
    work = count_rules(evidence)
    spoken = count_languages(evidence)
    truth = truth_of(evidence)
    aucs = tuple(
        (name, measure(Said(judged), truth).auc)
        for name, judged in shallow_judgements(evidence).items()
    )
    return Stats(
        pages=len(samples),
        schemes=Rate(sum(s.scheme for s in samples), len(samples)),
        digest=corpus_digest(samples),
        counts=tuple(count_table(samples, name, key) for name, key in COUNTED),
        agreement=agreement_table(load_readings(), samples),
        rules=rules_table(work),
        languages=languages_table(spoken),
        should_be_draft=tuple(w.rule for w in work if errs(w)),
        could_be_proven=tuple(named(w) for w in spoken if w.could_be_proven),
        no_longer_proven=tuple(named(w) for w in spoken if w.no_longer_proven),
        outside=Table(
            "outside",
            "What a page's outside gives away",
            "AUC with the hand left out; 0.5 tells nothing.",
            ("judged by", "AUC"),
            aucs,
        ),
    )


def count_table(samples: tuple[Sample, ...], name: str, key: Callable[[Sample], str]) -> Table:
    """Return how many pages, and how many schemes, there are of each value of `key`."""
    pages = Counter(key(s) for s in samples)
    schemes = Counter(key(s) for s in samples if s.scheme)
    rows = tuple(
        (value, pages[value], schemes[value], pages[value] - schemes[value], _share(pages, value))
        for value in sorted(pages)
        if value
    )
    return Table(
        f"by-{name}", f"By {name}", "", (name, "pages", "schemes", "clean", "of all"), rows
    )


def _share(pages: Counter[str], value: str) -> str:
    return f"{pages[value] / pages.total():.0%}"


def named(work: LanguageWork) -> str:
    """
    Return rule, language and what it did: right of all.

    >>> from analyzer.lab.metrics import Rate
    >>> named(LanguageWork("doubling", "es", False, False, Rate(3, 9), Rate(1, 9)))
    'doubling: es (3/4)'
    """
    return f"{work.rule}: {work.language} ({work.precision.hits}/{work.precision.of})"


def errs(work: RuleWork) -> bool:
    """Say whether a rule is scored and errs too often for that."""
    return work.should_be_draft and "*" not in work.draft
