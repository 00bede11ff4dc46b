"""What one offer promises, in figures."""

from analyzer.rules.firing import fire, promises_of
from analyzer.types.claim import (
    Claim,
    Guarantee,
    Hashrate,
    Multiple,
    Payout,
    PrincipalReturned,
    RateShape,
    ReturnRate,
    Term,
)
from analyzer.types.economics import Economics
from analyzer.types.finding import Clear, NotApplicable, Outcome
from analyzer.types.offer import Offer, Product

MINING = frozenset({Product.MINING, Product.HOSTING})
NO_PROMISE = NotApplicable("promise")
NOTABLE_DAILY_PERCENT = 0.05  # 18 % a year
SHORT_PERIOD_DAYS = 31  # a rate per month or less; yearly rates are every bank's way
LONG_PERIOD_DAYS = 1100  # "200 % after 455 days" is a flat rate too
SOURCE_NAMED = frozenset(Product) - {Product.TRADING, Product.UNKNOWN}
# Assets of the open market have honestly paid more than 100 % a year in their infancy.
OPEN_MARKET_RATES = frozenset({Product.STAKING, Product.LIQUIDITY, Product.LENDING})
# What earns by lending out or securing something keeps its principal; rented hashrate does not.
KEEPS_PRINCIPAL = frozenset({Product.STAKING, Product.LENDING})
STEEP_YEARLY_PERCENT = 36.5  # from a tenth of a percent a day on, other rules speak


def claims_of(offer: Offer, *kinds: type) -> list[Claim]:
    """Return the offer's claims of the given kinds."""
    return [claim for claim in offer.claims if isinstance(claim.content, kinds)]


