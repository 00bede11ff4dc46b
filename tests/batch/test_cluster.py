"""A cluster gives the same results, and a worker that dies in the middle loses nothing."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.drive import HOME, how_many_settled, lines, start
from tests.batch.web import build, serving

pytest.importorskip("distributed")
SIZE = 12
WORKER = ("-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")


@contextlib.contextmanager
def running(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a part of a cluster while the block runs."""
    part = subprocess.Popen(
        [sys.executable, *arguments], cwd=HOME, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield part
    finally:
        part.kill()
        part.wait(10)


@contextlib.contextmanager
def cluster(tmp_path: Path) -> Iterator[str]:
    """Run a scheduler on a free port and yield its address."""
    note = tmp_path / "scheduler.json"
    scheduler = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    with running(*scheduler, "--no-dashboard", "--scheduler-file", str(note)) as part:
        while not note.exists() and part.poll() is None:
            time.sleep(0.05)
        yield json.loads(note.read_text(encoding="utf-8"))["address"]


@pytest.mark.timeout(300)
def test_a_worker_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    with serving(build(SIZE, poison=False)) as web, cluster(tmp_path) as address:
        with running(*WORKER, address) as first, running(*WORKER, address):
            run = start(web, tmp_path / "dask", address)
            while run.poll() is None and how_many_settled(tmp_path / "dask") < SIZE // 2:
                time.sleep(0.02)
            first.kill()
            assert run.wait(200) == 0
        assert start(web, tmp_path / "local").wait(200) == 0

    assert lines(tmp_path / "dask") == lines(tmp_path / "local")
