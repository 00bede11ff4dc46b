"""Which claims make one offer, and what an offer is called."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.types.offer import Offer, Product
from tests.extract.claims.shorthand import brief, reading_of


def offers_of(page: str) -> tuple[Offer, ...]:
    return reading_of(page).offers


def told(offer: Offer) -> set[str]:
    return {brief(claim.content) for claim in offer.claims}


PLAN_TABLE = """<h1>Bitcoin cloud mining</h1>
<table><tr><th>Contract</th><th>Price</th><th>Term</th><th>Daily income</th></tr>
<tr><td>Heron</td><td>$100</td><td>2 days</td><td>$3</td></tr>
<tr><td>Osprey</td><td>$500</td><td>5 days</td><td>$18</td></tr></table>
<p>Your principal is returned at the end of every contract. Referral commission 5%.</p>"""


def test_each_row_of_a_plan_table_is_an_offer() -> None:
    heron, osprey = offers_of(PLAN_TABLE)
    assert (heron.name, osprey.name) == ("Heron", "Osprey")
    assert {"price 100 USD", "term 2", "payout 3 USD/1"} <= told(heron)
    assert not {"price 500 USD", "term 5"} & told(heron)


def test_what_is_said_of_the_page_holds_for_every_plan() -> None:
    for offer in offers_of(PLAN_TABLE):
        assert {"principal back", "referral 5% L1"} <= told(offer)
        assert (offer.product, offer.coin) == (Product.MINING, "BTC")


def test_a_table_of_assets_is_an_offer_for_each() -> None:
    page = """<h1>Staking</h1><table><tr><th>Asset</th><th>APY</th></tr>
    <tr><td>Solana (SOL)</td><td>6.1%</td></tr><tr><td>Cosmos (ATOM)</td><td>14%</td></tr></table>
    <p>Rewards vary and are not guaranteed.</p>"""
    offers = offers_of(page)
    assert [(o.coin, o.product, o.varies) for o in offers] == [
        ("SOL", Product.STAKING, True),
        ("ATOM", Product.STAKING, True),
    ]


def test_a_matrix_of_terms_is_an_offer_for_each_cell() -> None:
    page = """<h1>Earn</h1><table><tr><th>Asset</th><th>30 days</th><th>90 days</th></tr>
    <tr><td>USDC</td><td>4.2% APR</td><td>4.9% APR</td></tr>
    <tr><td>BTC</td><td>0.6% APR</td><td>0.9% APR</td></tr></table>"""
    assert [sorted(told(o)) for o in offers_of(page)] == [
        ["rate 4.2/365", "term 30"],
        ["rate 4.9/365", "term 90"],
        ["rate 0.6/365", "term 30"],
        ["rate 0.9/365", "term 90"],
    ]


def test_a_spanning_cell_belongs_to_every_row_it_spans() -> None:
    page = """<h1>Mining contracts</h1>
    <table><tr><th>Class</th><th>Price</th><th>Term</th><th>Daily credit</th></tr>
    <tr><td>R1</td><td>$100</td><td>30 days</td><td rowspan=2>1.2 %</td></tr>
    <tr><td>R2</td><td>$900</td><td>60 days</td></tr></table>"""
    assert all("rate 1.2/1" in told(offer) for offer in offers_of(page))


def test_an_honest_contract_is_read_whole() -> None:
    page = """Bitcoin hashrate contract.
    Price: $9.80 per TH/s. Term: 365 days. Electricity fee: $0.0372 per TH/s per day.
    Electricity is billed at $0.072 per kWh. The fleet averages 21.5 J/TH.
    The contract ends after ten consecutive loss-making days. The price is not refunded.
    Output varies with difficulty and is not guaranteed."""
    (offer,) = offers_of(page)
    assert {
        "price 9.8 USD/TH",
        "term 365",
        "fee 0.0372 USD/TH/day",
        "power 0.072 USD",
        "21.5 J/TH",
        "term until_unprofitable",
        "principal kept",
    } <= told(offer)
    assert offer.varies
    assert offer.coin == "BTC"


@pytest.mark.parametrize(
    "page",
    [
        "Welcome to our bakery. Bread $4, cake $12.",
        "<h1>News</h1><p>Bitcoin rose 5% today to $67,120.</p>",
        "Our company was founded in 2009 and has 40 employees.",
        "",
    ],
)
def test_a_page_that_offers_nothing_has_no_offers(page: str) -> None:
    assert offers_of(page) == ()


def test_a_chat_message_is_one_offer() -> None:
    (offer,) = offers_of("Put 500 USDT in cloud mining and get 2% per day for 60 days, guaranteed!")
    assert {"rate 2/1", "term 60"} <= told(offer)


ROW = "<tr><td>$100</td><td>5%</td><td>daily</td><td>30 days</td></tr>"
WORDS = st.sampled_from(
    [
        "5%",
        "$100",
        "daily",
        "30",
        "days",
        "profit",
        ",",
        ".",
        ":",
        "<td>",
        "</tr>",
        "100 TH/s",
        "\n",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_claims_lie_in_it(text: str) -> None:
    reading = reading_of(text)
    known = {claim.id for claim in reading.claims}
    for claim in reading.claims:
        assert claim.span is not None
        assert reading.document.quote(claim.span)
    assert all({c.id for c in offer.claims} <= known for offer in reading.offers)


@pytest.mark.parametrize(
    "page",
    [
        "5% daily profit $100 " * 3_000,
        "<table>"
        + "<tr><td>$100</td><td>5%</td><td>daily</td><td>30 days</td></tr>" * 2_000
        + "</table>",
        "每日收益5%" * 3_000,
    ],
    ids=["one line", "a long table", "no spaces"],
)
def test_large_pages_are_read(page: str) -> None:
    assert reading_of(page).claims


def test_a_seller_of_miners_who_takes_usdt_does_not_mine_it() -> None:
    shop = "<h1>Mining contracts</h1><table><tr><td>P19 95T</td><td>$590</td></tr></table>{}"
    paid = offers_of(shop.format("<p>We take USDT too.</p>"))
    mined = offers_of(shop.format("<p>Mine USDT with our machines.</p>"))

    assert {offer.coin for offer in paid} == {None}
    assert {offer.coin for offer in mined} == {"USDT"}


@pytest.mark.parametrize(
    ("words", "varies"),
    [
        ("每月收益 2%，約定期間 12 個月，可預約參觀。", False),
        ("每月收益約 2%，期間 12 個月。", True),
        ("每月收益 2%，按既定息率派息，毋須承受幣價波動。", False),
        ("每月收益 2%，隨幣價波動，不作保證。", True),
        ("The unit pays 2% a month. The rate has been identical since 2019.", False),
    ],
)
def test_an_agreement_is_no_estimate_and_a_rate_spared_from_the_market_is_fixed(
    words: str, *, varies: bool
) -> None:
    (offer,) = offers_of(f"<p>存入 500 USDT 的投資方案。{words}</p>")
    assert offer.varies is varies


def test_plans_told_in_one_breath_are_offers_apart() -> None:
    said = (
        "Three kinds of share: small costs 900 USD and pays 6 USD a day, medium costs 4,000 USD "
        "and pays 31 USD a day, large costs 20,000 USD and pays 170 USD a day."
    )
    assert [
        ("price 900 USD" in told(o), "payout 31 USD/1" in told(o)) for o in offers_of(said)
    ] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_plans_told_line_by_line_are_offers_apart() -> None:
    said = (
        "Pinned\n1. Reed Pool: 1.2% daily, 40 days, min 50 USDT"
        "\n2. Fern Bot: 2% daily, 25 days, min 200 USDT"
    )
    reed, fern = offers_of(said)
    assert {"rate 1.2/1", "term 40"} <= told(reed)
    assert {"rate 2/1", "term 25"} <= told(fern)


def test_what_others_promise_beside_an_answer_is_no_plan() -> None:
    rows = "".join(
        f"<tr><td>“{promise}”</td><td>{answer}</td></tr>"
        for promise, answer in (
            ("Fixed 2.4% a day for 80 days!", "Nobody can pay that."),
            ("Put in 500 USD, take out 1,500 USD after 60 days", "The site is three weeks old."),
        )
    )
    heads = "<tr><th>What they promise</th><th>What we say</th></tr>"
    page = f"<h1>Warning: keep away from these sites</h1><table>{heads}{rows}</table>"
    assert offers_of(page) == ()
