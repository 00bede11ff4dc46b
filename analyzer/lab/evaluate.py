"""Measure everything, on the corpus or on a file from elsewhere, and write it down."""

from pathlib import Path

from analyzer.lab.abroad import evaluate_outside
from analyzer.lab.evaluation import Evaluation
from analyzer.lab.home import evaluate_corpus
from analyzer.lab.write import write_evaluation


def evaluate(out: Path, on: Path | None = None) -> Evaluation:
    """
    Measure and write ``evaluation.json`` and ``evaluation.html`` into the folder `out`.

    Without `on`: our own corpus, every page judged by what has not learned from it.
    With `on`: the pages of that file (see `read_outside`) by the program as shipped.
    """
    found = evaluate_outside(on) if on else evaluate_corpus()
    write_evaluation(found, out)
    return found
