"""How time grows with the size of a page, and memory with the number of pages."""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from analyzer import Page, analyze
from analyzer.extract import extract
from analyzer.text import read
from tests.bench.row import Row
from tests.bench.warm import cpu_ms

SIZES_KB = (10, 50, 100, 200, 400)  # up to what is read of a page of prose
# Time per kilobyte may grow by no more from the smallest page to the largest, and memory
# by no more from a twentieth of the pages to all of them.
AIM_LINEAR, AIM_MEMORY = 1.5, 1.25
AIM_VAST_MS = 2000.0  # text and extract of a page that nobody could read
_STATM = Path("/proc/self/statm")
_PAGE_KB = 4
_TIMES = 3


def size_rows(pages: list[str]) -> Iterator[Row]:
    """Yield the time per kilobyte of ever larger pages over that of the smallest."""
    smallest = 0.0
    for size in SIZES_KB:
        page = _of_size(pages, 1000 * size)
        times = _TIMES if size <= SIZES_KB[1] else 1
        spent = min(cpu_ms(lambda page=page: _analyze(page)) for _ in range(times)) / size  # type: ignore[misc]
        smallest = smallest or spent
        yield Row(f"{size} KB, per KB", spent, f"{SIZES_KB[0]} KB, per KB", smallest, AIM_LINEAR)


def vast_rows(pages: list[str]) -> Iterator[Row]:
    """Yield the time to read pages larger than any person could."""
    cells = "".join(
        f"<tr><td>Plan {i}<td>{i % 97 / 10} %<td>${i * 13}<td>{i % 360} days" for i in range(5_000)
    )
    head = "<tr><th>Plan<th>Daily<th>Price<th>Term"
    vast = {
        "2 MB of prose": _of_size(pages, 2_000_000),
        "nesting of 50,000": "<div>" * 50_000 + "3 % daily" + "</div>" * 50_000,
        "20,000 cells": f"<html lang=en><table>{head}{cells}</table></html>",
        "1 MB without a space": f"<p>{'a1' * 500_000}</p>",
    }
    for name, page in vast.items():
        spent = cpu_ms(lambda page=page: extract(read(Page.from_html(page))))  # type: ignore[misc]
        yield Row(f"reading {name}", spent, "aim", AIM_VAST_MS, 1.0)


def memory_rows(pages: list[str], count: int) -> Iterator[Row]:
    """Yield the memory after `count` pages over that after a twentieth of them."""
    if not _STATM.exists():
        return
    first = 0.0
    for number, page in enumerate(islice(cycle(pages), count), 1):
        _analyze(page)
        if number == max(count // 20, 1):
            first = _held_mb()
    yield Row(
        f"memory after {count} pages", _held_mb(), f"after {count // 20}", first, AIM_MEMORY, "MB"
    )


def _analyze(page: str) -> None:
    analyze(Page.from_html(page)).to_dict()


def _of_size(pages: list[str], size: int) -> str:
    """Return a page of `size` characters, made of the bodies of others."""
    bodies = cycle(page.partition("<body>")[2].partition("</body>")[0] for page in pages)
    parts, length = [], 0
    while length < size:
        parts.append(next(bodies))
        length += len(parts[-1])
    body = "".join(parts)[:size]
    return f'<!doctype html><html lang="en"><title>x</title><body>{body}</body></html>'


def _held_mb() -> float:
    return int(_STATM.read_text(encoding="ascii").split()[1]) * _PAGE_KB / 1024
