"""The result of measuring, and what its tables have in common."""

from dataclasses import dataclass

import numpy as np

from analyzer.lab.evidence import Evidence
from analyzer.lab.judging import Judged
from analyzer.lab.measure import Said, Truth
from analyzer.lab.metrics import Bin, Numbers
from analyzer.lab.outside import Problem
from analyzer.lab.tables import MEASURED, Table, drop_empty, split_rows
from analyzer.pipeline import versions
from analyzer.resources.rules import load_rules


@dataclass(frozen=True, slots=True)
class Evaluation:
    """
    What was measured on what.

    `figures` are the numbers that floors name, such as "hand.f1"; `tables` stand in the
    order in which they should be read.
    """

    subject: str
    pages: int
    digest: str
    judged_by: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, float], ...]
    tables: tuple[Table, ...]
    calibration: tuple[Bin, ...]
    problems: tuple[Problem, ...] = ()

    def figure(self, name: str) -> float | None:
        """Return a figure by its name; None where the pages could not tell."""
        return dict(self.figures).get(name)


def said_of(judged: Judged, probabilities: Numbers) -> Said:
    """Join judgements and probabilities; the kinds are the verdicts'."""
    return Said(judged, probabilities, tuple(str(v.kind) for v in judged.verdicts))


def truth_of(evidence: tuple[Evidence, ...], kinds: tuple[str, ...] | None = None) -> Truth:
    """Return what the labels say."""
    own = tuple(str(e.sample.kind) for e in evidence)
    return Truth(np.array([e.sample.scheme for e in evidence]), kinds or own)


def split_table(said: Said, truth: Truth, by: str, keys: tuple[str, ...]) -> Table:
    """Return the measures of the pages of each key apart."""
    title = f"By {by}"
    rows = split_rows(said, truth, keys)
    return drop_empty(Table(f"by-{by}", title, "", (by, *MEASURED), rows))


def named_figures(prefix: str, found: dict[str, float | None]) -> tuple[tuple[str, float], ...]:
    """Return those figures that there are, each under its full name."""
    return tuple((f"{prefix}.{name}", value) for name, value in found.items() if value is not None)


def judged_by() -> tuple[tuple[str, str], ...]:
    """Return the versions of all that judges."""
    found = versions(load_rules())
    return (("program", found.program), ("rules", found.rules), ("model", found.model))
