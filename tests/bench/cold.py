"""A whole `check` process against one that only imports spaCy."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.row import Row

AIM = 1.8


def cold_rows(times: int, pages: dict[str, str]) -> Iterator[Row]:
    """Yield a row per page; the processes run by turns, the first pair only warms the disk."""
    reference = [sys.executable, "-c", "import spacy"]
    with tempfile.TemporaryDirectory() as folder:
        for language, page in pages.items():
            path = Path(folder) / f"{language}.html"
            path.write_text(page, encoding="utf-8")
            check = [sys.executable, "-m", "analyzer.cli", "check", str(path), "--format", "json"]
            pairs = [(_ms(check), _ms(reference)) for _ in range(times + 1)][1:]
            ours, theirs = (median(x) for x in zip(*pairs, strict=True))
            yield Row(f"{language}: cold check, whole process", ours, "import spacy", theirs, AIM)


def _ms(command: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    elapsed = 1000 * (time.perf_counter() - started)
    if done.returncode not in (0, 1):  # clean, or something at the level
        raise RuntimeError(done.stderr.decode())
    return elapsed
