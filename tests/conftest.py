"""What tests share: a web server to fetch from, our own server, and the order they run in."""

import io
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from subprocess import CompletedProcess

import pytest
from hypothesis import HealthCheck, settings

from tests.server.running import Running, running

# Ordinary tests never judge by the clock: a busy machine is no fault of the program.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def nothing_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no test see, or touch, what the person at this machine keeps: a refreshed state."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start `minecanary serve` once for all tests that only ask it things."""
    with running(tmp_path_factory.mktemp("state"), "--workers", "1") as started:
        yield started


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Begin with the files of few tests.

    Their tests are the long ones: read the corpus, start servers and browsers. Files of
    hundreds end soon, so that with them at the end no worker waits long for the other.
    """
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: tests[item.path])


Here = Callable[..., "CompletedProcess[bytes]"]


@pytest.fixture
def here(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Here:
    """Run the command line in this process, which has loaded everything: no second to start."""
    from analyzer.cli import app

    def command(*arguments: str, stdin: bytes = b"") -> "CompletedProcess[bytes]":
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = app.run(list(arguments))
        return CompletedProcess(arguments, code, *capsysbinary.readouterr())

    return command


@dataclass(frozen=True)
class Answer:
    """What the server says at one path; `wait` holds it back until the test ends."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    wait: bool = False


Serve = Callable[[dict[str, Answer]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve answers by path on a free port of 127.0.0.1; returns the server's address."""
    servers: list[ThreadingHTTPServer] = []
    finished = threading.Event()

    def start(answers: dict[str, Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer = answers.get(self.path, Answer(b"nothing here", 404))
                if answer.wait:
                    finished.wait(30)
                    return
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.content_type)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                """Stay silent."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    finished.set()
    for server in servers:
        server.shutdown()
        server.server_close()
