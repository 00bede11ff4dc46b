"""A browser shows the page, and reaches nothing but what we fetch for it."""

# ruff: noqa: E501 - a row of a table reads best as one line

import shutil
import socket
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from types import SimpleNamespace

import pytest

from analyzer.errors import AddressError, BlockedError, DeadlineError, RenderError, StatusError
from analyzer.fetch import Limits, Net, read_file, render_page, write_snapshot
from analyzer.fetch import render as rendering
from tests.fetch.worlds import NOON, PUBLIC, answer, redirect

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
needs_browser = pytest.mark.skipif(
    BROWSER is None or find_spec("playwright") is None,
    reason="rendering needs Chromium and playwright (extra: render)",
)
LIMITS = Limits(deadline_s=60, retries=0)


class Site:
    """A site on the pretended internet: answers by path, and which paths were asked for."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    @property
    def net(self) -> Net:
        return Net(lambda *_: (PUBLIC,), self._connect, now=lambda: NOON)

    def _connect(self, address: str, _port: int, _seconds: float) -> socket.socket:
        assert address == PUBLIC
        near, far = socket.socketpair()
        threading.Thread(target=self._serve, args=(far,), daemon=True).start()
        return near

    def _serve(self, far: socket.socket) -> None:
        with far:
            path = far.recv(65_536).split(b" ")[1].decode()
            self.asked.append(path)
            far.sendall(self.answers.get(path, answer(b"no", "404 Not Found")))


def html(body: str) -> bytes:
    return answer(f"<!doctype html><html><body>{body}</body></html>".encode())


def script(code: str) -> bytes:
    return answer(code.encode(), headers="Content-Type: text/javascript")


@pytest.fixture
def trap() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, TCP and UDP, and what reached it."""
    reached: list[bytes] = []
    tcp = socket.create_server(("127.0.0.1", 0))
    port = tcp.getsockname()[1]
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", port))

    def accept() -> None:
        while True:
            try:
                client, _ = tcp.accept()
            except OSError:
                return
            reached.append(b"tcp")
            client.close()

    def receive() -> None:
        while True:
            try:
                reached.append(udp.recv(100))
            except OSError:
                return

    for target in (accept, receive):
        threading.Thread(target=target, daemon=True).start()
    yield port, reached
    tcp.close()
    udp.close()