def daily_at_least(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where at least `limit` percent a day are promised, in the kinder reading."""
    daily = economics.promise.daily_percent
    if daily is None:
        return NO_PROMISE
    return (
        fire(offer, promises_of(offer), f"{daily.low:.4g} %/d") if daily.low >= limit else Clear()
    )


def monthly_at_least(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where at least `limit` percent a month are promised, in the kinder reading."""
    monthly = economics.promise.monthly_percent
    if monthly is None:
        return NO_PROMISE
    figure = f"{monthly.low:.4g} %/30 d"
    return fire(offer, promises_of(offer), figure) if monthly.low >= limit else Clear()


def guaranteed_return(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where a return of at least `limit` percent a year is guaranteed."""
    promise = economics.promise
    if promise.apr_percent is None:
        return NO_PROMISE
    if not promise.guaranteed or promise.apr_percent.low < limit:
        return Clear()
    return fire(offer, (*claims_of(offer, Guarantee), *promises_of(offer)))


def outsized_return(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where a plan that names no mining, staking or loan promises `limit` percent a year."""
    yearly = economics.promise.apr_percent
    if yearly is None:
        return NO_PROMISE
    if offer.product in SOURCE_NAMED or yearly.low < limit:
        return Clear()
    return fire(offer, promises_of(offer), f"{yearly.low:.4g} %/365 d")


def yearly_at_least(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where mining, trading or nothing named is to earn `limit` percent a year."""
    yearly = economics.promise.apr_percent
    if yearly is None:
        return NO_PROMISE
    if offer.product in OPEN_MARKET_RATES or yearly.low < limit:
        return Clear()
    return fire(offer, promises_of(offer), f"{yearly.low:.4g} %/365 d")


def mining_as_interest(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where mining pays at least `limit` percent a year on money, with no hashrate named."""
    yearly = economics.promise.apr_percent
    if offer.product not in MINING or yearly is None:
        return NO_PROMISE
    rates = claims_of(offer, ReturnRate)
    if not rates or claims_of(offer, Hashrate) or yearly.low < limit:
        return Clear()
    return fire(offer, rates)


def fixed_rate(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where a flat rate of at least `limit` percent a day is promised."""
    promise = economics.promise
    if promise.daily_percent is None:
        return NO_PROMISE
    longest = SHORT_PERIOD_DAYS if offer.product in KEEPS_PRINCIPAL else LONG_PERIOD_DAYS
    flat = [claim for claim in claims_of(offer, ReturnRate) if _is_flat(claim, longest)]
    if not flat or not promise.fixed or promise.daily_percent.low < limit:
        return Clear()
    return fire(offer, flat)


def _is_flat(claim: Claim, longest: int) -> bool:
    match claim.content:
        case ReturnRate(shape=RateShape.FIXED, period_days=days) if days is not None:
            return days <= longest
        case _:
            return False


def fixed_payout(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where mining pays a flat sum regularly, at least `limit` percent of the stake a day."""
    payouts = [c for c in claims_of(offer, Payout) if _is_regular(c)]
    if offer.product not in MINING or not payouts:
        return NotApplicable("payout")
    daily = economics.promise.daily_percent
    if offer.varies or (daily is not None and daily.low < limit):
        return Clear()
    return fire(offer, payouts)


def _is_regular(claim: Claim) -> bool:
    match claim.content:
        case Payout(period_days=days, per=None | "contract") if days is not None:
            return True
        case _:
            return False


def principal_back(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where mining, or a rate of `limit` percent a day, gives the stake back besides."""
    promise = economics.promise
    if promise.principal_returned is None:
        return NotApplicable("principal")
    if not promise.principal_returned or offer.product in KEEPS_PRINCIPAL:
        return Clear()
    daily = promise.daily_percent
    if offer.product is not Product.MINING and (daily is None or daily.low < limit):
        return Clear()
    said = [c for c in claims_of(offer, PrincipalReturned) if getattr(c.content, "value", False)]
    return fire(offer, said or promises_of(offer))


def lossless_yield(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where a flat yearly rate from `limit` to 36.5 percent is said to be without loss."""
    promise = economics.promise
    if promise.apr_percent is None:
        return NO_PROMISE
    # What is staked always comes back, and of mining the arithmetic knows more.
    given_back = bool(promise.principal_returned) and offer.product not in MINING | {
        Product.STAKING
    }
    lossless = promise.fixed and (promise.guaranteed or given_back)
    if not lossless or not limit <= promise.apr_percent.low < STEEP_YEARLY_PERCENT:
        return Clear()
    said = claims_of(offer, Guarantee, PrincipalReturned)
    figure = f"{promise.apr_percent.low:.4g} %/365 d"
    return fire(offer, (*said, *promises_of(offer)), figure)


def doubling(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where the stake is to become twice as much or more within `limit` days."""
    promise = economics.promise
    named = [c for c in claims_of(offer, Multiple) if _doubles(c, limit)]
    if named:
        return fire(offer, named)
    if promise.judged_multiple is None:
        return NO_PROMISE
    kept = offer.product in KEEPS_PRINCIPAL and not promise.fixed
    if kept or promise.judged_multiple < 2 or promise.horizon_days > limit:
        return Clear()
    figures = f"x {promise.judged_multiple:.4g} / {promise.horizon_days:.4g} d"
    return fire(offer, promises_of(offer), figures)


def _doubles(claim: Claim, limit: float) -> bool:
    match claim.content:
        case Multiple(factor=factor, days=days, cap=cap):
            return factor >= 2 and (cap or (days is not None and days <= limit))
        case _:
            return False


def contract_short(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where a contract of at most `limit` days promises a profit."""
    terms = claims_of(offer, Term)
    if not terms or not promises_of(offer):
        return NotApplicable("term")
    short = [c for c in terms if 0 < (getattr(c.content, "days", None) or 0) <= limit]
    daily = economics.promise.daily_percent
    if not short or offer.product in KEEPS_PRINCIPAL or daily is None or daily.low <= 0:
        return Clear()
    return fire(offer, (*short, *promises_of(offer)))


def lock_at_least(offer: Offer, economics: Economics, limit: float) -> Outcome:
    """Hold where money that earns a notable rate is bound for at least `limit` days."""
    days, daily = economics.promise.term_days, economics.promise.daily_percent
    if days is None or daily is None:
        return NotApplicable("term")
    if days < limit or daily.low < NOTABLE_DAILY_PERCENT:
        return Clear()
    return fire(offer, claims_of(offer, Term))
