"""What each claim of an offer says about money coming back, in common periods."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from analyzer.economics.remembered import remembered
from analyzer.economics.said import contents, said
from analyzer.economics.units import (
    CALENDAR_PER_WORKING_DAY,
    DAYS_PER_YEAR,
    PERIOD_DAYS,
    plain,
    ratio,
    terahashes,
    th_per,
)
from analyzer.types.claim import (
    Fee,
    Hashrate,
    Multiple,
    Payout,
    Price,
    RateShape,
    ReturnRate,
    Term,
    TotalReturn,
)
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer, Product

OPEN_TERM_DAYS = 365.0  # of an offer that states no end
HIGHEST_INTEREST = 50  # percent a year: the Turkish central bank's rate, March to December 2024
# A payout of more than three times the price a day is a price and a sum that do not belong
# together (a repair's hourly rate beside a set-up fee); schemes that promise as much say percent.
LARGEST_DAILY_SHARE = 3.0
LARGEST_TOTAL_SHARE = 500.0  # likewise: a bank's largest deposit beside its smallest unit
ALIKE = (0.5, 1.2)  # a day's payout over the price of a day's hashrate
LARGEST_EXPONENT = 60.0  # e^60 is far beyond any promise and still a plain number


class Stake(StrEnum):
    """Where the stake is in a figure: inside it, paid back on top of it, or left open."""

    INSIDE = "inside"
    ON_TOP = "on_top"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One statement of return: what is paid for `days`, as a share of the stake.

    `once`: paid one time after `days`; else every `days`.  `share_max` is the upper end
    of a range; `flat`: a fixed rate or amount; `output`: what a stated hashrate mines.
    """

    share: float
    share_max: float
    days: float | None
    stake: Stake
    once: bool = False
    flat: bool = True
    compounding: bool = False
    output: bool = False


@remembered
def stated_term(offer: Offer) -> float | None:
    """Return the days the offer runs, None if open-ended or not said."""
    terms = said(offer, Term)
    days = [plain(t.days) for t in terms if t.form == "fixed" and t.days is not None and t.days > 0]
    if days:
        return days[0]
    whole = [f for f in said(offer, Multiple) if f.days and not f.cap]
    if whole and whole[0].days:
        return plain(whole[0].days)
    return None if terms else _cycle(offer)


def _cycle(offer: Offer) -> float | None:
    """Return the days of "113 % after 40 days", which is a term though none is stated."""
    usual = {*PERIOD_DAYS.values(), 31.0}
    rates = [c for c in said(offer, ReturnRate) if c.period_days]
    odd = [
        days
        for rate in rates
        if (days := plain(rate.period_days or Decimal(0))) > 0
        if rate.period_unit == "after" or (days > 1 and days not in usual)
    ]
    return odd[0] if odd and len(odd) == len(rates) else None


@remembered
def stated_th(offer: Offer) -> float | None:
    """Return the hashrate for sale in TH/s; a gift of hashrate is none."""
    rates = [c for c in said(offer, Hashrate) if not c.bonus]
    known = [th for th in map(terahashes, rates) if th]
    return known[0] if known else None


def price_unit_th(price: Price) -> float | None:
    """Return the TH/s that a price is for, None if it is not per hashrate."""
    if price.per is None or price.per in {"contract", "unit"}:
        return None
    return th_per(price.per.split("_")[0].split("/")[0])


@remembered
def stake_price(offer: Offer) -> Price | None:
    """Return the price that stands for the stake: a price, else the least or most."""
    prices = [c for c in said(offer, Price) if c.amount > 0]
    whole = [p for p in prices if p.per in {None, "contract", "unit"}]
    for role in ("price", "minimum", "maximum"):
        found = [p for p in whole if p.role == role]
        if found:
            return found[0]
    return None


def figures(offer: Offer, network: NetworkState) -> tuple[Figure, ...]:
    """Return every statement of return that can be put as a share of the stake."""
    term = stated_term(offer)
    found: list[Figure | None] = []
    for content in contents(offer):
        match content:
            case ReturnRate():
                found.append(_rate(content, term, offer))
            case Payout():
                found.append(_payout(content, offer, network))
            case TotalReturn():
                found.append(_total(content, offer, network))
            case Multiple() if not content.cap:
                found.append(_multiple(content, term))
            case _:
                pass
    known = [f for f in found if f is not None and f.share > 0]
    return tuple(known)


def cap(offer: Offer) -> float | None:
    """Return the most that will ever be paid, as a multiple of the stake."""
    caps = [c.factor for c in said(offer, Multiple) if c.cap]
    return plain(min(caps)) if caps else None


def _rate(rate: ReturnRate, term: float | None, offer: Offer) -> Figure | None:
    low = plain(rate.percent) / 100
    high = max(low, plain(rate.percent_max) / 100) if rate.percent_max is not None else low
    days = _period(rate, offer)
    stake = Stake.OPEN
    if rate.gross and low < 1:  # small payouts that bring the stake back bit by bit
        stake = Stake.INSIDE
    elif rate.gross:
        low, high, stake = low - 1, high - 1, Stake.ON_TOP
    even = rate.shape in {RateShape.FIXED, RateShape.FROM} and high == low
    return Figure(
        share=low,
        share_max=high,
        days=days or term,
        stake=stake,
        once=days is None or (term is not None and abs(days - term) < 0.01),
        flat=even or rate.shape is RateShape.RAMP,
        compounding=rate.compounding,
    )


