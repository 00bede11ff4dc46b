"""Read claims are paired with what a labeller wrote down."""

from decimal import Decimal

import pytest

from analyzer.lab.claims import ClaimCount, count_claims, total_claims
from analyzer.lab.gold import GoldClaim, read_claims
from analyzer.types.claim import Claim, Guarantee, Price, RateShape, ReturnRate, Stance, Term
from analyzer.types.document import Span


def rate(percent: str, period: str = "1", stance: Stance = Stance.OFFERED) -> Claim:
    content = ReturnRate(
        Decimal(percent),
        None,
        Decimal(period),
        "day",
        RateShape.FIXED,
        gross=False,
        compounding=False,
    )
    return Claim("c1", content, stance, Span("text", 0, 1))


def term(days: str) -> Claim:
    content = Term(Decimal(days), "fixed", business_days=False)
    return Claim("c2", content, Stance.OFFERED, Span("text", 0, 1))


def gold(**values: object) -> GoldClaim:
    (claim,) = read_claims({"claims": [{"quote": "q", **values}]}) or ()
    return claim


@pytest.mark.parametrize(
    ("read", "wanted", "counts"),
    [
        ([rate("3")], [gold(type="return_rate", percent=3, period_days=1)], (1, 0, 0, 1, 1)),
        ([rate("3")], [gold(type="return_rate", percent=3)], (1, 0, 0, 1, 1)),
        ([rate("3")], [gold(type="return_rate", percent=3, period_days=7)], (0, 1, 1, 0, 0)),
        ([rate("3", "0.3333")], [gold(type="return_rate", period_days=0.33333)], (1, 0, 0, 1, 1)),
        ([rate("3")], [], (0, 1, 0, 0, 0)),
        ([], [gold(type="return_rate", percent=3)], (0, 0, 1, 0, 0)),
        ([rate("3"), rate("3")], [gold(type="return_rate", percent=3)], (1, 0, 0, 1, 1)),
        ([rate("3")], [gold(type="return_rate", percent=3, stance="reported")], (1, 0, 0, 0, 1)),
        (
            [rate("3"), rate("3", stance=Stance.REPORTED)],
            [gold(type="return_rate", percent=3, stance="reported")],
            (1, 0, 0, 1, 1),
        ),
        ([rate("3")], [gold(type="return_rate", shape="fixed", gross=False)], (1, 0, 0, 1, 1)),
        ([rate("3")], [gold(type="return_rate", percent=3, shape="range")], (1, 0, 0, 1, 0)),
        ([rate("3")], [gold(type="return_rate", percent=3)] * 2, (1, 0, 0, 1, 1)),
    ],
)
def test_counts(read: list[Claim], wanted: list[GoldClaim], counts: tuple[int, ...]) -> None:
    """Right, invented, missed, and of the right ones those with the same stance and details."""
    assert count_claims(tuple(read), tuple(wanted)) == (ClaimCount("return_rate", *counts),)


@pytest.mark.parametrize(
    ("per", "role", "counts"),
    [
        ("unit", "price", (1, 0, 0, 1, 1)),  # one machine or one contract: one whole thing
        ("contract", "minimum", (1, 0, 0, 1, 0)),
        ("TH", "price", (0, 1, 1, 0, 0)),  # another figure altogether
    ],
)
def test_prices(per: str, role: str, counts: tuple[int, ...]) -> None:
    """Compare by figure and unit; the role is a detail."""
    read = Price(Decimal(100), None, "USD", "contract", "price")
    label = gold(type="price", amount=100, currency="USD", per=per, role=role)
    found = count_claims((Claim("c1", read, Stance.OFFERED, None),), (label,))
    assert found == (ClaimCount("price", *counts),)


def test_types_are_counted_apart_and_added_up() -> None:
    guarantee = Claim("c3", Guarantee(), Stance.OFFERED, Span("text", 0, 1))
    page = count_claims((term("60"), guarantee), (gold(type="term", days=60),))
    assert page == (ClaimCount("guarantee", 0, 1, 0, 0, 0), ClaimCount("term", 1, 0, 0, 1, 1))
    assert total_claims([*page, *page])[1] == ClaimCount("term", 2, 0, 0, 2, 2)
