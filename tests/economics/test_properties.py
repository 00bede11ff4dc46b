"""What must hold for any offer: order, scale, finite figures."""

import math
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.economics import assess
from analyzer.types.claim import (
    Content,
    Efficiency,
    Fee,
    Guarantee,
    Hashrate,
    MinimumWithdrawal,
    Multiple,
    Payout,
    PowerPrice,
    Price,
    PrincipalReturned,
    RateShape,
    Referral,
    ReturnRate,
    Term,
    TotalReturn,
)
from analyzer.types.economics import (
    Economics,
    Quantiles,
)
from analyzer.types.offer import Product
from tests.economics.build import NETWORK, hashes, offer, price, term, verdict

D = Decimal
ORDER = ["unknown", "plausible", "optimistic", "implausible", "out-of-reach", "impossible"]


percents = st.decimals("0.01", "2000", places=2)
factors = st.decimals("1.01", "50", places=2)
shapes = st.sampled_from([RateShape.FIXED, RateShape.UP_TO, RateShape.FROM])
coins = st.sampled_from([None, "BTC", "ETH", "SOL", "USDT", "OSMO", "LTC", "XRP"])
lengths = st.none() | st.integers(1, 1500)


@settings(max_examples=150, deadline=None)
@given(
    percent=percents,
    factor=factors,
    shape=shapes,
    coin=coins,
    days=lengths,
    product=st.sampled_from(list(Product)),
)
def test_a_higher_promise_never_gets_a_kinder_verdict(
    *,
    percent: Decimal,
    factor: Decimal,
    shape: RateShape,
    coin: str | None,
    days: int | None,
    product: Product,
) -> None:
    def judged(percent: Decimal) -> str:
        said = [ReturnRate(percent, None, D(30), "month", shape, gross=False, compounding=False)]
        said += [] if days is None else [term(days)]
        return verdict(*said, product=product, coin=coin)

    assert ORDER.index(judged(percent)) <= ORDER.index(judged(percent * factor))


fees = st.sampled_from(
    ["percent_of_output", "percent_of_profit", "percent_of_withdrawal", "percent_of_deposit"]
)


@settings(max_examples=80, deadline=None)
@given(
    unit=fees,
    share=st.floats(0, 99),
    more_share=st.floats(0, 99),
    daily=st.floats(0, 0.05),
    more_daily=st.floats(0, 0.05),
)
def test_more_fees_never_raise_the_yield(
    *, unit: str, share: float, more_share: float, daily: float, more_daily: float
) -> None:
    def multiples(share: float, daily: float) -> tuple[float, ...]:
        said = [Fee(D(str(share)), unit), Fee(D(str(daily)), "USD/TH/day")]
        found = assess(offer(price(900), hashes(100), term(200), *said, coin="BTC"), NETWORK)
        spread = found.feasible.generous
        return (*_each(spread.multiple), *_each(spread.coin_multiple))

    low, high = sorted((share, more_share)), sorted((daily, more_daily))
    less, more = multiples(low[0], high[0]), multiples(low[1], high[1])
    assert all(b <= a * 1.00001 + 1e-9 for a, b in zip(less, more, strict=True))


def _each(quantiles: Quantiles) -> tuple[float, float, float]:
    return quantiles.p05, quantiles.p50, quantiles.p95


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 100_000), st.floats(0.05, 20), st.integers(1, 1200))
def test_the_size_of_the_contract_does_not_matter(size: int, cost: float, days: int) -> None:
    def worth(scale: int) -> Economics:
        said = [price(round(cost * scale, 6)), hashes(scale), term(days)]
        return assess(offer(*said, coin="BTC"), NETWORK)

    one, other = worth(1), worth(size)
    assert one.feasible.verdict is other.feasible.verdict
    assert one.feasible.price_ratio_k == pytest.approx(other.feasible.price_ratio_k, rel=1e-4)
    assert _each(one.feasible.generous.multiple) == pytest.approx(
        _each(other.feasible.generous.multiple), rel=1e-4
    )


wild = st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from(
    [D("1e400"), D("1e-400"), D("9" * 300), D(0), D("1e30"), D("-5")]
)
statements = st.one_of(
    st.builds(
        ReturnRate,
        percent=wild,
        percent_max=st.none() | wild,
        period_days=st.none() | wild,
        period_unit=st.none() | st.sampled_from(["day", "working_day", "term", "moon"]),
        shape=st.sampled_from(list(RateShape)),
        gross=st.booleans(),
        compounding=st.booleans(),
    ),
    st.builds(Payout, wild, st.sampled_from(["USD", "BTC", "VND", "?"]), st.none() | wild),
    st.builds(TotalReturn, wild, st.sampled_from(["USD", "EUR"]), st.none() | wild, st.none()),
    st.builds(Multiple, wild, st.none() | wild, st.booleans()),
    st.builds(
        Price,
        wild,
        st.none(),
        st.sampled_from(["USD", "BTC", "EUR"]),
        st.sampled_from([None, "contract", "TH", "TH_day", "PH", "seat"]),
        st.sampled_from(["price", "minimum", "maximum"]),
    ),
    st.builds(
        Hashrate, wild, st.sampled_from(["TH/s", "H/s", "Sol/s", ""]), st.none(), st.booleans()
    ),
    st.builds(Term, st.none() | wild, st.sampled_from(["fixed", "lifetime"]), st.booleans()),
    st.builds(
        Fee,
        wild,
        st.sampled_from(
            ["percent_of_output", "percent_of_deposit", "USD/kWh", "USD/TH/day", "USD", "%"]
        ),
    ),
    st.builds(Efficiency, wild),
    st.builds(PowerPrice, wild, st.just("USD")),
    st.builds(MinimumWithdrawal, wild, st.just("USD")),
    st.builds(PrincipalReturned, st.booleans()),
    st.builds(Referral, st.none() | wild, st.none() | st.integers(1, 5)),
    st.just(Guarantee()),
)


@settings(max_examples=300, deadline=None)
@given(
    said=st.lists(statements, max_size=6),
    product=st.sampled_from(list(Product)),
    coin=coins,
)
def test_whatever_a_page_states_the_figures_stay_finite(
    said: list[Content], product: Product, coin: str | None
) -> None:
    found = assess(offer(*said, product=product, coin=coin), NETWORK)
    for figure in _figures(found):
        assert math.isfinite(figure)


def _figures(value: object) -> list[float]:
    if isinstance(value, float):
        return [value]
    if is_dataclass(value):
        return [x for f in fields(value) for x in _figures(getattr(value, f.name))]
    return [x for inner in value for x in _figures(inner)] if isinstance(value, tuple) else []
