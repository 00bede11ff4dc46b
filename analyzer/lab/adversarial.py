"""The adversarial set: pages rewritten to be misjudged, against the originals they were made of."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from joblib import Parallel, delayed

from analyzer.lab.corpus import CorpusError, Sample, read_page
from analyzer.lab.judging import FLAGGED
from analyzer.lab.metrics import Rate
from analyzer.lab.table import WORKERS
from analyzer.lab.tables import Table
from analyzer.pipeline import analyze
from analyzer.resources import folder
from analyzer.types.page import Page

ATTACKS = (
    *("letters", "hidden-layer", "split", "dilution", "boilerplate", "dress", "mixed-language"),
    *("addressed-to-agents", "image-text", "wording", "blackening"),
)
COLUMNS = (
    "attack",
    *("schemes flagged, original", "schemes flagged, rewritten"),
    *("honest flagged, original", "honest flagged, rewritten"),
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A page of the corpus, rewritten by one who knows the rules and wants them to fail."""

    id: str
    page: Page
    attack: str
    original: Sample


@dataclass(frozen=True, slots=True)
class Duel:
    """Whether the original and its rewriting were flagged."""

    rewritten: Rewritten
    before: bool
    after: bool


def load_rewritten(samples: tuple[Sample, ...], home: Path | None = None) -> tuple[Rewritten, ...]:
    """Return the set, by id; CorpusError tells every malformed label file."""
    known = {sample.id: sample for sample in samples}
    found, problems = [], []
    for note in sorted((home or folder("corpus") / "adversarial").glob("*/*.toml")):
        try:
            entry = tomllib.loads(note.read_text(encoding="utf-8"))
            faults = list(_faults(entry, known))
        except ValueError as error:
            faults = [f"cannot be read: {error}"]
        problems += [f"{note.parent.name}/{note.name}: {fault}" for fault in faults]
        if not faults:
            name = f"{note.parent.name}/{note.stem}"
            original = known[entry["original"]]
            found.append(Rewritten(name, read_page(note), entry["attack"], original))
    if problems:
        raise CorpusError("The adversarial set is malformed:\n" + "\n".join(problems), "Mend it.")
    return tuple(found)


def _faults(entry: dict[str, object], known: dict[str, Sample]) -> Iterator[str]:
    if entry.get("original") not in known:
        yield f"original: no page of the corpus: {entry.get('original')!r}"
    if entry.get("attack") not in ATTACKS:
        yield f"attack: {entry.get('attack')!r} is not one of {', '.join(ATTACKS)}"
    if not str(entry.get("why", "")).strip():
        yield "why: empty"


def fight(cases: tuple[Rewritten, ...]) -> tuple[Duel, ...]:
    """Judge every original and every rewriting by the program as shipped."""
    originals = {case.original.id: case.original.page for case in cases}
    pages = [*originals.values(), *(case.page for case in cases)]
    flagged = list(Parallel(n_jobs=WORKERS)(delayed(_flagged)(page) for page in pages))
    before = dict(zip(originals, flagged, strict=False))
    after = flagged[len(originals) :]
    return tuple(
        Duel(case, before[case.original.id], said) for case, said in zip(cases, after, strict=True)
    )


def _flagged(page: Page) -> bool:
    return analyze(page).verdict.band in FLAGGED


def adversarial_table(duels: tuple[Duel, ...]) -> Table:
    """Return how many were flagged before and after, for each attack and for all."""
    note = (
        "Corpus pages rewritten by hands that know the rules, judged by the program as shipped, "
        "which has learned from the originals: only the difference between the columns counts."
    )
    rows = [_row("all", duels)]
    for attack in ATTACKS:
        its = tuple(d for d in duels if d.rewritten.attack == attack)
        rows += [_row(attack, its)] if its else []
    return Table("adversarial", "Adversarial set", note, COLUMNS, tuple(rows))


def _row(name: str, duels: tuple[Duel, ...]) -> tuple[str | Rate, ...]:
    return (name, *_rates(duels, scheme=True), *_rates(duels, scheme=False))


def _rates(duels: tuple[Duel, ...], *, scheme: bool) -> tuple[Rate, Rate]:
    its = [d for d in duels if d.rewritten.original.scheme == scheme]
    return Rate(sum(d.before for d in its), len(its)), Rate(sum(d.after for d in its), len(its))


def adversarial_figures(duels: tuple[Duel, ...]) -> tuple[tuple[str, float], ...]:
    """Return by how many points recall fell and false alarms rose."""
    schemes, honest = _rates(duels, scheme=True), _rates(duels, scheme=False)
    found = (
        ("adversarial.recall_lost", schemes[0], schemes[1]),
        ("adversarial.alarms_won", honest[1], honest[0]),
    )
    return tuple(
        (name, 100 * (more.hits - less.hits) / more.of) for name, more, less in found if more.of
    )
