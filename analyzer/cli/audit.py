"""`minecanary audit`: many offers, one table; and what changed between two audits."""

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text
from typer.core import TyperGroup

from analyzer.cli.exits import Exit, complain
from analyzer.cli.options import (
    AsOfOption,
    FailOnOption,
    Format,
    FormatOption,
    LangOption,
    Level,
    NetworkOption,
    PrivateOption,
    RulesOption,
    SuppressOption,
    TimeoutOption,
    day,
    language,
)
from analyzer.errors import UsageError
from analyzer.report.safe import harmless
from analyzer.report.wording import label, phrase
from analyzer.settings import system_language

if TYPE_CHECKING:
    from analyzer.batch.run import Plan, Watch
    from analyzer.batch.store import Store

_LEVELS = tuple(level.value for level in Level)


class _SourcesOrCommand(TyperGroup):
    """A group whose first word may be one of its commands, or else begins the sources."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own
        """Take what names no command as the sources of an audit."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = ["run", *args]
        ctx.default_map = {"run": ctx.default_map or {}}
        return list(super().parse_args(ctx, args))


audit = typer.Typer(
    cls=_SourcesOrCommand,
    no_args_is_help=True,
    help="Audit many offers: audit SOURCE... --out DIR (see: audit run --help), or compare two.",
)


@audit.command("run")
def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Lists of addresses (.txt .csv .tsv .jsonl), listing pages and sitemaps (files "
            "or addresses), folders of saved pages, WARCs."
        ),
    ],
    *,
    out: Annotated[Path, typer.Option("--out", help="Folder of the audit; the same one resumes.")],
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, max=256, help="Processes; 0 for one per core.")
    ] = 0,
    engine: Annotated[
        str, typer.Option("--engine", help="local, or dask://HOST:PORT of a cluster.")
    ] = "local",
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Audit the first so many only.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be fetched, and how long it takes.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed before.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Keep every fetched page as WARC, in DIR/evidence.")
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", help="Take an analyst's decisions over from this audit."),
    ] = None,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    network: NetworkOption = None,
    rules: RulesOption = None,
    suppress: SuppressOption = None,
    fail_on: FailOnOption = Level.HIGH,
    allow_private: PrivateOption = False,
    timeout: TimeoutOption = 20.0,
    pause: Annotated[
        float, typer.Option("--pause", min=0, help="Least seconds between questions to one host.")
    ] = 1.0,
    quiet: Annotated[bool, typer.Option("--quiet", help="Write nothing but the files.")] = False,
) -> int:
    """Audit offers: fetch politely, judge in processes, keep every result; resume at any time."""
    from analyzer.batch import run as batch  # noqa: PLC0415 - joblib and requests, only here
    from analyzer.batch.crawl import Manners  # noqa: PLC0415
    from analyzer.batch.engine import read_engine  # noqa: PLC0415
    from analyzer.batch.parcel import Orders  # noqa: PLC0415
    from analyzer.fetch import Limits  # noqa: PLC0415

    chosen = language(lang, system_language())
    plan = batch.Plan(
        sources=tuple(sources),
        out=out,
        orders=Orders(
            lang=chosen,
            as_of=day(as_of),
            network=_absolute(network),
            rules=_absolute(rules),
            suppress=_absolute(suppress),
            today=datetime.now(UTC).date(),
        ),
        manners=Manners(
            pause_s=pause, allow_private=allow_private, limits=Limits(deadline_s=timeout)
        ),
        jobs=jobs or os.cpu_count() or 1,
        cluster=read_engine(engine),
        limit=limit or batch.ALL,
        retry_failed=retry_failed,
        evidence=evidence,
    )
    watch = batch.Watch(complain=partial(complain, lang=chosen))
    if dry_run:
        return _rehearse(plan, watch)
    return _perform(plan, watch, decisions, _Level(fail_on, quiet))


class _Level:
    """From which band on the exit code is 1, and whether anything is said."""

    def __init__(self, fail_on: Level, quiet: bool) -> None:
        self.bands = _LEVELS[_LEVELS.index(fail_on.value) :]
        self.quiet = quiet


def _absolute(path: Path | None) -> str | None:
    return str(path.resolve()) if path else None


def _rehearse(plan: "Plan", watch: "Watch") -> int:
    """Say what an audit would fetch, and about how long it would take."""
    from analyzer.batch.rehearsal import rehearse  # noqa: PLC0415

    found = rehearse(plan, watch)
    for address in found.addresses:
        typer.echo(harmless(address, 500))
    told = label("audit.rehearsed", plan.orders.lang).format(
        pages=len(found.addresses),
        hosts=found.hosts,
        stored=found.stored,
        minutes=f"{found.minutes:.0f}",
    )
    typer.echo(told)
    return Exit.UNREAD if watch.failed_sources else Exit.CLEAN


