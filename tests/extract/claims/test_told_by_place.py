"""What figures state by where they stand: beside a rate, in a pair of cells, under a header."""

import pytest

from tests.extract.claims.shorthand import stated

SENTENCES = [
    # a price, by what it buys
    ("Bronze – $9.99 – 500 GH/s for your phone.", ["price 9.99 USD", "500 GH/s"]),
    (
        "Oak plan: 1.9% daily, from $500, capital back.",
        ["rate 1.9/1", "price 500 USD minimum", "principal back"],
    ),
    (
        "Wallets with 100-4,999 USDT see 1.3% a day, those with 5,000-19,999 USDT see 1.7% a day.",
        [
            "price 100-4999 USDT minimum",
            "rate 1.3/1",
            "price 5000-19999 USDT minimum",
            "rate 1.7/1",
        ],
    ),
    # the time belongs to the figure that it names
    ("入门机 RM 100 日化 1.2%", ["price 100 MYR", "rate 1.2/1"]),
    ("方案：租金 300 元\n每天返 15 元", ["price 300 CNY", "payout 15 CNY/1"]),
    # what is paid out at least
    ("You may withdraw on any day, from 0.001 BTC.", ["withdraw 0.001 BTC"]),
    ("You can withdraw once the balance reaches 20 USDT.", ["withdraw 20 USDT"]),
    ("4.1% AER, from £500.", ["rate 4.1/365", "price 500 GBP minimum"]),
    # what is charged
    ("Early exit costs 10% of the deposit.", ["fee 10 percent_of_deposit"]),
    ("ETH staking, commission 8% of rewards.", ["fee 8 percent_of_profit"]),
    ("提前赎回扣本金 20%。", ["fee 20 percent_of_deposit"]),
    ("好友节点每日产出的 20% 奖励给您。", ["referral 20% L1"]),
    # what does not depend on the market
    ("You receive your daily interest even if the market falls.", ["guarantee"]),
    ("日产固定，收益不受币价影响。", ["guarantee"]),
    # the time that a share takes
    ("短线：3天收益127%", ["rate 127/3 gross"]),
    ("這張卡 40 天收益 200%。", ["rate 200/40 gross"]),
    ("Your daily profit is 100% guaranteed.", ["guarantee"]),
    ("You mine until you have tripled (300% cap).", ["x3 cap"]),
    # price and profit
    ("Contract A-1: total return $100 + $7.", ["total 107 USD gross"]),
    # a length at the head of a line
    (
        "6 months 6.25% p.a.\n12 months 7.5% p.a.",
        ["term 180", "rate 6.25/365", "term 360", "rate 7.5/365"],
    ),
    # bare sums in the page's own money
    ("这个盘投 1000 每天领 60。", ["price 1000 CNY", "payout 60 CNY/1"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_figure_states_what_its_place_tells(text: str, expected: list[str]) -> None:
    assert sorted(stated(text)) == sorted(expected)


SILENT = [
    "The ring has 256 bits, and after 3 months 40 kW are saved.",
    "Withdrawals above USD 10,000 need a second signature.",
    "Bitcoin changed hands near $64,000 on Saturday.",
]


@pytest.mark.parametrize("text", SILENT)
def test_other_figures_state_nothing(text: str) -> None:
    assert stated(text) == []


def _rows(*rows: str) -> str:
    cells = ("".join(f"<td>{c.strip()}</td>" for c in row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def test_a_pair_of_cells_names_its_figure() -> None:
    page = _rows("Min. deposit | $20 | Affiliate | 7%", "Min. deposit | $50 | Affiliate | 5%")
    found = stated("<h1>Mining plans</h1>" + page)
    assert "referral 7% L1" in found
    assert "referral 5% L1" in found


def test_a_deposit_of_two_months_is_no_term() -> None:
    head = "<tr><th>Site</th><th>Power</th><th>Deposit</th></tr>"
    page = _rows("North | $0.07 per kWh | 2 months", "South | $0.08 per kWh | 3 months")
    assert not [x for x in stated(page.replace("<table>", "<table>" + head)) if "term" in x]


def test_what_is_due_before_money_is_released_is_a_fee() -> None:
    mail = (
        "Your withdrawal is on hold.\n\nClearance fee  USD 820.82\n\nAML stamp  5% of the balance"
    )
    found = stated(mail)
    assert "fee 820.82 USD" in found
    assert "fee 5 percent_of_withdrawal" in found


def test_a_caption_about_a_firm_makes_no_rates() -> None:
    head = "<h2>Revenue up 31 %</h2><p>USD million unless stated</p>"
    page = _rows("Profit | 2025 | 2024", "Revenue | 214.6 | 163.8", "Net profit | 9.4 | 7.1")
    assert not [x for x in stated(head + page) if "214.6" in x or "9.4" in x]


def test_a_line_that_begins_with_a_time_names_the_rate_above() -> None:
    card = "<div class=plan><h3>{}</h3><p>{} %</p><p>a day, for {} days</p><p>from ${}</p></div>"
    page = card.format("Oak", 2, 30, 100) + card.format("Elm", "2.8", 45, 1000)
    found = stated("<h1>Plans</h1>" + page)
    assert {"rate 2/1", "rate 2.8/1", "term 30", "term 45"} <= set(found)


def test_an_option_tells_its_plan_in_attributes() -> None:
    plan = '<option data-min="25" data-max="499" data-rate="1.9" data-unit="day" data-periods="20">'
    page = f"<h1>Invest</h1><form data-currency=USD><select>{plan}Spark</option></select></form>"
    found = stated(page)
    assert {"rate 1.9/1", "term 20"} <= set(found), found


def test_a_line_of_a_card_that_names_a_sum_needs_no_currency() -> None:
    card = "<div class=plan><h3>{}</h3><p>存 {}</p><p>每天 {}</p><p>30 天收田</p></div>"
    page = (
        "<p>單位一律 USDT。</p>" + card.format("蘿蔔田", 200, 12) + card.format("玉米田", 600, 39)
    )
    assert {"price 200 USDT", "payout 12 USDT/1", "payout 39 USDT/1"} <= set(stated(page))


def test_the_number_of_periods_in_a_form_is_no_length() -> None:
    assert stated("每期返还 元\n期数 个月\n期末返还本金 勾选后加回投入额。") == []
