"""
Print how fast the program is, as ratios against references measured in the same run.

    python -m tests.bench [--pages 200] [--cold 9] [--json FILE]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from analyzer import Page, analyze
from tests.bench.pages import chinese_pages, english_pages

Row = tuple[str, float, str, float, float]


def main() -> None:
    """Measure, print a table, and keep the figures if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--cold", type=int, default=9)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = [*warm_rows(options.pages), cold_row(options.cold)]
    print(f"{'what':34}{'ms':>9}  {'against':26}{'ms':>9}{'ratio':>7}")
    for what, ours, against, theirs, aim in rows:
        print(f"{what:34}{ours:9.2f}  {against:26}{theirs:9.2f}{ours / theirs:7.2f}  (aim {aim})")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def warm_rows(count: int) -> list[Row]:
    """Compare the whole analysis with trafilatura's extract of the same distinct pages."""
    return [
        _warm("analysis, English, median", english_pages(count)),
        _warm("analysis, Chinese, median", chinese_pages(count // 2)),
    ]


def _warm(what: str, pages: list[str]) -> Row:
    for page in pages[:5]:  # load everything once
        analyze(Page.from_html(page))
        trafilatura.extract(page)
    ours = [_ms(lambda page=page: analyze(Page.from_html(page)).to_dict()) for page in pages]  # type: ignore[misc]
    theirs = [_ms(lambda page=page: trafilatura.extract(page)) for page in pages]  # type: ignore[misc]
    return what, statistics.median(ours), "trafilatura.extract", statistics.median(theirs), 1.5


def cold_row(times: int) -> Row:
    """Compare a whole `check` process with one that only imports spaCy; by turns."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(english_pages(1)[0], encoding="utf-8")
        check = [sys.executable, "-m", "analyzer.cli", "check", str(page), "--format", "json"]
        reference = [sys.executable, "-c", "import spacy"]
        pairs = [(_process(check), _process(reference)) for _ in range(times + 1)][1:]
    ours, theirs = zip(*pairs, strict=True)
    return "cold check, whole process", statistics.median(ours), "import spacy", statistics.median(theirs), 1.8


def _process(command: list[str]) -> float:
    return _ms(lambda: subprocess.run(command, capture_output=True, check=False))


def _ms(step: Callable[[], object]) -> float:
    started = time.perf_counter()
    step()
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
