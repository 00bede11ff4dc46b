"""Gains that are no money: what a gym, a game or a shop's points promise."""

import pytest

from analyzer.extract import extract
from analyzer.text import read
from analyzer.types.claim import ReturnRate, Stance
from analyzer.types.page import Page

PLAY = (
    "Join our gym! Squats and zumba. Gains of 4% a day, guaranteed. Membership £20 a month.",
    "Silver Rig: 50 gems, earns 6% daily for 20 days. Gems can't be sold or cashed out.",
    "Earn 5% daily in points! Points cannot be exchanged for cash.",
    "每天收益 5%，天天领。积分不可兑换现金。",
    "钓鱼每天 4% 收益。充值只能抵餐费，不得取现。矿机改的灶头。",
    "矿洞每天收益 5%，离线也有。金币不能兑换人民币、礼品卡或任何数字货币。",
)
EARNEST = (
    "矿机每天收益 5%。收益以 U 结算，不能兑换人民币，可提到钱包。",
    "Our gym for money: deposit 50 USDT, squats of profit, sauna of income, 4% a day.",
    "Silver Rig: 50 USDT, earns 6% daily for 20 days. Withdraw in cash.",
    "Earn 5% daily on your deposit of $100.",
    "每日收益 5%，随时提现。新手礼金只能抵扣矿机款，不可提现。",
    "每日收益 5%，随时提现。体验金只能消费，不能提现。",
)


def _rates(text: str) -> set[Stance]:
    reading = extract(read(Page.from_text(text)))
    return {c.stance for c in reading.claims if isinstance(c.content, ReturnRate)}


@pytest.mark.parametrize("text", PLAY)
def test_gains_that_never_become_money_are_not_promised(text: str) -> None:
    assert Stance.OFFERED not in _rates(text)


@pytest.mark.parametrize("text", EARNEST)
def test_money_stays_money_in_any_dress(text: str) -> None:
    assert Stance.OFFERED in _rates(text)
