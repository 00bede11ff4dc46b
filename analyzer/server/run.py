"""Listen, and end in order: the one place that knows the HTTP server underneath."""

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from analyzer.errors import UsageError
from analyzer.server.app import create_app
from analyzer.server.config import Config
from analyzer.server.problems import Problem

BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """Bind the address, port 0 for any free one; UsageError if it is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio switches off delays (Nagle) only where it is: 40 ms.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two servers share the port
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(BACKLOG)
    except OSError as error:
        bound.close()
        raise UsageError(
            f"{host}:{port} cannot be listened on ({error.strerror}).",
            "Is a server running already? Choose another port: minecanary serve --port 8766",
        ) from error
    return bound


def run(config: Config, bound: socket.socket, announce: Callable[[], None]) -> bool:
    """
    Serve until the process is asked to end; say whether it ever came to serving.

    Requests in hand are finished first, for as long as one may take.  KeyboardInterrupt: it
    was Ctrl-C that asked.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    server = _Server(
        uvicorn.Config(
            create_app(config),
            http=protocol(config.bounds.head_s),
            ws="none",
            lifespan="on",
            log_config=None,
            log_level="critical",  # what goes wrong is said by us, without a traceback
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=int(config.bounds.deadline_s) + 1,
        ),
        announce,
    )
    server.run(sockets=[bound])
    if server.interrupted:
        raise KeyboardInterrupt
    return server.started


class _Server(uvicorn.Server):
    """Says that it is there, once everything has loaded, and remembers what ended it."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce
        self.interrupted = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        # The server underneath raises the signal again when all is done, and that comes to nothing
        # where the process was started with Ctrl-C ignored, as shells do in the background.
        self.interrupted = sig == signal.SIGINT
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()


def protocol(head_s: float) -> type[H11Protocol]:
    """Return the HTTP protocol, closing on who takes more than `head_s` to say what he wants."""

    class Patient(H11Protocol):
        """Adds what the server underneath lacks: a bound on the head, errors in our form."""

        _bell: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._bell = self.loop.call_later(head_s, self._give_up)

        def connection_lost(self, exc: Exception | None) -> None:
            if self._bell is not None:
                self._bell.cancel()
            super().connection_lost(exc)

        def _give_up(self) -> None:
            if self.cycle is None and not self.transport.is_closing():
                self.transport.close()

        def send_400_response(self, msg: str) -> None:
            """Say in the form of every other error that this is no HTTP."""
            body = Problem(400, "not-http", "This is not HTTP", msg).body()
            head = (
                "HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\n"
                f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            )
            self.transport.write(head.encode("ascii") + body)
            self.transport.close()

    return Patient
