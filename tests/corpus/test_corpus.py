"""The corpus itself: labels with reasons, no copies between families, quotes in place."""

import json

from analyzer.lab.checks import check_corpus
from analyzer.lab.corpus import corpus_digest, load_corpus
from analyzer.lab.readings import check_readings, load_readings
from analyzer.resources import folder


def test_every_page_is_labelled_and_no_family_copies_another() -> None:
    samples = load_corpus()
    assert len(samples) >= 60
    assert len({s.id for s in samples}) == len(samples)
    assert check_corpus(samples) == ()


def test_the_order_of_the_pages_is_that_of_their_ids() -> None:
    """Training reads them in this order; another would give other bytes."""
    samples = load_corpus()
    assert [s.id for s in samples] == sorted(s.id for s in samples)
    assert len(corpus_digest(samples)) == 64


def test_every_label_was_read_again_by_another_hand() -> None:
    assert check_readings(load_readings(), load_corpus()) == ()


def test_the_shipped_models_learned_from_this_very_corpus() -> None:
    """Whoever changes a page trains again: `minecanary lab train`."""
    digest = corpus_digest(load_corpus())
    for name, found in (("text.json", ()), ("score.json", ("fitting",))):
        header = json.loads((folder("models") / name).read_text(encoding="utf-8"))
        for key in found:
            header = header[key]
        assert header["corpus_sha256"] == digest, name
