"""
A promise without income: how deposits must grow to keep it, and when it breaks.

x(t) deposits a day, payout r a day for T days, shares c for referrals, s skimmed and q
paid in again; a = 1 - c - s.  Cash flow never falls below zero under x = x0 e^(gt) if and
only if g >= (1-q) r (1 - e^(-gT)) / a.  Under logistic adoption n(t) = N / (1 + A e^(-bt))
the cash runs out on the ruin day.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from analyzer.economics.said import said
from analyzer.economics.units import plain
from analyzer.types.claim import Referral
from analyzer.types.economics import DepositsMustGrow, Overrides, Promise
from analyzer.types.offer import Offer

PEOPLE = 1_000_000.0
DEPOSIT_USD = 200.0
ADOPTION_PER_DAY = 0.08
FIRST_PEOPLE = 100.0
REFERRAL_SHARE = 0.10
LARGEST_REFERRAL_SHARE = 0.5
LONGEST_DAYS = 3650.0
NARROW = 1e-9  # days, and share of a ruin in the first day

Days = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A payout `rate` a day for `days`, and what happens to deposits; shares are fractions."""

    rate: float
    days: float
    referral: float = REFERRAL_SHARE
    skim: float = 0.0
    again: float = 0.0
    people: float = PEOPLE
    deposit: float = DEPOSIT_USD
    adoption: float = ADOPTION_PER_DAY

    @property
    def kept(self) -> float:
        """Return the share of deposits that can be paid out."""
        return max(1 - self.referral - self.skim, 1e-6)

    @property
    def outflow(self) -> float:
        """Return the payout per unit deposited and day that leaves the scheme."""
        return (1 - self.again) * self.rate


@dataclass(frozen=True, slots=True)
class Collapse:
    """The ruin under logistic adoption; money in USD, shares as fractions."""

    peak_day: float
    ruin_day: float
    joined_share: float
    owed: float
    lost_share: float


def deposits_must_grow(
    offer: Offer, promise: Promise, overrides: Overrides
) -> DepositsMustGrow | None:
    """Return what it takes to keep the promise with no income; None if it takes nothing."""
    if promise.judged_multiple is None or promise.judged_multiple <= 0:
        return None
    scheme = scheme_of(offer, promise, overrides)
    growth = required_growth(scheme)
    fall = collapse(scheme)
    return DepositsMustGrow(
        per_day_percent=100 * growth,
        doubling_days=math.log(2) / growth if growth > 0 else None,
        ruin_day=fall.ruin_day if fall else None,
        lost_share=fall.lost_share if fall else None,
    )


def scheme_of(offer: Offer, promise: Promise, overrides: Overrides) -> Scheme:
    """Return the scheme that the promise amounts to, everything paid evenly over the term."""
    days = promise.horizon_days
    given = {
        "referral": overrides.referral_share,
        "skim": overrides.skim_share,
        "again": overrides.reinvested_share,
        "people": overrides.people,
        "deposit": overrides.deposit_usd,
        "adoption": overrides.adoption_per_day,
    }
    stated = referral_share(offer)
    base = {"referral": stated} if stated is not None else {}
    chosen = {**base, **{k: v for k, v in given.items() if v is not None}}
    return Scheme(rate=(promise.judged_multiple or 0.0) / days, days=days, **chosen)


def referral_share(offer: Offer) -> float | None:
    """Return the share of deposits that goes to recruiters over all levels, None if unsaid."""
    levels = {c.level: plain(c.percent) for c in said(offer, Referral) if c.percent}
    total = sum(levels.values()) / 100
    return min(total, LARGEST_REFERRAL_SHARE) if levels else None


def required_growth(scheme: Scheme) -> float:
    """
    Return the least growth of deposits a day, as a fraction; 0 if none is needed.

    >>> round(required_growth(Scheme(rate=0.02, days=365, referral=0.10)), 4)
    0.0222
    """
    if scheme.outflow * scheme.days <= scheme.kept:
        return 0.0
    most = scheme.outflow / scheme.kept
    low, high = 0.0, most
    for _ in range(60):
        middle = (low + high) / 2
        needed = most * -math.expm1(-middle * scheme.days)
        low, high = (middle, high) if needed > middle else (low, middle)
    return high