@needs_browser
class TestBrowser:
    def test_scripts_run_and_the_result_can_be_kept(self, tmp_path: object) -> None:
        code = "fetch('/plans').then(r => r.json()).then(x => document.querySelector('#r').append(x.plan))"
        site = Site(
            {
                "/": html("<div id=r></div><script src=/app.js></script>"),
                "/app.js": redirect("/v2/app.js"),
                "/v2/app.js": script(code),
                "/plans": answer(
                    b'{"plan": "3 % daily"}', headers="Content-Type: application/json"
                ),
            }
        )
        page = render_page("http://shop.example/", limits=LIMITS, net=site.net)
        assert '<div id="r">3 % daily</div>' in page.sheets[0]
        assert site.asked == ["/", "/app.js", "/v2/app.js", "/plans"]
        assert page.capture is not None
        assert page.capture.rendered
        write_snapshot(page, f"{tmp_path}/page.warc.gz")
        (again,) = read_file(f"{tmp_path}/page.warc.gz")
        assert again.sheets == page.sheets
        assert again.capture is not None
        assert again.capture.rendered
        assert again.capture.hops == page.capture.hops

    def test_nothing_inside_is_reached(self, trap: tuple[int, list[bytes]]) -> None:
        port, reached = trap
        inner = f"127.0.0.1:{port}"
        ways = f"""
            <link rel=dns-prefetch href=//{inner}><link rel=preconnect href=http://{inner}>
            <link rel=prefetch href=http://{inner}/a><link rel=stylesheet href=http://{inner}/b>
            <img src=http://{inner}/c><iframe src=http://{inner}/d></iframe><object data=http://{inner}/e></object>
            <video src=http://{inner}/f></video><script src=http://{inner}/g></script>
            <script src=/out.js></script><form id=form method=post action=http://{inner}/h target=i></form>
            <iframe name=i></iframe>
            <script>
            const quiet = run => {{ try {{ const x = run(); if (x && x.catch) x.catch(() => 0) }} catch (e) {{}} }};
            quiet(() => new WebSocket("ws://{inner}/"));
            quiet(() => new EventSource("http://{inner}/"));
            quiet(() => fetch("http://{inner}/", {{mode: "no-cors"}}));
            quiet(() => fetch("http://localhost:{port}/", {{mode: "no-cors", method: "POST", body: "x"}}));
            quiet(() => fetch("http://rebind.example:{port}/"));
            quiet(() => navigator.sendBeacon("http://{inner}/", "x"));
            quiet(() => new WebTransport("https://{inner}/"));
            quiet(() => document.getElementById("form").submit());
            quiet(() => navigator.serviceWorker.register("/worker.js"));
            quiet(() => new Worker(URL.createObjectURL(new Blob([
                `try {{ new WebSocket("ws://{inner}/") }} catch (e) {{}} fetch("http://{inner}/", {{mode: "no-cors"}})`]))));
            quiet(() => {{
                const peer = new RTCPeerConnection({{iceServers: [{{urls: "stun:{inner}"}}]}});
                peer.createDataChannel("x");
                return peer.createOffer().then(x => peer.setLocalDescription(x));
            }});
            window.open("http://{inner}/");
            document.body.append("3 % daily");
            </script>"""
        site = Site({"/": html(ways), "/out.js": redirect(f"http://{inner}/out.js")})
        page = render_page("http://shop.example/", limits=LIMITS, net=site.net)
        assert "3 % daily" in page.sheets[0]
        assert reached == []

    def test_a_page_that_moves_on_is_followed_and_checked(self) -> None:
        words = "word " * 100
        site = Site(
            {
                "/": html(f"{words}<script>setTimeout(() => location = '/b')</script>"),
                "/b": redirect("/c"),
                "/c": html("<p>3 % daily</p>"),
            }
        )
        page = render_page("http://shop.example/", limits=LIMITS, net=site.net)
        assert page.final_url == "http://shop.example/c"
        site.answers["/b"] = redirect("http://169.254.169.254/latest")
        with pytest.raises(AddressError):
            render_page("http://shop.example/", limits=LIMITS, net=site.net)

    def test_a_script_that_never_ends_is_stopped(self) -> None:
        site = Site({"/": html("<p>3 %</p><script>setTimeout(() => { for (;;) {} })</script>")})
        with pytest.raises(DeadlineError):
            render_page(
                "http://shop.example/", limits=Limits(deadline_s=5, retries=0), net=site.net
            )


@pytest.fixture
def equipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that everything is installed; nothing is started in these tests."""
    monkeypatch.setattr(rendering, "_playwright", lambda: None)
    monkeypatch.setattr(rendering, "_browser", lambda: "chromium")


@pytest.mark.usefixtures("equipped")
def test_what_needs_no_browser_gets_none() -> None:
    site = Site({"/": answer(b"3 % daily", headers="Content-Type: text/plain")})
    assert render_page("http://shop.example/", limits=LIMITS, net=site.net).sheets == ("3 % daily",)


@pytest.mark.usefixtures("equipped")
def test_refusals_come_before_the_browser() -> None:
    with pytest.raises(StatusError):
        render_page("http://shop.example/", limits=LIMITS, net=Site({}).net)
    with pytest.raises(AddressError):
        render_page("http://127.0.0.1/", limits=LIMITS, net=Site({}).net)


@pytest.mark.usefixtures("equipped")
def test_a_wall_that_a_script_builds_is_still_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run(*_: object) -> tuple[str, str]:
        return "<h1>Just a moment...</h1>", "http://shop.example/"

    monkeypatch.setattr(rendering, "_playwright", lambda: SimpleNamespace(Error=RuntimeError))
    monkeypatch.setattr(rendering, "_run", run)
    with pytest.raises(BlockedError):
        render_page("http://shop.example/", limits=LIMITS, net=Site({"/": html("<p>x")}).net)


def test_without_a_browser_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_playwright", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RenderError) as raised:
        render_page("http://shop.example/", limits=LIMITS, net=Site({}).net)
    assert "Chromium" in raised.value.problem
    assert "minecanary[render]" in raised.value.advice
