"""No server can use up the reader's time or memory."""

import itertools
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from analyzer.errors import ContentError, DeadlineError, FetchError, TooLargeError
from analyzer.fetch import Limits, Net, fetch_page
from tests.fetch.bombs import BOMBS, HEAD
from tests.fetch.conftest import Behaviour

Misbehave = Callable[[Behaviour], str]

SHORT = Limits(deadline_s=0.5, retries=0, body_bytes=1_000_000)
SMALL = Limits(deadline_s=20, retries=0, body_bytes=1_000_000)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def drip(lead: bytes, piece: bytes) -> Behaviour:
    """Send `piece` for ever, so slowly that no single read ever times out."""

    def behave(client: socket.socket) -> None:
        client.sendall(lead)
        while True:
            client.sendall(piece)
            time.sleep(0.05)  # the hostile server's pace; the test itself waits for nothing

    return behave


def flood(lead: bytes, piece: bytes) -> Behaviour:
    """Send `piece` for ever, as fast as it is taken."""

    def behave(client: socket.socket) -> None:
        client.sendall(lead)
        while True:
            client.sendall(piece)

    return behave


def silence(client: socket.socket) -> None:
    client.recv(1)


SLOW = {
    "silence": silence,
    "status line": drip(b"", b"H"),
    "header lines": drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "one header": drip(b"HTTP/1.1 200 OK\r\nX: ", b"y"),
    "body": drip(OK + b"Content-Length: 100000\r\n\r\n", b"x"),
    "body without length": drip(OK + b"\r\n", b"x"),
    "chunks": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "chunk size": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "trailers": drip(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
    "continue": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "packed body": drip(OK + b"Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\3", b"\0"),
}

FAST = {
    "header lines": (flood(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 1000), ContentError),
    "one header": (flood(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 65_536), ContentError),
    "status line": (flood(b"HTTP/1.1 200 ", b"K" * 65_536), ContentError),
    "long headers": (flood(b"HTTP/1.1 200 OK\r\n", b"X: " + b"y" * 30_000 + b"\r\n"), ContentError),
    "body": (flood(OK + b"\r\n", b"x" * 65_536), TooLargeError),
    "lied length": (
        flood(OK + b"Content-Length: 99999999999\r\n\r\n", b"x" * 65_536),
        TooLargeError,
    ),
    "chunks": (
        flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 5000),
        TooLargeError,
    ),
    "chunk size": (flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 65_536), TooLargeError),
    "chunk extension": (
        flood(OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * 65_536),
        TooLargeError,
    ),
    "trailers": (
        flood(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n" * 5000),
        TooLargeError,
    ),
    "continue": (flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500), ContentError),
}


@pytest.mark.parametrize("way", SLOW)
def test_a_slow_server_is_cut_off(way: str, misbehave: Misbehave) -> None:
    address = misbehave(SLOW[way])
    begun = time.monotonic()
    with pytest.raises(DeadlineError):
        fetch_page(address, allow_private=True, limits=SHORT)
    assert time.monotonic() - begun < 5  # ten times the limit: a bound, not a measurement


@pytest.mark.parametrize("way", FAST)
def test_an_endless_server_is_cut_off(way: str, misbehave: Misbehave) -> None:
    behaviour, error = FAST[way]
    with pytest.raises((error, ContentError)):
        fetch_page(misbehave(behaviour), allow_private=True, limits=SMALL)


def test_a_look_up_that_never_ends_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = socket.socketpair()

    def hang(*_: object, **__: object) -> list[object]:
        hanging[0].recv(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(DeadlineError):
        fetch_page("http://shop.example/", limits=SHORT)
    for end in hanging:
        end.close()


def test_a_connection_that_never_opens_is_given_up() -> None:
    seen: list[float] = []

    def connect(_: str, __: int, seconds: float) -> socket.socket:
        seen.append(seconds)
        raise TimeoutError("timed out")

    net = Net(lambda *_: ("93.184.216.34",) * 9, connect)
    with pytest.raises(FetchError):
        fetch_page("http://shop.example/", limits=Limits(deadline_s=3, retries=0), net=net)
    assert seen
    assert all(0 < x <= 3 for x in seen)


def test_pauses_and_repetitions_stay_within_the_deadline(misbehave: Misbehave) -> None:
    def busy(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n")

    paused: list[float] = []
    limits = Limits(deadline_s=5, retries=3)
    with pytest.raises(FetchError):
        fetch_page(misbehave(busy), allow_private=True, limits=limits, net=Net(pause=paused.append))
    assert paused == []


@pytest.mark.parametrize("depth", [4, 30])
def test_codings_piled_up_are_refused(depth: int, misbehave: Misbehave) -> None:
    def piled(client: socket.socket) -> None:
        codings = b", ".join([b"gzip"] * depth)
        client.sendall(OK + b"Content-Encoding: " + codings + b"\r\nContent-Length: 1\r\n\r\nx")

    with pytest.raises(ContentError):
        fetch_page(misbehave(piled), allow_private=True, limits=SMALL)


READER = """
import resource, sys
from analyzer.errors import TooLargeError
from analyzer.fetch import Limits, fetch_page
import brotli, zstandard, encodings.idna
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
for address in sys.argv[1:]:
    try:
        fetch_page(address, allow_private=True, limits=Limits(retries=0))
    except TooLargeError:
        continue
    sys.exit("not too large: " + address)
print(peak() - before)
"""


def test_bombs_are_not_unpacked(misbehave: Misbehave) -> None:
    """Bombs of 10 GB in five packings add less than 100 MB together, and are called too large."""
    addresses = []
    for coding, bomb in BOMBS.values():
        lead = HEAD % coding

        def burst(client: socket.socket, lead: bytes = lead, bomb: Callable = bomb) -> None:  # type: ignore[type-arg]
            for piece in itertools.chain([lead], bomb()):
                client.sendall(piece)

        addresses.append(misbehave(burst))
    run = subprocess.run(
        [sys.executable, "-c", READER, *addresses], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) < 100_000  # kilobytes
