"""Everything about the labelled pages that does not depend on what was trained."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from joblib import Parallel, delayed

from analyzer.classify import classify
from analyzer.lab.claims import ClaimCount, count_claims
from analyzer.lab.corpus import Sample
from analyzer.lab.table import WORKERS
from analyzer.pipeline import build_case
from analyzer.resources.model import load_model
from analyzer.resources.rules import load_rules
from analyzer.rules import check
from analyzer.types.case import Case
from analyzer.types.document import Document
from analyzer.types.finding import Checked, Fired
from analyzer.types.page import Form
from analyzer.types.rule import AllOf, AnyOf, Condition, Silent, Spoken
from analyzer.types.verdict import TextScore

_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a page is like apart from what it says."""

    characters: int
    lines: int
    markup: bool
    tags: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    A labelled page, read and checked; `case` is stripped of the text that scoring ignores.

    `claims` is None where the label file states no claims; `text` is the shipped text
    model's, which has learned from the pages of our own corpus.
    """

    sample: Sample
    case: Case
    checked: tuple[Checked, ...]
    shape: Shape
    claims: tuple[ClaimCount, ...] | None
    text: TextScore

    def fired(self) -> frozenset[str]:
        """Return the ids of the rules that hold on the page."""
        return frozenset(c.card.id for c in self.checked if isinstance(c.outcome, Fired))


def gather_evidence(samples: tuple[Sample, ...]) -> tuple[Evidence, ...]:
    """Read and check every page, in parallel and in order."""
    return tuple(Parallel(n_jobs=WORKERS)(delayed(observe)(sample) for sample in samples))


def observe(sample: Sample) -> Evidence:
    """Read and check one page."""
    case = build_case(sample.page)
    claims = None if sample.claims is None else count_claims(case.reading.claims, sample.claims)
    return Evidence(
        sample=sample,
        case=_stripped(case),
        checked=check(load_rules(), case),
        shape=_shape(sample, case.reading.document),
        claims=claims,
        text=replace(classify(case.reading, load_model()), terms=()),
    )


def spoken_rules() -> frozenset[str]:
    """Return the ids of the rules that listen to words alone, without any arithmetic."""
    return frozenset(r.card.id for r in load_rules().rules if _is_spoken(r.condition))


def _is_spoken(condition: Condition) -> bool:
    match condition:
        case Spoken() | Silent():
            return True
        case AnyOf(of=parts) | AllOf(of=parts):
            return all(_is_spoken(part) for part in parts)
        case _:
            return False


def _stripped(case: Case) -> Case:
    empty = Document((), (), case.reading.document.language)
    return replace(case, reading=replace(case.reading, document=empty, sentences=()))


def _shape(sample: Sample, document: Document) -> Shape:
    written = "".join(sample.page.sheets)
    markup = sample.page.form is Form.HTML
    tags = Counter(tag.lower() for tag in _TAG.findall(written)) if markup else Counter()
    text = document.text
    return Shape(len(text), text.count("\n") + 1, markup, tuple(sorted(tags.items())))
