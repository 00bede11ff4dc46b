"""What the page as a whole shows: several offers side by side, referral, dates, hidden text."""

import re
from collections.abc import Iterable
from itertools import pairwise

from analyzer.rules.firing import MOST_QUOTES, any_of, fire, promises_of
from analyzer.rules.predicates.figures import tera
from analyzer.rules.predicates.promises import NOTABLE_DAILY_PERCENT, claims_of
from analyzer.rules.view import View
from analyzer.types.claim import (
    Bonus,
    Claim,
    DaysOnline,
    Hashrate,
    MinimumWithdrawal,
    Price,
    Referral,
    ReturnRate,
)
from analyzer.types.document import Document, Span, Where, is_visible
from analyzer.types.finding import Clear, Evidence, Fired, NotApplicable, Outcome
from analyzer.types.offer import Offer, Product

NO_PROOF_OF_WORK = frozenset(
    ("XRP", "USDT", "USDC", "SOL", "ADA", "TRX", "BNB", "TON", "DOT", "AVAX", "ATOM")
)
MERGE_DAY = (2022, 9, 15)  # Ethereum left proof of work
OUT_OF_SIGHT = frozenset({Where.ATTRIBUTE, Where.COMMENT, Where.HIDDEN, Where.SCRIPT})
_COPYRIGHT = re.compile(
    r"""
    (?:©|\(c\)|copyright)\D{0,20}
    ((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)  # a range of years
    """,
    re.IGNORECASE | re.VERBOSE,
)


def rate_rises(view: View, limit: float) -> Outcome:
    """Hold where larger deposits are promised at least `limit` times the smallest one's rate."""
    tiers = sorted(_tiers(view), key=lambda tier: tier[0])
    if len({price for price, _, _ in tiers}) < 2:
        return NotApplicable("several-offers")
    rising = all(low <= high for (_, low, _), (_, high, _) in pairwise(tiers))
    first, last = tiers[0], tiers[-1]
    if not rising or last[1] < limit * first[1]:
        return Clear()
    figures = f"{first[0]:.4g}: {first[1]:.4g} %/d < {last[0]:.4g}: {last[1]:.4g} %/d"
    fired = [fire(offer, promises_of(offer), None) for _, _, offer in tiers]
    quotes = tuple(e for f in fired for e in f.evidence)[: MOST_QUOTES - 1]
    ids = tuple(offer.id for _, _, offer in tiers)
    return Fired((*quotes, Evidence(computed=figures)), ids)


def _tiers(view: View) -> Iterable[tuple[float, float, Offer]]:
    for offer, economics in view.worked:
        prices = [float(getattr(c.content, "amount", 0)) for c in claims_of(offer, Price)]
        daily = economics.promise.daily_percent
        if prices and daily is not None and daily.low > 0 and claims_of(offer, ReturnRate):
            yield min(prices), daily.low, offer


def unminable_coin(view: View) -> Outcome:
    """Hold where mining is sold of a coin that has no proof of work on the day."""
    mining = [o for o in view.case.reading.offers if o.product is Product.MINING and o.coin]
    if not mining:
        return NotApplicable("coin")
    day = view.case.as_of
    gone = {"ETH"} if (day.year, day.month, day.day) >= MERGE_DAY else set()
    held = [o for o in mining if o.coin in NO_PROOF_OF_WORK | gone]
    claims = [(o, promises_of(o) or o.claims[:1]) for o in held]
    return any_of(
        [fire(o, c, f"{o.coin}: no proof of work") for o, c in claims] or [Clear()], "coin"
    )


def levels_at_least(view: View, limit: float) -> Outcome:
    """Hold where recruiting is rewarded over at least `limit` levels, or at that many rates."""
    found = _referrals(view)
    if not found:
        return NotApplicable("referral")
    rewards = [c.content for c in found if isinstance(c.content, Referral)]
    levels = max((reward.level or 0 for reward in rewards), default=0)
    # Several rates without levels are ordinary where nothing is promised: shares of fees, ranks.
    rates = {reward.percent for reward in rewards} - {None}
    promising = any(promises_of(offer) for offer in view.case.reading.offers)
    if levels >= limit or (promising and len(rates) > limit):
        return Fired(_quotes(found), (), tuple(c.id for c in found))
    return Clear()


def referral_share(view: View, limit: float) -> Outcome:
    """Hold where the levels together hand out at least `limit` percent of what recruits pay."""
    shares: dict[int, float] = {}
    for claim in _referrals(view):
        match claim.content:
            case Referral(percent=percent, level=level) if percent is not None and level:
                shares[level] = max(shares.get(level, 0.0), float(percent))
    if len(shares) < 2:
        return NotApplicable("referral")
    if sum(shares.values()) < limit:
        return Clear()
    figures = " + ".join(f"{share:.4g}" for _, share in sorted(shares.items()))
    found = Evidence(computed=f"{figures} = {sum(shares.values()):.4g} %")
    return Fired((*_quotes(_referrals(view)), found))


