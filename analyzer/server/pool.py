"""A pool of hands that heals: who asks gets a free one, and a dead one is replaced."""

import asyncio
import contextlib
import logging
from typing import Any

from analyzer.server.hands import Craft, Hand, LostError
from analyzer.server.problems import (
    RefusedError,
    not_begun,
    process_lost,
    queue_full,
    too_slow_page,
)

LOG = logging.getLogger("minecanary.server")
PAUSE_S = 2.0  # before another attempt to replace a hand that died while loading


class Pool:
    """
    `size` processes, and a bounded queue before them.

    `waiting` and `replaced` are for the metrics.
    """

    def __init__(self, craft: Craft, size: int, most_waiting: int) -> None:
        """Keep what is needed to start; nothing runs before `start`."""
        self.waiting = 0
        self.replaced = 0
        self._craft = craft
        self._size = size
        self._most_waiting = most_waiting
        self._idle: asyncio.Queue[Hand] = asyncio.Queue()
        self._hands: set[Hand] = set()
        self._healing: set[asyncio.Task[None]] = set()

    @property
    def idle(self) -> int:
        """Return how many processes have nothing to do."""
        return self._idle.qsize()

    def process_ids(self) -> list[int]:
        """Return the ids of the processes that live."""
        return [hand.process.pid for hand in self._hands if hand.process.pid and hand.alive()]

    async def start(self) -> None:
        """Start every process and wait until all have loaded; LostError if one cannot."""
        await asyncio.gather(*(self._add() for _ in range(self._size)))

    async def stop(self) -> None:
        """End every process."""
        for task in self._healing:
            task.cancel()
        await asyncio.gather(*self._healing, return_exceptions=True)
        for hand in self._hands:
            hand.end()
        self._hands.clear()

    async def do(self, job: Any, deadline_s: float) -> Any:  # noqa: ANN401 - a craft's own types
        """
        Have a job done within `deadline_s`, waiting included.

        RefusedError: the queue is full, no process was free in time, the job took too long
        (its process is ended), or the process died over it.
        """
        if self._idle.empty() and self.waiting >= self._most_waiting:
            raise RefusedError(queue_full())
        loop = asyncio.get_running_loop()
        due = loop.time() + deadline_s
        hand = await self._free(due)
        try:
            async with asyncio.timeout_at(due):
                return await hand.do(job)
        except TimeoutError as error:
            hand.end()
            raise RefusedError(too_slow_page(deadline_s)) from error
        except LostError as error:
            hand.end()  # its pipe is closed before it counts as dead
            raise RefusedError(process_lost()) from error
        except asyncio.CancelledError:
            hand.end()  # nobody waits for it any more
            raise
        finally:
            self._give_back(hand)

    async def _free(self, due: float) -> Hand:
        """Return a living hand that nobody holds."""
        self.waiting += 1
        try:
            async with asyncio.timeout_at(due):
                while True:
                    hand = await self._idle.get()
                    if hand.alive():
                        return hand
                    self._replace(hand)
        except TimeoutError as error:
            raise RefusedError(not_begun()) from error
        finally:
            self.waiting -= 1

    def _give_back(self, hand: Hand) -> None:
        if hand.usable():
            self._idle.put_nowait(hand)
        else:
            self._replace(hand)

    def _replace(self, dead: Hand) -> None:
        dead.end()
        self._hands.discard(dead)
        self.replaced += 1
        LOG.warning("a process ended (exit code %s); starting another", dead.process.exitcode)
        task = asyncio.get_running_loop().create_task(self._heal())
        self._healing.add(task)
        task.add_done_callback(self._healing.discard)

    async def _heal(self) -> None:
        """Start a hand, however often it takes: a machine out of memory recovers."""
        while True:
            with contextlib.suppress(LostError, TimeoutError, OSError):
                return await self._add()
            LOG.error("a process could not be started; trying again")
            await asyncio.sleep(PAUSE_S)

    async def _add(self) -> None:
        hand = await asyncio.to_thread(Hand, self._craft)
        self._hands.add(hand)
        try:
            await hand.ready()
        except BaseException:  # also when cancelled: no process stays behind
            self._hands.discard(hand)
            hand.end()
            raise
        self._idle.put_nowait(hand)
