"""One question to a server and its whole answer, within the limits."""

import http.client
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import requests
from urllib3.exceptions import (
    HTTPError,
    InvalidChunkLength,
    InvalidHeader,
    ProtocolError,
)

from analyzer.errors import ConnectError, ContentError, FetchError, PartialError, TlsError
from analyzer.fetch.address import WebAddress
from analyzer.fetch.agent import user_agent
from analyzer.fetch.unpack import accepted_codings, unpack
from analyzer.fetch.wire import Line, PinnedSession, Trip, lay_line, send
from analyzer.types.page import Hop

_PIECE = 65_536  # bytes read at a time
_SAVE = "Save the page in your browser and give the file."
_AGAIN = f"Try again. {_SAVE}"


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a server answered: `body` is unpacked, `hop` keeps what came over the wire.

    `own` is true where the server stands on the user's own machine or network.
    """

    address: WebAddress
    hop: Hop
    body: bytes
    at: datetime
    own: bool

    def header(self, name: str) -> str:
        """Return a header's value, several joined by commas; empty if there is none."""
        values = [value for key, value in self.hop.headers if key.lower() == name]
        return ", ".join(values)


def ask(address: WebAddress, trip: Trip) -> Answer:
    """
    Fetch one address, following nothing.

    Raises a child of FetchError for whatever goes wrong; a body that broke off is an error too.
    """
    line = lay_line(address, trip)
    headers = {
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
        "Accept-Language": "en;q=0.9,zh;q=0.8,*;q=0.5",
        "Accept-Encoding": accepted_codings(),
    }
    with PinnedSession(line) as session:
        try:
            return _read(send(session, line, headers), line)
        except FetchError:
            raise
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _translated(error, line) from error


def _read(response: requests.Response, line: Line) -> Answer:
    with response:
        wants_body = response.status_code not in range(300, 400)
        wire = _Tape(response.raw.stream(_PIECE, decode_content=False) if wants_body else iter(()))
        body = bytearray()
        for piece in unpack(iter(wire), response.headers.get("Content-Encoding", "")):
            body += piece
            if len(body) > line.meter.limits.body_bytes:
                raise line.meter.too_large()
            line.meter.left()
        now = line.net.now()
        hop = Hop(
            line.address.text,
            response.status_code,
            tuple(_readable(response.raw.headers)),
            response.reason or "",
            bytes(wire.kept),
            now,
        )
        return Answer(line.address, hop, bytes(body), now, line.own)


class _Tape:
    """Bytes as they pass by, kept for the evidence."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.kept = bytearray()

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.kept += piece
            yield piece


def _readable(headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield headers one by one, with those in UTF-8 made readable: http.client reads Latin-1."""
    for name, value in headers.items():
        yield name, " ".join(_from_utf8(value).split())


def _from_utf8(value: str) -> str:
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _translated(error: Exception, line: Line) -> FetchError:
    """Turn what requests, urllib3 and the socket raise into one of our sentences."""
    host = line.address.host.name
    causes = tuple(_causes(error))
    if line.meter.is_over() or any(isinstance(x, TimeoutError) for x in causes):
        return line.meter.late()
    if any(isinstance(x, ssl.SSLError) for x in causes):
        return _translated_tls(causes, host)
    if any(map(_is_early, causes)):
        return PartialError("The page broke off before its end; a part is not judged.", _AGAIN)
    if any(map(_is_gibberish, causes)):
        return ContentError(f"{host} answers in a way no browser understands.", _SAVE)
    return ConnectError(f"The connection to {host} broke.", _AGAIN)


def _is_early(error: BaseException) -> bool:
    """Tell whether an answer ended before it had said it would."""
    early = isinstance(error, ProtocolError) and "prematurely" in str(error)
    return early or isinstance(error, http.client.IncompleteRead | InvalidChunkLength)


def _is_gibberish(error: BaseException) -> bool:
    """Tell whether a server broke the rules of HTTP, rather than off."""
    if isinstance(error, http.client.RemoteDisconnected):
        return False
    known = http.client.HTTPException | requests.exceptions.InvalidHeader | InvalidHeader
    too_long = isinstance(error, ProtocolError) and "exceeded" in str(error)
    return too_long or isinstance(error, known | ValueError)


def _translated_tls(causes: tuple[BaseException, ...], host: str) -> TlsError:
    if any(isinstance(x, ssl.SSLCertVerificationError) for x in causes):
        return TlsError(f"The certificate of {host} does not prove that it is {host}.", _DOUBT)
    advice = f"Try http:// instead. {_SAVE}"
    return TlsError(f"{host} does not speak https as it should.", advice)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and everything it was made of."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        current = waiting.pop()
        if isinstance(current, BaseException) and id(current) not in seen:
            seen.add(id(current))
            yield current
            inner = (current.__cause__, current.__context__, getattr(current, "reason", None))
            waiting.extend([*inner, *current.args])


_DOUBT = "Do not enter anything on that site. Save the page in your browser if you need it judged."
