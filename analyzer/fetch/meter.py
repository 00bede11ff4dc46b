"""Count time and bytes of one fetch, and stop it when either is used up."""

import io
import socket
from collections.abc import Callable
from typing import Any

from analyzer.errors import ContentError, DeadlineError, TooLargeError
from analyzer.fetch.limits import Limits

_FRAMING = (
    1_000_000  # bytes allowed on the wire beyond the body itself, for chunk sizes and the like
)

_SAVE = "Save the page in your browser and give the file."


class Meter:
    """
    What is left of the limits; it changes as the fetch goes on, so it is no frozen value.

    `clock` is a stopwatch in seconds.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self.limits = limits
        self._clock = clock
        self._end = clock() + limits.deadline_s
        self._in_headers = False
        self._wire = 0

    def left(self) -> float:
        """Return the seconds left; DeadlineError if none are."""
        left = self._end - self._clock()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> DeadlineError:
        """Return the error that says the time is up."""
        problem = f"The page did not arrive within {self.limits.deadline_s:g} seconds."
        return DeadlineError(problem, f"Try again later. {_SAVE}")

    def is_over(self) -> bool:
        """Tell whether the time is up."""
        return self._clock() >= self._end

    def begin_headers(self) -> None:
        """Count what comes in as headers from here on."""
        self._in_headers = True
        self._wire = 0

    def begin_body(self) -> None:
        """Count what comes in as body from here on."""
        self._in_headers = False
        self._wire = 0

    def take(self, size: int) -> None:
        """Count bytes from the wire; raise once there are too many."""
        self._wire += size
        if self._in_headers and self._wire > self.limits.header_bytes:
            raise ContentError("The server's answer begins with endless headers.", _SAVE)
        if self._wire > self.limits.body_bytes + _FRAMING:
            raise self.too_large()

    def too_large(self) -> TooLargeError:
        """Return the error that says the page is larger than the limit."""
        size = f"{self.limits.body_bytes / 1e6:g} MB"
        return TooLargeError(
            f"The page is larger than {size}, more than any offer needs.",
            "Save the part with the offer as a file, or paste its text: minecanary check -",
        )


class MeteredSocket:
    """
    A connected socket whose every read is counted and ends with the deadline.

    It passes everything on but `makefile`, through which http.client reads.  The
    timeouts of requests and urllib3 are per read; this one is for the whole.
    """

    def __init__(self, inner: socket.socket, meter: Meter) -> None:
        self._inner = inner
        self._meter = meter

    def makefile(self, mode: str, *_: object, **__: object) -> io.BufferedReader:
        """Return a buffered reader that respects the meter."""
        if mode != "rb":
            raise ValueError(mode)
        return io.BufferedReader(_MeteredReader(self._inner, self._meter))

    def sendall(self, content: bytes) -> None:
        """Send everything within the time left."""
        self._inner.settimeout(self._meter.left())
        self._inner.sendall(content)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - it stands in for a socket
        """Pass everything else on."""
        return getattr(self._inner, name)


class _MeteredReader(io.RawIOBase):
    def __init__(self, inner: socket.socket, meter: Meter) -> None:
        self._socket = inner
        self._raw = inner.makefile("rb", buffering=0)  # keeps the socket open while it is read
        self._meter = meter

    def readable(self) -> bool:
        """Answer yes, as BufferedReader asks."""
        return True

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - a writable buffer
        """Read once, within the time left."""
        self._socket.settimeout(self._meter.left())
        size = self._raw.readinto(buffer)
        self._meter.take(size or 0)
        return size

    def close(self) -> None:
        """Let go of the socket."""
        self._raw.close()
        super().close()
