"""Bring an offer's promise to common periods, with both readings of what it leaves open."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from analyzer.economics.figures import (
    LARGEST_EXPONENT,
    OPEN_TERM_DAYS,
    Figure,
    Stake,
    cap,
    figures,
    stated_term,
)
from analyzer.economics.remembered import remembered
from analyzer.economics.said import said
from analyzer.economics.units import DAYS_PER_MONTH, DAYS_PER_YEAR
from analyzer.types.claim import Guarantee, Hashrate, PrincipalReturned, Stance
from analyzer.types.economics import Interval, Promise
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer, Product

LONGEST_DAYS = 1095.0
SHORTEST_DAYS = 30.0
STAKING_LIKE = frozenset({Product.STAKING, Product.LENDING, Product.LIQUIDITY})
AGREEMENT = 0.02  # two statements of one rate differ by no more than rounding


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides how an offer's figures are read."""

    term: float | None
    principal: bool | None
    consumed: bool
    lent: bool
    guaranteed: bool
    cap: float | None
    open_days: float


@dataclass(frozen=True, slots=True)
class Read:
    """A figure, read: simple daily rates, multiples over `days`, and the one to judge by."""

    figure: Figure
    days: float
    daily: Interval
    multiple: Interval
    judged: float


def normalise(offer: Offer, network: NetworkState, open_days: float = OPEN_TERM_DAYS) -> Promise:
    """
    Return what the offer promises; its figures are None where it promises no return.

    An offer without a stated end is taken for `open_days`.
    Of several figures those that agree speak for the offer; else the lowest, because
    plans may have been read as one.
    """
    setting = _setting(offer, open_days)
    found = tuple(_read(figure, setting) for figure in figures(offer, network))
    if not found:
        return _no_promise(setting)
    varies = offer.varies or _guarantee_denied(offer)
    return _promise(_spokesman(found), setting, varies=varies)


def _promise(chosen: Read, setting: Setting, *, varies: bool) -> Promise:
    return Promise(
        daily_percent=_scaled(chosen.daily, 100),
        monthly_percent=_scaled(chosen.daily, 100 * DAYS_PER_MONTH),
        apr_percent=_scaled(chosen.daily, 100 * DAYS_PER_YEAR),
        apy_percent=_apy(chosen.daily),
        total_multiple=chosen.multiple,
        principal_returned=setting.principal,
        guaranteed=setting.guaranteed,
        fixed=setting.guaranteed or (chosen.figure.flat and not varies),
        term_days=setting.term,
        horizon_days=_horizon(chosen.days),
        judged_multiple=_over_horizon(chosen.judged, chosen.days),
    )


@remembered
def is_rented(offer: Offer) -> bool:
    """Say whether hashrate is sold, which is used up: its payouts are all there is."""
    if offer.product in {Product.MINING, Product.HOSTING}:
        return True
    return offer.product is Product.UNKNOWN and bool(said(offer, Hashrate))


def _is_consumed(offer: Offer) -> bool:
    """
    Say whether the stake is used up where the page leaves that open.

    A plan of a few days that names no hashrate rents none: its rate is a profit.
    """
    if not is_rented(offer):
        return False
    hashing = any(not rate.bonus for rate in said(offer, Hashrate))
    days = stated_term(offer)
    return hashing or days is None or days >= SHORTEST_DAYS


def _setting(offer: Offer, open_days: float) -> Setting:
    returned = {c.value for c in said(offer, PrincipalReturned)}
    return Setting(
        term=stated_term(offer),
        principal=returned.pop() if len(returned) == 1 else None,
        consumed=_is_consumed(offer),
        lent=offer.product in STAKING_LIKE,
        guaranteed=bool(said(offer, Guarantee)) and not _guarantee_denied(offer),
        cap=cap(offer),
        open_days=open_days,
    )


def _guarantee_denied(offer: Offer) -> bool:
    denied = (c for c in offer.claims if c.stance is Stance.DENIED)
    return any(isinstance(c.content, Guarantee) for c in denied)