def _referrals(view: View) -> list[Claim]:
    return [c for c in view.offered if isinstance(c.content, Referral)]


def _quotes(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    return tuple(Evidence(c.span) for c in claims if c.span)[:MOST_QUOTES]


def bonus_hashrate(view: View, limit: float) -> Outcome:
    """Hold where a gift of hashrate would earn more than `limit` USD a day; discounts aside."""
    bought = {c for o in view.case.reading.offers if claims_of(o, Price) for c in o.claims}
    given = [c for c in view.offered if isinstance(c.content, Hashrate) and c.content.bonus]
    gifts = [c for c in given if c not in bought]
    if not gifts:
        return NotApplicable("bonus-hashrate")
    paid = view.case.network.hashprice_usd_per_ph_day / 1000
    held = [c for c in gifts if tera(c) * paid > limit]
    if not held:
        return Clear()
    size = max(map(tera, held))
    figures = f"{size:.4g} TH/s x {paid:.4g} USD/TH/d = {size * paid:.4g} USD/d"
    return Fired((*_quotes(held), Evidence(computed=figures)), (), tuple(c.id for c in held))


def sign_up_money(view: View, limit: float) -> Outcome:
    """Hold where money is given away, at least `limit` of it, on a page with a daily rate."""
    gifts = [c for c in view.offered if isinstance(c.content, Bonus)]
    rates = [e.promise.daily_percent for e in view.case.economics if e.promise.daily_percent]
    if not gifts or max((rate.low for rate in rates), default=0.0) < NOTABLE_DAILY_PERCENT:
        return NotApplicable("bonus")
    held = [c for c in gifts if getattr(c.content, "amount", 0) >= limit]
    return Fired(_quotes(held), (), tuple(c.id for c in held)) if held else Clear()


def withdrawal_floor(view: View, limit: float) -> Outcome:
    """Hold where the smallest withdrawal exceeds `limit` times the smallest deposit."""
    floors = [c for c in view.offered if isinstance(c.content, MinimumWithdrawal)]
    prices = [c for c in view.offered if isinstance(c.content, Price)]
    same = [
        (floor, float(getattr(price.content, "amount", 0)))
        for floor in floors
        for price in prices
        if getattr(floor.content, "currency", "") == getattr(price.content, "currency", None)
    ]
    if not same:
        return NotApplicable("withdrawal")
    least = min(amount for _, amount in same)
    held = [f for f in floors if float(getattr(f.content, "amount", 0)) > limit * least > 0]
    return Fired(_quotes(held), (), tuple(c.id for c in held)) if held else Clear()


def copyright_contradicted(view: View) -> Outcome:
    """Hold where the site claims more days online than lie within its copyright years."""
    counters = [
        (c, float(c.content.days)) for c in view.offered if isinstance(c.content, DaysOnline)
    ]
    years = _copyright_years(view.case.reading.document)
    if not counters or years is None:
        return NotApplicable("days-online")
    (claim, days), (span, longest) = counters[0], years
    if days <= longest:
        return Clear()
    figures = Evidence(computed=f"{days:.4g} d > {longest} d")
    return Fired((*_quotes([claim]), Evidence(span), figures), (), (claim.id,))


def _copyright_years(document: Document) -> tuple[Span, int] | None:
    """Return the copyright line and the days its years span; one year alone tells nothing."""
    for layer in document.layers:
        found = _copyright_line(layer.plain) if is_visible(layer.where) else None
        if found:
            days = (int(found[2]) - int(found[1]) + 1) * 366
            return Span(layer.where, *found.span()), days
    return None


def _copyright_line(text: str) -> re.Match[str] | None:
    low = text.lower()
    if "©" not in low and "(c)" not in low and "copyright" not in low:
        return None
    return _COPYRIGHT.search(text)


def disguised_text(view: View, limit: float) -> Outcome:
    """Hold where at least `limit` words in sight are written so that programs cannot read them."""
    spans = [
        span
        for layer in view.case.reading.document.layers
        if is_visible(layer.where)
        for _, span in layer.disguises
    ]
    if len(spans) < limit:
        return Clear()
    return Fired(tuple(Evidence(span) for span in spans[:MOST_QUOTES]))


def plan_out_of_sight(view: View) -> Outcome:
    """Hold where the page promises a rate only in places that a reader does not see."""
    rates = [c for c in view.offered if isinstance(c.content, ReturnRate) and c.span]
    if not rates:
        return NotApplicable("promise")
    hidden = [c for c in rates if c.span and c.span.where in OUT_OF_SIGHT]
    if len(hidden) < len(rates):
        return Clear()
    return Fired(_quotes(hidden), (), tuple(c.id for c in hidden))