def _perform(plan: "Plan", watch: "Watch", decisions: Path | None, level: _Level) -> int:
    from analyzer.batch.decisions import carry_over  # noqa: PLC0415
    from analyzer.batch.results import write_results  # noqa: PLC0415
    from analyzer.batch.run import audit as perform  # noqa: PLC0415
    from analyzer.cli.progress import following  # noqa: PLC0415

    with _stopping(watch, plan.orders.lang), following(watch, plan, quiet=level.quiet):
        store = perform(plan, watch)
    try:
        if decisions is not None:
            with _opened(decisions) as old:
                carry_over(old, store)
        write_results(store, plan.out, plan.orders.lang)
        if not level.quiet:
            _tell(store, plan.out, plan.orders.lang)
        return Exit.INTERRUPTED if watch.stopped else _code(store, watch, level)
    finally:
        store.close()


def _tell(store: "Store", out: Path, lang: str) -> None:
    bands = [(label(f"band.{band}", lang).lower(), n) for band, n in store.bands().items()]
    states = {name: n for name, n in store.states().items() if name != "done"}
    others = [(label(f"audit.state_{state}", lang), n) for state, n in states.items()]
    said = [phrase("audit.count", lang, name=name, count=n) for name, n in (*bands, *others)]
    counts = reduce(partial(_joined, lang), said) if said else label("audit.nothing", lang)
    line = label("audit.told", lang).format(counts=counts, path=out / "audit.html")
    Console(highlight=False).print(Text(line), soft_wrap=True)


def _joined(lang: str, first: str, second: str) -> str:
    return label("label.and", lang).format(first=first, second=second)


def _code(store: "Store", watch: "Watch", level: _Level) -> int:
    """Return 1 if anything is at the level, else 3 if anything failed, else 0."""
    bands, states = store.bands(), store.states()
    if any(bands.get(band) for band in level.bands):
        return Exit.FLAGGED
    failed = states.get("failed", 0) + states.get("poisoned", 0) + bands.get("unknown", 0)
    return Exit.UNREAD if failed or watch.failed_sources else Exit.CLEAN


@contextmanager
def _stopping(watch: "Watch", lang: str) -> Iterator[None]:
    """Let Ctrl-C end the run after what is in work; a second one ends it at once."""

    def stop(*_: object) -> None:
        if watch.stopped:
            raise KeyboardInterrupt
        watch.stopped = True
        typer.echo(f"minecanary: {label('audit.finishing', lang)}", err=True)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _opened(folder: Path) -> Iterator["Store"]:
    """Open an audit that exists; UsageError if there is none."""
    from analyzer.batch.store import FILE, Store  # noqa: PLC0415

    if not (folder / FILE).is_file():
        raise UsageError(f"{folder} holds no audit.", "Name the folder given to --out.")
    store = Store(folder / FILE)
    try:
        yield store
    finally:
        store.close()


@audit.command("diff")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the older audit.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the newer audit.")],
    *,
    form: FormatOption = Format.TEXT,
) -> int:
    """Tell what changed between two audits: pages gone, terms changed, scores moved."""
    from analyzer.batch.difference import differences  # noqa: PLC0415

    with _opened(old) as before, _opened(new) as after:
        for change in differences(before, after):
            if form is Format.JSON:
                typer.echo(json.dumps(change.tree(), ensure_ascii=False))
            elif form is Format.TEXT:
                moved = f"{change.old or '-'} -> {change.new or '-'}"
                line = f"{change.kind.value:8}{harmless(change.target, 200)}: {moved}"
                typer.echo(harmless(line, 1_000))
            else:
                raise UsageError(f"--format {form}: not for differences", "Use text or json.")
    return Exit.CLEAN


@audit.command("decide")
def decide(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the audit.")],
    target: Annotated[str, typer.Argument(metavar="TARGET", help="As results.csv has it.")],
    decision: Annotated[str, typer.Argument(metavar="confirmed|false-alarm")],
    *,
    note: Annotated[str, typer.Option("--note", help="Why, in your words.")] = "",
    lang: LangOption = None,
) -> int:
    """Keep an analyst's decision on one target, and write it into the results."""
    from analyzer.batch.decisions import Decision  # noqa: PLC0415
    from analyzer.batch.decisions import decide as keep  # noqa: PLC0415
    from analyzer.batch.results import write_results  # noqa: PLC0415

    if decision not in tuple(Decision):
        raise UsageError(f"{decision}: no decision", "Write confirmed or false-alarm.")
    with _opened(folder) as store:
        keep(store, target, Decision(decision), note)
        write_results(store, folder, language(lang, store.noted("lang") or "en"))
    return Exit.CLEAN
