"""Train the text model from the corpus: the same bytes from the same pages and libraries."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sklearn

from analyzer.lab.calibrate import calibrate_kinds, calibrate_scheme
from analyzer.lab.card import write_card
from analyzer.lab.choose import Choice, choose_weights, write_weights
from analyzer.lab.corpus import Sample, corpus_digest, load_corpus
from analyzer.lab.evidence import gather_evidence
from analyzer.lab.folds import by_hand
from analyzer.lab.linear import FEWEST_FAMILIES, KINDS, Heads, Numbers, fit_heads
from analyzer.lab.table import BITS, DAMPING, Table, build_table
from analyzer.lab.unseen import unseen_logits
from analyzer.resources import folder
from analyzer.resources.model import FEATURES, FORMAT, HEADER, NUMBERS
from analyzer.resources.weights import load_weights
from analyzer.types.page import digest


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """What was trained: where it was written, from how much, and which score was chosen."""

    home: Path
    pages: int
    features: int
    score: Choice


def train(home: Path | None = None, samples: tuple[Sample, ...] | None = None) -> Training:
    """
    Train the text model and fit the score; write both and the card into `home` (``models/``).

    The card's figures, and the choice between the score's default and fitted weights, come
    from models that saw neither the hand nor the family of the page; the model itself
    learns from all pages.
    """
    home = home or folder("models")
    samples = samples or load_corpus()
    table = build_table(samples)
    logits = unseen_logits(table, by_hand(samples))
    heads = _fit_all(table, logits)
    write_model(home, heads, table)
    write_card(home / "card.md", samples, logits, len(heads.columns))
    choice = choose_weights(gather_evidence(samples), logits, load_weights())
    write_weights(home / "score.json", choice, corpus_digest(samples))
    return Training(home, len(samples), len(heads.columns), choice)


def _fit_all(table: Table, logits: Numbers) -> Heads:
    everything = np.ones(len(table.samples), dtype=bool)
    heads = calibrate_scheme(fit_heads(table, everything), table, everything)
    kinds = np.array([KINDS.index(s.kind) for s in table.samples])
    return calibrate_kinds(heads, logits[:, 1:], kinds)


def write_model(home: Path, heads: Heads, table: Table) -> None:
    """Write the numbers, little-endian and nothing else, and the header that explains them."""
    raw = b"".join(
        [
            table.slots[heads.columns].astype("<u4").tobytes(),
            heads.weights.astype("<f4").tobytes(),
            heads.bias.astype("<f4").tobytes(),
        ]
    )
    header = {
        "format": FORMAT,
        "features": FEATURES,
        "bits": BITS,
        "damping": DAMPING,
        "rows": len(heads.columns),
        "kinds": [str(kind) for kind in KINDS],
        "fewest_families": FEWEST_FAMILIES,
        "numbers_sha256": digest(raw),
        "corpus_sha256": corpus_digest(table.samples),
        "pages": len(table.samples),
        "trained_with": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
    }
    home.mkdir(parents=True, exist_ok=True)
    (home / NUMBERS).write_bytes(raw)
    (home / HEADER).write_text(json.dumps(header, indent=2) + "\n", encoding="utf-8")
