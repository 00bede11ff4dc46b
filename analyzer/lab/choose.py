"""Decide between the score's default weights and fitted ones, and write what was chosen."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from analyzer.lab.evidence import Evidence
from analyzer.lab.fit import Design, design, fit_weights, log_loss
from analyzer.lab.folds import by_hand
from analyzer.lab.judging import judge_all, text_scores
from analyzer.lab.metrics import Confusion, Numbers, confuse
from analyzer.types.weights import Weights

# Fitting has to earn its place: so much less log loss on unseen hands, in natural units.
_LEAST_GAIN = 0.01
DEFAULT_TEXT_SLOPE = 4000


@dataclass(frozen=True, slots=True)
class Choice:
    """Both candidates as measured on hands that the fitted one had not seen."""

    weights: Weights
    fitted: bool
    default_loss: float
    fitted_loss: float
    default_counts: Confusion
    fitted_counts: Confusion


def choose_weights(evidence: tuple[Evidence, ...], logits: Numbers, shipped: Weights) -> Choice:
    """Fit with each hand left out; keep the defaults unless fitting does better on all counts."""
    default = unfitted(shipped)
    made = design(evidence, logits[:, 0], default)
    held_out = held_out_weights(evidence, made, default)
    losses = _losses(evidence, made, default, held_out)
    texts = text_scores(logits)
    schemes = np.array([e.sample.scheme for e in evidence])
    plain = confuse(judge_all(evidence, texts, lambda _: default).flagged, schemes)
    fitted = judge_all(evidence, texts, lambda e: held_out[e.sample.hand])
    counts = confuse(fitted.flagged, schemes)
    better = (
        losses[1] < losses[0] - _LEAST_GAIN
        and (counts.f1 or 0.0) >= (plain.f1 or 0.0)
        and counts.false_alarms <= plain.false_alarms
    )
    everything = np.ones(len(made.page), dtype=bool)
    weights = fit_weights(made, everything, default) if better else default
    return Choice(weights, better, *losses, plain, counts)


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
    data = json.loads(path.read_text(encoding="utf-8"))
    data["rules"] = dict(choice.weights.rules)
    data["text"]["slope"] = choice.weights.text_slope
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
