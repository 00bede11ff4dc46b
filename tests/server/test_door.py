"""Who may ask, how much and how slowly: everything else is refused before anything is done."""

import asyncio
import json
import socket
from collections.abc import MutableMapping
from typing import Any

import pytest

from analyzer.server.config import Bounds, Config
from analyzer.server.guard import Guard
from analyzer.server.metrics import Metrics
from tests.server.running import Running

TOKEN = "a-token-of-24-characters"
HOST = (b"host", b"127.0.0.1:8765")
BEARER = (b"authorization", f"Bearer {TOKEN}".encode())
Message = MutableMapping[str, Any]


async def _inner(scope: Message, receive: Any, send: Any) -> None:
    """Stand for the application: it echoes the body it is given."""
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def knock(
    headers: list[tuple[bytes, bytes]],
    parts: tuple[bytes, ...] = (b"",),
    bounds: Bounds | None = None,
    *,
    stalls: bool = False,
) -> tuple[int, Message, bytes]:
    """Send a request through the guard; `stalls`: the body never comes to its end."""
    sent: list[Message] = []
    waiting = list(parts)

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()
        part = waiting.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(waiting) or stalls}

    async def send(message: Message) -> None:
        sent.append(message)

    guard = Guard(_inner, Config(TOKEN, bounds=bounds or Bounds()), Metrics())
    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers}
    asyncio.run(guard(scope, receive, send))
    start = sent[0]
    answer_headers = {k.decode(): v.decode() for k, v in start["headers"]}
    return start["status"], answer_headers, b"".join(m.get("body", b"") for m in sent[1:])


def test_who_knows_the_token_comes_in() -> None:
    assert knock([HOST, BEARER], (b"a", b"b"))[::2] == (200, b"ab")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([HOST], 401),
        ([HOST, (b"authorization", b"Bearer wrong")], 401),
        ([HOST, (b"authorization", b"")], 401),
        ([HOST, (b"authorization", f"Basic {TOKEN}".encode())], 401),
        ([HOST, BEARER, BEARER], 401),
        ([HOST, (b"authorization", "Bearer ünïcode".encode())], 401),
        ([BEARER], 421),
        ([(b"host", b"evil.example"), BEARER], 421),
        ([(b"host", b"evil.example:8765"), BEARER], 421),
        ([(b"host", b"127.0.0.1:1"), BEARER], 421),
        ([(b"host", b"127.0.0.1"), BEARER], 421),
        ([HOST, (b"host", b"evil.example"), BEARER], 421),
        ([HOST, BEARER, (b"origin", b"https://offer.example")], 403),
        ([HOST, BEARER, (b"origin", b"http://127.0.0.1:8765")], 403),
        ([HOST, BEARER, (b"origin", b"null")], 403),
        ([HOST, BEARER, (b"origin", b"https://chrome-extension.example")], 403),
        ([HOST, BEARER, (b"origin", b"chrome-extension://abcdef")], 200),
        ([HOST, BEARER, (b"origin", b"moz-extension://1-2-3")], 200),
        ([(b"host", b"LOCALHOST:8765"), BEARER], 200),
        ([(b"host", b"[::1]:8765"), BEARER], 200),
    ],
)
def test_host_origin_and_token(headers: list[tuple[bytes, bytes]], status: int) -> None:
    found, answer, body = knock(headers)

    assert found == status
    assert status == 200 or answer["content-type"] == "application/problem+json"
    assert TOKEN.encode() not in body
    assert "access-control-allow-origin" not in answer


@pytest.mark.parametrize("parts", [(b"x" * 11,), (b"x" * 6, b"x" * 5), (b"x" * 6,) * 9])
def test_an_oversized_body_is_refused_whether_it_says_its_size_or_not(
    parts: tuple[bytes, ...],
) -> None:
    status, headers, _ = knock([HOST, BEARER], parts, Bounds(body_bytes=10, drained_bytes=40))

    assert status == 413
    assert headers["connection"] == "close"


def test_a_body_that_never_comes_is_cut_off() -> None:
    status, headers, _ = knock([HOST, BEARER], (b"{",), Bounds(body_s=0.01), stalls=True)

    assert status == 408
    assert headers["connection"] == "close"


def test_too_many_open_requests_are_told_when_to_come_again() -> None:
    status, headers, _ = knock([HOST, BEARER], bounds=Bounds(requests=0))

    assert status == 503
    assert int(headers["retry-after"]) > 0


def test_a_fault_of_ours_is_said_without_a_word_of_the_page(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(*_: object) -> None:
        raise ValueError("secret words of the page")

    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    guard = Guard(broken, Config(TOKEN), Metrics())
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [HOST, BEARER]}
    asyncio.run(guard(scope, receive, send))

    assert sent[0]["status"] == 500
    assert "ValueError" in json.loads(sent[1]["body"])["detail"]
    assert "secret" not in caplog.text + sent[1]["body"].decode()


def _raw(server: Running, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), 30) as wire:
        wire.sendall(request)
        return b"".join(iter(lambda: wire.recv(65536), b""))


def test_a_chunked_body_has_the_same_bound(server: Running) -> None:
    chunk = b"f4240\r\n" + b"x" * 1_000_000 + b"\r\n"
    head = (
        f"POST /v1/analyze HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Authorization: Bearer {server.token}\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    ).encode()
    answer = _raw(server, head + chunk * 17 + b"0\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 413")
    assert b"application/problem+json" in answer


def test_what_is_no_http_gets_a_problem_too(server: Running) -> None:
    answer = _raw(server, b"HELLO\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in answer


def test_a_web_page_gets_nothing_even_with_the_token(server: Running) -> None:
    status, headers, body = server.ask("GET", "/v1/rules", headers={"Origin": "https://a.example"})

    assert status == 403
    assert b"title" in body
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/v1/health", "/metrics", "/docs", "/openapi.json", "/nothing"])
def test_nothing_is_served_without_the_token(server: Running, path: str) -> None:
    assert server.ask("GET", path, headers={"Authorization": ""})[0] == 401
