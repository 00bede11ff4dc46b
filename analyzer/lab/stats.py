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
from analyzer.lab.rulework import RuleWork, count_rules, rules_table
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

    `should_be_draft` are rules that are scored and err too often.
    """

    pages: int
    schemes: Rate
    digest: str
    counts: tuple[Table, ...]
    agreement: Table
    rules: Table
    should_be_draft: tuple[str, ...]
    outside: Table


def stats(samples: tuple[Sample, ...] | None = None) -> Stats:
    """Count and measure the corpus (all of it, unless `samples` are given)."""
    samples = samples or load_corpus()
    evidence = gather_evidence(samples)
    work = count_rules(evidence)
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
        should_be_draft=tuple(w.rule for w in work if _errs(w)),
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


def _errs(work: RuleWork) -> bool:
    return work.should_be_draft and "*" not in work.draft
