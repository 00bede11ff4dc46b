"""Forms of scheme that nothing has learned from: is the unknown seen."""

from dataclasses import dataclass

import numpy as np

from analyzer.lab.evidence import Evidence
from analyzer.lab.judging import Judged, Texts, Weigh, by_text_alone, judge_all
from analyzer.lab.metrics import Rate
from analyzer.lab.tables import Cell, Table


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Schemes, each judged by what has learned from no scheme of its form."""

    forms: tuple[str, ...]
    whole: Judged
    without_text: Judged
    text_alone: Judged

    def recall(self, judged: Judged, form: str | None = None) -> Rate:
        """Return the share that was flagged, of one form or of all."""
        part = np.array([form in (None, name) for name in self.forms], dtype=bool)
        return Rate(int(judged.flagged[part].sum()), int(part.sum()))

    def figures(self) -> tuple[tuple[str, float], ...]:
        """Return the recall over all pages, and of the form that fares worst."""
        recalls = [self.recall(self.whole, form).value for form in set(self.forms)]
        over_all = self.recall(self.whole).value
        worst = min((r for r in recalls if r is not None), default=None)
        found = (("form.recall", over_all), ("form.least_recall", worst))
        return tuple((name, value) for name, value in found if value is not None)

    def table(self) -> Table:
        """Return a line for all forms and one for each."""
        return Table(
            "forms",
            "Leave one form of scheme out",
            "Recall on schemes of a form (and on all that copies them) when text model and "
            "weights have learned from no page of that form.",
            ("form", "pages", "recall", "without the text model", "text model alone"),
            tuple(self._row(form) for form in (None, *sorted(set(self.forms)))),
        )

    def _row(self, form: str | None) -> tuple[Cell, ...]:
        sides = (self.whole, self.without_text, self.text_alone)
        rates = tuple(self.recall(side, form) for side in sides)
        return (form or "all forms", rates[0].of, *rates)


def judge_forms(evidence: tuple[Evidence, ...], texts: Texts, weigh: Weigh) -> Forms:
    """Judge schemes with the text scores and weights of models that left their form out."""
    return Forms(
        forms=tuple(e.sample.form for e in evidence),
        whole=judge_all(evidence, texts, weigh),
        without_text=judge_all(evidence, (None,) * len(evidence), weigh),
        text_alone=by_text_alone(texts),
    )
