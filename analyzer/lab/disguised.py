"""How many claims are still read when the labelled pages are written in disguise."""

from collections.abc import Iterable

from joblib import Parallel, delayed

from analyzer.extract import extract
from analyzer.lab.claims import ClaimCount, count_claims
from analyzer.lab.corpus import Sample
from analyzer.lab.disguises import DISGUISES, disguise
from analyzer.lab.table import WORKERS
from analyzer.text import read
from analyzer.types.page import Page

PLAIN = "undisguised"


def f1_in_disguise(samples: tuple[Sample, ...], workers: int = WORKERS) -> dict[str, float]:
    """Return the F1 of claims under each disguise, and as the pages stand under `PLAIN`."""
    labelled = tuple(s for s in samples if s.claims)
    names = (PLAIN, *DISGUISES)
    counted = Parallel(n_jobs=workers)(delayed(_count)(s, names) for s in labelled)
    return {name: _f1(c for page in counted for c in page[n]) for n, name in enumerate(names)}


def reported_disguises(page: Page) -> tuple[str, ...]:
    """Return the kinds of disguise that reading `page` reports, one for each place."""
    return tuple(kind for layer in read(page).layers for kind, _ in layer.disguises)


def _count(sample: Sample, names: tuple[str, ...]) -> list[tuple[ClaimCount, ...]]:
    """Count the claims of each copy; what a disguise leaves as it was is read once only."""
    known: dict[tuple[str, ...], tuple[ClaimCount, ...]] = {}
    counted = []
    for name in names:
        page = sample.page if name == PLAIN else disguise(sample.page, name, sample.id)
        if page.sheets not in known:
            known[page.sheets] = count_claims(extract(read(page)).claims, sample.claims or ())
        counted.append(known[page.sheets])
    return counted


def _f1(counts: Iterable[ClaimCount]) -> float:
    right = wrong = 0
    for count in counts:
        right += count.right
        wrong += count.invented + count.missed
    return 2 * right / max(1, 2 * right + wrong)
