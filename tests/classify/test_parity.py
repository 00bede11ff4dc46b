"""At run time the numbers are those of scikit-learn, without scikit-learn."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.utils import murmurhash3_32

from analyzer.classify import classify
from analyzer.classify.features import unit
from analyzer.lab.linear import Heads
from analyzer.lab.table import Table, row_of
from analyzer.lab.train import write_model
from analyzer.resources.model import read_model
from analyzer.types.document import Document, Layer, Where
from analyzer.types.offer import Reading

TEXTS = (
    ("Your profit is guaranteed, every single day", 1),
    ("Risk free plan: pay 100 USDT and earn 3% daily", 1),
    ("Output varies with difficulty; you may lose money", 0),
    ("The court sentenced the founder of the ring", 0),
    ("保证每日收益,本金随时返还", 1),
    ("收益随难度变化,可能亏损", 0),
)


@pytest.mark.parametrize("word", ["profit", "день", "ганс", "ürün"])
def test_words_are_hashed_as_scikit_learn_hashes_them(word: str) -> None:
    assert unit(word)[0] == murmurhash3_32(word, positive=True)


def test_log_odds_match_scikit_learn(tmp_path: Path) -> None:
    rows = [row_of(text) for text, _ in TEXTS]
    slots = np.unique(np.concatenate([row.slots for row in rows]))
    matrix = sparse.lil_matrix((len(rows), len(slots)))
    for number, row in enumerate(rows):
        matrix[number, np.searchsorted(slots, row.slots)] = row.values
    learned = LogisticRegression(C=30).fit(matrix.tocsr(), [label for _, label in TEXTS])
    weights = np.hstack([learned.coef_.T, np.zeros((len(slots), 7))])
    heads = Heads(np.arange(len(slots)), weights, np.append(learned.intercept_, np.zeros(7)))
    table = Table((), matrix.tocsr(), slots, np.arange(len(rows)), np.ones(len(rows)))
    write_model(tmp_path, heads, table)
    model = read_model(tmp_path)
    for wanted, (text, _) in zip(learned.decision_function(matrix.tocsr()), TEXTS, strict=True):
        document = Document((Layer(Where.TEXT, text, text),), (), "en")
        reading = Reading(document, (), (), ())
        assert classify(reading, model).log_odds == pytest.approx(wanted, abs=1e-6)


def test_judging_imports_no_training_library() -> None:
    """A second of start-up, and a format that runs code, stay out of the program."""
    code = (
        "import sys, analyzer.classify, analyzer.resources.model as m; m.load_model();"
        "bad = {'sklearn', 'scipy', 'joblib', 'pickle5'} & sys.modules.keys(); assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
