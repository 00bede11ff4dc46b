"""`minecanary check`: pages, files and messages, judged one by one."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Annotated

import typer

from analyzer.cli.exits import Exit, code_of, complain
from analyzer.cli.options import (
    AsOfOption,
    FailOnOption,
    Format,
    FormatOption,
    LangOption,
    Level,
    NetworkOption,
    OfflineOption,
    OutputOption,
    PrivateOption,
    QuietOption,
    RulesOption,
    SuppressOption,
    TimeoutOption,
    day,
    language,
)
from analyzer.cli.state import chosen
from analyzer.cli.writing import begin, destination, write_report
from analyzer.errors import AnalyzerError, UsageError
from analyzer.fetch import read_bytes, read_file
from analyzer.fetch.sources import is_url
from analyzer.pipeline import Settings, analyze
from analyzer.report.model import Report
from analyzer.resources.rules import load_rules, load_rules_from
from analyzer.resources.suppressions import read_suppressions
from analyzer.settings import system_language
from analyzer.types.network import NetworkState
from analyzer.types.page import Page, Source
from analyzer.types.verdict import Band

Targets = Annotated[
    list[str],
    typer.Argument(help="Addresses, files, or - for standard input (a page or a message)."),
]
RANK = [Band.LOW, Band.ELEVATED, Band.HIGH, Band.CRITICAL]


@dataclass(frozen=True, slots=True)
class Access:
    """How pages may be obtained."""

    offline: bool
    render: bool
    allow_private: bool
    snapshot: Path | None
    timeout: float


def check(
    targets: Targets,
    *,
    form: FormatOption = Format.TEXT,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    network: NetworkOption = None,
    rules: RulesOption = None,
    suppress: SuppressOption = None,
    fail_on: FailOnOption = Level.HIGH,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the score adds up.")] = False,
    offline: OfflineOption = False,
    render: Annotated[
        bool, typer.Option("--render", help="Let a browser run the page's scripts first.")
    ] = False,
    allow_private: PrivateOption = False,
    snapshot: Annotated[
        Path | None, typer.Option("--snapshot", help="Keep what was fetched, as WARC.")
    ] = None,
    timeout: TimeoutOption = 20.0,
    via_server: Annotated[
        str | None,
        typer.Option("--via-server", help="Let the server at this address do the work, quickly."),
    ] = None,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> int:
    """Judge offers: a risk score that adds up, quotes, and what could really be earned."""
    if via_server is not None:  # `analyzer.cli.main` takes it before all this is imported
        raise UsageError("--via-server belongs on the command line.", "See: minecanary serve")
    access = Access(offline, render, allow_private, snapshot, timeout)
    state = chosen(network, day(as_of)).state
    settings = _settings(language(lang, system_language()), state, rules, suppress)
    judged = _Judged(day(as_of), settings, fail_on)
    reports = judged.all(targets, access)
    many = len(targets) > 1
    if quiet:
        for _ in reports:
            pass
        return judged.exit_code()
    with destination(output) as stream:
        begin(form, stream)
        for report in reports:
            _write(report, form, stream, explain=explain, many=many)
    return judged.exit_code()


def _settings(
    lang: str, network: NetworkState, rules: Path | None, suppress: Path | None
) -> Settings:
    today = datetime.now(UTC).date()
    return Settings(
        network=network,
        lang=lang,
        rules=load_rules_from(rules) if rules else load_rules(),
        suppressions=read_suppressions(suppress) if suppress else (),
        today=today,
    )


class _Judged:
    """Judges targets as they come and remembers what the exit code has to say."""

    def __init__(self, as_of: date | None, settings: Settings, fail_on: Level) -> None:
        self._as_of = as_of
        self._settings = settings
        self._least = RANK.index(Band(fail_on.value))
        self._flagged = False
        self._failures: list[Exit] = []
        self._captured: list[Page] = []

    def all(self, targets: list[str], access: Access) -> Iterator[Report]:
        """Yield a report for every page that could be read; say why for the others."""
        for target in targets:
            try:
                for page in _obtain(target, access):
                    if access.snapshot is not None:
                        self._captured.append(page)
                    yield self._one(page)
            except AnalyzerError as error:
                complain(error, target, self._settings.lang)
                self._failures.append(code_of(error))
        if access.snapshot is not None:
            from analyzer.fetch.snapshot import write_snapshots  # noqa: PLC0415 - only when asked

            fetched = tuple(page for page in self._captured if page.capture is not None)
            write_snapshots(fetched, access.snapshot)

    def _one(self, page: Page) -> Report:
        started = datetime.now(UTC)
        report = analyze(page, self._as_of, self._settings, time.perf_counter)
        band = report.verdict.band
        if band is Band.UNKNOWN:
            self._failures.append(Exit.UNREAD)
        elif band in RANK and RANK.index(band) >= self._least:
            self._flagged = True
        return replace(report, run=replace(report.run, started_at=started))

    def exit_code(self) -> Exit:
        """Return 1 if anything is flagged, else the first failure's code, else 0."""
        if self._flagged:
            return Exit.FLAGGED
        return self._failures[0] if self._failures else Exit.CLEAN


def _obtain(target: str, access: Access) -> tuple[Page, ...]:
    """Return the page or pages that `target` names."""
    if target == "-":
        return (read_bytes(sys.stdin.buffer.read(), "-", Source.STDIN),)
    if not is_url(target):
        return read_file(Path(target))
    if access.offline:
        raise UsageError("--offline forbids fetching an address", "Give a saved page instead.")
    return (_fetch(target, access),)


def _fetch(target: str, access: Access) -> Page:
    """Fetch a page; requests and the browser are imported only by who goes to the network."""
    from analyzer.fetch import Limits, fetch_page, render_page  # noqa: PLC0415

    obtain = render_page if access.render else fetch_page
    limits = Limits(deadline_s=access.timeout)
    return obtain(target, allow_private=access.allow_private, limits=limits)


def _write(report: Report, form: Format, stream: IO[str], *, explain: bool, many: bool) -> None:
    tree = report.to_dict()
    if form is Format.HTML:
        from analyzer.report.html import to_html  # noqa: PLC0415 - a template engine

        stream.write(to_html(tree, report.case.reading.document.text))
    else:
        write_report(tree, form, stream, explain=explain, many=many)
