"""What the offer itself states, by kind of statement."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar, cast

from analyzer.economics.remembered import remembered
from analyzer.types.claim import Content, Stance
from analyzer.types.offer import Offer

Kind = TypeVar("Kind")


@remembered
def contents(offer: Offer) -> tuple[Content, ...]:
    """Return what the offer itself states."""
    return tuple(c.content for c in offer.claims if c.stance is Stance.OFFERED)


def said(offer: Offer, kind: type[Kind]) -> Sequence[Kind]:
    """Return what the offer itself states of one kind, such as its prices, in its order."""
    return cast("Sequence[Kind]", _by_kind(offer).get(kind, ()))


@remembered
def _by_kind(offer: Offer) -> Mapping[type, Sequence[Content]]:
    found: dict[type, list[Content]] = defaultdict(list)
    for content in contents(offer):
        found[type(content)].append(content)
    return found