@lru_cache(maxsize=256)
def collapse(scheme: Scheme) -> Collapse | None:
    """Return when and how the scheme breaks; None if it does not within ten years."""
    crowd = Crowd(scheme.people, scheme.adoption)
    day, joined, joined_days = _years_ahead(crowd)
    running = joined_days - np.interp(day - scheme.days, day, joined_days, left=0.0)
    cash = scheme.kept * joined - scheme.outflow * running
    below = np.flatnonzero(cash[1:] < 0)
    if not len(below):
        return None
    ruin = _zero(scheme, crowd, float(day[below[0]]))
    paid = scheme.rate * (crowd.joined_days(ruin) - crowd.joined_days(ruin - scheme.days))
    everybody = crowd.joined(ruin)
    return Collapse(
        peak_day=float(day[int(np.argmax(cash[: below[0] + 2]))]),
        ruin_day=ruin,
        joined_share=everybody / scheme.people,
        owed=scheme.deposit * (scheme.rate * scheme.days * everybody - paid),
        lost_share=_lost_share(scheme, crowd, ruin),
    )


def _zero(scheme: Scheme, crowd: "Crowd", low: float) -> float:
    """Return the day, within one after `low`, on which the cash falls to zero."""

    def cash(day: float) -> float:
        running = crowd.joined_days(day) - crowd.joined_days(day - scheme.days)
        return scheme.kept * crowd.joined(day) - scheme.outflow * running

    return _falling_through_zero(cash, low, low + 1)


def _falling_through_zero(value: Callable[[float], float], low: float, high: float) -> float:
    """
    Return where `value` falls through zero, to a billionth; an end if it does not.

    Found by false position, the end that stays twice being halved ("Illinois"): eight steps
    where halving the interval takes thirty.

    >>> round(_falling_through_zero(lambda x: 2 - x * x, 1.0, 2.0), 6)
    1.414214
    """
    above, below = value(low), value(high)
    if above <= 0 or below >= 0:
        return low if above <= 0 else high
    last, found = high, below
    for _ in range(60):
        guess = high - below * (high - low) / (below - above)
        before, found = found, value(guess)
        if found < 0:
            high, below, above = guess, found, above / 2 if before < 0 else above
        else:
            low, above, below = guess, found, below if before < 0 else below / 2
        if abs(guess - last) <= NARROW * min(guess, 1.0):
            break
        last = guess
    return guess


def _lost_share(scheme: Scheme, crowd: "Crowd", ruin: float) -> float:
    """Return the share of deposits whose depositor had not got his money back by then."""
    if scheme.rate * scheme.days < 1:
        return 1.0
    return 1 - crowd.joined(ruin - 1 / scheme.rate) / crowd.joined(ruin)


@dataclass(frozen=True)  # no slots: `ahead` is kept, being asked for at every step of a search
class Crowd:
    """People who join by logistic adoption, nobody before day 0."""

    people: float
    adoption: float

    @cached_property
    def ahead(self) -> float:
        """Return A of the logistic curve: those still to come for each who is there."""
        return max(self.people / FIRST_PEOPLE - 1, 1e-9)

    def joined(self, day: float) -> float:
        """Return the people who have joined by `day`."""
        if day < 0:
            return 0.0
        return self.people / (1 + self.ahead * math.exp(-min(self.adoption * day, 700.0)))

    def joined_days(self, day: float) -> float:
        """Return the integral of `joined` from day 0."""
        rise = self.adoption * max(day, 0.0)
        late = math.log1p(self.ahead * math.exp(-min(rise, 700.0)))
        return self.people / self.adoption * (rise + late - math.log1p(self.ahead))


@lru_cache(maxsize=4)
def _years_ahead(crowd: Crowd) -> tuple[Days, Days, Days]:
    """Return ten years of days, the people who have joined by then, and their integral."""
    day = np.arange(0.0, LONGEST_DAYS + 1)
    joined = np.array([crowd.joined(x) for x in day])
    return day, joined, np.array([crowd.joined_days(x) for x in day])
