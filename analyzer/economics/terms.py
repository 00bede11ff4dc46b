"""Terms typed by hand, brought to the same form as those read on a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from analyzer.economics.units import th_per
from analyzer.errors import TermsError
from analyzer.types.claim import (
    Claim,
    Content,
    Efficiency,
    Fee,
    Guarantee,
    Hashrate,
    MinimumWithdrawal,
    PowerPrice,
    Price,
    PrincipalReturned,
    RateShape,
    ReturnRate,
    Stance,
    Term,
)
from analyzer.types.offer import Offer, Product

Number = Decimal | float | int | str

LONGEST_TERM_DAYS = Decimal(3653)  # ten years: no machine and no contract lasts longer
LARGEST_TH = Decimal(10) ** 10  # ten times the whole bitcoin network of 2026
LARGEST_USD = Decimal(10) ** 12
LARGEST_PERCENT = Decimal(10) ** 6
EFFICIENCIES_J_PER_TH = (Decimal("0.1"), Decimal(10) ** 9)  # beyond any machine, past or near
_HASHRATE = re.compile(r"\s*([\d.,_]+(?:[eE][+-]?\d+)?)\s*([A-Za-z]+(?:/s)?)\s*")


@dataclass(frozen=True, slots=True)
class TypedTerms:
    """
    What a person types; None where nothing was said.

    `hashrate` carries its unit ("100TH"); `price` is for the whole contract in
    `currency`; `fee_percent` is of the output, `fee_per_th_day` and `fee_once` are USD.
    `stake` names an asset with its promised `apr`.  `claims` are further statements,
    such as a promise that was read by the ordinary reader of texts.
    """

    product: Product | None = None
    coin: str | None = None
    hashrate: str | None = None
    price: Number | None = None
    currency: str = "USD"
    days: Number | None = None
    until_unprofitable: bool = False
    business_days: bool = False
    fee_percent: Number | None = None
    fee_per_th_day: Number | None = None
    fee_once: Number | None = None
    usd_per_kwh: Number | None = None
    j_per_th: Number | None = None
    minimum_payout: Number | None = None
    stake: str | None = None
    apr: Number | None = None
    principal_returned: bool | None = None
    guaranteed: bool = False
    varies: bool = False
    claims: tuple[Content, ...] = ()


def hand_offer(terms: TypedTerms) -> Offer:
    """
    Return the offer that the typed terms describe.

    Raises TermsError for a figure that is no number, not positive, or beyond all sense.
    """
    found = (*_read(terms), *terms.claims)
    if not found:
        raise TermsError(
            "No terms were given.", "Give a hashrate and a price, a promise, or an asset to stake."
        )
    claims = tuple(
        Claim(f"c{i}", content, Stance.OFFERED, None) for i, content in enumerate(found, 1)
    )
    coin = terms.stake or terms.coin
    return Offer(
        id="o1",
        name=None,
        product=_product(terms),
        coin=coin.upper() if coin else None,
        claims=claims,
        varies=terms.varies,
    )


def _product(terms: TypedTerms) -> Product:
    if terms.product is not None:
        return terms.product
    if terms.stake:
        return Product.STAKING
    return Product.MINING if terms.hashrate or terms.coin else Product.UNKNOWN


def _read(terms: TypedTerms) -> Iterator[Content]:
    if terms.hashrate is not None:
        yield parse_hashrate(terms.hashrate)
    if terms.price is not None:
        price = positive("price", terms.price, LARGEST_USD)
        yield Price(price, None, terms.currency, "contract", "price")
    yield from _term(terms)
    yield from _fees(terms)
    yield from _promise(terms)


def _term(terms: TypedTerms) -> Iterator[Content]:
    if terms.until_unprofitable:
        yield Term(None, "until_unprofitable", business_days=False)
    elif terms.days is not None:
        days = positive("days", terms.days, LONGEST_TERM_DAYS)
        calendar = days * 7 / 5 if terms.business_days else days
        yield Term(calendar, "fixed", business_days=terms.business_days)


def _fees(terms: TypedTerms) -> Iterator[Content]:
    if terms.fee_percent is not None:
        share = not_negative("fee-percent", terms.fee_percent, Decimal(100))
        yield Fee(share, "percent_of_output")
    for name, value, unit in (
        ("fee-per-th-day", terms.fee_per_th_day, "USD/TH/day"),
        ("fee-once", terms.fee_once, "USD"),
    ):
        if value is not None:
            yield Fee(not_negative(name, value, LARGEST_USD), unit)
    if terms.usd_per_kwh is not None:
        yield PowerPrice(not_negative("usd-per-kwh", terms.usd_per_kwh, Decimal(100)), "USD")
    if terms.j_per_th is not None:
        least, most = EFFICIENCIES_J_PER_TH
        yield Efficiency(within("j-per-th", terms.j_per_th, least, most))
    if terms.minimum_payout is not None:
        least_sum = not_negative("minimum-payout", terms.minimum_payout, LARGEST_USD)
        yield MinimumWithdrawal(least_sum, "USD")


def _promise(terms: TypedTerms) -> Iterator[Content]:
    if terms.apr is not None:
        apr = not_negative("apr", terms.apr, LARGEST_PERCENT)
        year = Decimal(365)
        yield ReturnRate(apr, None, year, "year", RateShape.FIXED, gross=False, compounding=False)
    if terms.principal_returned is not None:
        yield PrincipalReturned(terms.principal_returned)
    if terms.guaranteed:
        yield Guarantee()


def parse_hashrate(text: str) -> Hashrate:
    """
    Read a hashrate such as "100TH", "14.0 TH/s" or "2 PH".

    >>> parse_hashrate("1,500 GH/s")
    Hashrate(value=Decimal('1500'), unit='GH/s', network=None, bonus=False)
    """
    found = _HASHRATE.fullmatch(text)
    factor = th_per(found[2]) if found else None
    if found is None or factor is None:
        raise TermsError(
            f"hashrate {text!r} cannot be read.", "Write a number and a unit, such as 100TH or 2PH."
        )
    value = number("hashrate", found[1].replace(",", "").replace("_", ""))
    within("hashrate in TH/s", value * Decimal(repr(factor)), Decimal("1e-9"), LARGEST_TH)
    unit = found[2].upper().removesuffix("/S").removesuffix("H")
    return Hashrate(value, f"{unit.lower() if unit == 'K' else unit}H/s", None, bonus=False)


def number(name: str, value: Number) -> Decimal:
    """Return `value` as a finite decimal; TermsError names what is no number."""
    try:
        found = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation as error:
        raise TermsError(f"{name} {value!r} is no number.", "Write plain digits.") from error
    if not found.is_finite():
        raise TermsError(f"{name} {value!r} is no number.", "Write plain digits.")
    return found


def positive(name: str, value: Number, most: Decimal) -> Decimal:
    """Return `value` if it lies above 0 and up to `most`, else raise TermsError."""
    found = number(name, value)
    if found <= 0:
        raise TermsError(f"{name} must be more than 0, not {value}.", f"Give a positive {name}.")
    return within(name, found, Decimal("1e-9"), most)


def not_negative(name: str, value: Number, most: Decimal) -> Decimal:
    """Return `value` if it lies between 0 and `most`, else raise TermsError."""
    return within(name, value, Decimal(0), most)


def within(name: str, value: Number, least: Decimal, most: Decimal) -> Decimal:
    """Return `value` if it lies between `least` and `most`, else raise TermsError."""
    found = number(name, value)
    if not least <= found <= most:
        raise TermsError(
            f"{name} {value} is out of range.", f"Give a value between {least:f} and {most:f}."
        )
    return found
