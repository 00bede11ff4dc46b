"""Who may be asked next: one question per host at a time, and the pauses each host wants."""

import heapq
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from analyzer.fetch.address import WebAddress
from analyzer.fetch.exchange import Answer


@dataclass(frozen=True, slots=True)
class Errand:
    """
    The next question of a target: `address`, after the `answers` so far.

    `tries` counts how often this very address was asked in vain.
    """

    id: int
    name: str
    address: WebAddress
    listings: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    tries: int = 0

    @property
    def host(self) -> str:
        """The host that is asked, whatever its port."""
        return self.address.host.name


@dataclass(slots=True)
class _Door:
    """A host: who waits to ask it, whether it is being asked, and from when on it may be."""

    waiting: deque[Errand] = field(default_factory=deque)
    busy: bool = False
    free_at: float = 0.0


class Agenda:
    """Hands out errands to threads, so that no host is asked twice at a time or too soon."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin empty; `clock` is a stopwatch in seconds."""
        self._clock = clock
        self._change = threading.Condition()
        self._doors: dict[str, _Door] = {}
        self._order: list[tuple[float, int, str]] = []
        self._count = 0
        self._abroad = 0
        self._stopped = False

    def put(self, errand: Errand) -> None:
        """Add an errand behind the others of its host."""
        with self._change:
            self._door(errand.host).waiting.append(errand)
            self._open(errand.host)
            self._change.notify()

    def take(self) -> Errand | None:
        """Wait for an errand whose host may be asked; None once all is done, or `stop` was said."""
        with self._change:
            while not self._stopped:
                wait = self._next_in()
                if wait is None and not self._abroad:
                    self._change.notify_all()
                    return None
                if wait is not None and wait <= 0:
                    return self._hand_out()
                self._change.wait(wait)
            return None

    def give_back(self, done: Errand, pause: float, follow: Errand | None) -> None:
        """Leave a host alone for `pause` seconds; `follow` is what the target asks next."""
        with self._change:
            door = self._doors[done.host]
            door.busy = False
            door.free_at = max(door.free_at, self._clock() + pause)
            self._abroad -= 1
            if follow is not None:
                self._door(follow.host).waiting.appendleft(follow)
                self._open(follow.host)
            self._open(done.host)
            self._change.notify_all()

    def stop(self) -> None:
        """Hand out nothing more."""
        with self._change:
            self._stopped = True
            self._change.notify_all()

    def _door(self, host: str) -> _Door:
        return self._doors.setdefault(host, _Door())

    def _open(self, host: str) -> None:
        """Line a host up, if somebody waits for it; lining up twice does no harm."""
        door = self._doors[host]
        if door.waiting and not door.busy:
            self._count += 1
            heapq.heappush(self._order, (door.free_at, self._count, host))

    def _next_in(self) -> float | None:
        """Return in how many seconds the first host may be asked; None if nobody waits."""
        while self._order:
            free_at, _, host = self._order[0]
            door = self._doors[host]
            if door.waiting and not door.busy and door.free_at <= free_at:
                return free_at - self._clock()
            heapq.heappop(
                self._order
            )  # out of date: a newer entry stands in the line, or none need
        return None

    def _hand_out(self) -> Errand:
        _, _, host = heapq.heappop(self._order)
        door = self._doors[host]
        door.busy = True
        self._abroad += 1
        return door.waiting.popleft()
