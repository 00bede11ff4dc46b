"""Rewritten pages are set against their originals, and what they win is counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.lab.adversarial import (
    Duel,
    Rewritten,
    adversarial_figures,
    adversarial_table,
    fight,
    load_rewritten,
)
from analyzer.lab.corpus import CorpusError, Sample
from analyzer.lab.metrics import Rate
from analyzer.types.page import Page

PLAN = "Gold plan: 3% daily for 60 days, minimum deposit $250. Your profit is guaranteed."
LABEL = 'hand = "cal"\noriginal = "ann/01"\nattack = "wording"\nwhy = "No rate is named."\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "cal"
    folder.mkdir()
    (folder / "01.toml").write_text(LABEL, encoding="utf-8")
    (folder / "01.txt").write_text("Our canteen serves soup on Fridays.", encoding="utf-8")
    return tmp_path


def test_a_scheme_that_hides_is_a_recall_lost(sample: Callable[..., Sample], home: Path) -> None:
    original = sample(PLAN, id="ann/01", scheme=True, form="ponzi-plan")
    [duel] = fight(load_rewritten((original,), home))
    assert (duel.before, duel.after) == (True, False)
    assert adversarial_figures((duel,)) == (("adversarial.recall_lost", 100.0),)


def test_points_are_of_the_share(sample: Callable[..., Sample]) -> None:
    honest = Rewritten("cal/1", Page.from_text("x"), "blackening", sample())
    duels = (Duel(honest, before=False, after=True), *[Duel(honest, before=False, after=False)] * 3)
    assert adversarial_figures(duels) == (("adversarial.alarms_won", 25.0),)
    assert adversarial_table(duels).rows == (
        ("all", Rate(0, 0), Rate(0, 0), Rate(0, 4), Rate(1, 4)),
        ("blackening", Rate(0, 0), Rate(0, 0), Rate(0, 4), Rate(1, 4)),
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("ann/01", "ann/02"), "original: no page"),
        (('"wording"', '"poem"'), "attack: 'poem'"),
        (("No rate is named.", " "), "why: empty"),
        (("attack =", "attack"), "cannot be read"),
    ],
)
def test_a_fault_is_named(
    sample: Callable[..., Sample], home: Path, change: tuple[str, str], fault: str
) -> None:
    note = home / "cal" / "01.toml"
    note.write_text(note.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(CorpusError) as told:
        load_rewritten((sample(id="ann/01"),), home)
    assert f"cal/01.toml: {fault}" in str(told.value)
