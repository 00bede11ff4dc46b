"""Terms typed by hand: what they become, and which of them make no sense."""

from dataclasses import replace
from decimal import Decimal

import pytest

from analyzer.economics import TypedTerms, assess, hand_offer
from analyzer.economics.terms import parse_hashrate
from analyzer.errors import TermsError
from analyzer.resources.facts import default_network
from analyzer.types.claim import Hashrate, ReturnRate
from analyzer.types.offer import Product
from tests.economics.build import rate, term

CONTRACT = TypedTerms(hashrate="100TH", price=1200, days=365, fee_per_th_day=0.02)


def test_a_contract_typed_by_hand_is_worked_out() -> None:
    found = assess(hand_offer(CONTRACT), default_network())
    assert found.feasible.price_ratio_k == pytest.approx(1.088, abs=0.001)
    assert found.feasible.per_day.fees == pytest.approx(2.0)
    assert found.value == "loses-money"


def test_staking_typed_by_hand_is_judged_by_the_asset() -> None:
    found = assess(hand_offer(TypedTerms(stake="eth", apr=12)), default_network())
    assert found.feasible.verdict == "implausible"
    assert found.feasible.staking_reference.asset == "ETH"
    assert hand_offer(TypedTerms(stake="ETH", apr=12)).product is Product.STAKING


def test_promises_read_elsewhere_are_taken_along() -> None:
    made = hand_offer(TypedTerms(claims=(rate(2), term(60))))
    assert (made.product, len(made.claims)) == (Product.UNKNOWN, 2)
    assert isinstance(made.claims[0].content, ReturnRate)
    assert assess(made, default_network()).promise.judged_multiple == pytest.approx(2.2)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("100TH", "100", "TH/s"),
        ("100 TH/s", "100", "TH/s"),
        ("14.0T", "14.0", "TH/s"),
        ("2 PH", "2", "PH/s"),
        ("1,500 GH/s", "1500", "GH/s"),
        ("500kh/s", "500", "kH/s"),
        ("1e3 MH", "1000", "MH/s"),
    ],
)
def test_hashrates_as_people_write_them(text: str, value: str, unit: str) -> None:
    assert parse_hashrate(text) == Hashrate(Decimal(value), unit, None, bonus=False)


@pytest.mark.parametrize(
    "absurd",
    [
        {"hashrate": "0TH"},
        {"hashrate": "-5TH"},
        {"hashrate": "1e30TH"},
        {"hashrate": "nanTH"},
        {"hashrate": "infTH"},
        {"hashrate": "100"},
        {"hashrate": "100 bananas"},
        {"hashrate": "1.2.3TH"},
        {"hashrate": ""},
        {"price": 0},
        {"price": -1},
        {"price": float("nan")},
        {"price": float("inf")},
        {"price": 1e30},
        {"price": "twelve"},
        {"days": 0},
        {"days": -3},
        {"days": 10_000 * 365},
        {"days": float("nan")},
        {"fee_percent": 101},
        {"fee_percent": -1},
        {"fee_per_th_day": -0.01},
        {"fee_once": float("inf")},
        {"usd_per_kwh": -1},
        {"usd_per_kwh": 1e9},
        {"j_per_th": 0},
        {"j_per_th": float("nan")},
        {"minimum_payout": -1},
        {"apr": float("nan")},
        {"apr": 1e30},
        {"apr": -5},
    ],
)
def test_absurd_terms_get_a_clear_error(absurd: dict[str, object]) -> None:
    with pytest.raises(TermsError) as caught:
        hand_offer(replace(CONTRACT, **absurd))
    assert caught.value.problem
    assert caught.value.advice


def test_no_terms_at_all_is_an_error() -> None:
    with pytest.raises(TermsError):
        hand_offer(TypedTerms())


def test_a_free_lunch_is_still_worked_out() -> None:
    free = replace(CONTRACT, fee_percent=0, fee_per_th_day=0, usd_per_kwh=0)
    assert assess(hand_offer(free), default_network()).feasible.per_day.net > 3


def test_fees_that_take_everything_leave_nothing() -> None:
    found = assess(hand_offer(replace(CONTRACT, fee_percent=100)), default_network())
    assert found.feasible.generous.multiple.p95 == 0
    assert found.feasible.break_even.state == "never"
