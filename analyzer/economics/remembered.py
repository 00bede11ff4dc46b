"""Remember what was read of the offer in hand."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from analyzer.types.offer import Offer

T = TypeVar("T")


def remembered(read: Callable[[Offer], T]) -> Callable[[Offer], T]:
    """
    Return `read`, which then looks at an offer only once for as long as it is in hand.

    Each figure of an offer is weighed against its price, term and hashrate, so these are
    asked for once per claim: on long pages that was most of the time.  A cache by value
    would have to hash all claims each time; an offer never changes, so the same one will
    do.  Safe in threads: the pair is replaced as a whole.
    """
    last: tuple[Offer, T] | None = None

    @wraps(read)
    def reading(offer: Offer) -> T:
        nonlocal last
        known = last
        if known is not None and known[0] is offer:
            return known[1]
        found = read(offer)
        last = (offer, found)
        return found

    return reading
