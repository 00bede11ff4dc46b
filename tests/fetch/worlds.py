"""A pretended internet: names, addresses and answers, with a record of who was asked."""

import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime

from analyzer.errors import UnresolvedError
from analyzer.fetch import Limits, Net

PUBLIC = "93.184.216.34"
NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
QUICK = Limits(deadline_s=20, retries=0)
PLAN = b"<html><title>Plan</title><body><p>A plan of 30 days that pays 3 % daily.</p></body></html>"


def answer(
    body: bytes = PLAN, status: str = "200 OK", headers: str = "Content-Type: text/html"
) -> bytes:
    """Return a whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", *filter(None, headers.split("\n"))]
    lines += [f"Content-Length: {len(body)}", "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads elsewhere."""
    return answer(b"", status, f"Location: {location}")


@dataclass
class World:
    """
    Names lead to `names` (each look-up takes the next of several answers, the last stays).

    Connections are only pretended: each gets the next of `answers`, the last stays.
    `lookups`, `connections` and `requests` say what was tried.
    """

    names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    default: tuple[str, ...] | None = (PUBLIC,)
    answers: list[bytes] = field(default_factory=lambda: [answer()])
    lookups: list[str] = field(default_factory=list)
    connections: list[tuple[str, int]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    far_ends: list[socket.socket] = field(default_factory=list)

    @property
    def net(self) -> Net:
        """The doors to this world."""
        return Net(self._resolve, self._connect, pause=self.pauses.append, now=lambda: NOON)

    @property
    def requests(self) -> list[str]:
        """What the servers were asked, each up to the blank line."""
        return [_drained(x) for x in self.far_ends]

    def _resolve(self, name: str, _port: int, _seconds: float) -> tuple[str, ...]:
        self.lookups.append(name)
        queue = self.names.get(name)
        found = (queue.pop(0) if len(queue) > 1 else queue[0]) if queue else self.default
        if found is None:
            raise UnresolvedError(f"There is no host {name}.", "Check it.")
        return found

    def _connect(self, address: str, port: int, _seconds: float) -> socket.socket:
        self.connections.append((address, port))
        near, far = socket.socketpair()
        far.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_000_000)
        far.settimeout(5)
        far.sendall(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])
        far.shutdown(socket.SHUT_WR)
        self.far_ends.append(far)
        return near

    def close(self) -> None:
        """Hang up."""
        for far in self.far_ends:
            far.close()


def _drained(far: socket.socket) -> str:
    far.settimeout(5)
    got = b""
    while b"\r\n\r\n" not in got and (piece := far.recv(65_536)):
        got += piece
    return got.decode("latin-1")
