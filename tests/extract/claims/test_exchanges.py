"""Money handed over against more money that comes back is a promise, in whatever words."""

import pytest

from tests.extract.claims.shorthand import stated

GROWN = [
    ("Leave a thousand dollars with us and thirteen hundred is yours next month.", 1000, 1300, 30),
    ("Whoever places 1,000 USDT with us collects 1,450 USDT in thirty days.", 1000, 1450, 30),
    ("You put in two hundred euros; three weeks later we hand you four hundred.", 200, 400, 21),
    ("一千令吉进,三十日后一千四百五十令吉出", 1000, 1450, 30),
    ("放進來十萬元,半年後拿走十八萬元", 100_000, 180_000, 182.5),
    ("Entregue 500 € y recoja 900 € al mes siguiente.", 500, 900, 30),
    ("Положите 10 000 рублей, через месяц заберёте 16 000 рублей.", 10_000, 16_000, 30),
    ("Entregue R$ 1.000 hoje e receba R$ 1.800 em trinta dias.", 1000, 1800, 30),
    ("Gửi 5 triệu, sau 30 ngày nhận về 8 triệu đồng.", 5_000_000, 8_000_000, 30),
    ("Titip Rp1 juta, sebulan kemudian ambil Rp1,8 juta.", 1_000_000, 1_800_000, 30),
    ("Sie geben uns 1.000 Euro, nach sechs Wochen bekommen Sie 1.600 Euro zurück.", 1000, 1600, 42),
    ("Donnez-nous 500 €, un mois plus tard vous en reprenez 900 €.", 500, 900, 30),
    ("10.000 TL yatırın, bir ay sonra 16.000 TL alın.", 10_000, 16_000, 30),
    ("10万円を預けると、30日後に16万円になって戻ります。", 100_000, 160_000, 30),
    ("100만원을 맡기면 한 달 뒤 160만원을 돌려드립니다.", 1_000_000, 1_600_000, 30),
]


@pytest.mark.parametrize(("text", "stake", "back", "days"), GROWN)
def test_a_stake_that_grows_is_a_price_a_total_and_a_term(
    text: str, stake: int, back: int, days: float
) -> None:
    said = stated(text)
    assert any(x.startswith(f"price {stake} ") for x in said), said
    assert any(x.startswith(f"total {back} ") for x in said), said
    assert f"term {days:g}" in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Every hundred you bring grows by two each day.", "rate 2/1"),
        ("For each thousand you hand over, forty comes back to you every morning.", "rate 4/1"),
        ("Three dollars a day for every hundred, as long as you like.", "rate 3/1"),
        ("每一百块每天长两块", "rate 2/1"),
        ("交一万,每天回您两百", "payout 200 CNY/1"),
        ("A hundred turns into a hundred and eighty in six weeks.", "x1.8 in 42"),
        ("今天打进来 1000 U,下个月今天拿 1450 U", "total 1450 USDT"),
    ],
)
def test_bare_numbers_are_a_rate_a_multiple_or_the_money_of_the_page(
    text: str, expected: str
) -> None:
    assert expected in stated(text)


def test_an_arrow_from_a_sum_to_a_sum_per_day_is_an_exchange() -> None:
    said = stated("銅ノード 500USDT → 毎日8USDT")
    assert {"price 500 USDT", "payout 8 USDT/1"} <= set(said)
    assert not any(x.startswith("rate") for x in stated("Phone plan: £30 → £20 a month"))


@pytest.mark.parametrize(
    "text",
    [
        "Borrow 1,000 from the credit union and pay back 1,080 after a year.",
        "Buy for 100 dollars and get 20 dollars cashback within 30 days.",
        "The block reward went from fifty to twenty-five in four years.",
        "区块奖励由十二个半变成六个二五。",
        "A £100 top-up becomes £103 of electricity.",
        "Send us 100 photographs and we return 120 prints.",
        "Rent the garage for 85 pounds a month; a deposit of 170 pounds is returned after a year.",
        "Pay 20 dollars for shipping and the parcel arrives in 30 days.",
        "Bitcoin rose from 1,000 to 1,300 dollars in a month.",
    ],
)
def test_what_is_no_exchange_of_money_for_more_is_none(text: str) -> None:
    grown = [x for x in stated(text) if x.startswith(("x", "rate"))]
    assert grown == []
    assert not ({x.split()[0] for x in stated(text)} >= {"price", "total", "term"})
