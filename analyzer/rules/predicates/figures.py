"""Figures of one offer that contradict the network, the machines, or each other."""

from math import isclose

from analyzer.rules.firing import fire, promises_of
from analyzer.rules.predicates.promises import NO_PROMISE, claims_of
from analyzer.rules.view import View
from analyzer.types.claim import (
    Claim,
    Efficiency,
    Fee,
    Hashrate,
    PowerPrice,
    Price,
    ReturnRate,
    Term,
    TotalReturn,
)
from analyzer.types.economics import Economics
from analyzer.types.finding import Clear, NotApplicable, Outcome
from analyzer.types.offer import Offer, Product

PREFIXES = ("", "K", "M", "G", "T", "P", "E")
TH_PER = {f"{prefix}H/s": 1000.0 ** (i - 4) for i, prefix in enumerate(PREFIXES)}
SHA256 = frozenset({None, "BTC", "BCH", "SHA-256", "SHA256"})
NO_HASHRATE = NotApplicable("priced-hashrate")
REVENUE_MARGIN = 1.2  # income per TH above this times the day's hashprice cannot come from mining
BUSINESS_DAYS = 5 / 7
TOLERANCE = 0.05  # of a total, for rounding
LONG_TERM_DAYS = 1000  # a contract so long sells the machine's whole life


def tera(claim: Claim) -> float:
    """Return the TH/s of a hashrate claim on a SHA-256 network, 0 for any other."""
    match claim.content:
        case Hashrate(value=value, unit=unit, network=network) if network in SHA256:
            return float(value) * TH_PER.get(unit, 0.0)
        case _:
            return 0.0


def price_ratio_below(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where hashrate is sold, running costs included, under `limit` of what it earns."""
    ratio = economics.feasible.price_ratio_k
    if ratio is None:
        return NO_HASHRATE
    if ratio >= limit or claims_of(offer, Fee, PowerPrice, Efficiency):
        return Clear()  # a fee said apart explains a low price
    return fire(offer, claims_of(offer, Price, Hashrate), f"k = {ratio:.4g} < {limit:.4g}")


def price_ratio_above(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where hashrate costs more than `limit` times its gross revenue at today's rates."""
    ratio = economics.feasible.price_ratio_k
    if ratio is None:
        return NO_HASHRATE
    if ratio <= limit:
        return Clear()
    return fire(offer, claims_of(offer, Price, Hashrate), f"k = {ratio:.4g} > {limit:.4g}")


def price_under_machine(offer: Offer, view: View, limit: float) -> Outcome:
    """Hold where hashrate for life costs under `limit` of the cheapest machine's price per TH."""
    machine, price = view.case.network.machines.low_usd_per_th, usd_per_th(offer)
    if machine is None or price is None or not _for_life(offer):
        return NotApplicable("machine-price")
    if price >= limit * machine:
        return Clear()
    figures = f"{price:.4g} USD/TH < {limit:.4g} x {machine:.4g} USD/TH"
    return fire(offer, claims_of(offer, Price, Hashrate), figures)


def usd_per_th(offer: Offer) -> float | None:
    """Return the offer's lowest price per TH/s in USD, None where it names none."""
    sizes = {tera(c) for c in claims_of(offer, Hashrate)}
    hashrate = sizes.pop() if len(sizes) == 1 else 0.0
    prices = []
    for claim in claims_of(offer, Price):
        match claim.content:
            case Price(amount=amount, currency="USD" | "USDT" | "USDC", per="TH"):
                prices.append(float(amount))
            case Price(amount=amount, currency="USD" | "USDT" | "USDC", per="contract" | None):
                prices += [float(amount) / hashrate] if hashrate else []
    return min(prices, default=None)


def _for_life(offer: Offer) -> bool:
    terms = [c.content for c in claims_of(offer, Term)]
    if not terms:
        return offer.product is Product.HOSTING
    return all(
        isinstance(t, Term) and (t.form == "lifetime" or (t.days or 0) >= LONG_TERM_DAYS)
        for t in terms
    )


def income_above_network(offer: Offer, economics: Economics, view: View) -> Outcome:
    """Hold where the promised income per TH/s exceeds what the network pays anyone."""
    daily, price = economics.promise.daily_percent, usd_per_th(offer)
    if daily is None or price is None or not any(map(tera, claims_of(offer, Hashrate))):
        return NO_HASHRATE
    promised = daily.low / 100 * price
    paid = view.case.network.hashprice_usd_per_ph_day / 1000
    if offer.coin not in SHA256 or promised <= REVENUE_MARGIN * paid:
        return Clear()
    figures = f"{promised:.4g} USD/TH/d > {REVENUE_MARGIN} x {paid:.4g} USD/TH/d"
    return fire(offer, (*claims_of(offer, Hashrate), *promises_of(offer)), figures)


def total_contradicted(offer: Offer, economics: Economics) -> Outcome:
    """Hold where rate times term is not the total that the same plan states."""
    rates = [c for c in claims_of(offer, ReturnRate) if _exact(c)]
    totals = [c for c in claims_of(offer, TotalReturn) if getattr(c.content, "percent", None)]
    days = economics.promise.term_days
    if len(rates) != 1 or len(totals) != 1 or days is None:
        return NO_PROMISE
    rate, total = rates[0].content, totals[0].content
    if not isinstance(rate, ReturnRate) or not isinstance(total, TotalReturn):
        return NO_PROMISE
    percent, stated = float(rate.percent), float(total.percent or 0)
    periods = days / float(rate.period_days or 1)
    if any(isclose(stated, sum_, rel_tol=TOLERANCE) for sum_ in readings(percent, periods)):
        return Clear()
    figures = f"{percent:.4g} % x {periods:.4g} = {percent * periods:.4g} % != {stated:.4g} %"
    return fire(offer, (*rates, *totals), figures)


def _exact(claim: Claim) -> bool:
    match claim.content:
        case ReturnRate(percent_max=None, period_days=days, period_unit=unit):
            return days is not None and unit != "term"
        case _:
            return False


def readings(percent: float, periods: float) -> list[float]:
    """
    Return every total, in percent, that a rate over so many periods may honestly amount to.

    >>> [round(total) for total in readings(2, 50)]
    [100, 200, 71, 171, 169, 269]
    """
    growth = min(percent / 100, 1e6)
    compounded = ((1 + growth) ** min(periods, 1e4) - 1) * 100 if growth * periods < 500 else 1e12
    gains = [percent * periods, percent * periods * BUSINESS_DAYS, compounded]
    return [total for gain in gains for total in (gain, gain + 100)]
