"""A real server in a process of its own, as a person would start it."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Running:
    """A server that listens; `state` is the folder in which it keeps its token."""

    process: "subprocess.Popen[str]"
    state: Path
    port: int
    token: str
    log: list[str]
    reader: threading.Thread

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Send one request with the token; `headers` add to or replace the usual ones."""
        raw = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        usual = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, raw, {**usual, **(headers or {})})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, content

    def children(self) -> list[int]:
        """Return the ids of the processes that the server started (Linux only)."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")  # of each thread
        return sorted(int(pid) for task in tasks for pid in task.read_text("ascii").split())

    def stop(self) -> str:
        """Ask the server to end, as Ctrl-C does; return what it wrote."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)
        self.reader.join(60)
        return "".join(self.log)


@contextmanager
def running(state: Path, *options: str) -> Iterator[Running]:
    """Start `minecanary serve` on a free port and wait until it has loaded."""
    command = [sys.executable, "-m", "analyzer.cli", "serve", "--port", "0", *options]
    environment = {**os.environ, "XDG_STATE_HOME": str(state)}
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )
    assert process.stderr is not None
    try:
        log: list[str] = []
        for line in process.stderr:
            log.append(line)
            if line.startswith("token: "):
                break
        token = log[-1].removeprefix("token: ").strip()
        said = "".join(log)
        # A pipe that nobody empties is full after some 700 lines, and whoever writes to it waits.
        reader = threading.Thread(target=log.extend, args=(process.stderr,), daemon=True)
        reader.start()
        port = re.search(r"listens on http://127\.0\.0\.1:(\d+)", said)
        assert port, said
        yield Running(process, state, int(port[1]), token, log, reader)
        process.kill()
        reader.join(30)
    finally:
        process.kill()
        process.wait(30)
        process.stderr.close()
