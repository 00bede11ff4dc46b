"""The finished report: everything known about one page, ready to be written out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from analyzer.report.tree import report_tree
from analyzer.types.case import Case
from analyzer.types.economics import Distribution
from analyzer.types.finding import Checked
from analyzer.types.page import Page
from analyzer.types.suppression import Suppression
from analyzer.types.verdict import TextScore, Verdict


@dataclass(frozen=True, slots=True)
class Versions:
    """What judged: the program's version and digests of rules, model and weights."""

    program: str
    rules: str
    model: str


@dataclass(frozen=True, slots=True)
class Run:
    """What belongs to this run alone; the only part that differs between equal runs."""

    started_at: datetime | None = None
    today: date | None = None
    elapsed_ms: float | None = None
    stage_ms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """
    One page, judged; `lang` is the language of every sentence in `to_dict()`.

    `distributions` hold the spread of outcomes for each offer, in order; empty where
    nobody asked for them.
    """

    page: Page
    case: Case
    checked: tuple[Checked, ...]
    text: TextScore | None
    verdict: Verdict
    versions: Versions
    lang: str = "en"
    options: tuple[tuple[str, str], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    run: Run = Run()
    distributions: tuple[Distribution | None, ...] = ()

    def silenced(self) -> tuple[Suppression, ...]:
        """Return the suppressions that hold for this page's host today."""
        host = urlsplit(self.page.final_url or self.page.url or "").hostname
        return tuple(s for s in self.suppressions if s.holds(host, self.run.today))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as schema ``minecanary/report/1`` has it."""
        return report_tree(self)
