"""Offers for tests, written as short as they are said."""

from decimal import Decimal
from typing import Any

from analyzer.economics import assess
from analyzer.resources.facts import default_network
from analyzer.types.claim import (
    Claim,
    Content,
    Hashrate,
    Price,
    RateShape,
    ReturnRate,
    Stance,
    Term,
)
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer, Product

D = Decimal
NETWORK = default_network()


def offer(
    *said: Content,
    product: Product = Product.MINING,
    coin: str | None = None,
    varies: bool = False,
) -> Offer:
    claims = tuple(Claim(f"c{i}", s, Stance.OFFERED, None) for i, s in enumerate(said, 1))
    return Offer("o1", None, product, coin, claims, varies)


def rate(
    percent: float | str,
    days: float | str | None = 1,
    most: float | str | None = None,
    shape: RateShape | None = None,
    **more: bool,
) -> ReturnRate:
    shape = shape or (RateShape.FIXED if most is None else RateShape.RANGE)
    return ReturnRate(
        Decimal(str(percent)),
        None if most is None else Decimal(str(most)),
        None if days is None else Decimal(str(days)),
        None,
        shape,
        gross=more.get("gross", False),
        compounding=more.get("compounding", False),
    )


def term(days: float | str) -> Term:
    return Term(Decimal(str(days)), "fixed", business_days=False)


def price(amount: float | str, per: str = "contract", currency: str = "USD") -> Price:
    return Price(D(str(amount)), None, currency, per, "price")


def hashes(value: float | str, unit: str = "TH/s") -> Hashrate:
    return Hashrate(D(str(value)), unit, None, bonus=False)


def verdict(*said: Content, network: NetworkState = NETWORK, **more: Any) -> str:
    return assess(offer(*said, **more), network).feasible.verdict.value
