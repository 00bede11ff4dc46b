"""Apply the text model to a document."""

import math

import numpy as np

from analyzer.classify.features import bag_of, find_grams, scale
from analyzer.classify.passage import gather
from analyzer.classify.terms import Moved, find_terms
from analyzer.classify.tokens import cut, fold
from analyzer.types.document import Document
from analyzer.types.textmodel import Floats, TextModel
from analyzer.types.verdict import PageKind, TextScore


def classify(document: Document, model: TextModel) -> TextScore:
    """
    Return the probability of a scheme, the kind of page, and the words that decided.

    Only the title and the visible text count, as `read` made them, and not the figures
    in them.
    """
    passage = gather(document)
    parts = cut(fold(passage.text))
    grams = find_grams(parts)
    bag = bag_of(grams, model.bits)
    values = scale(bag, model.damping)
    rows = np.searchsorted(model.slots, bag.slots)
    rows[rows == len(model.slots)] = 0
    known = np.flatnonzero(model.slots[rows] == bag.slots)
    weights = model.weights[rows[known]]
    logits = model.bias + values[known] @ weights
    moved = Moved(bag.first[known], values[known] * weights[:, 0])
    log_odds = float(logits[0])
    return TextScore(
        probability=probability_of(log_odds),
        log_odds=log_odds,
        kinds=_kinds(logits[1:], model.kinds),
        terms=find_terms(moved, grams, parts, passage),
        model=model.digest,
    )


def probability_of(log_odds: float) -> float:
    """
    Return the probability that belongs to log-odds.

    >>> probability_of(0.0), round(probability_of(-2.0), 3)
    (0.5, 0.119)
    """
    if log_odds < 0:
        return 1.0 - probability_of(-log_odds)
    return 1.0 / (1.0 + math.exp(-log_odds))


def _kinds(logits: Floats, kinds: tuple[PageKind, ...]) -> tuple[tuple[PageKind, float], ...]:
    shares = np.exp(logits.astype(np.float64) - float(logits.max()))
    shares /= shares.sum()
    return tuple(zip(kinds, shares.tolist(), strict=True))
