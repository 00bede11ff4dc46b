"""Read what a sum of money states: income, price, fee, bonus, referral reward, or nothing."""

import re
from collections.abc import Callable, Mapping

from analyzer.extract.claims.charges import read_charge, read_fee, read_toll, runs_up
from analyzer.extract.claims.per import per_hash, per_power, per_unit
from analyzer.extract.claims.percent import find_level, stake_inside
from analyzer.extract.claims.periods import find_period, timed_by
from analyzer.extract.claims.scene import Scene, ends_sentence
from analyzer.extract.claims.topics import MONEY, decide
from analyzer.types.claim import (
    Bonus,
    Content,
    MinimumWithdrawal,
    Payout,
    PowerPrice,
    Price,
    Quantity,
    Referral,
    TotalReturn,
)

_LEAST = 0.045
# "6 TH/s per USD 100", "you would get $198 back for your $372"
_PER = re.compile(r"(?:\bper|for every|for each|back for your|每)\s*$", re.IGNORECASE)
# "138****6021 withdrew", "0x7c1e...a04d": lists of what others were paid.
_FEED = re.compile(r"\*\*|\b0x[0-9a-fA-F]{2}")
_EQUALS = re.compile(r"\s*=\s*")
_ALSO = re.compile(r"\s*[/=≈(（~]\s*(?:约|約|about|ca\.|≈)?\s*")
_PLUS = re.compile(r"[+＋]|\bplus\b", re.IGNORECASE)
_HEADED = 0.9
# A word for paying out that may stand in the sentence before, and what else is asked.
_PAID_OUT, _ASKED = 0.04, 0.4
# A word that weighs as much stands beside the sum or heads its column.
_SAID = 0.6
# Outside of plans only a word beside a sum makes it a price or a fee; most sums there are neither.
_IN_PROSE = {"price": 0.5, "minimum": 0.5, "maximum": 0.5, "fee": 0.7, "bonus": 0.45}
_PRICED = frozenset(("price", "minimum", "maximum"))
_ROW = 80  # characters before a figure that may name whose it is
_WEEK, _MONTH = 7, 31  # days
_HINTED, _RENT = 0.15, 0.3
_NO_INCOME = ("market", "stats", "discount", "drawdown", "bonus", "borrow", "cashback", "referral")


def read_money(scene: Scene) -> Content | None:
    """Return what the sum states, None where it is no claim of ours."""
    if per_power(scene):
        return PowerPrice(scene.quantity.value, scene.quantity.unit)
    if scene.quantity.value <= 0 or _is_told_of_another(scene):
        return None
    if _is_threshold(scene):
        return _minimum_withdrawal(scene)
    return _by_topic(scene)


def _by_topic(scene: Scene) -> Content | None:
    if (rent := _rent(scene)) is not None:
        return rent
    topic, weight = decide(scene, MONEY)
    if topic in {"", "price"} and weight < _SAID and _is_paid_often(scene):
        return _income(scene)
    if topic == "return" and runs_up(scene):
        topic, weight = "fee", max(weight, _IN_PROSE["fee"])
    charge = read_charge(scene, topic)
    if charge is None and not scene.planned and weight < _IN_PROSE.get(topic, 0.0):
        return None
    reader = _READERS.get(topic)
    return charge or (reader(scene) if reader and weight >= _LEAST else None)


def _rent(scene: Scene) -> Payout | None:
    """Read the rent that a seller pays for what he sold, as income by the month or day."""
    if not scene.outside.leased or not scene.says("rent", least=_RENT):
        return None  # so nearly always
    days = find_period(scene).days
    return None if days is None else Payout(scene.quantity.value, scene.quantity.unit, days)


