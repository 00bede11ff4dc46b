"""Every failure has a kind and a sentence of its own, and no part of a page passes for the whole."""

# ruff: noqa: E501 - a row of a table reads best as one line

import socket

import pytest

from analyzer.errors import (
    AnalyzerError,
    BlockedError,
    ConnectError,
    ContentError,
    FetchError,
    PartialError,
    StatusError,
    TooLargeError,
    UnresolvedError,
)
from analyzer.fetch import Limits, Net, fetch_page
from analyzer.types.page import Form, Source
from tests.fetch.documents import pdf, text_pdf
from tests.fetch.worlds import NOON, PLAN, QUICK, World, answer

SHOP = "http://shop.example/"
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def raw(head: str, body: bytes = b"") -> bytes:
    return head.encode() + b"\r\n" + body


BROKEN = {
    "shorter than said": (raw(HTML + "Content-Length: 500\r\n", PLAN), PartialError),
    "chunk cut short": (raw(HTML + "Transfer-Encoding: chunked\r\n", b"40\r\n<p>3 %"), PartialError),
    "no last chunk": (raw(HTML + "Transfer-Encoding: chunked\r\n", b"5\r\n<p>3%\r\n"), PartialError),
    "bad chunk size": (raw(HTML + "Transfer-Encoding: chunked\r\n", b"zz\r\n<p>3%\r\n"), PartialError),
    "cut within gzip": (
        raw(HTML + "Content-Encoding: gzip\r\nContent-Length: 12\r\n", b"\x1f\x8b\x08\0\0\0\0\0\0\3\xb3)"),
        PartialError,
    ),
    "cut within zlib": (
        raw(HTML + "Content-Encoding: deflate\r\nContent-Length: 4\r\n", b"x\x9c\xb3)"),
        PartialError,
    ),
    "cut within brotli": (
        raw(HTML + "Content-Encoding: br\r\nContent-Length: 4\r\n", b"\x0b\x05\x80<"),
        PartialError,
    ),
    "cut within zstd": (
        raw(HTML + "Content-Encoding: zstd\r\nContent-Length: 8\r\n", b"(\xb5/\xfd \x0bY\0"),
        PartialError,
    ),
    "no gzip at all": (
        raw(HTML + "Content-Encoding: gzip\r\nContent-Length: 5\r\n", b"<p>3%"),
        ContentError,
    ),
    "unknown packing": (
        raw(HTML + "Content-Encoding: rot13\r\nContent-Length: 5\r\n", b"<p>3%"),
        ContentError,
    ),
    "two lengths": (raw(HTML + "Content-Length: 5\r\nContent-Length: 7\r\n", b"<p>3%xx"), ContentError),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.2\r\n", ContentError),
    "nothing": (b"", ConnectError),
    "empty": (answer(b""), ContentError),
    "no content": (raw("HTTP/1.1 204 No Content\r\n"), ContentError),
    "picture": (answer(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", headers="Content-Type: image/png"), ContentError),
    "picture called a page": (answer(b"\xff\xd8\xff\xe0\0\x10JFIF\0"), ContentError),
    "archive": (answer(b"PK\x03\x04\x14\0\0\0", headers="Content-Type: application/zip"), ContentError),
    "locked PDF": (answer(pdf(["3 % daily"], password="x"), headers=""), ContentError),
    "broken PDF": (answer(b"%PDF-1.7\nrubbish", headers=""), ContentError),
    "too large": (answer(b"x" * 2_000_000), TooLargeError),
    "401": (answer(b"x", "401 Unauthorized"), BlockedError),
    "403": (answer(b"x", "403 Forbidden"), BlockedError),
    "429": (answer(b"x", "429 Slow down"), BlockedError),
    "451": (answer(b"x", "451 Legal"), BlockedError),
    "404": (answer(b"x", "404 Not Found"), StatusError),
    "410": (answer(b"x", "410 Gone"), StatusError),
    "500": (answer(b"x", "500 Oops"), StatusError),
    "503 by a shield": (answer(b"x", "503 Wait", "Server: cloudflare"), BlockedError),
    "challenge": (answer(b"x", "403 Forbidden", "cf-mitigated: challenge"), BlockedError),
}  # fmt: skip


@pytest.mark.parametrize("failure", BROKEN)
def test_a_failure_has_its_kind_and_its_sentence(failure: str, world: World) -> None:
    sent, kind = BROKEN[failure]
    world.answers = [sent]
    limits = Limits(deadline_s=20, retries=0, body_bytes=1_000_000)
    with pytest.raises(FetchError) as raised:
        fetch_page(SHOP, limits=limits, net=world.net)
    assert type(raised.value) is kind
    check_words(raised.value)


def check_words(error: AnalyzerError) -> None:
    assert error.problem[0].isupper() or error.problem.startswith(("shop.example", "http"))
    assert error.problem.endswith(".")
    assert error.advice
    assert "Error" not in error.problem
    assert "Errno" not in error.problem


def test_a_host_that_does_not_exist(world: World) -> None:
    world.default = None
    with pytest.raises(UnresolvedError):
        fetch_page(SHOP, limits=QUICK, net=world.net)


def test_the_systems_own_no_becomes_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnresolvedError) as raised:
        fetch_page("http://gone.example/", limits=QUICK)
    check_words(raised.value)


def test_a_refused_connection() -> None:
    def refuse(*_: object) -> socket.socket:
        raise ConnectionRefusedError(111, "Connection refused")

    with pytest.raises(ConnectError) as raised:
        fetch_page(SHOP, limits=QUICK, net=Net(lambda *_: ("93.184.216.34",), refuse))
    check_words(raised.value)


WALLS = {
    "Cloudflare": "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b'></script>",
    "captcha": "<p>Prove it</p><form><div class='g-recaptcha' data-sitekey='x'></div></form>",
    "words": "<h1>Access denied</h1><p>You have been blocked.</p>",
    "DDoS-Guard": "<title>DDoS-Guard</title><p>Checking your browser</p><script src='//check.ddos-guard.net/x'></script>",
    "Chinese": "<p>请完成安全验证</p><script src='x.js'></script>",
    "Imperva": "<iframe src='/_Incapsula_Resource?x'></iframe>",
}


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_in_front_of_the_page_is_said_plainly(wall: str, world: World) -> None:
    world.answers = [answer(f"<html>{WALLS[wall]}</html>".encode())]
    with pytest.raises(BlockedError) as raised:
        fetch_page(SHOP, limits=QUICK, net=world.net)
    assert "in place of the page" in raised.value.problem
    assert "save" in raised.value.advice.lower()


@pytest.mark.parametrize("wall", WALLS)
def test_the_same_marks_on_a_real_page_are_no_wall(wall: str, world: World) -> None:
    words = "<p>" + "Rent hashrate for 30 days at 5 USD per TH. " * 60
    world.answers = [answer(f"<html>{WALLS[wall]}{words}</html>".encode())]
    assert fetch_page(SHOP, limits=QUICK, net=world.net).sheets


LYING = {
    "page called text": (PLAN, "text/plain", Form.HTML),
    "page called picture": (PLAN, "image/png", Form.HTML),
    "page called data": (PLAN, "application/octet-stream", Form.HTML),
    "page called nothing": (PLAN, "", Form.HTML),
    "text called page": (b"3 % daily for 30 days", "text/html", Form.HTML),
    "text": (b"3 % daily for 30 days", "text/plain", Form.TEXT),
    "PDF called page": (text_pdf(["Pays 3 % daily"]), "text/html", Form.PDF),
    "PDF": (text_pdf(["Pays 3 % daily"]), "application/pdf", Form.PDF),
}


@pytest.mark.parametrize("case", LYING)
def test_content_is_judged_by_what_it_is(case: str, world: World) -> None:
    body, said, form = LYING[case]
    world.answers = [answer(body, headers=f"Content-Type: {said}" if said else "")]
    page = fetch_page(SHOP, limits=QUICK, net=world.net)
    assert page.form is form
    assert "3 % daily" in page.sheets[0]


def test_a_page_carries_its_capture(world: World) -> None:
    page = fetch_page(SHOP, limits=QUICK, net=world.net)
    capture = page.capture
    assert page.source is Source.URL
    assert capture is not None
    assert (capture.fetched_at, capture.body) == (NOON, PLAN)
    assert capture.hops[0].status == 200
    assert ("Content-Type", "text/html") in capture.hops[0].headers


@pytest.mark.parametrize(
    ("first", "pause"),
    [
        (answer(b"x", "503 Busy"), 1.0),
        (answer(b"x", "503 Busy", "Retry-After: 7"), 7.0),
        (answer(b"x", "429 Slow", "Retry-After: Fri, 01 May 2026 12:00:09 GMT"), 9.0),
        (answer(b"x", "429 Slow", "Retry-After: soon"), 1.0),
        (b"", 1.0),
    ],
)
def test_a_busy_server_is_asked_again_after_a_pause(
    first: bytes, pause: float, world: World
) -> None:
    world.answers = [first, answer()]
    page = fetch_page(SHOP, limits=Limits(deadline_s=20), net=world.net)
    assert page.sheets[0] == PLAN.decode()
    assert world.pauses == [pause]


def test_repetitions_are_bounded_and_pauses_grow(world: World) -> None:
    world.answers = [answer(b"x", "503 Busy")]
    with pytest.raises(StatusError):
        fetch_page(SHOP, limits=Limits(deadline_s=60, retries=3), net=world.net)
    assert world.pauses == [1.0, 2.0, 4.0]
    assert len(world.connections) == 4


def test_an_error_of_the_server_is_not_asked_again(world: World) -> None:
    world.answers = [answer(b"x", "404 Not Found")]
    with pytest.raises(StatusError):
        fetch_page(SHOP, limits=Limits(deadline_s=20, retries=3), net=world.net)
    assert len(world.connections) == 1
