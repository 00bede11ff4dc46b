"""Units of hashrate, price and time, brought to terahashes, USD and days."""

from decimal import Decimal
from functools import lru_cache

from analyzer.economics.mining import coin_price
from analyzer.resources.facts import coin_kinds
from analyzer.types.claim import Hashrate, Price
from analyzer.types.network import NetworkState

DAYS_PER_MONTH = 30.0
DAYS_PER_YEAR = 365.0
CALENDAR_PER_WORKING_DAY = 7 / 5

TH_PER = {
    "H": 1e-12,
    "KH": 1e-9,
    "MH": 1e-6,
    "GH": 1e-3,
    "TH": 1.0,
    "PH": 1e3,
    "EH": 1e6,
}
PERIOD_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "working_day": CALENDAR_PER_WORKING_DAY,
    "week": 7.0,
    "month": DAYS_PER_MONTH,
    "quarter": 91.25,
    "year": DAYS_PER_YEAR,
}


LARGEST_FIGURE = 1e15  # beyond it a page's number says nothing; it must not overflow either
SMALLEST_FIGURE = 1e-12


def plain(value: Decimal) -> float:
    """
    Return a page's number as a float of sane size, its sign kept.

    >>> plain(Decimal("2.5")), plain(Decimal("1e400")), plain(Decimal(0))
    (2.5, 1000000000000000.0, 0.0)
    """
    if not value or value.is_nan():
        return 0.0
    size = min(max(abs(float(value)), SMALLEST_FIGURE), LARGEST_FIGURE)
    return size if value > 0 else -size


def terahashes(rate: Hashrate) -> float | None:
    """
    Return a hashrate in TH/s; None for a unit that is no hashrate (Sol/s).

    >>> terahashes(Hashrate(Decimal(140), "GH/s", None, bonus=False))
    0.14
    """
    factor = th_per(rate.unit)
    return None if factor is None else plain(rate.value) * factor


@lru_cache(maxsize=256)
def th_per(unit: str) -> float | None:
    """
    Return the TH/s in one `unit`, which may carry "/s" or be short for it.

    >>> th_per("PH/s"), th_per("T"), th_per("Sol/s")
    (1000.0, 1.0, None)
    """
    name = unit.strip().upper().removesuffix("/S")
    return TH_PER.get(name) or TH_PER.get(f"{name}H")


def usd(amount: Decimal, currency: str, network: NetworkState) -> float | None:
    """Return `amount` in USD; None where no price of the currency is at hand."""
    code = currency.upper()
    if code in coin_kinds().stablecoins or currency == "$":
        return plain(amount)
    price = coin_price(network, code)
    return None if price is None else plain(amount) * price


def ratio(amount: Decimal, currency: str, price: Price, network: NetworkState) -> float | None:
    """
    Return `amount` over the price's amount; None where the two cannot be compared.

    Within one currency no exchange rate is needed.
    """
    if price.amount <= 0:
        return None
    if currency.upper() == price.currency.upper():
        return plain(amount) / plain(price.amount)
    above, below = usd(amount, currency, network), usd(price.amount, price.currency, network)
    return None if above is None or not below else above / below
