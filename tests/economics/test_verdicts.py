"""The verdicts, as the inequalities that define them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from analyzer.economics.ladder import Bounds, judge
from analyzer.resources.facts import network_at
from analyzer.types.claim import (
    Content,
    Guarantee,
    Payout,
    PrincipalReturned,
    TotalReturn,
)
from analyzer.types.economics import (
    Ceiling,
)
from analyzer.types.offer import Product
from tests.economics.build import hashes, price, rate, term, verdict

D = Decimal


LIMITS = Bounds(
    365,
    Ceiling(4.0, 1.1, "2011-", "2012-01-01"),
    Ceiling(3.0, 0.8, "2016-", "2020-10-18"),
)


@pytest.mark.parametrize(
    ("multiple", "chance", "fixed", "expected"),
    [
        (4.01, 0.9, False, "impossible"),
        (4.0, 0.9, False, "out-of-reach"),
        (3.01, 0.9, True, "out-of-reach"),
        (2, 0.0009, False, "out-of-reach"),
        (2, 0.001, False, "implausible"),
        (2, 0.0499, False, "implausible"),
        (2, 0.05, False, "optimistic"),
        (2, 0.4999, False, "optimistic"),
        (2, 0.5, False, "plausible"),
        (2, 0.0499, True, "out-of-reach"),
        (2, 0.05, True, "implausible"),
        (2, 0.4999, True, "implausible"),
        (2, 0.5, True, "optimistic"),
        (2, 0.9499, True, "optimistic"),
        (2, 0.95, True, "plausible"),
        (2, None, True, "unknown"),
        (4.01, None, True, "impossible"),
    ],
)
def test_the_borders_of_the_verdicts(
    *, multiple: float, chance: float | None, fixed: bool, expected: str
) -> None:
    assert judge(multiple, LIMITS, chance, fixed=fixed)[0] == expected


@pytest.mark.parametrize(
    ("said", "more", "expected"),
    [
        # the scheme of the first example: 3 % a day for 60 days, guaranteed, capital back
        ([rate(3), term(60), Guarantee(), PrincipalReturned(value=True)], {}, "out-of-reach"),
        ([rate(3), term(90), Guarantee(), PrincipalReturned(value=True)], {}, "impossible"),
        # 100 USD that pay 107 after two days
        ([price(100), TotalReturn(D(107), "USD", None, None), term(2)], {}, "out-of-reach"),
        ([rate(2), term(365)], {}, "impossible"),
        ([rate(2)], {"product": Product.TRADING}, "impossible"),
        ([rate("0.5", 1, 3), Guarantee()], {"product": Product.TRADING}, "out-of-reach"),
        ([rate(4, 365)], {"product": Product.UNKNOWN}, "plausible"),
        ([rate(1)], {"coin": "XRP"}, "impossible"),
        ([], {"coin": "ADA"}, "impossible"),
        ([rate(1)], {"coin": "FIL"}, "unknown"),
        ([], {}, "unknown"),
        # the page's stablecoin may be what the payouts come in
        ([price(1100), hashes(100), term(365)], {"coin": "USDT"}, "plausible"),
        # income per TH/s
        ([price(100), hashes(100), Payout(D("3.7"), "USD", D(1)), term(30)], {}, "impossible"),
        ([price(85), hashes(100), Payout(D("3.0"), "USD", D(1)), term(30)], {}, "optimistic"),
    ],
)
def test_mining_trading_and_the_rest(
    said: list[Content], more: dict[str, Any], expected: str
) -> None:
    assert verdict(*said, **more) == expected


@pytest.mark.parametrize(
    ("coin", "apr", "product", "fixed", "expected"),
    [
        ("ETH", 3.5, Product.STAKING, True, "plausible"),
        ("ETH", 3.6, Product.STAKING, True, "optimistic"),
        ("ETH", 5.3, Product.STAKING, True, "implausible"),
        ("ETH", 17.6, Product.STAKING, True, "out-of-reach"),
        ("ETH", 12, Product.STAKING, True, "implausible"),
        ("SOL", 7, Product.LENDING, False, "plausible"),
        ("OSMO", 78, Product.STAKING, False, "unknown"),
        ("OSMO", 100, Product.STAKING, True, "unknown"),
        ("JUNO", 130, Product.STAKING, True, "out-of-reach"),
        ("JUNO", 130, Product.STAKING, False, "optimistic"),
        ("EVMOS", 300, Product.STAKING, False, "implausible"),
        ("EVMOS", 700, Product.STAKING, False, "out-of-reach"),
        ("BTC", 5, Product.STAKING, True, "impossible"),
        ("BTC", 5, Product.LENDING, True, "unknown"),
        ("XRP", 5, Product.STAKING, True, "impossible"),
        ("USDT", 8, Product.STAKING, True, "impossible"),
        ("USDT", 80, Product.STAKING, True, "impossible"),
        ("ATOM", 94, Product.LIQUIDITY, False, "unknown"),
        (None, 8, Product.LENDING, True, "unknown"),
        (None, 300, Product.STAKING, True, "impossible"),
    ],
)
def test_staking_lending_and_liquidity(
    *, coin: str | None, apr: float, product: Product, fixed: bool, expected: str
) -> None:
    assert verdict(rate(apr, 365), coin=coin, product=product, varies=not fixed) == expected


def test_a_coin_without_history_at_a_past_date_is_unknown() -> None:
    past = network_at(date(2020, 6, 1))
    for coin in ("LTC", "DOGE", "ETC", "KAS", "DASH", "ETH"):
        assert verdict(rate(5), coin=coin, network=past) == "unknown"
    assert verdict(rate(5), coin="BCH", network=past) == "impossible"


def test_ether_was_mined_until_september_2022() -> None:
    assert verdict(rate(1), coin="ETH", network=network_at(date(2022, 9, 14))) == "unknown"
    assert verdict(rate(1), coin="ETH", network=network_at(date(2022, 9, 15))) == "impossible"
