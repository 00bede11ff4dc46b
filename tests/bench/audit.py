"""
Print how fast an audit of stored pages is, on one process, two, and a cluster, and its memory.

    python -m tests.bench.audit [--pages 400] [--memory 2000 20000] [--cluster]

Its first figures are rows of `python -m tests.bench` as well.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from analyzer.batch.engine import Engine
from analyzer.batch.parcel import Orders, Parcel
from analyzer.batch.results import write_results
from analyzer.batch.run import Plan, Watch, audit
from analyzer.batch.store import Judged
from analyzer.batch.work import judge_parcels
from tests.bench.pages import english_pages
from tests.bench.row import Row

AIM_MS = 1000 / 60  # a page of an audit on two processes: sixty a second
AIM_SHARE = 1 / 1.8  # of the time on one process
WARM_UP = 4  # pages for each process, to have everything loaded before the clock starts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--memory", type=int, nargs="*", default=[2_000, 20_000])
    parser.add_argument("--cluster", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)  # a memory run of its own
    options = parser.parse_args()
    if options.one:
        sys.stdout.write(f"{peak_of(options.one)}\n")
        return
    alone, both = rates(options.pages)
    tell(
        f"one process {alone:.1f} pages/s, two {both:.1f} (aim 60): {both / alone:.2f} x (aim 1.8)"
    )
    if options.cluster:
        chunks = chunked(english_pages(options.pages))
        address = "tcp://127.0.0.1:8786"
        spread = rate(Engine(Orders(), jobs=2, address=address), chunks)
        tell(f"cluster at {address}: {spread:.1f} pages/s, {spread / both:.2f} x (aim 0.7 x)")
    peaks = [measured_apart(size) for size in options.memory]
    for size, peak in zip(options.memory, peaks, strict=True):
        tell(f"{size} pages: {peak:.0f} MB, {peak / peaks[0]:.2f} x (aim 1.1 x)")


def rates(pages: int) -> tuple[float, float]:
    """Return the pages a second on one process and on two."""
    chunks = chunked(english_pages(pages))
    return rate(Engine(Orders(), jobs=1), chunks), rate(Engine(Orders(), jobs=2), chunks)


def audit_rows(pages: int) -> Iterator[Row]:
    """Yield the time of a page on two processes, against the aim and against one process."""
    alone, both = (1000 / rate for rate in rates(pages))
    yield Row("audit: a page, two processes", both, "aim", AIM_MS, 1.0)
    yield Row("audit: two processes against one", both, "one process", alone, AIM_SHARE)


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def chunked(pages: list[str]) -> list[tuple[Parcel, ...]]:
    """Return pages as an audit sends them."""
    parcels = [
        Parcel(n, f"{n}.html", raw=True, content=page.encode()) for n, page in enumerate(pages)
    ]
    return [tuple(parcels[n : n + 8]) for n in range(0, len(parcels), 8)]


def rate(engine: Engine, chunks: list[tuple[Parcel, ...]]) -> float:
    """Return the pages a second of an engine whose processes are warm."""
    with engine:
        for _ in engine.run(chunk[:WARM_UP] for chunk in chunks[:4]):
            pass
        started = time.perf_counter()
        count = sum(len(results) for results in engine.run(chunks))
        return count / (time.perf_counter() - started)


def measured_apart(size: int) -> float:
    """Return the peak memory, in MB, of a process that audits so many pages."""
    command = [sys.executable, "-m", "tests.bench.audit", "--one", str(size)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def peak_of(size: int) -> float:
    """Audit so many stored pages, results included; analysis is done once and repeated."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        text = english_pages(1)[0]
        for n in range(size):
            (folder / f"{n:05}.html").write_text(f"{text}<p>{n}</p>", encoding="utf-8")
        store = audit(Plan((str(folder),), Path(name) / "out", judge=repeated), Watch())
        write_results(store, Path(name) / "out", "en")
        store.close()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_KNOWN: list[Judged] = []


def repeated(parcels: tuple[Parcel, ...], orders: Orders) -> tuple[Judged, ...]:
    """Judge the first page and say the same of all others: what grows is not what judges."""
    if not _KNOWN:
        _KNOWN.extend(judge_parcels(parcels[:1], orders))
    return tuple(replace(_KNOWN[0], id=x.id, sketches=_unlike(x.id)) for x in parcels)


def _unlike(number: int) -> tuple[tuple[str, bytes], ...]:
    """Return a sketch that is like no other."""
    dice = random.Random(number)
    return (("text", dice.randbytes(512)), ("kit", dice.randbytes(512)))


if __name__ == "__main__":
    main()
