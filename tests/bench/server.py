"""
Print how the server fares under a closed loop of clients.

    python -m tests.bench.server [--requests 600] [--clients 4] [--memory 20000]

Each request posts another page of about 82 KB; then the same pages again, from the cache.
Client and server share the machine, as they do when a browser asks.
"""

import argparse
import http.client
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.pages import english_pages
from tests.bench.row import Row
from tests.server.running import Running, running

Loop = tuple[float, list[float], int]  # requests a second, sorted milliseconds, failures
PAGE_BYTES = 82_000
FRESH = 200  # distinct pages; a number in each makes every posted one different


def main() -> None:
    """Measure, and print a line for each aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=600)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--memory", type=int, default=0, help="requests, to see whether it grows")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as state, running(Path(state)) as server:
        fresh, cached = loops(server, options.requests, options.clients)
        say("distinct pages", fresh, "60/s, p95 120 ms")
        say("cached repeats", cached, "p95 10 ms")
        if options.memory:
            grow(server, _pages(), options.memory, options.clients)


def server_rows(requests: int, clients: int = 4) -> Iterator[Row]:
    """Yield the time of a fresh page, and the slowest twentieth, fresh and cached; against aims."""
    with tempfile.TemporaryDirectory() as state, running(Path(state)) as server:
        fresh, cached = loops(server, requests, clients)
    if fresh[2] + cached[2]:
        raise RuntimeError(f"{fresh[2] + cached[2]} requests failed")
    yield Row("server: time per fresh page", 1000 / fresh[0], "aim", 1000 / 60, 1.0)
    yield Row("server: fresh page, p95", _at(fresh[1], 0.95), "aim", 120.0, 1.0)
    yield Row("server: cached page, p95", _at(cached[1], 0.95), "aim", 10.0, 1.0)


def loops(server: Running, requests: int, clients: int) -> tuple[Loop, Loop]:
    """Return what distinct pages took, and the last hundred of them again and again."""
    pages = _pages()
    drive(server, _bodies(pages, 0, 40), clients)
    bodies = _bodies(pages, 1000, requests)
    fresh = drive(server, bodies, clients)
    drive(server, bodies[-100:], clients)
    return fresh, drive(server, bodies[-100:] * 4, clients)


def _pages() -> list[str]:
    return [_grown(page) for page in english_pages(FRESH)]


def _grown(page: str) -> str:
    """Fill a page up to the size that is measured, with markup that says nothing."""
    missing = PAGE_BYTES - len(page.encode())
    return page.replace("</body>", "<!-- -->" * max(0, missing // 8) + "</body>")


def _bodies(pages: list[str], first: int, count: int) -> list[bytes]:
    return [
        json.dumps({"html": pages[n % len(pages)].replace("<h1>", f"<h1>No. {n} ", 1)}).encode()
        for n in range(first, first + count)
    ]


def drive(server: Running, bodies: list[bytes], clients: int) -> Loop:
    """Post every body once, each client waiting for its answer; return rate, times, failures."""
    waiting = iter(bodies)
    lock, times, failures = threading.Lock(), list[float](), list[int]()
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}

    def client() -> None:
        wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        while True:
            with lock:
                body = next(waiting, None)
            if body is None:
                wire.close()
                return
            started = time.perf_counter()
            try:
                wire.request("POST", "/v1/analyze", body, headers)
                answer = wire.getresponse()
                answer.read()
            except OSError:  # no answer at all: nothing more can be asked on this connection
                failures.append(0)
                return
            times.append(1000 * (time.perf_counter() - started))
            if answer.status != 200:
                failures.append(answer.status)

    started = time.perf_counter()
    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / (time.perf_counter() - started), sorted(times), len(failures)


def say(what: str, measured: Loop, aim: str) -> None:
    """Print one line."""
    rate, times, failed = measured
    p50, p95 = (_at(times, share) for share in (0.5, 0.95))
    figures = f"{rate:7.1f}/s  p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  {failed} failed"
    sys.stdout.write(f"{what:16} {figures}  (aim {aim})\n")
    sys.stdout.flush()


def _at(times: list[float], share: float) -> float:
    return times[int(len(times) * share)]


def grow(server: Running, pages: list[str], count: int, clients: int) -> None:
    """Print the memory of the server and its processes while requests go by."""
    step = max(1, count // 10)
    for done in range(0, count, step):
        *_, failed = drive(server, _bodies(pages, 1_000_000 + done, step), clients)
        if failed:
            sys.exit(f"{failed} of {step} requests failed")
        sizes = " ".join(f"{mb:5.0f}" for mb in memory(server))
        sys.stdout.write(f"after {done + step:6} requests, MB: {sizes}\n")
        sys.stdout.flush()


def memory(server: Running) -> list[float]:
    """Return the resident megabytes of the server and each process it started (Linux only)."""
    return [_resident(pid) for pid in (server.process.pid, *server.children())]


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
