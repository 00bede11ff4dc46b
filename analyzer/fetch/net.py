"""The two doors to the network: asking for addresses and opening a socket."""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from analyzer.errors import DeadlineError, UnresolvedError

Resolve = Callable[[str, int, float], tuple[str, ...]]  # name, port, seconds -> addresses
Connect = Callable[[str, int, float], socket.socket]  # address, port, seconds -> connected socket


def resolve(name: str, port: int, seconds: float) -> tuple[str, ...]:
    """
    Ask the system for the addresses of a name, for so long at most.

    The system's resolver knows no deadline, so it is asked on a thread that is left
    behind when the time is up.
    """
    answer: list[tuple[str, ...] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
            answer.append(tuple(str(x[4][0]) for x in found))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    match answer:
        case []:
            raise DeadlineError(f"The name {name} could not be looked up in time.", _RETRY)
        case [tuple() as found] if found:
            return found
        case _:
            raise UnresolvedError(f"There is no host {name}: the name leads nowhere.", _GONE)


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """Open a connection to an address in numbers; no name is ever looked up here."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.settimeout(seconds)
        opened.connect((address, port))
    except BaseException:
        opened.close()
        raise
    return opened


def utc_now() -> datetime:
    """Return the time of day, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Net:
    """
    Everything a fetch needs from the world; tests bring their own.

    `ca_file` is a file of trusted certificates in place of the usual ones.
    """

    resolve: Resolve = resolve
    connect: Connect = connect
    stopwatch: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = utc_now
    ca_file: str | None = None


REAL_NET = Net()

_RETRY = "Check your own connection and try again."
_GONE = "Check the spelling. Such sites vanish within weeks; look for a saved copy."
