"""An unnamed product is an investment where it has the outlines of one, and a shop is none."""

import pytest

from analyzer.resources.rules import load_rules
from analyzer.rules.view import view_of
from analyzer.types.claim import (
    Bonus,
    Content,
    Payout,
    Price,
    RateShape,
    Referral,
    ReturnRate,
)
from analyzer.types.offer import Product
from analyzer.types.rule import Topic

from .building import dec, sell

WEEKLY = ReturnRate(
    dec("5"), None, dec("7"), "week", RateShape.FIXED, gross=False, compounding=False
)
DISCOUNT = ReturnRate(dec("5"), None, None, None, RateShape.FIXED, gross=False, compounding=False)
PRICE = Price(dec("100"), None, "USD", None, "price")
PAYOUT = Payout(dec("3"), "USD", dec("1"))


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ((WEEKLY, PRICE), True),
        ((WEEKLY, Referral(dec("7"), 1)), True),
        ((PAYOUT, PRICE, Referral(dec("7"), 1)), True),
        ((WEEKLY,), False),
        ((DISCOUNT, PRICE), False),
        ((PAYOUT, PRICE), False),
        ((PRICE, Bonus(dec("5"), "USD")), False),
    ],
)
def test_what_makes_an_unnamed_product_an_investment(
    contents: tuple[Content, ...],
    expected: bool,  # noqa: FBT001
) -> None:
    case = sell(*contents, product=Product.UNKNOWN)
    assert (Topic.INVESTMENT in view_of(load_rules(), case).topics) is expected
