"""What an operator may set, and how much one request may cost."""

import os
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
MOST_WORKERS = 8
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Bounds:
    """
    Bounds that keep one client, or one page, from taking the machine.

    `drained_bytes` is how much of an oversized body is read and thrown away, so that the
    sender gets to see the refusal.  `deadline_s` covers waiting and analysis together.
    """

    body_bytes: int = 16_000_000
    drained_bytes: int = 64_000_000
    head_s: float = 10.0
    body_s: float = 10.0
    requests: int = 64  # at once, whatever they ask for
    waiting: int = 32  # for a free process
    deadline_s: float = 30.0  # a page of 2 MB takes 6 s of one core
    fetch_s: float = 30.0
    batch: int = 100
    cache_bytes: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the application needs to know before it starts."""

    token: str
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    workers: int = 0  # 0: as many as the machine has cores
    fetchers: int = 1
    network: Path | None = None
    bounds: Bounds = field(default_factory=Bounds)

    def hosts(self) -> frozenset[str]:
        """Return the Host headers that name this server; anything else was led here."""
        names = {*LOOPBACK, self.host}
        return frozenset(
            {f"{name}:{self.port}" for name in names} | (names if self.port == 80 else set())
        )

    def processes(self) -> int:
        """Return how many processes analyse: one for each core we may use, at most eight."""
        return self.workers or max(1, min(MOST_WORKERS, usable_cores()))


def usable_cores() -> int:
    """Return the cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
