"""Read a sum that no word names, but that what is paid for it follows: its price."""

from collections.abc import Sequence

from analyzer.extract.claims.money import guess_price, is_named
from analyzer.extract.claims.scene import Scene, ends_sentence
from analyzer.types.claim import (
    Content,
    Hashrate,
    Payout,
    Price,
    Quantity,
    ReturnRate,
    Term,
    TotalReturn,
)

# What is bought: a sum right before one of these is what it costs.
_BOUGHT = (ReturnRate, Payout, TotalReturn, Hashrate)
_IN_BETWEEN = (Term, type(None))
# Letters between the sum and what is paid for it, and from a rate to "from 500 USD".
_LEADS, _FOLLOWS, _RIGHT_BEHIND = 48, 40, 12


def price_of(
    scene: Scene, last: Content | None, following: Sequence[tuple[Scene, Content | None]]
) -> Price | None:
    """
    Return the price that a sum is by its place, None where its place tells nothing.

    "Bronze – $9.99 – 500 GH/s": what is bought follows.  "2.1 % monthly, from $500": the
    least that earns the rate before.
    """
    quantity = scene.quantity
    if quantity.kind != "money" or quantity.period_days is not None:
        return None
    if _is_tier(scene, following):
        return Price(quantity.value, quantity.value_max, quantity.unit, "contract", "minimum")
    if is_named(scene):
        return None
    if _is_bought(scene, following) or _is_floor(scene, last):
        return guess_price(scene)
    return None


def _is_tier(scene: Scene, following: Sequence[tuple[Scene, Content | None]]) -> bool:
    """Say whether the sums are those from which to which the rate that follows is paid."""
    if scene.quantity.value_max is None or not following:
        return False
    other, content = following[0]
    rated = isinstance(content, ReturnRate) and content.period_days is not None
    return rated and _together(scene, scene.quantity, other.quantity, _RIGHT_BEHIND)


def _is_bought(scene: Scene, following: Sequence[tuple[Scene, Content | None]]) -> bool:
    """Say whether what is paid for the sum follows in the same statement."""
    for other, content in following:
        if not _together(scene, scene.quantity, other.quantity, _LEADS):
            return False
        if isinstance(content, _BOUGHT):
            return True
        if not isinstance(content, _IN_BETWEEN) or other.quantity.kind == "money":
            return False
    return False


def _is_floor(scene: Scene, last: Content | None) -> bool:
    """Say whether the sum is from where on the rate before it is paid."""
    ranged = scene.quantity.bound == "from" or scene.quantity.value_max is not None
    if not ranged or not isinstance(last, ReturnRate) or scene.before is None:
        return False
    return _together(scene, scene.before, scene.quantity, _FOLLOWS)


def _together(scene: Scene, one: Quantity, other: Quantity, reach: int) -> bool:
    gap = scene.text[one.end : other.start]
    return len(gap) <= reach and gap.count("\n") <= 1 and not ends_sentence(gap)
