"""
Count the processor's instructions for a page: what no other process on the machine can disturb.

    python -m tests.bench.instructions [--pages 10]

Needs valgrind, which makes everything some fifty times slower: ten pages take about ten minutes.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.row import Row

AIM = 1.5
_COLLECTED = re.compile(r"Collected : (\d+)")
_WARM_UP = 3  # pages that load everything and are not counted
_OURS = "from analyzer import Page, analyze; step = lambda p: analyze(Page.from_html(p)).to_dict()"
_THEIRS = "from trafilatura import extract as step"
_SCRIPT = """
{importing}
from tests.bench.pages import {language}_pages
for page in {language}_pages({pages})[:{count}]:
    step(page)
"""


def instruction_rows(pages: int) -> Iterator[Row]:
    """Yield millions of instructions a page, ours and trafilatura's, in both languages."""
    for language in ("english", "chinese"):
        ours, theirs = (_per_page(language, step, pages) for step in (_OURS, _THEIRS))
        name = f"{language.title()}: whole analysis, instructions"
        yield Row(name, ours, "trafilatura.extract", theirs, AIM, "M")


def _per_page(language: str, importing: str, pages: int) -> float:
    """Return the millions that each page adds to a process that has warmed up."""
    few, all_of_them = (
        _collected(
            _SCRIPT.format(
                importing=importing, language=language, pages=_WARM_UP + pages, count=count
            )
        )
        for count in (_WARM_UP, _WARM_UP + pages)
    )
    return (all_of_them - few) / pages / 1e6


def _collected(script: str) -> int:
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    # One order of sets in every run, and one thread, so that the count repeats.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*valgrind, sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
    )
    found = _COLLECTED.search(done.stderr)
    if found is None:
        raise RuntimeError(done.stderr[-500:])
    return int(found[1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--pages", type=int, default=10)
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed")
    for row in instruction_rows(parser.parse_args().pages):
        print(row, flush=True)


if __name__ == "__main__":
    main()
