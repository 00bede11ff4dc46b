"""Say beforehand what an audit would fetch, and about how long that takes."""

from collections import Counter
from dataclasses import dataclass

from analyzer.batch.addresses import host_of, normal
from analyzer.batch.run import Plan, Watch, read_sources
from analyzer.batch.store import FILE, Store

_ANSWER_S = 1.5  # seconds that a page and its redirects take, robots.txt included
_PAGE_S = 0.06  # seconds of one core that an analysis takes


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What would be done: pages to fetch, from how many hosts, and those already at hand."""

    addresses: tuple[str, ...]
    hosts: int
    stored: int
    minutes: float


def rehearse(plan: Plan, watch: Watch) -> Rehearsal:
    """
    Read the sources, listings and sitemaps included, and fetch nothing else; keep nothing.

    The time is that of the slowest of three: the host with the most pages, all threads
    together, the analysis.
    """
    begun = plan.out / FILE
    store = Store(":memory:")
    if begun.is_file():
        old = Store(begun)
        old.copy_to(store)
        old.close()
    read_sources(plan, store, watch)
    addresses = tuple(x.address for x in store.waiting(plan.limit))
    rows = store.ask("SELECT count(*) FROM targets WHERE state = 'fetched' AND id <= ?", plan.limit)
    store.close()
    return _estimate(plan, addresses, rows[0][0])


def _estimate(plan: Plan, addresses: tuple[str, ...], stored: int) -> Rehearsal:
    per_host = Counter(host_of(normal(x) or x) for x in addresses)
    slowest = max(per_host.values(), default=0) * (plan.manners.pause_s + _ANSWER_S)
    together = len(addresses) * _ANSWER_S / plan.manners.threads
    analysis = (len(addresses) + stored) * _PAGE_S / plan.jobs
    minutes = max(slowest, together, analysis) / 60
    return Rehearsal(addresses, len(per_host), stored, minutes)
