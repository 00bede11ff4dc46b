"""Run an audit from its sources to its results, from wherever it was left."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analyzer.batch.crawl import Crawl, Manners
from analyzer.batch.engine import Chunk, Engine, Judge, LostError
from analyzer.batch.parcel import Orders, Parcel
from analyzer.batch.sources import Reader
from analyzer.batch.store import FILE, Judged, Ready, State, Store
from analyzer.batch.work import judge_parcels
from analyzer.errors import AnalyzerError, NotReadableError, UsageError
from analyzer.fetch.limits import DEFAULT_LIMITS
from analyzer.pipeline import versions
from analyzer.resources.facts import default_network, load_network_file, network_at
from analyzer.resources.rules import load_rules, load_rules_from

ALL = 2**62
_CHUNK_PAGES = 8
_CHUNK_BYTES = 1_500_000
_NEWS_S = 0.5  # how long to wait for a page before looking again


class PoisonedError(AnalyzerError):
    """A page ended the process that analysed it, alone as well."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to audit, and how."""

    sources: tuple[str, ...]
    out: Path
    orders: Orders = field(default_factory=Orders)
    manners: Manners = field(default_factory=Manners)
    jobs: int = 2
    cluster: str | None = None
    limit: int = ALL
    retry_failed: bool = False
    evidence: bool = False
    judge: Judge = judge_parcels


@dataclass(slots=True)
class Watch:
    """
    What the outside has to do with a run: it is told of news, and may ask for its end.

    `complain` gets what went wrong with a source, `news` is called after each change.
    """

    complain: Callable[[AnalyzerError, str], None] = lambda error, name: None
    news: Callable[[Store], None] = lambda store: None
    stopped: bool = False
    failed_sources: list[str] = field(default_factory=list)


def audit(plan: Plan, watch: Watch) -> Store:
    """
    Do what is still to be done of an audit; return its store, open.

    May be killed at any moment and called again: what was finished is not done again.
    """
    store = open_store(plan.out)
    _agree(store, plan.orders)
    if plan.retry_failed:
        store.retry_failed()
    read_sources(plan, store, watch)
    if not store.ask("SELECT 1 FROM targets LIMIT 1"):
        return store
    evidence = _evidence_folder(plan)
    crawl = Crawl(store, plan.manners, plan.limit, evidence)
    crawl.start()
    try:
        with Engine(plan.orders, plan.jobs, plan.cluster, plan.judge) as engine:
            _Runner(plan, store, watch, engine).until_done(crawl)
    finally:
        crawl.stop()
    return store


def open_store(out: Path) -> Store:
    """Open the audit in a folder, or begin one; UsageError where no folder can be made."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}", "Choose another folder.") from error
    return Store(out / FILE)


def read_sources(plan: Plan, store: Store, watch: Watch) -> None:
    """Read every source that was not read before; one that fails does not stop the others."""
    reader = Reader(store, plan.manners)
    for name in plan.sources:
        try:
            reader.read(name)
        except AnalyzerError as error:
            watch.failed_sources.append(name)
            watch.complain(error, name)


def _agree(store: Store, orders: Orders) -> None:
    """See to it that one table holds only what was judged in one way."""
    network = load_network_file(orders.network) if orders.network else None
    if network is None:
        network = network_at(orders.as_of) if orders.as_of else default_network()
    rules = load_rules_from(Path(orders.rules)) if orders.rules else load_rules()
    judging = versions(rules)
    store.agree("lang", orders.lang)
    store.agree("as-of", (orders.as_of or network.as_of).isoformat())
    store.agree("network", network.digest)
    store.agree("rules", judging.rules)
    store.agree("model", judging.model)
    store.agree("program", judging.program)


def _evidence_folder(plan: Plan) -> Path | None:
    if not plan.evidence:
        return None
    folder = plan.out / "evidence"
    folder.mkdir(exist_ok=True)
    return folder


@dataclass(frozen=True, slots=True)
class _Runner:
    """The loop between the crawl's pages and the engine."""

    plan: Plan
    store: Store
    watch: Watch
    engine: Engine

    def until_done(self, crawl: Crawl) -> None:
        """Analyse what comes until nothing more can, or until told to stop."""
        while not self.watch.stopped:
            more_may_come = crawl.busy()
            self._suspects()
            if self._round() == 0:
                if not more_may_come:
                    return
                crawl.wait(_NEWS_S)
            self.watch.news(self.store)

    def _round(self) -> int:
        """Analyse everything that is ready; return how many targets that were."""
        count = 0
        try:
            for results in self.engine.run(self._chunks()):
                self._keep(results)
                count += len(results)
        except LostError as error:
            self.store.suspect(error.targets)
            return count + 1
        return count

    def _suspects(self) -> None:
        """Analyse alone what may have ended a process; what does so again is poisoned."""
        while not self.watch.stopped:
            ready = self.store.ready(self.plan.limit, suspect=True)
            if ready is None:
                return
            parcel = self._parcel(ready)
            if parcel is None:
                continue
            try:
                self._keep(self.engine.alone(parcel))
            except LostError:
                self.store.fail(ready.id, _poisoned(), State.POISONED)

    def _keep(self, results: tuple[Judged, ...]) -> None:
        self.store.keep(results)
        self.watch.news(self.store)

    def _chunks(self) -> Iterator[Chunk]:
        """Yield what is ready, in order, a few pages at a time; no more than is asked for."""
        chunk: list[Parcel] = []
        last = 0
        while not self.watch.stopped:
            ready = self.store.ready(self.plan.limit, suspect=False, after=last)
            if ready is None:
                break
            last = ready.id
            parcel = self._parcel(ready)
            if parcel is None:
                continue
            chunk.append(parcel)
            if len(chunk) == _CHUNK_PAGES or sum(len(x.content) for x in chunk) > _CHUNK_BYTES:
                yield tuple(chunk)
                chunk = []
        if chunk:
            yield tuple(chunk)

    def _parcel(self, ready: Ready) -> Parcel | None:
        """Return a target with its page; None, and that is noted, where its file is gone."""
        if ready.content is not None:
            return Parcel(ready.id, ready.name, raw=False, content=ready.content)
        try:
            return Parcel(ready.id, ready.name, raw=True, content=_bytes_of(ready.address))
        except NotReadableError as error:
            self.store.fail(ready.id, error)
            return None


def _bytes_of(path: str) -> bytes:
    most = DEFAULT_LIMITS.body_bytes
    try:
        with Path(path).open("rb") as opened:
            content = opened.read(most + 1)
    except OSError as error:
        raise NotReadableError(f"{path}: {error.strerror}", "Check the file.") from error
    if len(content) > most:
        raise NotReadableError(
            f"{path} is larger than {most / 1e6:g} MB.", "Save only the part with the offer."
        )
    return content


def _poisoned() -> PoisonedError:
    return PoisonedError(
        "This page ended the process that analysed it, twice; the second time it was alone.",
        "Please report it with the page.",
    )
