"""
One HTTP request over a plain socket.

http.client would bring the e-mail package and TLS along: a third of the time that a whole
`check --via-server` may take.  Enough for our own server, which always states a length.
"""

import socket

from analyzer.errors import ConnectError

MOST_BYTES = 64_000_000  # of an answer
PATIENCE_S = 90.0


def post(
    place: tuple[str, int], path: str, headers: dict[str, str], body: bytes
) -> tuple[int, bytes]:
    """Send `body` and return the answer's status and content; ConnectError if none comes."""
    host, port = place
    named = f"[{host}]" if ":" in host else host
    lines = [f"POST {path} HTTP/1.1", f"Host: {named}:{port}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    try:
        with socket.create_connection(place, PATIENCE_S) as wire:
            wire.sendall("\r\n".join(lines).encode("latin-1") + body)
            return _split(_all_of(wire))
    except (OSError, ValueError) as error:
        raise ConnectError(
            f"No minecanary server answers at {named}:{port}.", "Start one with: minecanary serve"
        ) from error


def _all_of(wire: socket.socket) -> bytes:
    parts, size = [], 0
    while part := wire.recv(1 << 16):
        size += len(part)
        if size > MOST_BYTES:
            raise ValueError("too much")
        parts.append(part)
    return b"".join(parts)


def _split(answer: bytes) -> tuple[int, bytes]:
    """Take apart an answer; ValueError if it is none, or not whole."""
    head, _, content = answer.partition(b"\r\n\r\n")
    first, *fields = head.decode("latin-1").split("\r\n")
    version, status, *_ = first.split(" ")
    length = next((f for f in fields if f.lower().startswith("content-length:")), "")
    if not version.startswith("HTTP/1.") or int(length.partition(":")[2]) != len(content):
        raise ValueError("not a whole answer")
    return int(status), content
