"""Contracts on stated hashrate, and every figure that stands beside a verdict."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from analyzer.economics import TypedTerms, assess, distribution, hand_offer
from analyzer.errors import TermsError
from analyzer.resources.catalogue import catalogue
from analyzer.resources.facts import network_at
from analyzer.types.claim import (
    Content,
    Efficiency,
    Fee,
    MinimumWithdrawal,
    Payout,
    PowerPrice,
    Price,
    Referral,
    Term,
)
from analyzer.types.economics import (
    FeasibleVerdict,
    Overrides,
    ValueVerdict,
)
from analyzer.types.offer import Product
from tests.economics.build import NETWORK, hashes, offer, price, rate, term

D = Decimal


HONEST = [
    Price(D("11.03"), None, "USD", "TH", "price"),
    hashes(100),
    term(365),
    Fee(D("0.01"), "USD/TH/day"),
]


def test_an_honest_contract_says_what_it_is_worth() -> None:
    found = assess(offer(*HONEST, coin="BTC", varies=True), NETWORK)
    feasible = found.feasible
    assert feasible.verdict is FeasibleVerdict.PLAUSIBLE
    assert feasible.price_ratio_k == pytest.approx(1.0, abs=0.001)
    assert feasible.per_day.gross == pytest.approx(3.022, abs=0.001)
    assert feasible.per_day.fees == pytest.approx(1.0)
    assert feasible.per_day.net == pytest.approx(2.022, abs=0.001)
    assert feasible.break_even.state == "never"
    assert feasible.neutral.multiple.p50 < feasible.generous.multiple.p50 < 1
    assert feasible.buy_and_hold.probability_contract_wins < 0.05
    assert found.value is ValueVerdict.LOSES_MONEY
    assert found.value_because.key == "value.own_loses_money"


def test_a_cheap_contract_breaks_even_and_beats_the_coin() -> None:
    found = assess(offer(price(330), hashes(100), term(365), coin="BTC"), NETWORK)
    assert found.feasible.price_ratio_k == pytest.approx(0.3, abs=0.01)
    assert found.feasible.break_even.state == "reached"
    assert 90 < found.feasible.break_even.days < 140
    assert found.value is ValueVerdict.GOOD
    assert found.feasible.verdict is FeasibleVerdict.OPTIMISTIC  # why would he sell at that price?


@pytest.mark.parametrize(
    ("fees", "electricity", "withheld"),
    [
        ([Fee(D(10), "percent_of_output")], 0, 0.3022),
        ([Fee(D("0.06"), "USD/kWh"), Efficiency(D(15))], 2.16, 0),
        ([PowerPrice(D("0.05"), "USD")], 2.1, 0),  # a typical machine: 17.5 J/TH
        ([Fee(D("0.02"), "USD/TH/day")], 0, 2),
        ([Fee(D("20"), "USD/PH/day")], 0, 2),
        ([Fee(D("1.5"), "USD/day")], 0, 1.5),
        ([Fee(D("60"), "USD/month")], 0, 2),
        ([Fee(D("0.00001"), "BTC/day")], 0, 0.597),
    ],
)
def test_running_fees_in_every_form(
    fees: list[Content], electricity: float, withheld: float
) -> None:
    found = assess(offer(price(1100), hashes(100), term(365), *fees, coin="BTC"), NETWORK)
    per_day = found.feasible.per_day
    assert per_day.electricity == pytest.approx(electricity, rel=1e-3)
    assert per_day.fees == pytest.approx(withheld, rel=1e-3)
    assert per_day.net == pytest.approx(per_day.gross - electricity - withheld, rel=1e-3)


@pytest.mark.parametrize(
    "fee",
    [
        Fee(D(10), "percent_of_output"),
        Fee(D(10), "percent_of_deposit"),
        Fee(D(10), "percent_of_withdrawal"),
        Fee(D(50), "percent_of_profit"),
        Fee(D(150), "USD"),
        Fee(D("0.005"), "USD/TH/day"),
        MinimumWithdrawal(D(1200), "USD"),
    ],
)
def test_every_fee_lowers_what_comes_back(fee: Content) -> None:
    plain, dear = (
        assess(offer(price(1100), hashes(100), term(365), *more, coin="BTC"), NETWORK)
        for more in ([], [fee])
    )
    before, after = (x.feasible.generous.multiple for x in (plain, dear))
    assert after.p05 <= before.p05
    assert after.p95 <= before.p95
    assert (after.p05, after.p95) != (before.p05, before.p95)


def test_energy_is_counted_in_kilowatt_hours() -> None:
    found = assess(offer(price(1100), hashes(100), Efficiency(D(20)), term(100)), NETWORK)
    assert found.feasible.energy_kwh == pytest.approx(100 * 20 * 0.024 * 100)


def test_the_reference_example_of_a_bare_promise() -> None:
    found = assess(offer(rate(2), term(365)), NETWORK).feasible
    needed = found.hashrate_needed
    assert needed.value == pytest.approx(66.2, abs=0.1)
    assert needed.fair_price == pytest.approx(730, abs=0.5)
    assert (needed.hardware_price, needed.hardware_price_high) == pytest.approx((662, 1985), abs=3)
    assert found.times_ceiling == pytest.approx(7.3 / 3.68, rel=0.001)
    assert found.times_best_machine == pytest.approx(2 / 0.0815, rel=0.01)
    assert found.share_of_history == 0
    assert found.deposits_must_grow.per_day_percent == pytest.approx(2.22, abs=0.01)
    assert found.deposits_must_grow.ruin_day == pytest.approx(158.4, abs=0.1)


def test_referrals_on_the_page_replace_the_assumed_share() -> None:
    said = [rate(2), term(365), Referral(D(5), 1), Referral(D(2), 2)]
    found = assess(offer(*said), NETWORK).feasible
    assert {a.name: a.value for a in found.assumptions}["referral_share"] == pytest.approx(0.07)


def test_staking_shows_real_rate_and_falls() -> None:
    found = assess(offer(rate(12, 365), coin="ATOM", product=Product.STAKING), NETWORK).feasible
    assert found.nominal_apr == pytest.approx(12)
    assert found.real_apr == pytest.approx(3.5)
    assert found.after_fall.fall_20 == pytest.approx(-10.4)
    assert found.after_fall.fall_50 == pytest.approx(-44)
    assert found.staking_reference.unbonding_days == 21


def test_an_older_range_holds_for_an_older_date() -> None:
    said = offer(rate("9.6", 365), coin="NEAR", product=Product.STAKING)
    assert assess(said, network_at(date(2023, 1, 1))).feasible.verdict == "plausible"
    assert assess(said, NETWORK).feasible.verdict == "implausible"


def test_assumptions_can_be_replaced() -> None:
    said = offer(price(1100), hashes(100), term(365), coin="BTC")
    changed = Overrides(j_per_th=30, usd_per_kwh=0.05, pool_fee=0.02)
    found = assess(said, NETWORK, changed).feasible
    assert found.per_day.electricity == pytest.approx(100 * 30 * 0.024 * 0.05)
    assert found.per_day.fees == pytest.approx(0.02 * found.per_day.gross)
    names = {a.name: (a.value, a.source) for a in found.assumptions}
    assert names["usd_per_kwh"] == (0.05, "given by the caller")


def test_a_late_start_pays_for_later_days() -> None:
    said = offer(price(1100), hashes(100), term(365), coin="BTC")
    now, later = (assess(said, NETWORK, Overrides(delay_days=d)) for d in (0, 90))
    assert later.feasible.generous.coin_multiple.p50 < now.feasible.generous.coin_multiple.p50


def test_the_distribution_marks_the_promise() -> None:
    said = offer(rate("0.5"), term(365))
    drawn = distribution(said, NETWORK)
    assert len(drawn.usd) == 101
    assert list(drawn.usd) == sorted(drawn.usd)
    assert drawn.promised == pytest.approx(1.825)
    feasible = assess(said, NETWORK).feasible
    assert drawn.usd[50] == pytest.approx(feasible.generous.multiple.p50)


def test_every_figure_has_an_assumption_with_source_and_date() -> None:
    found = assess(offer(*HONEST, rate("0.2"), coin="BTC"), NETWORK).feasible
    assert len(found.assumptions) > 12
    assert all(a.source and a.as_of for a in found.assumptions)


def test_assessing_twice_gives_equal_results() -> None:
    said = offer(rate(1), term(90), *HONEST[:2], coin="BTC")
    assert assess(said, NETWORK) == assess(said, NETWORK)


def test_the_catalogue_holds_every_sentence_and_assumption() -> None:
    known = catalogue()
    for product in Product:
        for coin in (None, "BTC", "ETH", "XRP", "USDT", "LTC", "HOUSE"):
            own = [*HONEST, rate("0.3")]
            for said in ([], [rate(1)], [rate(20, 365)], [rate(3, 365)], HONEST, own):
                found = assess(offer(*said, product=product, coin=coin), NETWORK)
                for words in (found.feasible.because, found.value_because):
                    for sentence in known[words.key].values():
                        assert sentence.format_map(dict(words.values))
                for assumed in found.feasible.assumptions:
                    assert f"assumption.{assumed.name}" in known


@pytest.mark.parametrize(
    ("value", "unit"), [("100", "TH/s"), ("0.1", "PH/s"), ("100000", "GH/s"), ("1e-4", "EH/s")]
)
def test_units_of_hashrate_do_not_matter(value: str, unit: str) -> None:
    found = assess(offer(price(1100), hashes(value, unit), term(365), coin="BTC"), NETWORK)
    assert found.feasible.per_day.gross == pytest.approx(3.022, abs=0.001)


def test_prices_per_terahash_and_per_contract_agree() -> None:
    ways = [
        [price(1100), hashes(100)],
        [price(11, "TH"), hashes(100)],
        [price("0.03013699", "TH_day"), hashes(100)],
        [price(11000, "PH"), hashes(100)],
    ]
    ratios = [
        assess(offer(*way, term(365), coin="BTC"), NETWORK).feasible.price_ratio_k for way in ways
    ]
    assert ratios == pytest.approx([ratios[0]] * 4, rel=1e-5)


def test_a_working_day_term_is_told_from_a_calendar_one() -> None:
    plain = hand_offer(TypedTerms(hashrate="100TH", price=1000, days=40))
    working = hand_offer(TypedTerms(hashrate="100TH", price=1000, days=40, business_days=True))
    found = [assess(x, NETWORK).promise.term_days for x in (plain, working)]
    assert found == [40, 56]


def test_a_term_until_unprofitable_is_open() -> None:
    said = [price(1000), hashes(100), Term(None, "until_unprofitable", business_days=False)]
    found = assess(offer(*said, coin="BTC"), NETWORK)
    assert (found.promise.term_days, found.promise.horizon_days) == (None, 365)


def test_a_price_below_zero_cost_is_no_price() -> None:
    changed = replace(NETWORK, price_usd=1e-6, digest="worthless")
    found = assess(offer(price(1000), hashes(100), term(365), coin="BTC"), changed)
    assert found.value is ValueVerdict.LOSES_MONEY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("price_usd", 80_000.0),
        ("difficulty", 1e14),
        ("fees_btc_per_block", 0.1),
        ("price_drift", 50.0),
        ("difficulty_drift", 5.0),
        ("future_fees", 0.5),
        ("window_weeks", 104.0),
        ("block_days", 14.0),
        ("seed", 1.0),
        ("pool_fee", 0.02),
        ("usd_per_kwh", 0.05),
        ("delay_days", 30.0),
        ("referral_share", 0.3),
        ("adoption_per_day", 0.2),
        ("people", 1e6 + 1e5),
        ("usd_per_th", 99.0),
        ("term_days", 200.0),
    ],
)
def test_each_assumption_can_be_replaced_and_is_told(name: str, value: float) -> None:
    said = offer(price(1100), hashes(100), rate("0.3"), coin="BTC", varies=True)
    before, after = assess(said, NETWORK), assess(said, NETWORK, Overrides(**{name: value}))
    assert before != after
    told = {a.name: a for a in after.feasible.assumptions}
    if name in told and name != "term_days":
        assert told[name].source == "given by the caller"
        assert told[name].value == pytest.approx(value, rel=0.01)


def test_the_price_of_another_coin_can_be_given() -> None:
    said = offer(price(1000), hashes(1, "TH/s"), term(30), coin="KAS")
    unpriced = assess(said, NETWORK).feasible
    priced = assess(said, NETWORK, Overrides(coin_price_usd=0.05)).feasible
    assert (unpriced.price_ratio_k, unpriced.per_day) == (None, None)
    assert priced.per_day.gross == pytest.approx(2_376_000 * 0.05 / 411_230)


@pytest.mark.parametrize(
    "absurd",
    [
        {"usd_per_kwh": float("nan")},
        {"usd_per_kwh": -1.0},
        {"price_usd": 0.0},
        {"difficulty": float("inf")},
        {"delay_days": 1e6},
        {"people": 0.0},
        {"block_days": 0.0},
        {"seed": -1.0},
    ],
)
def test_absurd_assumptions_get_a_clear_error(absurd: dict[str, float]) -> None:
    with pytest.raises(TermsError):
        assess(offer(rate(1)), NETWORK, Overrides(**absurd))


@pytest.mark.parametrize(
    ("th", "usd", "more", "verdict", "key"),
    [
        # A share of a scrypt network sold beside bitcoin's name: 1 MH/s for 50 USD.
        ("0.000001", 50, (), "unknown", "feasible.other_work"),
        # Dear, but in units that machines for bitcoin are sold in: overpriced, and said so.
        ("0.01", 500, (), "plausible", "feasible.priced"),
        # A promise beside it is judged as a promise about bitcoin.
        ("0.0005", 50, (Payout(Decimal(5), "USD", Decimal(1)),), "impossible", None),
    ],
)
def test_hashrate_too_small_and_too_dear_for_the_coin_is_not_priced_as_the_coins(
    *, th: str, usd: int, more: tuple[Content, ...], verdict: str, key: str | None
) -> None:
    said = offer(hashes(th), price(usd), *more, coin="BTC")
    found = assess(said, network_at(date(2024, 8, 15)))
    assert found.feasible.verdict == verdict
    if key is not None:
        assert found.feasible.because.key == key
    if verdict == "unknown":
        assert found.feasible.price_ratio_k is None
        assert found.feasible.neutral is None
        assert found.value == "unknown"
