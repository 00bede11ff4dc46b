"""Requests over a connection that is pinned to an address already checked."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from analyzer.errors import ConnectError
from analyzer.fetch.address import WebAddress
from analyzer.fetch.gate import check_address, check_answer, is_own
from analyzer.fetch.meter import Meter, MeteredSocket
from analyzer.fetch.net import Net

_MOST_ATTEMPTS = 8  # addresses of one name that are tried, one after the other


@dataclass(frozen=True, slots=True)
class Line:
    """A checked way to a host: its addresses, and the meter that counts what comes back."""

    address: WebAddress
    numbers: tuple[str, ...]
    net: Net
    meter: Meter

    @property
    def own(self) -> bool:
        """Whether the way ends on the user's own machine or network."""
        return all(is_own(ip_address(x.partition("%")[0])) for x in self.numbers)

    def open(self) -> socket.socket:
        """Connect to the first of the checked addresses that answers."""
        reason = "no address"
        for number in self.numbers[:_MOST_ATTEMPTS]:
            seconds = min(self.meter.left(), self.meter.limits.connect_s)
            try:
                opened = self.net.connect(number, self.address.port, seconds)
            except OSError as error:
                reason = (error.strerror or str(error) or type(error).__name__).lower()
                continue
            opened.settimeout(self.meter.left())
            return opened
        self.meter.left()
        raise ConnectError(
            f"No connection to {self.address.host.name}: {reason}.",
            "Check the address and your own connection, or try again later.",
        )


@dataclass(frozen=True, slots=True)
class Trip:
    """What the hops of one fetch share."""

    net: Net
    meter: Meter
    allow_private: bool


def lay_line(address: WebAddress, trip: Trip) -> Line:
    """
    Check host and port, look the name up once, check every answer.

    Raises AddressError before any packet leaves for a forbidden address.
    """
    check_address(address, allow_private=trip.allow_private)
    if address.ip is not None:
        return Line(address, (str(address.ip),), trip.net, trip.meter)
    answer = trip.net.resolve(address.host.name, address.port, trip.meter.left())
    numbers = check_answer(address.host.name, answer, allow_private=trip.allow_private)
    return Line(address, numbers, trip.net, trip.meter)


class _PinnedHttp(HTTPConnection):
    def __init__(self, *args: Any, line: Line, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._line = line

    def _new_conn(self) -> socket.socket:
        return self._line.open()

    def connect(self) -> None:
        super().connect()
        _meter(self, self._line)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override] # as in urllib3 itself
        self._line.meter.begin_headers()
        response = super().getresponse()
        self._line.meter.begin_body()
        return response


class _PinnedHttps(HTTPSConnection):
    """The same over TLS: the name, not the pinned address, is what the certificate must show."""

    def __init__(self, *args: Any, line: Line, **options: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **options)
        self._line = line

    def _new_conn(self) -> socket.socket:
        return self._line.open()

    def connect(self) -> None:
        super().connect()
        _meter(self, self._line)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override] # as in urllib3 itself
        self._line.meter.begin_headers()
        response = super().getresponse()
        self._line.meter.begin_body()
        return response


def _meter(connection: HTTPConnection, line: Line) -> None:
    metered: Any = MeteredSocket(connection.sock, line.meter)
    connection.sock = metered


class _PinnedAdapter(HTTPAdapter):
    """Opens no connection but the line's, whatever the request says."""

    def __init__(self, line: Line) -> None:
        super().__init__(max_retries=0)
        host, port = line.address.host.name, line.address.port
        secure = line.address.scheme == "https"
        pool = HTTPSConnectionPool(host, port) if secure else HTTPConnectionPool(host, port)
        pool.ConnectionCls = partial(_PinnedHttps if secure else _PinnedHttp, line=line)  # type: ignore[assignment]
        self._pool = pool

    def get_connection_with_tls_context(self, *_: Any, **__: Any) -> HTTPConnectionPool:  # noqa: ANN401
        return self._pool

    def close(self) -> None:
        self._pool.close()
        super().close()


class PinnedSession(requests.Session):
    """
    A session for one request: no proxies, no .netrc, no cookies, no redirects of its own.

    >>> PinnedSession.get_redirect_target(None, None)
    """

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.trust_env = False
        self.headers.clear()
        self.adapters.clear()
        self.mount(f"{line.address.scheme}://", _PinnedAdapter(line))
        self.verify = line.net.ca_file or True

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Name no target: requests would read the whole body of a redirect, unpacking bombs."""


def send(session: PinnedSession, line: Line, headers: Mapping[str, str]) -> requests.Response:
    """Ask for the line's address; the body of the response is yet to be read."""
    seconds = line.meter.left()
    request = requests.Request("GET", line.address.text, headers=dict(headers))
    prepared = session.prepare_request(request)
    return session.send(prepared, stream=True, allow_redirects=False, timeout=seconds)
