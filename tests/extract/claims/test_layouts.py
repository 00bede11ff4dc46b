"""What tables, cards and records claim: figures named by headers, labels and keys."""

import pytest

from tests.extract.claims.shorthand import stated


def _table(*rows: str) -> str:
    head, *body = [[cell.strip() for cell in row.split("|")] for row in rows]
    top = "".join(f"<th>{cell}</th>" for cell in head)
    rest = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in body)
    return f"<h1>Mining plans</h1><table><tr>{top}</tr>{rest}</table>"


def _cards(*cards: str) -> str:
    shown = ["".join(f"<p>{line.strip()}</p>" for line in card.split("|")) for card in cards]
    return "<h1>Plans</h1>" + "".join(f"<div class=plan>{card}</div>" for card in shown)


TABLES = [
    (
        _table(
            "Contract | Price | Term | Daily income | Total (price + profit)",
            "A-1 | $100 | 2 days | $3.50 | $107",
            "A-2 | $500 | 5 days | $9.00 | $545",
        ),
        ["price 100 USD", "term 2", "payout 3.5 USD/1", "total 107 USD gross",
         "price 500 USD", "term 5", "payout 9 USD/1", "total 545 USD gross"],
    ),
    (
        _table(
            "Contract | Price | Days | Total",
            "A-1 | $100 | 2 | $100 + $7",
            "A-2 | $500 | 5 | $500 + $45",
        ),
        ["price 100 USD", "term 2", "total 107 USD gross",
         "price 500 USD", "term 5", "total 545 USD gross"],
    ),
    (
        _table(
            "Plan | Deposit (USDT) | Daily profit, % | Days",
            "Oak | 50 | 1.5 | 20",
            "Elm | 300 | 2.5 | 30",
        ),
        ["price 50 USDT", "rate 1.5/1", "term 20", "price 300 USDT", "rate 2.5/1", "term 30"],
    ),
    (
        _table(
            "Asset | Est. APR | Our commission | Unbonding period | Minimum",
            "ETH | 2.6 % | 12 % | 5 days | 0.01 ETH",
            "SOL | 5.9 % | 8 % | 3 days | 0.1 SOL",
        ),
        ["rate 2.6/365", "fee 12 percent_of_output", "price 0.01 ETH minimum",
         "rate 5.9/365", "fee 8 percent_of_output", "price 0.1 SOL minimum"],
    ),
    (
        _table(
            "机型 | 售价 | 算力 | 日产 | 周期",
            "甲型 | 1000 USDT | 100T | 25 USDT | 60天",
            "乙型 | 3000 USDT | 320T | 80 USDT | 60天",
        ),
        ["price 1000 USDT", "100 TH/s", "payout 25 USDT/1", "term 60",
         "price 3000 USDT", "320 TH/s", "payout 80 USDT/1", "term 60"],
    ),
    (
        _table(
            "等級 | 直推獎金 | 提領手續費",
            "一星 | 8% | 3%",
            "二星 | 10% | 2%",
        ),
        ["referral 8% L1", "fee 3 percent_of_withdrawal",
         "referral 10% L1", "fee 2 percent_of_withdrawal"],
    ),
]  # fmt: skip

CARDS = [
    (
        _cards(
            "Bronze | Daily profit | 1.2% | Minimum deposit | $50 | Term | 20 days",
            "Silver | Daily profit | 1.8% | Minimum deposit | $500 | Term | 30 days",
        ),
        ["rate 1.2/1", "price 50 USD minimum", "term 20",
         "rate 1.8/1", "price 500 USD minimum", "term 30"],
    ),
    (
        _cards(
            "1.2% | Daily profit | $50 | Minimum deposit | 20 days | Term",
            "1.8% | Daily profit | $500 | Minimum deposit | 30 days | Term",
        ),
        ["rate 1.2/1", "price 50 USD minimum", "term 20",
         "rate 1.8/1", "price 500 USD minimum", "term 30"],
    ),
    (
        _cards("初級 | 日化收益 1.5% | 期限 30天 | 起投 100 USDT",
               "高級 | 日化收益 2.5% | 期限 60天 | 起投 1000 USDT"),
        ["rate 1.5/1", "term 30", "price 100 USDT minimum",
         "rate 2.5/1", "term 60", "price 1000 USDT minimum"],
    ),
]  # fmt: skip

OAK = """<p>Plans</p><div data-plan='{"name":"Oak","interest":"10","times":"24",
"capital_back_status":0,"minimum":"25600"}'></div>"""
ELM = """<script type="application/json">{"plans":[{"name":"Elm","percent":2.4,
"period":"daily","duration":18,"min":50,"max":999,"return_principal":true}]}</script>"""
RECORDS = [
    (
        OAK,
        ["price 25600 USD minimum", "rate 10", "term 24", "principal kept"],
    ),
    (
        ELM,
        ["price 50-999 USD minimum", "rate 2.4/1", "term 18",
         "principal back"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), TABLES)
def test_cells_are_named_by_their_headers(page: str, expected: list[str]) -> None:
    assert sorted(stated(page)) == sorted(expected)


@pytest.mark.parametrize(("page", "expected"), CARDS)
def test_values_are_named_by_the_labels_of_their_card(page: str, expected: list[str]) -> None:
    assert sorted(stated(page)) == sorted(expected)


@pytest.mark.parametrize(("page", "expected"), RECORDS)
def test_data_is_named_by_its_keys(page: str, expected: list[str]) -> None:
    assert sorted(stated(page)) == sorted(expected)


def test_a_column_that_adds_the_stake_is_no_daily_income() -> None:
    page = (
        "<h2>Daily plans</h2><table><tr><th>Plan</th><th>You pay</th><th>Daily income</th>"
        "<th>Principal + earnings</th></tr><tr><td>Oak</td><td>$200</td><td>$4</td><td>$280</td>"
        "</tr><tr><td>Elm</td><td>$500</td><td>$11</td><td>$720</td></tr></table>"
    )
    found = stated(page)
    assert {"price 200 USD", "payout 4 USD/1", "total 280 USD gross"} <= set(found)
    assert not [x for x in found if x.startswith("payout 2")]


def test_shares_in_a_list_stand_on_one_level_after_the_other() -> None:
    page = "<ul><li>Referral: 9%</li><li>Referral: 4%</li><li>Referral: 2%</li></ul>"
    assert stated(page) == ["referral 9% L1", "referral 4% L2", "referral 2% L3"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("All amounts in USDT.", ""),
        ("", "All amounts in USDT."),
        ("單位：USDT", ""),
        ("", "单位：USDT"),
    ],
)
def test_a_note_beside_a_table_names_the_currency_of_its_sums(before: str, after: str) -> None:
    head = "<tr><th>機型</th><th>押金</th><th>週期</th><th>日返</th><th>合計</th></tr>"
    row = "<tr><td>M1</td><td>500</td><td>20天</td><td>38</td><td>760</td></tr>"
    page = f"<p>{before}</p><table>{head}{row}</table><p>{after}</p>"

    assert stated(page) == ["price 500 USDT", "term 20", "payout 38 USDT/1", "total 760 USDT"]


def test_a_fee_told_by_the_day_is_no_payout() -> None:
    page = _cards(
        "Oak | 1,290 TWD/month | that is about 43 TWD a day",
        "Elm | 2,300 TWD/month | that is about 77 TWD a day",
    )
    assert stated(page) == ["price 1290 TWD", "price 2300 TWD"]
    paid_once = _cards("Oak | Price 1,290 TWD | 43 TWD a day | 60 days")
    assert "payout 43 TWD/1" in stated(paid_once)
