"""`minecanary check`: pages, files and messages, judged one by one."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console

from analyzer.cli.exits import Exit, code_of, complain
from analyzer.cli.options import (
    AsOfOption,
    Format,
    FormatOption,
    LangOption,
    Level,
    NetworkOption,
    OutputOption,
    QuietOption,
    day,
    language,
)
from analyzer.cli.state import chosen
from analyzer.errors import AnalyzerError, UsageError
from analyzer.fetch import read_bytes, read_file
from analyzer.fetch.sources import is_url
from analyzer.pipeline import Settings, analyze
from analyzer.report.markdown import to_markdown
from analyzer.report.model import Report
from analyzer.report.table import header, to_csv
from analyzer.report.terminal import print_report
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
    rules: Annotated[
        Path | None, typer.Option("--rules", help="Add the rules of this folder.")
    ] = None,
    suppress: Annotated[
        Path | None, typer.Option("--suppress", help="Silence rules as this file says.")
    ] = None,
    fail_on: Annotated[
        Level, typer.Option("--fail-on", help="Exit with 1 from this band on.")
    ] = Level.HIGH,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the score adds up.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    render: Annotated[
        bool, typer.Option("--render", help="Let a browser run the page's scripts first.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Allow private addresses: to test own pages.")
    ] = False,
    snapshot: Annotated[
        Path | None, typer.Option("--snapshot", help="Keep what was fetched, as WARC.")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds in which a page must have come.")
    ] = 20.0,
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
    with _destination(output) as stream:
        if form is Format.CSV:
            stream.write(header())
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
                complain(error, target)
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


class _destination:  # noqa: N801 - reads as a verb phrase in its with statement
    """Standard output, or a file that is opened for writing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stream: IO[str] = sys.stdout

    def __enter__(self) -> IO[str]:
        if self._path is not None:
            try:
                self._stream = self._path.open("w", encoding="utf-8")
            except OSError as error:
                raise UsageError(
                    f"{self._path}: {error.strerror}", "Choose another file."
                ) from error
        return self._stream

    def __exit__(self, *_: object) -> None:
        if self._path is not None:
            self._stream.close()


def _write(report: Report, form: Format, stream: IO[str], *, explain: bool, many: bool) -> None:
    tree = report.to_dict()
    match form:
        case Format.TEXT:
            print_report(tree, Console(file=stream, highlight=False), explain=explain)
        case Format.JSON:
            indent = None if many else 2
            stream.write(json.dumps(tree, ensure_ascii=False, indent=indent) + "\n")
        case Format.HTML:
            from analyzer.report.html import to_html  # noqa: PLC0415 - a template engine

            stream.write(to_html(tree, report.case.reading.document.text))
        case Format.MARKDOWN:
            stream.write(to_markdown(tree))
        case Format.CSV:
            stream.write(to_csv(tree))