def _is_threshold(scene: Scene) -> bool:
    """Say whether the sum is the least that is paid out: "any day, once 50 USDT is collected"."""
    above = scene.quantity.bound == "from" and not scene.beside("change", _SAID)
    least = above or scene.beside("minimum", 0.5)
    if not (least or scene.beside("reached", 0.6)) or per_hash(scene)[0]:
        return False
    out = max(scene.weight("withdrawal"), scene.weight("payout_minimum"))
    asked = max(scene.weight("price"), scene.weight("fee"), scene.weight("referral"))
    return out >= _PAID_OUT and out >= _ASKED * asked


def _is_told_of_another(scene: Scene) -> bool:
    """Say whether the sum only measures another figure, or is what somebody else was paid."""
    if _PER.search(scene.head) or _is_exchange(scene) or _is_summand(scene, scene.before):
        return True
    return _FEED.search(_row_before(scene)) is not None


def _row_before(scene: Scene) -> str:
    """Return what stands before the figure in its line, the cells of its row among it."""
    at = scene.quantity.start
    return scene.text[max(scene.text.rfind("\n", 0, at) + 1, at - _ROW) : at]


def _is_paid_often(scene: Scene) -> bool:
    """Say whether the sum is given each day or week, though no word calls it income."""
    days = scene.quantity.period_days
    if days is None or not 0 < days <= _MONTH or per_hash(scene)[0] or per_unit(scene):
        return False
    if scene.says("fee", "price", "hashrate", least=_SAID if scene.planned else _HINTED):
        return False
    if scene.planned and days <= _WEEK:
        return True
    if not scene.outside.sold:  # what is due by the month is as often a rent
        return False
    return scene.planned or not scene.says(*_NO_INCOME, least=_HINTED)


def _is_summand(scene: Scene, other: Quantity | None) -> bool:
    """Say whether figure and neighbour are the parts of "$100 + $6", price and profit."""
    if other is None or other.kind != "money" or other.unit != scene.quantity.unit:
        return False
    first, last = sorted((scene.quantity, other), key=lambda q: q.start)
    return scene.text[first.end : last.start].strip() == "+"


def _is_exchange(scene: Scene) -> bool:
    """Say whether the sum is one side of "1 USDT = 7.2 CNY", or repeats the sum before."""
    after, before = scene.after, scene.before
    end = scene.quantity.end
    if after and after.kind == "money" and _EQUALS.fullmatch(scene.text[end : after.start]):
        return True
    if before is None or before.kind != "money":
        return False
    gap = scene.text[before.end : scene.quantity.start]
    return bool(_ALSO.fullmatch(gap)) and before.unit != scene.quantity.unit


def _income(scene: Scene) -> Content | None:
    quantity, period = scene.quantity, find_period(scene)
    if not _sums_up(scene) and period.days is not None and period.unit != "after":
        if quantity.bound == "from" and quantity.period_days is None:
            return _floor(scene)
        if period.unit == "hour" and not scene.says("return", "gives", "gets", least=_HINTED):
            return None  # what somebody's hour costs
        if decide(scene, MONEY)[0] == "return" or _is_paid_often(scene):
            per, factor, _ = per_hash(scene)
            return Payout(
                quantity.value * factor, quantity.unit, period.days, "TH" if per else None
            )
    once = period.unit == "after" or _sums_up(scene) or scene.planned or _is_total(scene)
    return _total(scene) if once else None


def _floor(scene: Scene) -> Content:
    """Tell the least that a rate is paid on, as in 4.1 % AER from £500, from a least payout."""
    rated = any(q is not None and q.kind == "percent" for q in (scene.before, scene.after))
    return _price(scene) if rated else _minimum_withdrawal(scene)


def _total(scene: Scene) -> TotalReturn:
    """Read a sum that is paid once; the stake may be inside, or be named before it."""
    unit, amount = scene.quantity.unit, scene.quantity.value * per_hash(scene)[1]
    if scene.after is not None and _is_summand(scene, scene.after):  # price and profit
        return TotalReturn(amount + scene.after.value, unit, None, gross=True)
    if _sums_up(scene):
        return TotalReturn(amount, unit, None, gross=True)
    inside = stake_inside(scene)
    once = scene.says("maturity", least=0.3) or find_period(scene).unit == "after"
    if inside is None and scene.says("return", least=0.3) and not once:
        inside = False
    return TotalReturn(amount, unit, None, inside)


