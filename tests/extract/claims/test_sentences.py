"""What single sentences claim, and what they do not."""

import pytest

from tests.extract.claims.shorthand import stated

ENGLISH = [
    # rates and their periods
    ("Earn 2.5% daily profit on your balance.", ["rate 2.5/1"]),
    ("Our plan pays 0.4 % per hour for 30 days.", ["rate 0.4/0.041667", "term 30"]),
    ("Receive 12% interest per annum.", ["rate 12/365"]),
    ("Interest of 7% a month, paid to your wallet.", ["rate 7/30"]),
    ("Daily income: 1.8 %", ["rate 1.8/1"]),
    ("Weekly return 9%", ["rate 9/7"]),
    ("Returns up to 6% per day.", ["rate 6/1 up to"]),
    ("We credit 1.1% - 1.9% every day to each investor.", ["rate 1.1-1.9/1"]),
    ("APY 14.5 %", ["rate 14.5/365"]),
    ("The yield is 0.9% per working day.", ["rate 0.9/1"]),
    ("Profit 40% after 3 days.", ["rate 40/3"]),
    ("113% after 1 day.", ["rate 113/1 gross"]),
    ("You earn 0.5% every 6 hours.", ["rate 0.5/0.25"]),
    ("Profit accrues at 1% daily and compounds automatically.", ["rate 1/1 compounding"]),
    ("A daily rate of 1.5% rising to 5.5%.", ["rate 1.5-5.5/1 ramp"]),
    # money paid
    ("Invest $100 and get $5 per day.", ["price 100 USD", "payout 5 USD/1"]),
    ("Each miner brings 0.0004 BTC per month.", ["payout 0.0004 BTC/30"]),
    ("Daily profit: 12 USDT", ["payout 12 USDT/1"]),
    # totals, multiples, caps
    ("Total return 150% including deposit.", ["total 150% gross"]),
    ("Total profit of $70 at the end.", ["total 70 USD net"]),
    ("Double your money in 10 days.", ["x2 in 10"]),
    ("Total payout is capped at 200%.", ["x2 cap"]),
    ("Put 20k and collect 34k after 7 days.", ["x1.7 in 7"]),
    ("I put 200 usdt on Monday, Thursday 900 landed.", ["price 200 USDT", "total 900 USDT"]),
    ("Put 500 with them and get 35 every week.", ["rate 7/7"]),
    ("We pay 112% after 3 days.", ["rate 112/3 gross"]),
    ("A place costs $12 per machine per month.", ["fee 12 USD/month"]),
    # rent is a price, but not where the seller rents what he sold
    (
        "Buy a unit for $4,500 and we rent it back. Rent: $19 a day",
        ["price 4500 USD", "payout 19 USD/1"],
    ),
    ("Net profit 42%", ["total 42% net"]),
    ("We pay out 107 USD after 2 days.", ["total 107 USD"]),
    ("Nobody doubles your money in 10 days.", []),
    # the stake
    ("Your deposit is sent back to you on the last day.", ["principal back"]),
    ("At the end the whole buy-in comes home.", ["principal back"]),
    ("No part of the purchase price is refunded.", ["principal kept"]),
    ("Is the principal returned?", []),
    ("Entrance tickets are non-refundable.", []),
    # what it costs, and how long
    ("Price: $250. Term: 90 days.", ["price 250 USD", "term 90"]),
    ("Minimum deposit $50.", ["price 50 USD minimum"]),
    ("Maximum deposit $4,999.", ["price 4999 USD maximum"]),
    ("A 180-day contract for 100 TH/s costs $1,080.", ["term 180", "100 TH/s", "price 1080 USD"]),
    ("Price $9.80 per TH/s for 365 days.", ["price 9.8 USD/TH", "term 365"]),
    ("The hashrate costs $0.0137 per TH/s per day.", ["price 0.0137 USD/TH_day"]),
    ("Price 1.50 USD per 10 GH/s.", ["price 150 USD/TH"]),
    ("Contract term: lifetime.", ["term lifetime"]),
    ("The contract runs as long as it is profitable.", ["term until_unprofitable"]),
    ("Term of 40 business days.", ["term 56 business"]),
    ("The investment period is 3-4 months.", ["term 105"]),
    # fees and power
    ("A management fee of 2 % is deducted.", ["fee 2 percent_of_output"]),
    ("Withdrawal fee: 1.5%", ["fee 1.5 percent_of_withdrawal"]),
    ("Electricity fee $0.0372 per TH/s per day.", ["fee 0.0372 USD/TH/day"]),
    ("We charge $0.058 per kWh.", ["power 0.058 USD"]),
    ("Our fleet averages 15.5 J/TH.", ["15.5 J/TH"]),
    ("Fee 0.0035 USD per 10 GH/s per day.", ["fee 0.35 USD/TH/day"]),
    ("A performance fee of 20% applies.", ["fee 20 percent_of_profit"]),
    ("We keep 15% of the profit.", ["fee 15 percent_of_profit"]),
    ("Pay a 12% verification tax to release your withdrawal.", ["fee 12 percent_of_withdrawal"]),
    ("Racking costs $35 per machine, once.", ["fee 35 USD"]),
    ("Electricity at 7 cents.", ["power 0.07 USD"]),
    # friends, gifts, cashing out
    ("Referral commission: level 1: 7%, level 2: 3%.", ["referral 7% L1", "referral 3% L2"]),
    ("Referral commission: 7% - 3% - 1%", ["referral 7% L1", "referral 3% L2", "referral 1% L3"]),
    ("Parrainage : niveau 1 9 %, niveau 2 4 %", ["referral 9% L1", "referral 4% L2"]),
    ("Deposit 30 - 499 USDT", ["price 30-499 USDT minimum"]),
    ("Invite a friend and get $300.", ["referral 300 USD"]),
    ("Sign up now and get a $15 bonus.", ["bonus 15 USD"]),
    ("New users receive 100 GH/s for free.", ["100 GH/s bonus"]),
    ("Minimum withdrawal: 10 USDT.", ["withdraw 10 USDT"]),
    ("Your principal is returned at the end.", ["principal back"]),
    ("The purchase price is not refunded.", ["principal kept"]),
    ("Profits are guaranteed.", ["guarantee"]),
    # the site about itself
    ("Days online: 1,204", ["online 1204"]),
    ("Total members: 52,310", ["members 52310"]),
    ("41 208 members", ["members 41208"]),
    ("Twelve staff and 20 members of the board.", []),
    ("Monitored: 41 days", ["online 41"]),
]  # fmt: skip

