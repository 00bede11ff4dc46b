"""
A promise without income: how deposits must grow to keep it, and when it breaks.

x(t) deposits a day, payout r a day for T days, shares c for referrals, s skimmed and q
paid in again; a = 1 - c - s.  Cash flow never falls below zero under x = x0 e^(gt) if and
only if g >= (1-q) r (1 - e^(-gT)) / a.  Under logistic adoption n(t) = N / (1 + A e^(-bt))
the cash runs out on the ruin day.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analyzer.economics.figures import contents
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
    levels = {
        c.level: plain(c.percent) for c in contents(offer) if isinstance(c, Referral) and c.percent
    }
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
    crowd = _Crowd(scheme)
    day = np.linspace(0.0, LONGEST_DAYS, 3651)
    cash = crowd.cash(day)
    below = np.flatnonzero(cash < 0)
    below = below[below > 0]
    if not len(below):
        return None
    ruin = _zero(crowd, float(day[below[0] - 1]), float(day[below[0]]))
    return Collapse(
        peak_day=float(day[int(np.argmax(cash[: below[0] + 1]))]),
        ruin_day=ruin,
        joined_share=float(crowd.joined(np.array([ruin]))[0] / scheme.people),
        owed=crowd.owed(ruin),
        lost_share=crowd.lost_share(ruin),
    )


def _zero(crowd: "_Crowd", low: float, high: float) -> float:
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if crowd.cash(np.array([middle]))[0] < 0 else (middle, high)
    return high


class _Crowd:
    """People who join a scheme, the money they pay in and what it owes them."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.ahead = max(scheme.people / FIRST_PEOPLE - 1, 1e-9)  # A of the logistic curve

    def joined(self, day: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the people who have joined by `day`; nobody before day 0."""
        s = self.scheme
        people: NDArray[np.float64] = s.people / (1 + self.ahead * np.exp(-s.adoption * day))
        return np.where(day >= 0, people, 0.0)

    def joined_days(self, day: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the integral of `joined` from day 0."""
        s, clipped = self.scheme, np.maximum(day, 0.0)
        start = math.log1p(self.ahead)
        rise = np.logaddexp(s.adoption * clipped, math.log(self.ahead))
        total: NDArray[np.float64] = s.people / s.adoption * (rise - start)
        return total

    def cash(self, day: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return deposits kept minus payouts so far, in USD."""
        s = self.scheme
        running = self.joined_days(day) - self.joined_days(day - s.days)
        money: NDArray[np.float64] = s.deposit * (s.kept * self.joined(day) - s.outflow * running)
        return money

    def owed(self, ruin: float) -> float:
        """Return what was promised to those who joined and never paid, in USD."""
        s, at = self.scheme, np.array([ruin])
        running = self.joined_days(at) - self.joined_days(at - s.days)
        promised = s.rate * s.days * self.joined(at)
        return float(s.deposit * (promised - s.rate * running)[0])

    def lost_share(self, ruin: float) -> float:
        """Return the share of deposits whose depositor had not got his money back by then."""
        if self.scheme.rate * self.scheme.days < 1:
            return 1.0
        recovered, everybody = self.joined(np.array([ruin - 1 / self.scheme.rate, ruin]))
        return float(1 - recovered / everybody)
