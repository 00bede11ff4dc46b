"""How far a page's size, language or markup alone would tell schemes apart; it should not."""

import math

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from analyzer.lab.corpus import LANGUAGES
from analyzer.lab.evidence import Evidence
from analyzer.lab.folds import balance, by_hand
from analyzer.lab.judging import Judged
from analyzer.lab.metrics import Numbers

_TAGS = tuple("a b button div form h1 h2 img input li option p script span style table td".split())  # noqa: SIM905 a list of tags reads best as a line


def shallow_judgements(evidence: tuple[Evidence, ...]) -> dict[str, Judged]:
    """Judge by length, language and markup alone, each learned with the hand left out."""
    views = {"length": _length, "language": _language, "markup": _markup}
    return {
        f"{name} alone": _judge(evidence, np.array([view(e) for e in evidence], dtype=float))
        for name, view in views.items()
    }


def _judge(evidence: tuple[Evidence, ...], rows: Numbers) -> Judged:
    samples = tuple(e.sample for e in evidence)
    schemes = np.array([s.scheme for s in samples])
    ranks = np.zeros(len(samples))
    for fold in by_hand(samples):
        scaler = StandardScaler().fit(rows[fold.learn])
        weight = balance(samples, fold.learn)[fold.learn]
        model = LogisticRegression(max_iter=500)
        model.fit(scaler.transform(rows[fold.learn]), schemes[fold.learn], weight)
        ranks[fold.measure] = model.decision_function(scaler.transform(rows[fold.measure]))
    return Judged(ranks > 0, ranks)


def _length(e: Evidence) -> list[float]:
    size = math.log1p(e.shape.characters)
    return [size, size * size, math.log1p(e.shape.lines)]


def _language(e: Evidence) -> list[float]:
    return [float(e.sample.language == language) for language in LANGUAGES]


def _markup(e: Evidence) -> list[float]:
    tags = dict(e.shape.tags)
    total = math.log1p(sum(tags.values()))
    return [float(e.shape.markup), total, *(math.log1p(tags.get(tag, 0)) for tag in _TAGS)]
