"""What the analysing processes do."""

import json
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from analyzer.errors import AnalyzerError
from analyzer.fetch import read_bytes
from analyzer.pipeline import Settings, analyze, settle
from analyzer.report.html import to_html
from analyzer.resources.facts import load_network_file
from analyzer.server.problems import Problem, no_page, our_fault
from analyzer.server.requests import Job, What
from analyzer.types.network import NetworkState
from analyzer.types.page import Page, Source

WARM_UP = (
    "<title>Plan</title><p>Earn 2% daily for 60 days, minimum deposit $100, guaranteed.</p>",
    "<title>云算力</title><p>日化 2.5%,30 天,保本保息,邀请奖励 10%。</p>",
)


@dataclass(frozen=True, slots=True)
class Done:
    """A finished report as JSON text."""

    body: bytes
    band: str


@dataclass(frozen=True, slots=True)
class Written:
    """A report as JSON text, to be laid out as a page."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched for a request."""

    page: Page
    lang: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Analyst:
    """What an analysing process has loaded."""

    network: NetworkState | None

    def report(self, page: Page, lang: str, as_of: date | None) -> Done:
        """Analyse a page and write its report as compact JSON."""
        started = datetime.now(UTC)
        newest = self.network
        past = newest is not None and as_of is not None and as_of < newest.as_of
        network = None if past else newest  # an earlier day has its own state
        settings = Settings(network=network, lang=lang, today=started.date())
        report = analyze(page, as_of, settings, time.perf_counter)
        tree = replace(report, run=replace(report.run, started_at=started)).to_dict()
        text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
        return Done(text.encode("utf-8", "replace"), report.verdict.band.value)


def lay_out(report: bytes) -> Done:
    """Return a report's JSON text as the HTML report; the page's own text is not at hand."""
    tree = json.loads(report)
    return Done(to_html(tree).encode("utf-8", "replace"), tree["verdict"]["band"])


def load_analyst(network: Path | None) -> Analyst:
    """Load everything, by analysing, so that the first request is as fast as the next."""
    analyst = Analyst(load_network_file(network) if network else None)
    for markup in WARM_UP:
        lay_out(analyst.report(Page.from_html(markup), "en", None).body)
    settle()
    return analyst


def analyse(analyst: Analyst, job: Job | Fetched | Written) -> Done | Problem:
    """Analyse what a request holds; whatever goes wrong becomes a problem, never silence."""
    try:
        match job:
            case Written():
                return lay_out(job.body)
            case Fetched():
                return analyst.report(job.page, job.lang, job.as_of)
            case Job():
                return analyst.report(page_of(job), job.lang, job.as_of)
    except AnalyzerError as error:
        return no_page(error)
    except Exception as error:  # noqa: BLE001 - the server's edge: one page, one failure
        return our_fault(error)


def page_of(job: Job) -> Page:
    """Return the page that a request brought along."""
    match job.what, job.content:
        case What.FILE, bytes(raw):
            source = Source.STDIN if job.name == "-" else Source.FILE
            return read_bytes(raw, job.name or "-", source)
        case What.TEXT, str(text):
            return Page.from_text(text, job.name, Source.EXTENSION)
        case _, str(html):
            return Page.from_html(html, job.name, Source.EXTENSION)
        case _:
            raise TypeError(job.what)
