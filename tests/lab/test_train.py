"""Training gives the same bytes from the same pages, and a model that has learned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.classify import classify
from analyzer.extract import extract
from analyzer.lab.corpus import Sample
from analyzer.lab.train import train
from analyzer.resources.model import HEADER, NUMBERS, read_model
from analyzer.text import read
from analyzer.types.page import Page
from analyzer.types.verdict import PageKind

SCHEMES = (
    "Your profit is guaranteed and paid every day, whatever the market does",
    "Invite friends and earn from three levels; profit guaranteed",
    "Pay the tax first, then your profit is released",
)
CLEAN = (
    "Output varies with difficulty and you may lose what you paid",
    "The regulator warns of sites that are not registered",
    "Fees are metered by the hour; nothing is promised",
)


@pytest.fixture
def samples(sample: Callable[..., Sample]) -> tuple[Sample, ...]:
    found = []
    for hand in ("ann", "ben", "cas"):
        for n, text in enumerate((*SCHEMES, *CLEAN)):
            scheme = n < len(SCHEMES)
            found.append(
                sample(
                    f"{text}. This is page {n} of {hand}.",
                    id=f"{hand}/{n}",
                    hand=hand,
                    family=f"{hand}-{n}",
                    scheme=scheme,
                    form="ponzi-plan" if scheme else "",
                    kind=PageKind.OFFER if scheme else PageKind.REFERENCE,
                )
            )
    return tuple(found)


def test_the_same_pages_give_the_same_bytes(samples: tuple[Sample, ...], tmp_path: Path) -> None:
    homes = (tmp_path / "one", tmp_path / "two")
    trained = [train(home, samples) for home in homes]
    for name in (NUMBERS, HEADER, "card.md", "score.json"):
        assert (homes[0] / name).read_bytes() == (homes[1] / name).read_bytes(), name
    assert trained[0].pages == len(samples)
    assert trained[0].features == len(read_model(homes[0]).slots)
    assert not trained[0].score.fitted  # so few pages prove nothing about points
    for text, likely in ((SCHEMES[0], True), (CLEAN[0], False)):
        score = classify(extract(read(Page.from_text(text))), read_model(homes[0]))
        assert (score.probability > 0.5) is likely
    card = (homes[0] / "card.md").read_text(encoding="utf-8")
    assert "18 pages of 3 hands, 9 of them promoting a scheme" in card
