"""All measures of a set of judgements at once."""

from dataclasses import dataclass

import numpy as np

from analyzer.lab.judging import Judged
from analyzer.lab.metrics import (
    Bin,
    Confusion,
    Mask,
    Numbers,
    auc,
    calibration_error,
    confuse,
    macro_f1,
    recall_at_alarms,
    reliability,
)

PREVALENCES = (0.5, 0.1, 0.01)
_ALARMS = 0.01


@dataclass(frozen=True, slots=True)
class Measures:
    """How well pages were judged; None where the pages cannot tell."""

    confusion: Confusion
    auc: float | None
    recall_at_1_percent: float | None
    calibration: tuple[Bin, ...]
    kinds: float | None

    @property
    def ece(self) -> float | None:
        """The expected calibration error."""
        return calibration_error(self.calibration)

    def named(self) -> dict[str, float | None]:
        """Return the figures that floors and tables know by name."""
        c = self.confusion
        at = {f"precision_at_{p:g}": c.precision_at(p) for p in PREVALENCES}
        return {
            "recall": c.recall.value,
            "precision": c.precision.value,
            "f1": c.f1,
            "mcc": c.mcc,
            "false_alarms": c.alarms.value,
            "auc": self.auc,
            "recall_at_1_percent_alarms": self.recall_at_1_percent,
            **at,
            "ece": self.ece,
            "kind_macro_f1": self.kinds,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What the labels say: schemes, and the kind of each page ("" where not given)."""

    schemes: Mask
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What was said of each page; a probability is NaN where none was given."""

    judged: Judged
    probabilities: Numbers | None = None
    kinds: tuple[str, ...] | None = None


def measure(said: Said, truth: Truth, part: Mask | None = None) -> Measures:
    """Measure what was `said` of the pages in `part` (all of them, if None)."""
    part = np.ones(len(truth.schemes), dtype=bool) if part is None else part
    schemes = truth.schemes[part]
    ranks = said.judged.ranks[part]
    return Measures(
        confusion=confuse(said.judged.flagged[part], schemes),
        auc=auc(ranks, schemes),
        recall_at_1_percent=recall_at_alarms(ranks, schemes, _ALARMS),
        calibration=_calibration(said.probabilities, truth.schemes, part),
        kinds=_kinds(said.kinds, truth.kinds, part),
    )


def _calibration(probabilities: Numbers | None, schemes: Mask, part: Mask) -> tuple[Bin, ...]:
    if probabilities is None:
        return ()
    given = part & ~np.isnan(probabilities)
    return reliability(probabilities[given], schemes[given])


def _kinds(found: tuple[str, ...] | None, wanted: tuple[str, ...], part: Mask) -> float | None:
    if found is None:
        return None
    pairs = [(f, w) for f, w, inside in zip(found, wanted, part, strict=True) if inside and w]
    return macro_f1([f for f, _ in pairs], [w for _, w in pairs])
