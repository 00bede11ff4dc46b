"""Apply the text model to a document."""

import math

import numpy as np

from analyzer.classify.features import Indices, bag_of, find_grams, scale, sign_slots
from analyzer.classify.passage import gather
from analyzer.classify.signs import SIGNS, find_signs
from analyzer.classify.terms import MOST_TERMS, Moved, find_terms
from analyzer.classify.tokens import cut, fold
from analyzer.types.offer import Reading
from analyzer.types.textmodel import Floats, Slots, TextModel
from analyzer.types.verdict import PageKind, TextScore, TextTerm


def classify(reading: Reading, model: TextModel) -> TextScore:
    """
    Return the probability of a scheme, the kind of page, and what decided.

    Only the title and the visible text count, as `read` made them, and not the figures
    in them; and, beside the words, the signs of `find_signs`.
    """
    passage = gather(reading.document)
    parts = cut(fold(passage.text))
    grams = find_grams(parts)
    bag = bag_of(grams, model.bits)
    values = scale(bag, model.damping)
    known, weights = _weights(model, bag.slots)
    signs = np.array(find_signs(reading), dtype=np.uint32)
    shown, sign_weights = _weights(model, sign_slots(signs, model.bits))
    logits = model.bias + values[known] @ weights + sign_weights.sum(axis=0)
    moved = Moved(bag.first[known], values[known] * weights[:, 0])
    told = [
        TextTerm(SIGNS[sign], round(float(weight), 4), None)
        for sign, weight in zip(signs[shown], sign_weights[:, 0], strict=True)
    ]
    terms = (*find_terms(moved, grams, parts, passage), *told)
    log_odds = float(logits[0])
    return TextScore(
        probability=probability_of(log_odds),
        log_odds=log_odds,
        kinds=_kinds(logits[1:], model.kinds),
        terms=tuple(sorted(terms, key=lambda term: -abs(term.weight))[:MOST_TERMS]),
        model=model.digest,
    )


def _weights(model: TextModel, slots: Slots) -> tuple[Indices, Floats]:
    """Return which of `slots` the model knows, and a row of weights for each of those."""
    rows = np.searchsorted(model.slots, slots)
    rows[rows == len(model.slots)] = 0
    known = np.flatnonzero(model.slots[rows] == slots)
    return known, model.weights[rows[known]]


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
