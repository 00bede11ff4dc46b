"""Have pages analysed by processes of this machine, or by a cluster, through joblib."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky import ProcessPoolExecutor
from joblib.externals.loky.process_executor import BrokenProcessPool

from analyzer.batch.parcel import Orders, Parcel
from analyzer.batch.store import Judged
from analyzer.batch.work import judge_parcels
from analyzer.errors import UsageError

Chunk = tuple[Parcel, ...]
Judge = Callable[[Chunk, Orders], tuple[Judged, ...]]
DASK = "dask://"


class LostError(Exception):
    """A process died; `targets` are those it may have been working on."""

    def __init__(self, targets: tuple[int, ...]) -> None:
        """Keep who is suspect."""
        super().__init__(f"a process died over one of {len(targets)} pages")
        self.targets = targets


@dataclass(slots=True)
class Engine:
    """
    Analyses chunks of pages on `jobs` processes, or on the cluster at `address`.

    `judge` is what a process does with a chunk; a function of a module, so that it can be sent.
    """

    orders: Orders
    jobs: int = 2
    address: str | None = None
    judge: Judge = judge_parcels
    _client: Any = field(default=None, init=False)
    _single: Any = field(default=None, init=False)

    def __enter__(self) -> "Engine":
        """Connect to the cluster, if there is one."""
        if self.address is not None:
            self._client = _connect(self.address)
        return self

    def __exit__(self, *_: object) -> None:
        """Let the processes go; the cluster stays."""
        self._end_single()
        if self._client is not None:
            self._client.close()

    def run(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Judged, ...]]:
        """Yield results as they come, in any order; LostError if a process died."""
        if self._client is None and self.jobs == 1:  # joblib would work in this very process
            yield from self._one_by_one(chunks)
            return
        flying: dict[int, Chunk] = {}
        try:
            for results in self._parallel(_noted(chunks, flying)):
                flying.pop(results[0].id, None)
                yield results
        except self._losses() as error:
            raise LostError(tuple(x.id for chunk in flying.values() for x in chunk)) from error

    def alone(self, parcel: Parcel) -> tuple[Judged, ...]:
        """Analyse one page while nothing else runs; LostError if the process dies of it."""
        chunks = iter([(parcel,)])
        run = self._one_by_one(chunks) if self._client is None else self.run(chunks)
        return next(iter(run))

    def _parallel(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Judged, ...]]:
        tasks = (delayed(self.judge)(chunk, self.orders) for chunk in chunks)
        options: dict[str, Any] = {"backend": "loky", "n_jobs": self.jobs}
        if self._client is not None:
            options = {"backend": "dask", "client": self._client}
        else:
            options["inner_max_num_threads"] = 1
        with parallel_config(**options):
            yield from Parallel(
                return_as="generator_unordered", batch_size=1, pre_dispatch="2*n_jobs"
            )(tasks)

    def _one_by_one(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Judged, ...]]:
        """Run chunks on one process, one of them waiting while another is in work."""
        flying: list[tuple[Chunk, Any]] = []
        try:
            for chunk in chunks:
                flying.append((chunk, self._hand().submit(self.judge, chunk, self.orders)))
                if len(flying) > 1:
                    yield flying[0][1].result()
                    del flying[0]
            while flying:
                yield flying[0][1].result()
                del flying[0]
        except BrokenProcessPool as error:
            self._end_single()
            raise LostError(tuple(x.id for chunk, _ in flying for x in chunk)) from error

    def _hand(self) -> Any:  # noqa: ANN401 - loky has no types
        if self._single is None:
            self._single = ProcessPoolExecutor(max_workers=1)
        return self._single

    def _end_single(self) -> None:
        if self._single is not None:
            self._single.shutdown(wait=True, kill_workers=True)
            self._single = None

    def _losses(self) -> tuple[type[BaseException], ...]:
        """Return what tells that a process died."""
        if self._client is None:
            return (BrokenProcessPool,)
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - an optional extra

        return (BrokenProcessPool, KilledWorker)


def read_engine(text: str) -> str | None:
    """
    Return the address of the cluster that ``--engine`` names, None for this machine.

    >>> read_engine("local"), read_engine("dask://10.0.0.5:8786")
    (None, 'tcp://10.0.0.5:8786')
    """
    if text == "local":
        return None
    host, _, port = text.removeprefix(DASK).rpartition(":")
    if not text.startswith(DASK) or not host or not port.isdigit():
        raise UsageError(f"--engine {text}: not known", "Write local, or dask://HOST:PORT.")
    return f"tcp://{host}:{port}"


def _connect(address: str) -> Any:  # noqa: ANN401 - distributed has no types
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        raise UsageError(
            f"--engine dask needs the package {error.name}, which is not installed.",
            "Install it with: pip install 'minecanary[cluster]'",
        ) from error
    try:
        return Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError) as error:
        raise UsageError(
            f"No cluster answers at {address}.", "Start one: see docs/scaling.md."
        ) from error


def _noted(chunks: Iterable[Chunk], flying: dict[int, Chunk]) -> Iterator[Chunk]:
    """Pass chunks on, and note each as being in work."""
    for chunk in chunks:
        flying[chunk[0].id] = chunk
        yield chunk
