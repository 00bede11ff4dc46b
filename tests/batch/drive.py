"""Run an audit of a test's web as a process of its own, so that it can be killed."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from analyzer.batch.parcel import Orders, Parcel
from analyzer.batch.results import write_results
from analyzer.batch.run import Plan, Watch, audit
from analyzer.batch.store import FILE, Judged
from analyzer.batch.work import judge_parcels
from tests.batch.web import LISTING, POISON, Web, manners_to

HOME = Path(__file__).parents[2]


def poisonable(parcels: tuple[Parcel, ...], orders: Orders) -> tuple[Judged, ...]:
    """Judge, unless a page is poison: that ends this process, as a crash in C would."""
    for parcel in parcels:
        if any(POISON in sheet for sheet in parcel.page().sheets):
            os.kill(os.getpid(), signal.SIGKILL)
    return judge_parcels(parcels, orders)


def lines(out: Path) -> list[dict[str, Any]]:
    """Return results.jsonl, without what belongs to a run alone."""
    text = (out / "results.jsonl").read_text(encoding="utf-8")
    found = [json.loads(line) for line in text.splitlines()]
    for line in found:
        if line["report"]:
            line["report"].pop("run")
    return found


def start(web: Web, out: Path, cluster: str = "-") -> "subprocess.Popen[bytes]":
    """Audit a web in a process of its own, at the head of a group of its own."""
    command = [sys.executable, "-m", "tests.batch.drive", str(out), str(web.port)]
    command += [json.dumps(sorted(web.dead)), cluster, LISTING]
    return subprocess.Popen(command, cwd=HOME, start_new_session=True)


def killed_at(web: Web, out: Path, settled: int) -> None:
    """Run an audit until so many targets are settled, and kill it with all its processes."""
    run = start(web, out)
    while run.poll() is None and how_many_settled(out) < settled:
        time.sleep(0.02)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait(10)


def how_many_settled(out: Path) -> int:
    """Return how many targets of an audit that runs elsewhere came to an end."""
    question = "SELECT count(*) FROM targets WHERE state NOT IN ('waiting', 'fetched')"
    try:
        with contextlib.closing(sqlite3.connect(f"file:{out / FILE}?mode=ro", uri=True)) as file:
            return int(file.execute(question).fetchone()[0])
    except sqlite3.OperationalError:  # not there yet
        return 0


def main() -> None:
    """Audit what the arguments name: OUT, PORT, dead hosts as JSON, cluster or -, sources."""
    out, port, dead, cluster, *sources = sys.argv[1:]
    manners = manners_to(int(port), frozenset(json.loads(dead)))
    plan = Plan(
        sources=tuple(sources),
        out=Path(out),
        manners=manners,
        cluster=None if cluster == "-" else cluster,
        judge=poisonable,
    )
    store = audit(plan, Watch())
    write_results(store, plan.out, "en")
    store.close()


if __name__ == "__main__":
    main()
