"""Show how an audit goes: rate, time left, counts per band."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from analyzer.batch.run import Plan, Watch
    from analyzer.batch.store import Store

_TO_DO = ("waiting", "fetched")
_EVERY_S = 0.5  # to count anew takes milliseconds


@contextmanager
def following(watch: "Watch", plan: "Plan", *, quiet: bool) -> Iterator[None]:
    """Draw a bar at a terminal while the block runs; nothing in a pipe or when quiet."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} pages/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[bands]}"),
    )
    with Progress(*columns, console=Console(stderr=True), speed_estimate_period=60) as bar:
        task = bar.add_task("audit", total=None, rate="-", bands="")

        told = 0.0

        def news(store: "Store") -> None:
            nonlocal told
            if time.monotonic() - told < _EVERY_S:
                return
            told = time.monotonic()
            states = store.states()
            total = min(sum(states.values()), plan.limit)
            left = sum(states.get(x, 0) for x in _TO_DO)
            bands = "  ".join(f"{name} {count}" for name, count in store.bands().items())
            speed = bar.tasks[task].speed
            rate = "-" if speed is None else f"{speed:.1f}"
            done = max(0, total - left)
            bar.update(task, total=total, completed=done, bands=bands, rate=rate)

        watch.news = news
        yield
