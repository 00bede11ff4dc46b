"""The spread of outcomes, for a drawing with the promise marked in it."""

from functools import lru_cache

from analyzer.economics.outcome import Outcomes, ranked
from analyzer.economics.subject import work_out
from analyzer.types.economics import AS_DATED, Distribution, Overrides
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer

POINTS = 101  # quantiles 0, 1, ..., 100 %


def distribution(
    offer: Offer, network: NetworkState, overrides: Overrides = AS_DATED
) -> Distribution | None:
    """
    Return the generous futures of `offer` on its own terms, else of a fair contract.

    None where too little history lies before the network's day.
    """
    subject = work_out(offer, network, overrides)
    if subject.spread is None:
        return None
    usd, coin = _quantiles(subject.spread.outcomes)
    promise = subject.promise
    days = subject.contract.days if subject.priced and subject.contract else promise.horizon_days
    return Distribution(usd, coin, promise.judged_multiple, days)


@lru_cache(maxsize=64)
def _quantiles(generous: Outcomes) -> tuple[tuple[float, ...], tuple[float, ...]]:
    shares = [point / (POINTS - 1) for point in range(POINTS)]
    return ranked(generous.usd, shares), ranked(generous.coin, shares)
