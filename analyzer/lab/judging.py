"""Judge labelled pages with a text model that has not seen them, or without one."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from analyzer.lab.evidence import Evidence, spoken_rules
from analyzer.lab.linear import KINDS, Numbers
from analyzer.score import judge
from analyzer.types.finding import Checked
from analyzer.types.verdict import Band, PageKind, TextScore, Verdict
from analyzer.types.weights import Weights

FLAGGED = (Band.HIGH, Band.CRITICAL)
# Where a page that offers nothing stands among the others, in points.
_NO_OFFER = -100.0
# Where an unknown page stands: nothing speaks for or against it but the score's base.
_UNKNOWN = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """
    All pages' judgements: flagged or not, and a rank (points; higher is worse).

    A page that offers nothing is never flagged and ranks below all others; an unknown one
    ranks as one of which nothing was found.
    `verdicts` is empty for judgements that are no verdicts of ours.
    """

    flagged: np.ndarray
    ranks: Numbers
    verdicts: tuple[Verdict, ...] = ()


Weigh = Callable[[Evidence], Weights]
Texts = tuple[TextScore, ...]


def judge_all(
    evidence: tuple[Evidence, ...], texts: Texts | tuple[None, ...], weigh: Weigh
) -> Judged:
    """Judge every page, each with the weights that `weigh` gives for it."""
    verdicts = tuple(
        judge(e.case, e.checked, text, weigh(e)) for e, text in zip(evidence, texts, strict=True)
    )
    flagged = np.array([v.band in FLAGGED for v in verdicts])
    return Judged(flagged, np.array([rank_of(v) for v in verdicts]), verdicts)


def rank_of(verdict: Verdict) -> float:
    """Return a page's points, or a rank below all others where nothing is offered."""
    if verdict.band is Band.NOT_AN_OFFER:
        return _NO_OFFER
    return _UNKNOWN if verdict.band is Band.UNKNOWN else verdict.points / 1000


def only_spoken(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence without what needs arithmetic or claims to find."""
    spoken = spoken_rules()

    def kept(checked: tuple[Checked, ...]) -> tuple[Checked, ...]:
        return tuple(c for c in checked if c.card.id in spoken)

    return tuple(replace(e, checked=kept(e.checked)) for e in evidence)


def text_scores(logits: Numbers) -> Texts:
    """Return a text score for each line of logits (the scheme first, then the kinds)."""
    return tuple(_text_score(line) for line in logits)


def by_text_alone(texts: Texts) -> Judged:
    """Flag at even odds."""
    log_odds = np.array([text.log_odds for text in texts])
    return Judged(log_odds > 0, log_odds)


def _text_score(line: Numbers) -> TextScore:
    shares = np.exp(line[1:] - line[1:].max())
    shares /= shares.sum()
    kinds: tuple[tuple[PageKind, float], ...] = tuple(zip(KINDS, shares.tolist(), strict=True))
    log_odds = float(line[0])
    return TextScore(1 / (1 + math.exp(-log_odds)), log_odds, kinds, (), "held out")
