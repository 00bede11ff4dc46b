"""Computed rules, on offers made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from analyzer.resources.rules import load_rules
from analyzer.rules import check
from analyzer.rules.predicates.promises import lossless_yield
from analyzer.types.case import Case
from analyzer.types.claim import (
    Fee,
    Hashrate,
    Multiple,
    Payout,
    Price,
    PrincipalReturned,
    RateShape,
    Referral,
    ReturnRate,
    Term,
    TotalReturn,
)
from analyzer.types.economics import FeasibleVerdict, Promise
from analyzer.types.finding import Clear, Fired, NotApplicable, Outcome
from analyzer.types.offer import Product

from .building import NOTHING, dec, interval, say, sell

DAILY = ReturnRate(dec("2"), None, dec("1"), "day", RateShape.FIXED, gross=False, compounding=False)
TERM = Term(dec("50"), "fixed", business_days=False)
FIXED = replace(NOTHING, daily_percent=interval(2), fixed=True, term_days=50.0)
TH100 = Hashrate(dec("100"), "TH/s", None, bonus=False)


def ask(rule_id: str, case: Case) -> Outcome:
    return next(c.outcome for c in check(load_rules(), case) if c.card.id == rule_id)


def usd(amount: str, per: str | None = "contract") -> Price:
    return Price(dec(amount), None, "USD", per, "price")


def total(percent: str) -> TotalReturn:
    return TotalReturn(None, None, dec(percent), gross=None)


FIRING = [
    ("impossible-yield", sell(DAILY, verdict=FeasibleVerdict.IMPOSSIBLE)),
    ("fixed-rate", sell(DAILY, promise=FIXED)),
    ("fixed-payout", sell(Payout(dec("5"), "USD", dec("1")), promise=replace(FIXED))),
    ("double-digit-daily", sell(DAILY, promise=replace(NOTHING, daily_percent=interval(10, 12)))),
    ("doubling-monthly", sell(DAILY, promise=replace(NOTHING, monthly_percent=interval(100)))),
    ("doubling", sell(Multiple(dec("2"), dec("30"), cap=False))),
    ("doubling", sell(Multiple(dec("3"), None, cap=True))),
    (
        "principal-back",
        sell(PrincipalReturned(value=True), promise=replace(NOTHING, principal_returned=True)),
    ),
    (
        "short-contract",
        sell(
            replace(TERM, days=dec("2")),
            DAILY,
            promise=replace(FIXED, total_multiple=interval(1.04)),
        ),
    ),
    ("total-mismatch", sell(DAILY, TERM, total("150"), promise=FIXED)),
    ("underpriced-hashrate", sell(TH100, usd("100"), k=0.2)),
    ("overpriced-hashrate", sell(TH100, usd("3000"), k=2.0)),
    (
        "price-below-machine",
        sell(TH100, usd("200"), Term(None, "lifetime", business_days=False)),
    ),
    ("income-above-network", sell(TH100, usd("1000"), DAILY, promise=FIXED)),
    ("unminable-coin", sell(DAILY, coin="XRP")),
    ("referral-levels", sell(Referral(dec("5"), 1), Referral(dec("2"), 2))),
    ("referral-share", sell(Referral(dec("8"), 1), Referral(dec("3"), 2))),
]

NOT_FIRING = [
    ("impossible-yield", sell(DAILY, verdict=FeasibleVerdict.OPTIMISTIC)),
    ("fixed-rate", sell(DAILY, promise=replace(FIXED, fixed=False))),
    ("fixed-rate", sell(DAILY, promise=replace(FIXED, daily_percent=interval(0.01)))),
    ("fixed-payout", sell(Payout(dec("5"), "USD", dec("1")), promise=FIXED, varies=True)),
    ("double-digit-daily", sell(DAILY, promise=replace(NOTHING, daily_percent=interval(3, 12)))),
    ("doubling", sell(Multiple(dec("2"), dec("3650"), cap=False))),
    (
        "principal-back",
        sell(
            PrincipalReturned(value=True),
            promise=replace(NOTHING, principal_returned=True),
            product=Product.STAKING,
        ),
    ),
    ("total-mismatch", sell(DAILY, TERM, total("100"), promise=FIXED)),
    ("total-mismatch", sell(DAILY, TERM, total("200"), promise=FIXED)),
    ("underpriced-hashrate", sell(TH100, usd("100"), Fee(dec("0.05"), "USD/TH/day"), k=0.2)),
    ("price-below-machine", sell(TH100, usd("200"), TERM)),
    ("income-above-network", sell(TH100, usd("100"), DAILY, promise=FIXED)),
    ("referral-levels", sell(Referral(dec("20"), None))),
    ("referral-share", sell(Referral(dec("20"), None))),
]


@pytest.mark.parametrize(("rule_id", "case"), FIRING)
def test_it_fires(rule_id: str, case: Case) -> None:
    assert isinstance(ask(rule_id, case), Fired)


@pytest.mark.parametrize(("rule_id", "case"), NOT_FIRING)
def test_it_does_not_fire(rule_id: str, case: Case) -> None:
    assert isinstance(ask(rule_id, case), Clear | NotApplicable)


def test_ether_could_be_mined_until_september_2022() -> None:
    now = sell(DAILY, coin="ETH")
    assert isinstance(ask("unminable-coin", now), Fired)
    assert isinstance(ask("unminable-coin", replace(now, as_of=date(2021, 5, 1))), Clear)


def test_nothing_is_judged_without_an_offer() -> None:
    outcomes = {c.card.id: c.outcome for c in check(load_rules(), say("A mining plan of ours"))}
    assert outcomes["impossible-yield"] == NotApplicable("promise")
    assert isinstance(outcomes["rate-rises-with-deposit"], NotApplicable)


QUIET = replace(NOTHING, apr_percent=interval(14), guaranteed=True, fixed=True)
BACK = replace(QUIET, guaranteed=False, principal_returned=True)


@pytest.mark.parametrize(
    ("promise", "product", "outcome"),
    [
        (QUIET, Product.LENDING, Fired),
        (QUIET, Product.STAKING, Fired),
        (BACK, Product.UNKNOWN, Fired),
        (BACK, Product.LENDING, Fired),
        (BACK, Product.STAKING, Clear),  # what is staked always comes back
        (BACK, Product.MINING, Clear),
        (replace(QUIET, fixed=False), Product.LENDING, Clear),
        (replace(QUIET, guaranteed=False), Product.LENDING, Clear),
        (replace(QUIET, apr_percent=interval(11.9, 30)), Product.LENDING, Clear),
        (replace(QUIET, apr_percent=interval(36.5)), Product.LENDING, Clear),
        (replace(QUIET, apr_percent=None), Product.LENDING, NotApplicable),
    ],
)
def test_a_high_rate_without_loss_is_noticed(
    promise: Promise, product: Product, outcome: type[Outcome]
) -> None:
    case = sell(DAILY, promise=promise, product=product)
    offer, economics = case.reading.offers[0], case.economics[0]
    assert isinstance(lossless_yield(offer, economics, 12), outcome)
