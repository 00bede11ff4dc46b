"""
Processes that each hold one job at a time.

Ours instead of concurrent.futures: there, one killed process fails every job of the pool.
Here it fails the one job it held, and another process takes its place.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

READY = "ready"
START_S = 120.0  # a cold disk and a slow machine included


class LostError(Exception):
    """The process could not load, or died with a job in its hands."""


@dataclass(frozen=True, slots=True)
class Craft:
    """
    What a process does: `prepare` once, then `work` for each job.

    Both are functions of a module, `prepare` returns what `work` is given beside the job.
    """

    prepare: Callable[[Any], Any]
    setting: Any
    work: Callable[[Any, Any], Any]


def live(pipe: Connection, craft: Craft) -> None:
    """Work until the pipe closes: nobody outlives the server that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer
    try:
        tools = craft.prepare(craft.setting)
    except Exception as error:  # noqa: BLE001 - the process's edge: said to who started it
        pipe.send(f"{type(error).__name__}: {error}")
        return
    pipe.send(READY)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(craft.work(tools, job))


class Hand:
    """One process and the pipe to it."""

    def __init__(self, craft: Craft) -> None:
        """Start the process; it is of use once `ready` has returned."""
        context = multiprocessing.get_context("spawn")  # the server has threads: never fork
        self._pipe, far_end = context.Pipe()
        self.process = context.Process(target=live, args=(far_end, craft), daemon=True)
        self.process.start()
        far_end.close()  # so that its death is the end of the file
        self._thread = ThreadPoolExecutor(1)
        self._ended = False

    async def ready(self) -> None:
        """Wait until everything is loaded; LostError says why it could not be."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(START_S):
            said = await loop.run_in_executor(self._thread, self._receive)
        if said != READY:
            raise LostError(said)

    async def do(self, job: Any) -> Any:  # noqa: ANN401 - a craft's own types
        """Have one job done; LostError if the process dies over it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._ask, job)

    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self.process.is_alive()

    def usable(self) -> bool:
        """Tell whether the process can take another job."""
        return not self._ended and self.alive()

    def end(self) -> None:
        """End the process, whatever it is doing; a job it holds fails with LostError."""
        if self._ended:
            return
        self._ended = True
        self.process.kill()
        self._thread.submit(self._bury)  # behind the job that still waits at the pipe
        self._thread.shutdown(wait=False)

    def _bury(self) -> None:
        self.process.join()
        self._pipe.close()

    def _ask(self, job: Any) -> Any:  # noqa: ANN401 - a craft's own types
        try:
            self._pipe.send(job)
        except OSError as error:
            raise LostError from error
        return self._receive()

    def _receive(self) -> Any:  # noqa: ANN401 - a craft's own types
        try:
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise LostError from error
