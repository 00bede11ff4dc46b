"""The labelled corpus: pages written for it, each with a reason for its label."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analyzer.errors import NotReadableError
from analyzer.lab.gold import GoldClaim, read_claims
from analyzer.resources import folder, parse_toml
from analyzer.types.page import Page, Source, digest
from analyzer.types.verdict import PageKind

LANGUAGES = (
    *("en", "zh-Hant", "zh-Hans", "es", "ru", "pt", "vi"),
    *("id", "de", "fr", "tr", "ja", "ko"),
)
LABELS = ("scheme", "clean")
CLEAN = ""  # the form of a page that is no scheme
_TEXTS = ("hand", "family", "why")


class CorpusError(NotReadableError):
    """A document of the corpus is malformed; names every one that is."""


@dataclass(frozen=True, slots=True)
class Sample:
    """
    A labelled page.

    `family` groups pages that copy one another; `scheme` says whether the page promotes
    one, and `form` which form it has ("" for none).
    """

    id: str
    page: Page
    hand: str
    family: str
    kind: PageKind
    language: str
    scheme: bool
    form: str
    why: str
    claims: tuple[GoldClaim, ...] | None = None


@cache
def load_corpus() -> tuple[Sample, ...]:
    """Return all labelled pages, sorted by id; CorpusError tells every malformed one."""
    return read_corpus(folder("corpus") / "pages")


def read_corpus(home: Path) -> tuple[Sample, ...]:
    """Return the labelled pages under `home`, one folder per hand."""
    notes = sorted(home.glob("*/*.toml"))
    if not notes:
        raise CorpusError(f"{home} holds no labelled pages.", "Run this in a checkout.")
    problems: list[str] = []
    samples = [_read_sample(note, problems) for note in notes]
    strays = {p.with_suffix("") for p in home.glob("*/*.*")} - {n.with_suffix("") for n in notes}
    problems += [f"{stray}: has no .toml beside it" for stray in sorted(strays)]
    if problems:
        raise CorpusError("The corpus is malformed:\n" + "\n".join(problems), "Mend the files.")
    return tuple(sample for sample in samples if sample)


def corpus_digest(samples: tuple[Sample, ...]) -> str:
    """Return a digest of everything that training sees."""
    lines = (
        f"{s.id} {s.page.content_sha256} {s.hand} {s.family} {s.kind} {s.language} {s.form}"
        for s in samples
    )
    return digest("\n".join(lines))


def _read_sample(note: Path, problems: list[str]) -> Sample | None:
    try:
        entry = parse_toml(note.read_text(encoding="utf-8"))
        found = list(_faults(entry, note))
        page = read_page(note)
        claims = read_claims(entry)
    except (OSError, ValueError, KeyError, TypeError) as error:
        found = [f"cannot be read: {error}"]
    if found:
        problems += [f"{note.parent.name}/{note.name}: {fault}" for fault in found]
        return None
    return Sample(
        id=f"{note.parent.name}/{note.stem}",
        page=page,
        hand=entry["hand"],
        family=entry["family"],
        kind=PageKind(entry["kind"]),
        language=entry["language"],
        scheme=entry["label"] == "scheme",
        form=entry.get("scheme", CLEAN),
        why=entry["why"],
        claims=claims,
    )


def read_page(note: Path) -> Page:
    """Return the page beside its label file; ValueError if there is none."""
    for suffix in (".html", ".txt"):
        path = note.with_suffix(suffix)
        if path.exists():
            text = path.read_text(encoding="utf-8")
            if suffix == ".html":
                return Page.from_html(text, source=Source.FILE)
            return Page.from_text(text, source=Source.FILE)
    raise ValueError("has neither .html nor .txt beside it")


def _faults(entry: dict[str, Any], note: Path) -> list[str]:
    """Name every field that does not hold what it must."""
    faults = [f"{name}: empty" for name in _TEXTS if not str(entry.get(name, "")).strip()]
    if entry.get("hand") != note.parent.name:
        faults.append("hand: differs from the folder")
    for name, allowed in (("kind", tuple(PageKind)), ("label", LABELS), ("language", LANGUAGES)):
        if entry.get(name) not in allowed:
            faults.append(f"{name}: {entry.get(name)!r} is not one of {', '.join(allowed)}")
    if (entry.get("label") == "scheme") != bool(entry.get("scheme", CLEAN)):
        faults.append("scheme: names a form exactly where the label is scheme")
    return faults
