"""A small web on one machine: many hosts, some of them difficult, and a log of who asked when."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from analyzer.batch.crawl import Manners
from analyzer.errors import UnresolvedError
from analyzer.fetch import Limits, Net

LISTING = "http://listing.example/best"
PUBLIC = "93.184.216.34"  # what every name seems to lead to; connections go to the test's server
POISON = "kills whoever reads it"
PLANS = (
    "<p>Plan {n}: earn {rate} % daily for {days} days, guaranteed. Minimum {least} USD.</p>"
    "<p>Your capital comes back on the last day. Invite friends: 8 % of their deposits.</p>"
)
HONEST = (
    "<p>Contract {n}: 100 TH/s of Bitcoin hashrate for {days} days at {least} USD, paid once.</p>"
    "<p>Income varies with difficulty and price; it is not guaranteed and you may lose money.</p>"
)


def page(title: str, body: str) -> bytes:
    """Return a page as bytes."""
    return f"<!doctype html><title>{title}</title><h1>{title}</h1>{body}".encode()


@dataclass(frozen=True)
class Visit:
    """One question to the web."""

    host: str
    path: str
    began: float
    ended: float


@dataclass
class Web:
    """
    Sites by host: pages by path, or a behaviour.

    `expected` says what is to become of each offer of the listing.
    """

    pages: dict[tuple[str, str], bytes] = field(default_factory=dict)
    redirects: dict[tuple[str, str], str] = field(default_factory=dict)
    behaviours: dict[str, str] = field(default_factory=dict)  # host -> slow, hang, endless, busy
    dead: set[str] = field(default_factory=set)
    expected: dict[str, str] = field(default_factory=dict)  # target -> state
    visits: list[Visit] = field(default_factory=list)
    port: int = 0

    def net(self) -> Net:
        """Return the doors to this web."""
        return net_to(self.port, frozenset(self.dead))

    def reset(self) -> None:
        """Forget who came."""
        self.visits.clear()


def net_to(port: int, dead: frozenset[str] = frozenset()) -> Net:
    """Lead every name to the server at a port of this machine."""

    def resolve(name: str, _port: int, _seconds: float) -> tuple[str, ...]:
        if name in dead:
            raise UnresolvedError(f"There is no host {name}.", "Check it.")
        return (PUBLIC,)

    def connect(_address: str, _port: int, seconds: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", port), seconds)

    return Net(resolve, connect)


def manners_to(port: int, dead: frozenset[str] = frozenset()) -> Manners:
    """Ask a test's web quickly."""
    limits = Limits(deadline_s=2.0, body_bytes=2_000_000)
    return Manners(pause_s=0.02, threads=8, net=net_to(port, dead), limits=limits)


@contextmanager
def serving(web: Web) -> Iterator[Web]:
    """Serve a web while the block runs."""
    finished = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = (self.headers["Host"] or "").partition(":")[0]
            began = time.monotonic()
            with contextlib.suppress(OSError):  # the reader hung up
                answer(self, web, host, finished)
            web.visits.append(Visit(host, self.path, began, time.monotonic()))

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield web
    finally:
        finished.set()
        server.shutdown()
        server.server_close()


def answer(handler: BaseHTTPRequestHandler, web: Web, host: str, finished: threading.Event) -> None:
    """Answer as the host behaves; its robots.txt is always there at once."""
    key = host, handler.path
    body = web.pages.get(key)
    behaviour = web.behaviours.get(host) if handler.path != "/robots.txt" else None
    if behaviour in {"hang", "slow"}:
        finished.wait(30 if behaviour == "hang" else 0.3)
    if behaviour == "endless":
        endless(handler)
    elif behaviour == "busy" and sum(x.host == host for x in web.visits) < 2:
        send(handler, b"later", status=503, headers=(("Retry-After", "1"),))
    elif key in web.redirects:
        send(handler, b"", status=302, headers=(("Location", web.redirects[key]),))
    else:
        send(handler, body or b"nothing here", status=200 if body else 404)


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    status: int,
    headers: tuple[tuple[str, str], ...] = (),
) -> None:
    """Send a whole answer."""
    handler.send_response(status)
    kind = "text/plain" if body.startswith(b"User-agent") else "text/html; charset=utf-8"
    for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Announce 200 MB and send them until the reader has had enough."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "200000000")
    handler.end_headers()
    for _ in range(3_200):
        handler.wfile.write(b"<p>offer</p>\n" * 4_800)