CHINESE = [
    (
        "每單位 68,000 元，由我們代租代管，每月租金 1,020 元。",
        ["price 68000 TWD", "payout 1020 TWD/30"],
    ),
    ("每日收益 2.5%。", ["rate 2.5/1"]),
    ("日化收益率3%,合约期30天。", ["rate 3/1", "term 30"]),
    ("年化收益率 12%。", ["rate 12/365"]),
    ("月息 8%,按月派息。", ["rate 8/30"]),
    ("投資 1000 USDT,每天收益 25 USDT。", ["price 1000 USDT", "payout 25 USDT/1"]),
    ("雲算力合約:價格 500 USDT,算力 100T,期限 60 天。", ["price 500 USDT", "100 TH/s", "term 60"]),
    ("到期返還本金。", ["principal back"]),
    ("本金不予退还。", ["principal kept"]),
    ("保本保息,稳赚不赔。", ["guarantee", "principal back"]),
    ("放 60000，每天固定進來 900。", ["price 60000 TWD", "payout 900 TWD/1"]),
    ("上一單 4 小時賺 8%。", ["rate 8/0.166667"]),
    ("直推獎 10%,二代 5%。", ["referral 10% L1", "referral 5% L2"]),
    ("最低提現 10 USDT。", ["withdraw 10 USDT"]),
    ("提现手续费 5%。", ["fee 5 percent_of_withdrawal"]),
    ("注册即送 18 元。", ["bonus 18 CNY"]),
    ("静态收益满 3 倍出局。", ["x3 cap"]),
    ("终身合约,永久收益。", ["term lifetime"]),
    ("起投金额 100 元。", ["price 100 CNY minimum"]),
    ("電費每度 0.06 美元。", ["power 0.06 USD"]),
    ("平台已稳定运行 812 天。", ["online 812"]),
    ("本金 30 天翻倍。", ["x2 in 30"]),
    ("到期购机款自动退回钱包。", ["principal back"]),
    ("會不會退本金？期滿本金無息返還。", ["principal back"]),
    ("售出不退。", []),
    ("机器3200一台，每天产96。", ["price 3200 CNY/unit", "payout 96 CNY/1"]),
    ("投5000，一天回40，90天到期。", ["price 5000 CNY", "payout 40 CNY/1", "term 90"]),
    ("盈利部分抽 18%。", ["fee 18 percent_of_profit"]),
    ("提領前須繳 12% 的驗證金。", ["fee 12 percent_of_withdrawal"]),
    ("質押參考年化：ETH 3–4%、SOL 6–7%。", ["rate 3-4/365", "rate 6-7/365"]),
    ("电费 0.05 美元，上架费每台 12 美元。", ["power 0.05 USD", "fee 12 USD"]),
    ("平台上线：77天", ["online 77"]),
]  # fmt: skip

NO_CLAIM = [
    "Hosted miners. 8. Repairs. $80 an hour plus parts.",
    "Our uptime is 99.9%.",
    "We refund 100% of any month with less than 99.9% uptime.",
    "Bitcoin rose 5% in the last 24 hours.",
    "Save 20% today with code SPRING.",
    "The profit split is 80% for the trader.",
    "Maximum drawdown 10 %.",
    "VAT of 19% is included.",
    "Borrow at 6.5% APR against your coins.",
    "BTC $67,120 +2.4%",
    "You get 1% cashback on card payments.",
    "98% of our customers are satisfied.",
    "Withdrawals are processed within 24 hours.",
    "The network hashrate reached 900 EH/s.",
    "Our bot has an accuracy of 92%.",
    "The company was founded 12 years ago.",
    "Orders are refunded within 14 days.",
    "Up to 100x leverage.",
    "Purchase APR: 21.99% to 28.99% variable.",
    "In 2019 we put 40 machines online and 80 in 2020.",
    "The pool pays 95% of the block reward to miners.",
    "Difficulty increased 3.2% last week.",
    "胜率高达 95%。",
    "比特幣過去24小時下跌 3%。",
    "全網算力達 900 EH/s。",
    "今日下单立减 20%。",
    "借款利率 8%。",
    "最大回撤 12%。",
    "含 5% 增值税。",
    "机器在线率 99%。",
    "24 小时内到账。",
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    assert sorted(stated(text)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: list[str]) -> None:
    assert sorted(stated(text)) == sorted(expected)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_is_not_a_yield_stays_out(text: str) -> None:
    assert stated(text) == []
