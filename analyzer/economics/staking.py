"""Staking, lending and liquidity: a promised rate against the asset's dated range."""

from functools import lru_cache

from analyzer.resources.facts import coin_kinds
from analyzer.types.economics import (
    AfterFall,
    FeasibleVerdict,
    StakingReference,
)
from analyzer.types.message import Message, Value, message
from analyzer.types.network import NetworkState, StakingRate
from analyzer.types.offer import Offer, Product

MAJORS_CEILING_APR = 20.0  # highest native rate of a major asset in dated tables since 2022
UNNAMED = "@economics.unnamed_asset"  # a key of the catalogue
UNLISTED_HIGH_APR = 100.0  # open-market coins have honestly paid 80-100 % in their infancy

Judgement = tuple[FeasibleVerdict, Message]


@lru_cache(maxsize=256)
def staking_rate(network: NetworkState, asset: str | None) -> StakingRate | None:
    """Return the range that holds for `asset` on the network's day, None if unlisted."""
    day = network.as_of.isoformat()
    rates = [r for r in network.staking if asset and r.asset.upper() == asset.upper()]
    current = [r for r in rates if r.until is None or day < r.until]
    return min(current, key=lambda r: r.until or "9999") if current else None


def reference(rate: StakingRate) -> StakingReference:
    """Return the range as reports print it."""
    return StakingReference(
        rate.asset, rate.low, rate.mid, rate.high, rate.as_of, rate.unbonding_days
    )


def cannot_be_staked(offer: Offer) -> bool:
    """
    Say whether the offer "stakes" what cannot be staked.

    A stablecoin secures no network: what a page pays on it is a loan's interest, and one
    that calls it staking says where the income does not come from.
    """
    if offer.product is not Product.STAKING or offer.coin is None:
        return False
    kinds = coin_kinds()
    return offer.coin.upper() in kinds.not_staked | kinds.stablecoins


def judge_listed(rate: StakingRate, apr: float) -> Judgement:
    """Judge a promised APR (percent) by the asset's dated range."""
    times = _times(apr, rate.high)
    if times > 5:
        verdict = FeasibleVerdict.OUT_OF_REACH
    elif times > 1.5:
        verdict = FeasibleVerdict.IMPLAUSIBLE
    elif times > 1:
        verdict = FeasibleVerdict.OPTIMISTIC
    else:
        verdict = FeasibleVerdict.PLAUSIBLE
    key = "feasible.staking_within" if times <= 1 else "feasible.staking_above"
    range_words: dict[str, Value] = {"low": rate.low, "high": rate.high, "as_of": rate.as_of}
    return verdict, message(key, apr=apr, asset=rate.asset, times=times, **range_words)


def judge_unlisted(asset: str, apr: float, *, fixed: bool) -> Judgement:
    """
    Judge a promised APR (percent) of an asset that no table lists.

    Up to 100 % a year nothing is known against it.  Above, a fixed rate is out of reach;
    a variable one climbs the same steps as a listed asset's, with 100 % for its high.
    """
    times = _times(apr, UNLISTED_HIGH_APR)
    words: dict[str, Value] = {"asset": asset, "apr": apr, "high": UNLISTED_HIGH_APR}
    if times <= 1:
        key = "feasible.rate_of_nothing" if asset == UNNAMED else "feasible.staking_unlisted"
        return FeasibleVerdict.UNKNOWN, message(key, **words)
    if fixed:
        return FeasibleVerdict.OUT_OF_REACH, message("feasible.staking_unlisted_fixed", **words)
    if times > 5:
        verdict = FeasibleVerdict.OUT_OF_REACH
    else:
        verdict = FeasibleVerdict.IMPLAUSIBLE if times > 1.5 else FeasibleVerdict.OPTIMISTIC
    return verdict, message("feasible.staking_unlisted_high", **words)


def _times(apr: float, high: float) -> float:
    """Return how many times `high` the rate is, free of the noise of converted periods."""
    return round(apr / high, 9)


def after_fall(apr: float) -> AfterFall:
    """
    Return the year's result in percent if the asset falls by 20 and by 50 %.

    >>> after_fall(10.0)
    AfterFall(fall_20=-12.0, fall_50=-45.0)
    """
    results = (round(((1 + apr / 100) * (1 - fall) - 1) * 100, 6) for fall in (0.2, 0.5))
    return AfterFall(*results)