def _period(rate: ReturnRate, offer: Offer) -> float | None:
    if rate.period_unit == "term":
        return None
    if rate.period_days is not None and rate.period_days > 0:
        days = plain(rate.period_days)
        return days * CALENDAR_PER_WORKING_DAY if _only_working_days(rate, days, offer) else days
    if _is_interest(rate, offer):
        return DAYS_PER_YEAR
    return PERIOD_DAYS.get(rate.period_unit or "")


def _is_interest(rate: ReturnRate, offer: Offer) -> bool:
    """
    Say whether a rate of no stated period is a deposit's interest, a year's by convention.

    Banks list it by term ("32 days: 43.5 %"); no coin is named, and the rate is one that a
    central bank has set (`HIGHEST_INTEREST`).
    """
    plain_deposit = offer.product is Product.LENDING and offer.coin is None
    return plain_deposit and rate.period_unit is None and rate.percent <= HIGHEST_INTEREST


def _only_working_days(rate: ReturnRate, days: float, offer: Offer) -> bool:
    if days != 1:
        return False
    return rate.period_unit == "working_day" or _runs_on_working_days(offer)


@remembered
def _runs_on_working_days(offer: Offer) -> bool:
    return any(term.business_days for term in said(offer, Term))


def _payout(payout: Payout, offer: Offer, network: NetworkState) -> Figure | None:
    if payout.per is not None and offer.varies:
        return None  # what a TH/s earned on some day: the market is told, nothing is promised
    share = _payout_share(payout, offer, network)
    if share is None:
        return None
    if payout.period_days is None or payout.period_days <= 0:
        return Figure(share, share, None, Stake.INSIDE if share >= 1 else Stake.OPEN, once=True)
    if _price_by_period(offer, share):
        return None
    days = plain(payout.period_days)
    if share / days > LARGEST_DAILY_SHARE:
        return None
    mined = stated_th(offer) is not None
    kept = max(0.0, share - days * _running_fees(offer, network)) if mined else share
    return Figure(kept, kept, days, Stake.OPEN, output=mined)


def _running_fees(offer: Offer, network: NetworkState) -> float:
    """Return what stated hashrate costs its owner a day, as a share of the stake."""
    total = 0.0
    for fee in said(offer, Fee):
        currency, _, rest = fee.unit.partition("/")
        per = {"TH/day": "TH", "day": None}.get(rest, "")
        if per != "":
            cost = Payout(fee.value, currency, Decimal(1), per)
            total += _payout_share(cost, offer, network) or 0.0
    return total


def _payout_share(payout: Payout, offer: Offer, network: NetworkState) -> float | None:
    """Return a payout as a share of the stake; one per TH/s needs the price of a TH/s."""
    price = stake_price(offer)
    if payout.per is None:
        return ratio(payout.amount, payout.currency, price, network) if price else None
    for each in (c for c in said(offer, Price) if c.amount > 0):
        unit = price_unit_th(each)
        if unit and each.role == "price":
            days = (stated_term(offer) or OPEN_TERM_DAYS) if "day" in (each.per or "") else 1.0
            share = ratio(payout.amount, payout.currency, each, network)
            return None if share is None else share * unit / days
    th = stated_th(offer)
    share = ratio(payout.amount, payout.currency, price, network) if price else None
    return None if share is None or th is None else share * th


def output_over_price(offer: Offer, network: NetworkState) -> float | None:
    """
    Return what a period's hashrate yields over its price, where it is sold by the period.

    An order of hashrate names a price and a payout for the same day; its payout is no
    return on a stake.
    """
    payouts = [c for c in said(offer, Payout) if c.period_days]
    shares = [_payout_share(payout, offer, network) for payout in payouts]
    return next((s for s in shares if s is not None and _price_by_period(offer, s)), None)


def _price_by_period(offer: Offer, share: float) -> bool:
    """Say whether a price without a time is for as long as the payout beside it: they are alike."""
    low, high = ALIKE
    return offer.product is Product.MINING and stated_term(offer) is None and low <= share <= high


def _total(total: TotalReturn, offer: Offer, network: NetworkState) -> Figure | None:
    share = _total_share(total, stake_price(offer), network)
    if share is None:
        return None
    if total.gross is not None:
        stake = Stake.INSIDE if total.gross else Stake.ON_TOP
    elif stated_th(offer) is not None:  # what rented hashrate mines is all there is
        stake = Stake.INSIDE
    elif share < 1:  # too small to hold the stake
        stake = Stake.ON_TOP
    else:
        stake = Stake.OPEN if total.percent is not None else Stake.INSIDE
    return Figure(share, share, None, stake, once=True)


def _total_share(total: TotalReturn, price: Price | None, network: NetworkState) -> float | None:
    if total.percent is not None:
        return plain(total.percent) / 100
    if total.amount is None or total.currency is None or price is None:
        return None
    share = ratio(total.amount, total.currency, price, network)
    return None if share is None or share > LARGEST_TOTAL_SHARE else share


def _multiple(multiple: Multiple, term: float | None) -> Figure:
    share = plain(multiple.factor)
    days = plain(multiple.days) if multiple.days else term
    return Figure(share, share, days, Stake.INSIDE, once=True)
