"""Measure everything, on the corpus or on a file from elsewhere, and write it down."""

from dataclasses import replace
from pathlib import Path

from analyzer.lab.abroad import evaluate_outside
from analyzer.lab.adversarial import (
    adversarial_figures,
    adversarial_table,
    fight,
    load_rewritten,
)
from analyzer.lab.casebook import (
    Casebook,
    casebook_figures,
    casebook_table,
    judge_casebook,
    summary_table,
)
from analyzer.lab.corpus import load_corpus
from analyzer.lab.economics import evaluate_economics
from analyzer.lab.economics_tables import coverage_figures, economics_tables
from analyzer.lab.evaluation import Evaluation, judged_by
from analyzer.lab.home import evaluate_corpus
from analyzer.lab.write import write_evaluation


def evaluate(out: Path, on: Path | None = None, casebook: Path | None = None) -> Evaluation:
    """
    Measure and write ``evaluation.json`` and ``evaluation.html`` into the folder `out`.

    Without `on`: our own corpus, every page judged by what has not learned from it, pages
    rewritten to be misjudged, and the arithmetic against what is on record and what came.
    With `on`: the pages of that file (see `read_outside`) by the program as shipped.
    With `casebook`: the historical offers of that file (see `judge_casebook`), and the
    arithmetic; the corpus is left alone.
    """
    if on:
        found = evaluate_outside(on)
    elif casebook:
        found = _with_economics(_no_pages(casebook))
    else:
        found = _with_economics(_with_adversaries(evaluate_corpus()))
    if casebook:
        found = _with_casebook(found, judge_casebook(casebook))
    write_evaluation(found, out)
    return found


def _no_pages(casebook: Path) -> Evaluation:
    return Evaluation(f"the casebook {casebook.name}", 0, "", judged_by(), (), (), ())


def _with_casebook(found: Evaluation, casebook: Casebook) -> Evaluation:
    """Put historical offers first: they were asked for."""
    return replace(
        found,
        pages=found.pages + len(casebook.cases),
        figures=(*found.figures, *casebook_figures(casebook)),
        tables=(summary_table(casebook), casebook_table(casebook), *found.tables),
        problems=(*found.problems, *casebook.problems),
    )


def _with_adversaries(found: Evaluation) -> Evaluation:
    """Add what pages rewritten to be misjudged achieve."""
    duels = fight(load_rewritten(load_corpus()))
    return replace(
        found,
        figures=(*found.figures, *adversarial_figures(duels)),
        tables=(*found.tables, adversarial_table(duels)),
    )


def _with_economics(found: Evaluation) -> Evaluation:
    """Add the tables of the arithmetic, which has no pages to be measured on."""
    economics = evaluate_economics()
    return replace(
        found,
        figures=(*found.figures, *coverage_figures(economics.coverage)),
        tables=(*found.tables, *economics_tables(economics)),
    )
