"""Measure on our own corpus; first what counts: hands and forms of scheme left out."""

from dataclasses import dataclass

import numpy as np

from analyzer.lab.ablation import WHOLE, ablation_table, judge_parts
from analyzer.lab.choose import unfitted
from analyzer.lab.claimwork import claims_figures, claims_tables
from analyzer.lab.corpus import Sample, corpus_digest, load_corpus
from analyzer.lab.evaluation import (
    Evaluation,
    judged_by,
    named_figures,
    said_of,
    split_table,
    truth_of,
)
from analyzer.lab.evidence import Evidence, gather_evidence
from analyzer.lab.families import families_table
from analyzer.lab.fit import design, fit_weights
from analyzer.lab.folds import Fold, by_form, by_hand
from analyzer.lab.forms import Forms, judge_forms
from analyzer.lab.judging import Judged, Texts, Weigh, text_scores
from analyzer.lab.measure import Said, Truth, measure
from analyzer.lab.metrics import Numbers
from analyzer.lab.mistakes import mistakes_table
from analyzer.lab.probability import unseen_probabilities
from analyzer.lab.rulework import count_rules, rules_table
from analyzer.lab.shallow import shallow_judgements
from analyzer.lab.table import build_table
from analyzer.lab.tables import MEASURED, Table, drop_empty, measured_row, split_rows
from analyzer.lab.unseen import unseen_logits
from analyzer.resources.weights import load_weights
from analyzer.types.weights import Weights


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """What judges each page without having learned from it: its text score, its weights."""

    texts: Texts
    weigh: Weigh


def evaluate_corpus(samples: tuple[Sample, ...] | None = None) -> Evaluation:
    """Measure on the corpus; every learned part is learned anew without what it judges."""
    samples = samples or load_corpus()
    evidence = gather_evidence(samples)
    features = build_table(samples)
    hands = by_hand(samples)
    logits = unseen_logits(features, hands)
    side = LeftOut(text_scores(logits), _weigh(evidence, logits, hands))
    parts = judge_parts(evidence, side.texts, side.weigh)
    whole = parts[WHOLE]
    scored = np.array([v.score is not None for v in whole.verdicts])
    said = said_of(whole, unseen_probabilities(whole.ranks, scored, samples))
    forms = _judge_forms(evidence, unseen_logits(features, by_form(samples), kinds=False), logits)
    parts |= shallow_judgements(evidence)
    truth = truth_of(evidence)
    return Evaluation(
        subject="the corpus of this project",
        pages=len(samples),
        digest=corpus_digest(samples),
        judged_by=judged_by(),
        figures=(
            *_figures(said, truth, samples),
            *forms.figures(),
            *_leads(parts, truth),
            *claims_figures(evidence),
        ),
        tables=_tables(evidence, said, parts, forms),
        calibration=measure(said, truth).calibration,
    )


def _judge_forms(evidence: tuple[Evidence, ...], logits: Numbers, by_hands: Numbers) -> Forms:
    """Judge each scheme by what has learned from no scheme of its form."""
    kept = np.flatnonzero(~np.isnan(logits[:, 0]))
    folds = by_form(tuple(e.sample for e in evidence))
    weigh = _weigh(evidence, by_hands, folds)
    return judge_forms(tuple(evidence[n] for n in kept), text_scores(logits[kept]), weigh)


def _weigh(evidence: tuple[Evidence, ...], logits: Numbers, folds: tuple[Fold, ...]) -> Weigh:
    """Return the weights for each page: the defaults, or fitted without the page's fold."""
    shipped = load_weights()
    if not shipped.rules:
        return lambda _: shipped
    default = unfitted(shipped)
    made = design(evidence, logits[:, 0], default)
    found: dict[str, Weights] = {}
    for fold in folds:
        weights = fit_weights(made, fold.learn[made.page], default)
        found |= {evidence[n].sample.id: weights for n in np.flatnonzero(fold.measure)}
    return lambda e: found[e.sample.id]


def _figures(
    said: Said, truth: Truth, samples: tuple[Sample, ...]
) -> tuple[tuple[str, float], ...]:
    """Return the figures of the whole, and the worst language's F1."""
    found = measure(said, truth).named()
    languages = np.array([s.language for s in samples])
    apart = [measure(said, truth, languages == x).confusion.f1 for x in sorted(set(languages))]
    found["least_language_f1"] = min(f1 for f1 in apart if f1 is not None)
    return named_figures("hand", found)


def _leads(parts: dict[str, Judged], truth: Truth) -> tuple[tuple[str, float], ...]:
    """Return how far the whole is ahead of the best part and of the best outside, in AUC."""
    aucs = {name: measure(Said(j), truth).auc or 0.5 for name, j in parts.items()}
    outside = [max(a, 1 - a) for name, a in aucs.items() if name.endswith("alone")]
    inside = [a for name, a in aucs.items() if not name.endswith("alone") and name != WHOLE]
    return (
        ("lead.over_best_part", aucs[WHOLE] - max(inside)),
        ("lead.over_best_outside", aucs[WHOLE] - max(outside)),
    )


def _tables(
    evidence: tuple[Evidence, ...], said: Said, parts: dict[str, Judged], forms: Forms
) -> tuple[Table, ...]:
    samples = tuple(e.sample for e in evidence)
    truth = truth_of(evidence)
    hands = (
        measured_row("all hands", measure(said, truth)),
        *split_rows(said, truth, tuple(s.hand for s in samples)),
    )
    note = (
        "Each hand's pages, judged by a text model and weights that learned only from the other "
        "hands. Rules were written by people who could read the corpus: for them this is no "
        "unseen writing, and the outside file (--on) is the test."
    )
    return (
        drop_empty(Table("hands", "Leave one hand out", note, ("hand", *MEASURED), hands)),
        forms.table(),
        split_table(said, truth, "language", tuple(s.language for s in samples)),
        split_table(said, truth, "kind", tuple(str(s.kind) for s in samples)),
        ablation_table(parts, truth),
        rules_table(count_rules(evidence)),
        mistakes_table(evidence, said.judged),
        families_table(samples, said.judged),
        *claims_tables(evidence),
    )
