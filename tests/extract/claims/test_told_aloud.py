"""What people say without a unit or a word for income: sums per time, and lists in lines."""

import pytest

from tests.extract.claims.shorthand import stated

PAID = {
    "一天给你打八十，打三个月，人民币": ["payout 80 CNY/1"],
    "小号两千六，一天给你返四十。": ["price 2600 CNY", "payout 40 CNY/1"],
    "大号，七千五，一天一百三，谁算谁知道": ["price 7500 CNY", "payout 130 CNY/1"],
    "公司每天固定给结26块钱，涨跌都不管": ["payout 26 CNY/1"],
    "一股3萬，每季配4,500": ["price 30000 TWD", "payout 4500 TWD/90"],
    "每個月20號匯 6,200 給妳": ["payout 6200 TWD/30"],
    "My aunt's account is in USD. She gets 200 a month for it, cost 50 USD": ["payout 200 USD/30"],
}
# Nothing is paid to anybody here, or it is paid by the reader.
NOT_PAID = (
    "每天发 3 条动态，群里有 500 元的红包。",
    "每月收管理费 80，人民币",
    "一天走 8000 步，身体好。",
    "He reads 20 pages a day; the book costs 12 USD.",
    "门诊每天看 60 个病人，挂号费 20 元。",
)


@pytest.mark.parametrize(("said", "read"), PAID.items())
def test_what_is_paid_each_time_is_read_without_its_unit(said: str, read: list[str]) -> None:
    assert [claim for claim in stated(said) if claim in read] == read


@pytest.mark.parametrize("said", NOT_PAID)
def test_a_number_and_a_time_alone_are_no_income(said: str) -> None:
    assert not [claim for claim in stated(said) if claim.startswith(("payout", "rate"))]


def test_sums_that_open_the_lines_of_a_list_are_prices() -> None:
    page = "Our tiers\n\nAcorn: $90\nBranch: $700\nCrown: $4,000"
    assert {"price 90 USD", "price 700 USD", "price 4000 USD"} <= set(stated(page))


def test_a_diary_of_gains_is_no_price_list() -> None:
    page = "What came in\n\nMay +$310\nJune +$295\nJuly +$330"
    assert not [claim for claim in stated(page) if claim.startswith("price")]


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("Your friend joins: get 12% of everything your friend mines.", "referral 12%"),
        ("好友每日利息的 9% 归你。", "referral 9%"),
    ],
)
def test_a_share_of_what_a_friend_earns_is_for_recruiting(said: str, share: str) -> None:
    assert share in [claim.removesuffix(" L1") for claim in stated(said)]


def test_a_rate_alone_in_its_cell_is_the_plan_s() -> None:
    cards = "".join(
        f"<div class='card'><h3>{name}</h3><p>{rate}</p><p>{price}</p></div>"
        for name, rate, price in (("Fir", "1.4%", "$120"), ("Oak", "1.9%", "$900"))
    )
    assert {"rate 1.4", "rate 1.9"} <= {c.split("/")[0] for c in stated(f"<h1>Plans</h1>{cards}")}


@pytest.mark.parametrize(
    "said", ["周三积分双倍，满 100 元可用。", "Double points on Fridays, save $5."]
)
def test_points_of_a_shop_are_no_multiple(said: str) -> None:
    assert not [claim for claim in stated(said) if claim.startswith("x")]
