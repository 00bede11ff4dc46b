"""Measure the program as shipped on a file of pages that it has never seen."""

from pathlib import Path

from analyzer.lab.ablation import WHOLE, ablation_table, judge_parts
from analyzer.lab.corpus import corpus_digest
from analyzer.lab.evaluation import (
    Evaluation,
    judged_by,
    named_figures,
    said_of,
    split_table,
    truth_of,
)
from analyzer.lab.evidence import gather_evidence
from analyzer.lab.measure import measure
from analyzer.lab.mistakes import mistakes_table
from analyzer.lab.outside import read_outside
from analyzer.lab.probability import shipped_probabilities
from analyzer.lab.rulework import count_rules, rules_table
from analyzer.lab.tables import MEASURED, Table, drop_empty, measured_row
from analyzer.resources.weights import load_weights
from analyzer.types.verdict import PageKind


def evaluate_outside(path: Path) -> Evaluation:
    """Measure on the pages of `path`; nothing is learned from them."""
    outside = read_outside(path)
    evidence = gather_evidence(outside.samples)
    weights = load_weights()
    texts = tuple(e.text for e in evidence)
    parts = judge_parts(evidence, texts, lambda _: weights)
    whole = parts[WHOLE]
    said = said_of(whole, shipped_probabilities(whole.verdicts))
    truth = truth_of(evidence, tuple(_our_kind(kind) for kind in outside.kinds))
    found = measure(said, truth)
    note = "The program as it is shipped; nothing was learned from these pages."
    rows = (measured_row("all pages", found),)
    named = Table("pages", path.name, note, ("pages of", *MEASURED), rows)
    return Evaluation(
        subject=path.name,
        pages=len(evidence),
        digest=corpus_digest(outside.samples),
        judged_by=judged_by(),
        figures=named_figures("outside", found.named()),
        tables=(
            drop_empty(named),
            split_table(said, truth, "kind", outside.kinds),
            split_table(said, truth, "language", tuple(e.sample.language for e in evidence)),
            ablation_table(parts, truth),
            rules_table(count_rules(evidence)),
            mistakes_table(evidence, whole),
        ),
        calibration=found.calibration,
        problems=outside.problems,
    )


def _our_kind(kind: str) -> str:
    """Return the file's word for a page's kind if it is one of ours, else nothing."""
    return kind if kind in tuple(PageKind) else ""