def _no_promise(setting: Setting) -> Promise:
    if setting.cap is not None:  # a cap alone is where the plan says it ends
        days = setting.term or setting.open_days
        judged = _over_horizon(setting.cap, days)
        multiple = Interval(setting.cap, setting.cap)
    else:
        days, judged, multiple = setting.term or setting.open_days, None, None
    return Promise(
        daily_percent=None,
        monthly_percent=None,
        apr_percent=None,
        apy_percent=None,
        total_multiple=multiple,
        principal_returned=setting.principal,
        guaranteed=setting.guaranteed,
        fixed=setting.guaranteed,
        term_days=setting.term,
        horizon_days=_horizon(days),
        judged_multiple=judged,
    )


def _read(figure: Figure, setting: Setting) -> Read:
    days = _days(figure, setting)
    daily = [_daily(figure, share, days) for share in (figure.share, figure.share_max)]
    days = _ends_at_cap(figure, daily[0], days, setting)
    low, high = (_payouts(figure, share, days) for share in (figure.share, figure.share_max))
    stake = _stake(figure, setting)
    least = low + (stake is Stake.ON_TOP)
    most = high + (stake is not Stake.INSIDE)
    back = stake is Stake.ON_TOP or (stake is Stake.OPEN and not setting.consumed)
    limit = setting.cap if setting.cap is not None else math.inf
    multiple = Interval(min(least, limit), min(most, limit))
    if figure.output and stake is Stake.OPEN:  # what is left of it once the stake is earned back
        daily[0] = (low - 1) / days
    return Read(figure, days, Interval(*daily), multiple, min(low + back, limit))


def _days(figure: Figure, setting: Setting) -> float:
    if figure.once:
        return setting.term or figure.days or setting.open_days
    return min(setting.term or setting.open_days, LONGEST_DAYS)


def _daily(figure: Figure, share: float, days: float) -> float:
    """Return the simple daily profit, as a share of the stake."""
    period = figure.days or days
    inside = figure.stake is Stake.INSIDE and figure.once
    profit = share - 1 if inside else share
    if figure.compounding and profit > 0:
        return math.expm1(math.log1p(profit) / period) if period > 1 else profit / period
    return profit / period


def _payouts(figure: Figure, share: float, days: float) -> float:
    """Return everything paid over `days`, as a share of the stake."""
    if figure.once:
        return share
    periods = days / (figure.days or days)
    if figure.compounding:
        return math.expm1(min(math.log1p(share) * periods, LARGEST_EXPONENT))
    return share * periods


def _ends_at_cap(figure: Figure, daily: float, days: float, setting: Setting) -> float:
    if setting.cap is None or figure.once or daily <= 0:
        return days
    return min(days, max(setting.cap / daily, 1.0))


def _stake(figure: Figure, setting: Setting) -> Stake:
    if figure.stake is not Stake.OPEN:
        return figure.stake
    if setting.principal is False:
        return Stake.INSIDE
    if figure.compounding or setting.principal is True or setting.lent:
        return Stake.ON_TOP
    return Stake.OPEN


def _spokesman(found: tuple[Read, ...]) -> Read:
    """Return the lowest of the largest group that agrees."""
    support = _support(Counter(read.judged for read in found))
    return min(found, key=lambda r: (-support[r.judged], r.judged, r.daily.low))


def _support(times: Mapping[float, int]) -> Mapping[float, int]:
    """Return for each multiple how often one that agrees with it was read; none is negative."""
    found, ordered = Counter(times), sorted(times)
    for at, low in enumerate(ordered):
        for high in islice(ordered, at + 1, None):
            if not math.isclose(low, high, rel_tol=AGREEMENT):
                break  # those that follow are further away
            found[low] += times[high]
            found[high] += times[low]
    return found


def _horizon(days: float) -> float:
    return min(max(days, SHORTEST_DAYS), LONGEST_DAYS)


def _over_horizon(multiple: float, days: float) -> float:
    """Return the multiple over the horizon: a short profit repeated, a long one in part."""
    horizon = _horizon(days)
    if horizon > days and multiple <= 1:
        return multiple
    return 1 + (multiple - 1) * horizon / days if horizon != days else multiple


def _scaled(interval: Interval, factor: float) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)


def _apy(daily: Interval) -> Interval | None:
    """Return the yearly rate with daily compounding; None where it is beyond all sense."""
    if daily.low <= -1:
        return None
    low, high = (math.log1p(rate) * DAYS_PER_YEAR for rate in (daily.low, daily.high))
    if high > LARGEST_EXPONENT:
        return None
    return Interval(100 * math.expm1(low), 100 * math.expm1(high))
