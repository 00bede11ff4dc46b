"""What the words around a figure make of it, as tables of weights."""

from collections.abc import Mapping

from analyzer.extract.claims.scene import TIMES, Scene, Weights

# tag -> (what it makes of the figure, how strongly).  "-" is nothing that we claim.
Table = Mapping[str, tuple[str, float]]

_NOT_A_YIELD: dict[str, tuple[str, float]] = {
    "discount": ("-", 1.1),
    "average": ("-", 0.8),
    "uptime": ("-", 1.1),
    "split": ("-", 1.1),
    "drawdown": ("-", 0.95),
    "tax": ("-", 2.0),
    "borrow": ("-", 1.05),
    "change": ("-", 0.6),
    "market": ("-", 0.7),
    "cashback": ("-", 1.0),
    "odds": ("-", 0.9),
    "share": ("-", 0.9),
    "leverage": ("-", 0.5),
    "network": ("-", 0.4),
    "members": ("-", 0.4),
    "stats": ("-", 0.8),
}

PERCENT: Table = _NOT_A_YIELD | {
    "return": ("return", 1.0),
    "gives": ("return", 0.35),
    "total": ("total", 1.1),
    "maturity": ("total", 0.8),
    "gross": ("total", 0.5),
    "sums_to": ("total", 1.0),
    "cap": ("cap", 0.9),
    "day": ("return", 0.4),
    "working_day": ("return", 0.5),
    "hour": ("return", 0.4),
    "minute": ("return", 0.4),
    "week": ("return", 0.4),
    "month": ("return", 0.35),
    "year": ("return", 0.35),
    "referral": ("referral", 1.1),
    "level": ("referral", 0.8),
    "fee": ("fee", 1.1),
    "toll": ("toll", 2.1),
    "early": ("fee", 1.3),
    "bonus": ("-", 0.95),
}

MONEY: Table = _NOT_A_YIELD | {
    "return": ("return", 1.0),
    "gives": ("return", 0.35),
    "day": ("return", 0.5),
    "working_day": ("return", 0.5),
    "hour": ("return", 0.3),
    "total": ("total", 1.1),
    "maturity": ("total", 1.1),
    "gross": ("total", 0.9),
    "price": ("price", 0.85),
    "minimum": ("minimum", 0.5),
    "maximum": ("maximum", 0.5),
    "low_end": ("minimum", 0.5),
    "high_end": ("maximum", 0.5),
    "hashrate": ("price", 0.2),
    "per_unit": ("price", 0.7),
    "fee": ("fee", 1.1),
    "bonus": ("bonus", 1.05),
    "referral": ("referral", 1.1),
    "payout_minimum": ("payout_minimum", 1.6),
    "withdrawal": ("-", 0.7),
    "toll": ("toll", 2.1),
    "market": ("-", 1.0),
    "stats": ("-", 1.0),
}

DURATION: Table = {
    "term": ("term", 1.0),
    "contract": ("term", 0.8),
    "lasting": ("term", 0.7),
    "process": ("-", 1.0),
    "online": ("online", 1.02),
    "withdrawal": ("-", 0.9),
    "cap": ("term", 0.1),
    "bonus": ("-", 0.8),
    "change": ("-", 0.5),
    "average": ("-", 0.9),
    "drawdown": ("-", 0.6),
    "cashback": ("-", 0.8),
    "market": ("-", 0.6),
    "principal_back": ("-", 0.3),
}


_WHERE = ("beside", "header", "label", "heading")
_ADJOINING = 0.9
# A heading that speaks of discounts or markets says little of a figure below it.
_FAR_DENIAL = 0.5
_NEAREST_HEADING = 0.2
_NOTHING = ("", 0.0)
# What a heading says of income is said of rates, not of every sum that stands below it.
_OF_RATES = frozenset(("return", "gives", "total", "maturity", "gross"))
# Below a heading that speaks of fees or of days online stand other shares and times, too.
_NOT_BELOW = (frozenset(("fee", "online")), _OF_RATES)
# A heading that names a product tells what else there is, if at all, in words of their own.
_ASIDE = frozenset(("fee", "referral", "bonus"))
_OF_A_PRODUCT = frozenset(("price", "p_mining", "p_staking", "hashrate", "return"))
# "From" and "to" name a figure only at the head of a column; "daily" in a heading far
# above tells of no figure what it is.
_NEAR = _WHERE[:3]
_PLACES = {
    "low_end": ("header",),
    "high_end": ("header",),
    **dict.fromkeys(("day", "working_day", "hour", "minute", "week", "month", "year"), _NEAR),
}


def decide(scene: Scene, table: Table) -> tuple[str, float]:
    """Return what the figure states by `table` and the weight; ("", 0) if nothing tells."""
    best = ("", 0.0)
    far = scene.outside
    for place, weights in zip(
        _WHERE, (scene.near, far.header, far.label, far.heading), strict=True
    ):
        for tag, weight in weights.items():
            topic, strength = table.get(tag, _NOTHING)
            if table is not PERCENT and topic == "-" and _far(place, weight):
                continue
            if topic == "-" and place == "heading" and table is PERCENT:
                strength *= _FAR_DENIAL
            if strength * weight > best[1] and _reaches(place, tag, table, weights):
                best = (topic, strength * weight)
    return best


def _far(place: str, weight: float) -> bool:
    """Say whether a word stands in a heading above the nearest, as in the page's own title."""
    return place == "heading" and weight < _NEAREST_HEADING


def _reaches(place: str, tag: str, table: Table, weights: Weights) -> bool:
    """Say whether a word at this place, among those of `weights`, can tell what the figure is."""
    if table is MONEY and place == "heading" and tag in _ASIDE and _OF_A_PRODUCT & weights.keys():
        return False
    if place == "heading" and tag in _NOT_BELOW[table is MONEY]:
        return False
    if table is MONEY and tag in TIMES and weights[tag] < _ADJOINING:
        return False  # "$100, daily": the sum is not what is paid daily
    return place in _PLACES.get(tag, _WHERE)