def _sums_up(scene: Scene) -> bool:
    """Say whether the head of the column adds the stake to what it earns."""
    header = scene.outside.header
    added = _PLUS.search(scene.outside.named) is not None
    return added and min(header.get("price", 0.0), header.get("return", 0.0)) >= _HEADED


def _is_total(scene: Scene) -> bool:
    """Say whether a sum in prose is all that is paid, not any sum that somebody gets."""
    if scene.says("total", "maturity", "gross", least=0.2) or timed_by(scene) is not None:
        return True
    before = scene.before  # what was put in, or for how long: "100 USD for 2 days ... 107 USD"
    if before is None or before.kind not in ("money", "duration"):
        return False
    return not ends_sentence(scene.text[before.end : scene.quantity.start])


def _price_or_threshold(scene: Scene) -> Content:
    if _role(scene) == "minimum" and scene.says("withdrawal", least=0.3):
        return _minimum_withdrawal(scene)
    return _price(scene)


def _price(scene: Scene) -> Price:
    quantity = scene.quantity
    per, factor, _ = per_hash(scene)
    if per is None and per_unit(scene):
        per = "unit"
    role = _role(scene)
    if per is None and role == "price" and quantity.value_max is not None:
        role = "minimum"  # "30-499 USDT": what a tier takes
    high = None if quantity.value_max is None else quantity.value_max * factor
    return Price(quantity.value * factor, high, quantity.unit, per or "contract", role)


def is_named(scene: Scene) -> bool:
    """Say whether words tell what the sum is, and that it is no price."""
    topic, weight = decide(scene, MONEY)
    return weight >= _LEAST and topic not in _PRICED


def guess_price(scene: Scene) -> Price | None:
    """Read a sum by its place in a plan, where no word says that it is something else."""
    if is_named(scene) or scene.quantity.value <= 0 or _is_told_of_another(scene):
        return None
    if per_hash(scene)[0]:
        return _price(scene)
    quantity = scene.quantity
    role = {"from": "minimum", "up_to": "maximum"}.get(quantity.bound or "", "price")
    if role == "price" and quantity.value_max is not None:
        role = "minimum"
    return Price(quantity.value, quantity.value_max, quantity.unit, "contract", role)


def _role(scene: Scene) -> str:
    low = max(scene.weight("minimum"), scene.outside.header.get("low_end", 0.0))
    high = max(scene.weight("maximum"), scene.outside.header.get("high_end", 0.0))
    topic = decide(scene, MONEY)[0]
    if scene.quantity.bound == "from" or (topic == "minimum" and low >= high):
        return "minimum"
    if scene.quantity.bound == "up_to" or topic == "maximum":
        return "maximum"
    if max(low, high) < 0.5:
        return "price"
    return "minimum" if low >= high else "maximum"


def _bonus(scene: Scene) -> Content:
    return Bonus(scene.quantity.value, scene.quantity.unit)


def _referral(scene: Scene) -> Content:
    return Referral(None, find_level(scene), scene.quantity.value, scene.quantity.unit)


def _minimum_withdrawal(scene: Scene) -> Content:
    return MinimumWithdrawal(scene.quantity.value, scene.quantity.unit)


_READERS: Mapping[str, Callable[[Scene], Content | None]] = {
    "return": _income,
    "total": _income,
    "price": _price,
    "minimum": _price_or_threshold,
    "maximum": _price,
    "fee": read_fee,
    "bonus": _bonus,
    "referral": _referral,
    "payout_minimum": _minimum_withdrawal,
    "toll": read_toll,
}
