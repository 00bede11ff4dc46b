"""
Print how fast the program is, as ratios against references measured in the same run.

    python -m tests.bench [--pages 200] [--cold 9] [--memory 400] [--audit 200] [--server 400]
                          [--instructions 0] [--json FILE] [--record]

What got worse by more than a tenth since the run kept in recorded.json is named at the end.
Instructions are counted only where asked for: it takes minutes, and valgrind.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from tests.bench.audit import audit_rows
from tests.bench.cold import cold_rows
from tests.bench.growth import memory_rows, size_rows, vast_rows
from tests.bench.instructions import instruction_rows
from tests.bench.offers import offer_rows
from tests.bench.pages import chinese_pages, english_pages
from tests.bench.row import Row, read, worse, write
from tests.bench.server import server_rows
from tests.bench.warm import warm_rows

RECORDED = Path(__file__).with_name("recorded.json")


def main() -> None:
    """Measure, print a table, compare it with the last one, and keep it if asked to."""
    options = _options()
    print(f"{'what':38}{'ours':>10}     {'against':28}{'theirs':>10}{'ratio':>8}")
    rows = []
    for row in _rows(options):
        rows.append(row)
        print(row, flush=True)
    before = read(RECORDED) if RECORDED.exists() else ()
    for line in worse(rows, before):
        print("worse:", line)
    for path in (options.json, RECORDED if options.record else None):
        if path is not None:
            write(rows, path)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--pages", type=int, default=200, help="English ones; Chinese: half")
    parser.add_argument("--cold", type=int, default=9, help="processes of each kind; 0: none")
    parser.add_argument("--memory", type=int, default=400, help="pages to read; 0: none")
    parser.add_argument("--audit", type=int, default=200, help="pages to audit; 0: none")
    parser.add_argument("--server", type=int, default=400, help="requests to post; 0: none")
    parser.add_argument("--instructions", type=int, default=0, help="pages to count them on")
    parser.add_argument("--json", type=Path, help="also write the table to this file")
    parser.add_argument("--record", action="store_true", help="let later runs compare with this")
    return parser.parse_args()


def _rows(options: argparse.Namespace) -> Iterator[Row]:
    english, chinese = english_pages(options.pages), chinese_pages(options.pages // 2)
    yield from warm_rows("English", english)
    yield from warm_rows("Chinese", chinese)
    yield from size_rows(english)
    yield from vast_rows(english)
    if options.memory:
        yield from memory_rows(english, options.memory)
    yield from offer_rows()
    if options.cold:
        yield from cold_rows(options.cold, {"English": english[0], "Chinese": chinese[0]})
    if options.audit:
        yield from audit_rows(options.audit)
    if options.server:
        yield from server_rows(options.server)
    if options.instructions:
        yield from instruction_rows(options.instructions)


if __name__ == "__main__":
    main()
