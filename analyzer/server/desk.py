"""Where requests become reports: the cache, the processes, and what each request needs of them."""

import asyncio
from dataclasses import replace
from functools import cached_property

from analyzer.pipeline import program_version
from analyzer.report.tree import SCHEMA
from analyzer.resources.facts import default_network, load_network_file
from analyzer.resources.rules import load_rules
from analyzer.rules.ruleset import Ruleset
from analyzer.server.cache import Cache
from analyzer.server.config import Config
from analyzer.server.errand import fetch, load_fetcher
from analyzer.server.hands import Craft
from analyzer.server.metrics import Metrics
from analyzer.server.pool import Pool
from analyzer.server.problems import Problem, RefusedError
from analyzer.server.requests import Job, What, read_request
from analyzer.server.work import Done, Fetched, Written, analyse, load_analyst
from analyzer.types.network import NetworkState

MIN_EXTENSION = "1.0.0"  # the oldest extension that understands our answers


class Desk:
    """Answers requests; holds everything that lives as long as the server."""

    def __init__(self, config: Config, metrics: Metrics) -> None:
        """Prepare; nothing runs before `open`."""
        self.config = config
        self.metrics = metrics
        bounds = config.bounds
        self.cache = Cache(bounds.cache_bytes)
        self.analysts = Pool(
            Craft(load_analyst, config.network, analyse), config.processes(), bounds.waiting
        )
        self.fetchers = Pool(
            Craft(load_fetcher, bounds.fetch_s, fetch), config.fetchers, bounds.waiting
        )

    async def open(self) -> None:
        """Load what this process answers itself, and start the others."""
        _ = self.rules, self.network
        await asyncio.gather(self.analysts.start(), self.fetchers.start())

    async def close(self) -> None:
        """End the processes."""
        await asyncio.gather(self.analysts.stop(), self.fetchers.stop())

    @cached_property
    def rules(self) -> Ruleset:
        """Return the rules that judge."""
        return load_rules()

    @cached_property
    def network(self) -> NetworkState:
        """Return the network state that offers are priced with."""
        file = self.config.network
        return load_network_file(file) if file else default_network()

    def version(self) -> dict[str, str]:
        """Return what an extension needs to know to work with us."""
        return {"program": program_version(), "schema": SCHEMA, "min_extension": MIN_EXTENSION}

    async def report(self, job: Job) -> tuple[bytes, bool]:
        """
        Return a report as JSON text, and whether it was kept from before.

        An address is fetched anew each time: its page may have changed.
        """
        if job.what is What.URL:
            return await self._fetched(job), False
        key = job.key()
        kept = self.cache.get(key)
        if kept is not None:
            return kept, True
        body = await self._analysed(job)
        self.cache.put(key, body)
        return body, False

    async def page(self, report: bytes) -> bytes:
        """Return a report as a page for a person, in the language of its sentences."""
        return (await self._done(Written(report))).body

    async def _fetched(self, job: Job) -> bytes:
        bounds = self.config.bounds
        page = await self.fetchers.do(job.content, bounds.fetch_s + bounds.deadline_s)
        if isinstance(page, Problem):
            raise RefusedError(page)
        return await self._analysed(Fetched(page, job.lang, job.as_of))

    async def _analysed(self, job: Job | Fetched) -> bytes:
        done = await self._done(job)
        self.metrics.bands[done.band] += 1
        return done.body

    async def _done(self, job: Job | Fetched | Written) -> Done:
        done: Done | Problem = await self.analysts.do(job, self.config.bounds.deadline_s)
        if isinstance(done, Problem):
            raise RefusedError(done)
        return done

    async def batch(self, asked: list[object]) -> bytes:
        """Return an answer for each, in order; as many at a time as there are processes."""
        at_once = asyncio.Semaphore(self.config.processes())

        async def one(item: object) -> bytes:
            async with at_once:
                return await self._item(item)

        return b"[" + b",".join(await asyncio.gather(*(one(item) for item in asked))) + b"]"

    async def _item(self, item: object) -> bytes:
        try:
            body, _ = await self.report(read_request(item))
        except RefusedError as refusal:
            problem = replace(refusal.problem, retry_s=None)
            return b'{"status":%d,"problem":%s}' % (problem.status, problem.body())
        return b'{"status":200,"report":%s}' % body

    def gauges(self) -> dict[str, float]:
        """Return what the metrics show of the present state."""
        return {
            "processes": len(self.analysts.process_ids()),
            "processes_idle": self.analysts.idle,
            "processes_replaced_total": self.analysts.replaced + self.fetchers.replaced,
            "waiting": self.analysts.waiting,
            "cache_bytes": self.cache.size,
            "cache_hits_total": self.cache.hits,
            "cache_misses_total": self.cache.misses,
        }