def build(size: int, *, poison: bool = True) -> Web:
    """
    Build a web of `size` offers behind http://listing.example/best.

    Every tenth offer is difficult: dead, slow, redirected, forbidden, endless, hanging,
    busy, poisonous, missing, or found under two links.
    """
    web = Web()
    cards = []
    for n in range(size):
        host = f"miner{n}.example"
        make = _DIFFICULT[n % 10] if n % 3 == 0 else _plain
        link = (_plain if make is _poisonous and not poison else make)(web, host, n)
        cards.append(f"<li><h3>Miner {n}</h3><p>Praise {n}: pays like clockwork.</p>{link}</li>")
    web.pages["listing.example", "/best"] = page("The best miners", _around("".join(cards)))
    return web


def _around(cards: str) -> str:
    """Put what no audit should follow around the cards."""
    return (
        '<nav><a href="/about">About</a><a href="http://sister.example/">Sister site</a></nav>'
        f"<ul>{cards}</ul>"
        '<p><a href="https://www.facebook.com/best">Like us</a> <a href="/best?page=2">more</a>'
        ' <a href="https://play.google.com/store/apps/x">App</a></p>'
        '<footer><a href="http://lawyer.example/">Imprint</a></footer>'
    )


def _offer(web: Web, host: str, n: int) -> str:
    words = HONEST if n % 4 == 0 else PLANS
    body = words.format(n=n, rate=1 + n % 7, days=20 + n, least=50 + n)
    contact = "<p>Write to desk@kit.example</p>" if n % 4 == 1 else ""
    web.pages[host, "/"] = page(f"Miner {n}", body + contact)
    return f"http://{host}/"


def _plain(web: Web, host: str, n: int) -> str:
    url = _offer(web, host, n)
    web.expected[url] = "done"
    return f'<a href="{url}?ref=best{n}&utm_source=list">Visit</a>'


def _dead(web: Web, host: str, n: int) -> str:
    web.dead.add(host)
    web.expected[f"http://{host}/"] = "failed"
    return f'<a href="http://{host}/">Visit</a>'


def _behaving(kind: str, state: str) -> "Maker":
    def make(web: Web, host: str, n: int) -> str:
        url = _offer(web, host, n)
        web.behaviours[host] = kind
        web.expected[url] = state
        return f'<a href="{url}">Visit</a>'

    return make


def _hop(web: Web, host: str, n: int) -> str:
    url = _offer(web, host, n)
    web.redirects["listing.example", f"/go/{n}"] = f"http://track{n}.example/c?aff=9"
    web.redirects[f"track{n}.example", "/c?aff=9"] = f"{url}?ref=hop{n}"
    web.pages[host, f"/?ref=hop{n}"] = web.pages[host, "/"]
    web.expected[f"http://listing.example/go/{n}"] = "done"
    return f'<a href="/go/{n}">Visit</a>'


def _forbidden(web: Web, host: str, n: int) -> str:
    url = _offer(web, host, n)
    web.pages[host, "/robots.txt"] = b"User-agent: *\nDisallow: /"
    web.expected[url] = "failed"
    return f'<a href="{url}">Visit</a>'


def _poisonous(web: Web, host: str, n: int) -> str:
    web.pages[host, "/"] = page(f"Miner {n}", f"<p>Earn 2 % daily. This page {POISON}.</p>")
    web.expected[f"http://{host}/"] = "poisoned"
    return f'<a href="http://{host}/">Visit</a>'


def _missing(web: Web, host: str, n: int) -> str:
    web.expected[f"http://{host}/"] = "failed"
    return f'<a href="http://{host}/">Visit</a>'


def _twice(web: Web, host: str, n: int) -> str:
    url = _offer(web, host, n)
    web.redirects["listing.example", f"/go/{n}"] = url
    web.expected[url] = "done"
    return f'<a href="{url}?ref=a">Visit</a> or <a href="/go/{n}">join</a>'


Maker = type(_plain)
_DIFFICULT = (
    _twice,
    _missing,
    _hop,
    _dead,
    _poisonous,
    _behaving("hang", "failed"),
    _behaving("slow", "done"),
    _behaving("endless", "failed"),
    _forbidden,
    _behaving("busy", "done"),
)
