"""Pages from elsewhere, one JSON object a line; measured, never learned from."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.errors import NotReadableError
from analyzer.lab.corpus import Sample
from analyzer.types.page import Page, Source
from analyzer.types.verdict import PageKind

_SCHEME = {"scam": True, "legit": False}


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that was skipped, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Outside:
    """
    Pages of a file: samples whose `hand` is the file's name and each its own family.

    `kinds` holds the kind of each page as the file names it, "" where it does not;
    a kind of ours also stands in the sample.
    """

    samples: tuple[Sample, ...]
    kinds: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_outside(path: Path) -> Outside:
    """
    Read lines of {text or html, label: scam or legit, optional kind and lang}.

    A malformed line is skipped and told.  NotReadableError if the file cannot be read
    or holds no usable line.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        advice = "Name a file of JSON lines that can be read."
        raise NotReadableError(f"{path} cannot be read: {error.strerror}.", advice) from error
    samples, kinds, problems = [], [], []
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            sample, kind = _read_line(raw, number, path.name)
        except (ValueError, TypeError) as error:
            problems.append(Problem(number, str(error)))
            continue
        samples.append(sample)
        kinds.append(kind)
    if not samples:
        advice = 'Each line should look like {"text": "…", "label": "scam"}.'
        raise NotReadableError(f"{path} holds no usable line.", advice)
    return Outside(tuple(samples), tuple(kinds), tuple(problems))


def _read_line(raw: bytes, number: int, name: str) -> tuple[Sample, str]:
    entry = _parse(raw)
    label = str(entry.get("label"))
    if label not in _SCHEME:
        raise ValueError(f'label is {label!r}, neither "scam" nor "legit"')
    kind, language = entry.get("kind") or "", entry.get("lang") or "und"
    if not isinstance(kind, str) or not isinstance(language, str):
        raise TypeError("kind and lang must be text")
    scheme = _SCHEME[label]
    sample = Sample(
        id=f"line {number}",
        page=_page(entry),
        hand=name,
        family=f"line {number}",
        kind=PageKind(kind) if kind in tuple(PageKind) else PageKind.OTHER,
        language=language,
        scheme=scheme,
        form="scam" if scheme else "",
        why="as labelled in the file",
    )
    return sample, kind


def _parse(raw: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON: {error}") from error
    if not isinstance(entry, dict):
        raise TypeError("is no JSON object")
    return entry


def _page(entry: dict[str, Any]) -> Page:
    for field, make in (("html", Page.from_html), ("text", Page.from_text)):
        content = entry.get(field)
        if isinstance(content, str) and content.strip():
            return make(content, None, Source.FILE)
    raise ValueError("has neither text nor html")
