"""A process that dies takes its own job with it, and nobody else's."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

import pytest

from analyzer.server.hands import Craft
from analyzer.server.pool import Pool
from analyzer.server.problems import RefusedError
from tests.server import crafts

LONG_S = 60.0


def with_pool(size: int, most_waiting: int, act: Callable[[Pool], Awaitable[None]]) -> None:
    async def live() -> None:
        pool = Pool(Craft(crafts.prepare, "tools", crafts.work), size, most_waiting)
        await pool.start()
        try:
            await act(pool)
        finally:
            await pool.stop()

    asyncio.run(live())


async def status_of(answer: Awaitable[object]) -> int:
    with pytest.raises(RefusedError) as caught:
        await answer
    return caught.value.problem.status


def test_jobs_are_done_with_what_was_prepared() -> None:
    async def act(pool: Pool) -> None:
        answers = await asyncio.gather(*(pool.do(f"{n}", LONG_S) for n in range(20)))
        assert answers == [f"TOOLS {n}" for n in range(20)]
        assert pool.replaced == 0

    with_pool(2, 50, act)


def test_only_the_job_in_its_hands_is_lost_with_a_process() -> None:
    async def act(pool: Pool) -> None:
        jobs = ["a", "die", "b", "c", "d"]
        answers = await asyncio.gather(
            *(pool.do(job, LONG_S) for job in jobs), return_exceptions=True
        )
        lost = [job for job, answer in zip(jobs, answers, strict=True) if answer != f"TOOLS {job}"]
        assert lost == ["die"]
        assert isinstance(answers[1], RefusedError)
        assert answers[1].problem.status == 503
        assert answers[1].problem.retry_s
        assert pool.replaced == 1

    with_pool(2, 50, act)


def test_a_process_killed_while_idle_costs_no_job() -> None:
    async def act(pool: Pool) -> None:
        [pid] = pool.process_ids()
        os.kill(pid, signal.SIGKILL)
        while pool.process_ids():
            await asyncio.sleep(0)
        assert await pool.do("a", LONG_S) == "TOOLS a"

    with_pool(1, 50, act)


def test_a_job_that_takes_too_long_is_ended_and_the_pool_heals() -> None:
    async def act(pool: Pool) -> None:
        before = await pool.do("who", LONG_S)
        assert await status_of(pool.do("hang", 0.2)) == 504
        assert await pool.do("who", LONG_S) != before

    with_pool(1, 50, act)


def test_a_full_queue_and_a_long_one_are_told_apart() -> None:
    async def act(pool: Pool) -> None:
        held = asyncio.create_task(pool.do("hang", LONG_S))
        waits = asyncio.create_task(pool.do("a", 0.5))
        while not pool.waiting:
            await asyncio.sleep(0)
        assert await status_of(pool.do("b", LONG_S)) == 429
        assert await status_of(waits) == 503
        held.cancel()
        assert await pool.do("c", LONG_S) == "TOOLS c"

    with_pool(1, 1, act)
