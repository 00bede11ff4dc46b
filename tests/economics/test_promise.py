"""What a page's figures amount to, in common periods and both readings."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.economics.promise import normalise
from analyzer.resources.facts import default_network
from analyzer.types.claim import (
    Claim,
    Content,
    Guarantee,
    Hashrate,
    Multiple,
    Payout,
    Price,
    PrincipalReturned,
    RateShape,
    ReturnRate,
    Stance,
    Term,
    TotalReturn,
)
from analyzer.types.economics import Promise
from analyzer.types.offer import Offer, Product
from tests.economics.build import offer, rate, term

D = Decimal
NETWORK = default_network()
USD_100 = Price(D(100), None, "USD", "contract", "price")


PH_PRICE = Price(D("62.1"), None, "USD", "contract", "price")
ONE_PH = Hashrate(D(1), "PH/s", None, bonus=False)
TH_PRICE = Price(D(10), None, "USD", "TH", "price")


def read(*said: Content, **more: Any) -> Promise:
    return normalise(offer(*said, **more), NETWORK)


@pytest.mark.parametrize(
    ("said", "product", "daily", "low", "high", "judged"),
    [
        # rented hashrate is used up; anything else gives the stake back on top
        ([rate(3), term(60)], Product.MINING, 3, 1.8, 2.8, 1.8),
        ([rate(3), term(60)], Product.TRADING, 3, 1.8, 2.8, 2.8),
        ([rate(3), term(60), PrincipalReturned(value=True)], Product.MINING, 3, 2.8, 2.8, 2.8),
        ([rate(3), term(60), PrincipalReturned(value=False)], Product.TRADING, 3, 1.8, 1.8, 1.8),
        # open-ended is a year, longer than three years is three
        ([rate(1)], Product.MINING, 1, 3.65, 4.65, 3.65),
        ([rate("0.1"), term(3650)], Product.MINING, 0.1, 1.095, 2.095, 1.095),
        # other periods
        ([rate(7, 7)], Product.TRADING, 1, 3.65, 4.65, 4.65),
        ([rate(30, 30)], Product.TRADING, 1, 3.65, 4.65, 4.65),
        ([rate(12, 365)], Product.LENDING, 12 / 365, 1.12, 1.12, 1.12),
        ([rate("0.5", "0.25")], Product.TRADING, 2, 7.3, 8.3, 8.3),
        # a percentage without a period is for the whole term
        ([rate(50, None), term(100)], Product.TRADING, 0.5, 0.5, 1.5, 1.5),
        ([rate(50, None)], Product.TRADING, 50 / 365, 0.5, 1.5, 1.5),
        # the stake inside: 113 % after a day
        ([rate(113, 1, gross=True)], Product.TRADING, 13, 48.45, 48.45, 48.45),
        # a range is judged by its low end
        ([rate(1, 1, 3), term(100)], Product.TRADING, 1, 1, 4, 2),
        # compounding keeps the stake in
        ([rate(1, 1, compounding=True), term(100)], Product.TRADING, 1, 2.7048, 2.7048, 2.7048),
    ],
)
def test_a_rate_becomes_a_multiple(
    *, said: list[Content], product: Product, daily: float, low: float, high: float, judged: float
) -> None:
    promise = read(*said, product=product)
    assert promise.daily_percent.low == pytest.approx(daily, rel=1e-4)
    assert promise.total_multiple.low == pytest.approx(low, rel=1e-4)
    assert promise.total_multiple.high == pytest.approx(high, rel=1e-4)
    assert promise.judged_multiple == pytest.approx(judged, rel=1e-4)


@pytest.mark.parametrize(
    ("said", "product", "judged", "horizon"),
    [
        # two days, 100 USD that pay 107: 7 % fifteen times over
        ([USD_100, TotalReturn(D(107), "USD", None, None), term(2)], Product.MINING, 2.05, 30),
        ([USD_100, TotalReturn(D(7), "USD", None, None), term(2)], Product.MINING, 2.05, 30),
        ([rate("3.5"), term(2)], Product.MINING, 2.05, 30),
        # a named hashrate is used up in the two days; nothing is repeated that loses
        ([rate(30), term(2), Hashrate(D(5), "TH/s", None, bonus=False)], Product.MINING, 0.6, 30),
        ([TotalReturn(None, None, D(150), gross=True), term(50)], Product.TRADING, 1.5, 50),
        ([TotalReturn(None, None, D(150), gross=False), term(50)], Product.TRADING, 2.5, 50),
        ([TotalReturn(None, None, D(40), gross=None), term(50)], Product.TRADING, 1.4, 50),
        ([Multiple(D(2), D(30), cap=False)], Product.TRADING, 2, 30),
        ([Multiple(D(3), None, cap=False)], Product.UNKNOWN, 3, 365),
        # a flat payout, in the price's own currency, whichever that is
        ([USD_100, Payout(D(2), "USD", D(1)), term(60)], Product.MINING, 1.2, 60),
        ([USD_100, Payout(D(2), "USDT", D(1)), term(60)], Product.MINING, 1.2, 60),
        # the cap ends it: 2 % a day up to 200 % of the stake takes 100 days
        ([rate(2), Multiple(D(2), None, cap=True)], Product.MINING, 2, 100),
        ([Multiple(D(3), None, cap=True)], Product.TRADING, 3, 365),
        # forty working days are forty payments
        ([rate(2), Term(D(56), "fixed", business_days=True)], Product.MINING, 0.8, 56),
        # 45 USD a day for each PH/s
        (
            [PH_PRICE, Payout(D("0.045"), "USD", D(1), "TH"), ONE_PH, term(1)],
            Product.MINING,
            45 / 62.1,
            30,
        ),
        ([TH_PRICE, Payout(D("0.05"), "USD", D(1), "TH"), term(100)], Product.MINING, 0.5, 100),
        # a cycle that no term names
        ([rate(200, 455), PrincipalReturned(value=False)], Product.MINING, 2, 455),
    ],
)
def test_totals_multiples_payouts_and_caps(
    said: list[Content], product: Product, judged: float, horizon: float
) -> None:
    promise = read(*said, product=product)
    assert promise.judged_multiple == pytest.approx(judged, rel=1e-6)
    assert promise.horizon_days == pytest.approx(horizon)


def test_what_a_stated_hashrate_mines_is_no_profit_until_its_price_is_earned_back() -> None:
    found = read(PH_PRICE, Payout(D(45), "USD", D(1)), ONE_PH, term(1)).daily_percent
    assert found.low == pytest.approx(100 * (45 / 62.1 - 1))
    assert found.high == pytest.approx(100 * 45 / 62.1)


def test_payouts_in_any_one_currency_need_no_exchange_rate() -> None:
    price = Price(D(500), None, "CNY", None, "price")
    assert read(price, Payout(D(5), "CNY", D(1)), term(100)).daily_percent.low == pytest.approx(1)


def test_payouts_in_a_currency_without_a_known_price_are_no_promise() -> None:
    assert read(USD_100, Payout(D(500), "VND", D(1)), term(100)).judged_multiple is None


def test_a_coin_payout_is_worth_its_price_on_that_day() -> None:
    price = Price(D("59703.65"), None, "USD", None, "price")
    found = read(price, Payout(D("0.01"), "BTC", D(1)), term(200))
    assert found.daily_percent.low == pytest.approx(1)


@pytest.mark.parametrize(
    ("said", "varies", "fixed"),
    [
        ([rate(1)], False, True),
        ([rate(1)], True, False),
        ([rate(1, 1, 2)], False, False),
        ([rate(1, 1, 2), Guarantee()], False, True),
        ([rate(1, shape=RateShape.UP_TO)], False, False),
        ([rate(1, shape=RateShape.FROM)], False, True),
        ([rate(1, 1, 5, RateShape.RAMP)], False, True),
        ([USD_100, Payout(D(1), "USD", D(1))], False, True),
    ],
)
def test_fixed_means_flat_or_guaranteed_with_no_word_of_variation(
    *, said: list[Content], varies: bool, fixed: bool
) -> None:
    assert read(*said, varies=varies).fixed is fixed


def test_a_denied_guarantee_makes_the_return_variable() -> None:
    denied = Claim("c2", Guarantee(), Stance.DENIED, None)
    said = Offer("o1", None, Product.TRADING, None, (*offer(rate(1)).claims, denied))
    found = normalise(said, NETWORK)
    assert (found.fixed, found.guaranteed) == (False, False)


def test_the_same_rate_in_two_periods_outweighs_a_stray_figure() -> None:
    found = read(rate("0.1"), rate(1), rate(30, 30), product=Product.TRADING)
    assert found.daily_percent.low == pytest.approx(1)


def test_plans_read_as_one_are_judged_by_the_lowest() -> None:
    found = read(rate(5), rate(3), rate(8), product=Product.TRADING)
    assert found.daily_percent.low == pytest.approx(3)


def test_an_offer_without_figures_promises_nothing() -> None:
    found = read(term(90))
    assert (found.judged_multiple, found.daily_percent, found.horizon_days) == (None, None, 90)


def test_common_periods_agree_with_each_other() -> None:
    found = read(rate(1))
    assert found.monthly_percent.low == pytest.approx(30)
    assert found.apr_percent.low == pytest.approx(365)
    assert found.apy_percent.low == pytest.approx((1.01**365 - 1) * 100)


def test_an_absurd_rate_has_no_yearly_yield_and_breaks_nothing() -> None:
    assert read(rate("1e9")).apy_percent is None


percents = st.decimals("0.0001", "100000", places=4)
periods = st.sampled_from([D("0.01"), D(1), D(7), D(30), D(365), None])
terms = st.decimals("0.5", "5000", places=1)


@given(percents, periods, st.none() | terms, st.sampled_from(list(Product)))
def test_readings_enclose_and_periods_scale(
    percent: Decimal, period: Decimal | None, days: Decimal | None, product: Product
) -> None:
    said = [
        ReturnRate(percent, None, period, None, RateShape.FIXED, gross=False, compounding=False)
    ]
    found = read(*said, *([] if days is None else [term(days)]), product=product)
    assert found.total_multiple.low <= found.total_multiple.high
    assert found.daily_percent.low <= found.daily_percent.high
    assert 30 <= found.horizon_days <= 1095
    assert found.judged_multiple > 0
    assert found.apr_percent.low == pytest.approx(365 * found.daily_percent.low)


@pytest.mark.parametrize(
    ("product", "coin", "percent", "apr"),
    [
        (Product.LENDING, None, "43.5", 43.5),  # a Turkish bank's row "32 days: 43.5 %", 2025
        (Product.LENDING, None, "60", 684.375),  # more than any central bank has set: per term
        (Product.LENDING, "USDT", "43.5", 496.1719),
        (Product.MINING, None, "43.5", 496.1719),
    ],
)
def test_a_deposits_bare_interest_is_a_years(
    product: Product, coin: str | None, percent: str, apr: float
) -> None:
    bare = ReturnRate(D(percent), None, None, None, RateShape.FIXED, gross=False, compounding=False)
    promise = normalise(offer(bare, term(32), product=product, coin=coin), NETWORK)

    assert promise.apr_percent is not None
    assert promise.apr_percent.low == pytest.approx(apr, rel=1e-4)
