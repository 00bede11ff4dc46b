"""
The first bootstrap of a date and term, and further offers that share it.

    python -m tests.bench.offers
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from statistics import median

from analyzer.economics import TypedTerms, assess, hand_offer
from analyzer.resources.facts import default_network, network_at
from analyzer.types.offer import Offer
from tests.bench.row import Row

FIRST_MS, FURTHER_MS = 15.0, 1.0  # aims
_DATES, _OFFERS = 9, 60


def offer_rows() -> Iterator[Row]:
    """Yield milliseconds of the processor, medians, against the aim itself."""
    newest = default_network().as_of
    first = []
    for week in range(_DATES + 1):  # the first loads everything and is left out
        network = network_at(newest - timedelta(weeks=2 + week))
        first.append(_cpu_ms(lambda network=network: assess(_contract(0), network)))  # type: ignore[misc]
    yield Row("first bootstrap of a date and term", median(first[1:]), "aim", FIRST_MS, 1.0)
    network = default_network()
    for name, make in (("contract with a USD fee", _contract), ("bare promise", _promise)):
        assess(make(0), network)
        further = [_cpu_ms(partial(assess, make(n), network)) for n in range(1, _OFFERS)]
        yield Row(f"further offer: {name}", median(further), "aim", FURTHER_MS, 1.0)


def _contract(number: int) -> Offer:
    """Return a contract whose price and fee are its own, so that nothing of it is remembered."""
    fee = f"{0.02 + number / 10_000:.4f}"
    return hand_offer(
        TypedTerms(hashrate="100TH", price=str(1200 + number), days="365", fee_per_th_day=fee)
    )


def _promise(number: int) -> Offer:
    return hand_offer(
        TypedTerms(stake="BTC", price=str(500 + number), days="365", apr=str(9 + number))
    )


def _cpu_ms(step: Callable[[], object]) -> float:
    started = time.process_time()
    step()
    return 1000 * (time.process_time() - started)


if __name__ == "__main__":
    for row in offer_rows():
        print(row)
