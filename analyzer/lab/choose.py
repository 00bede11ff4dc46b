"""Decide between the score's default weights and fitted ones, and write what was chosen."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from analyzer.lab.evidence import Evidence
from analyzer.lab.fit import Design, design, fit_weights, log_loss
from analyzer.lab.folds import by_hand
from analyzer.lab.judging import Judged, judge_all, text_scores
from analyzer.lab.metrics import Confusion, Numbers, confuse
from analyzer.lab.probability import fit_points, points_to_log_odds
from analyzer.resources import folder
from analyzer.types.weights import Weights

# Fitting has to earn its place: so much less log loss on unseen hands, in natural units.
_LEAST_GAIN = 0.01
_FEWEST_PAGES = 300  # on fewer, chance passes for skill
DEFAULT_TEXT_SLOPE = 4000


@dataclass(frozen=True, slots=True)
class Choice:
    """
    Both candidates as measured on hands that the fitted one had not seen.

    `probability` holds the log-odds per point and the points at even odds.
    """

    weights: Weights
    fitted: bool
    default_loss: float
    fitted_loss: float
    default_counts: Confusion
    fitted_counts: Confusion
    probability: tuple[float, float]


def choose_weights(evidence: tuple[Evidence, ...], logits: Numbers, shipped: Weights) -> Choice:
    """Fit with each hand left out; keep the defaults unless fitting does better on all counts."""
    default = unfitted(shipped)
    made = design(evidence, logits[:, 0], default)
    held_out = held_out_weights(evidence, made, default)
    losses = _losses(evidence, made, default, held_out)
    texts = text_scores(logits)
    plain = judge_all(evidence, texts, lambda _: default)
    fitted = judge_all(evidence, texts, lambda e: held_out[e.sample.hand])
    schemes = np.array([e.sample.scheme for e in evidence])
    counts = confuse(plain.flagged, schemes), confuse(fitted.flagged, schemes)
    gain = losses[0] - losses[1]
    enough = len(evidence) >= _FEWEST_PAGES
    better = enough and gain > _LEAST_GAIN and _no_worse(counts[1], counts[0])
    everything = np.ones(len(made.page), dtype=bool)
    weights = fit_weights(made, everything, default) if better else default
    meaning = _meaning(evidence, fitted if better else plain)
    return Choice(weights, better, *losses, *counts, meaning)


def _no_worse(found: Confusion, than: Confusion) -> bool:
    higher = (found.f1 or 0.0) >= (than.f1 or 0.0)
    return higher and found.false_alarms <= than.false_alarms


def _meaning(evidence: tuple[Evidence, ...], judged: Judged) -> tuple[float, float]:
    """Return what points mean as a probability, learned from unseen pages' points."""
    scored = np.array([v.score is not None for v in judged.verdicts])
    samples = tuple(e.sample for e in evidence)
    return points_to_log_odds(*fit_points(judged.ranks, scored, samples))


def held_out_weights(
    evidence: tuple[Evidence, ...], made: Design, default: Weights
) -> dict[str, Weights]:
    """Return for each hand the weights fitted without it."""
    samples = tuple(e.sample for e in evidence)
    return {f.name: fit_weights(made, f.learn[made.page], default) for f in by_hand(samples)}


def unfitted(weights: Weights) -> Weights:
    """Return the weights as severity and confidence give them."""
    return replace(weights, rules=(), text_slope=DEFAULT_TEXT_SLOPE)


def write_weights(path: Path, choice: Choice, corpus: str) -> None:
    """Write the chosen points into the score's file, and how both candidates did."""
    source = path if path.exists() else folder("models") / path.name
    data = json.loads(source.read_text(encoding="utf-8"))
    data["rules"] = dict(choice.weights.rules)
    data["text"]["slope"] = choice.weights.text_slope
    data["probability"] = dict(zip(("per_point", "even"), choice.probability, strict=True))
    data["fitting"] = {
        "chosen": "fitted" if choice.fitted else "defaults",
        "corpus_sha256": corpus,
        "log_loss": {
            "defaults": round(choice.default_loss, 4),
            "fitted": round(choice.fitted_loss, 4),
        },
    }
    path.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _losses(
    evidence: tuple[Evidence, ...], made: Design, default: Weights, held: dict[str, Weights]
) -> tuple[float, float]:
    """Return the mean log loss on unseen hands: of the defaults, of fitted weights."""
    hands = np.array([evidence[n].sample.hand for n in made.page])
    found = []
    for weights in ([default] * len(held), list(held.values())):
        parts = [
            log_loss(made, hands == hand, w) * made.weight[hands == hand].sum()
            for hand, w in zip(held, weights, strict=True)
            if (hands == hand).any()
        ]
        found.append(sum(parts) / float(made.weight.sum()))
    return float(found[0]), float(found[1])
