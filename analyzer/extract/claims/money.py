"""Read what a sum of money states: income, price, fee, bonus, referral reward, or nothing."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from analyzer.extract.claims.per import per_hash, per_power, per_unit
from analyzer.extract.claims.percent import find_level, stake_inside
from analyzer.extract.claims.periods import find_period, timed_by
from analyzer.extract.claims.scene import Scene, ends_sentence
from analyzer.extract.claims.topics import MONEY, decide
from analyzer.types.claim import (
    Bonus,
    Content,
    Fee,
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
# The second part of "$100 + $6", price and profit.
_SUMMAND = re.compile(r"\s*[+＋]\s*(?:[A-Z]{0,3}[$€£¥])?\s*(\d[\d,]{0,15}(?:\.\d{1,8})?)(?![\d%])")
_EQUALS = re.compile(r"\s*=\s*")
_ALSO = re.compile(r"\s*[/=≈(（~]\s*(?:约|約|about|ca\.|≈)?\s*")
_POWER = re.compile(
    r"electri|eléctri|elétri|électri|power|energ|énerg|hydro|\bstrom|электр|điện|listrik|elektri|\bluz\b|전기|電気|電費|电费|電力|电力|能源|用電|用电",
    re.IGNORECASE,
)
_PLUS = re.compile(r"[+＋]|\bplus\b", re.IGNORECASE)
_HEADED = 0.9
_LEAST_SETUP, _LEAST_POWER = 0.2, 0.3
# Below these sums no household or farm pays for anything but a kWh.
_TARIFF = {"USD": "0.4", "EUR": "0.6", "CNY": "2", "HKD": "3", "TWD": "10"}
# A word that weighs as much stands beside the sum or heads its column.
_SAID = 0.6
# Outside of plans only a word beside a sum makes it a price or a fee; most sums there are neither.
_IN_PROSE = {"price": 0.5, "minimum": 0.5, "maximum": 0.5, "fee": 0.7, "bonus": 0.45}
_ROW = 80  # characters before a figure that may name whose it is
_WEEK = 7  # days; what is due by the month is as often a rent


def read_money(scene: Scene) -> Content | None:
    """Return what the sum states, None where it is no claim of ours."""
    if per_power(scene):
        return PowerPrice(scene.quantity.value, scene.quantity.unit)
    if scene.quantity.value <= 0 or _is_told_of_another(scene):
        return None
    topic, weight = decide(scene, MONEY)
    if topic in {"", "price"} and weight < _SAID and _is_paid_often(scene):
        return _income(scene)
    charge = _charge(scene, topic)
    if charge is None and not scene.planned and weight < _IN_PROSE.get(topic, 0.0):
        return None
    reader = _READERS.get(topic)
    return charge or (reader(scene) if reader and weight >= _LEAST else None)


def _charge(scene: Scene, topic: str) -> Content | None:
    """Read what is a charge though its words are those of a price, or a tariff of energy."""
    if topic == "fee" and _is_tariff(scene):
        return PowerPrice(scene.quantity.value, scene.quantity.unit)
    if topic not in {"price", "minimum"}:
        return None
    if scene.beside("per_unit", 0.5) and _due_again(scene):
        return _fee(scene)  # for the place of each machine
    once = scene.says("setup", least=_LEAST_SETUP)
    return Fee(scene.quantity.value, scene.quantity.unit) if once else None


def _toll(scene: Scene) -> Content | None:
    """Read a sum that must be paid before money comes out."""
    return Fee(scene.quantity.value, scene.quantity.unit) if scene.says("unlock") else None


def _is_tariff(scene: Scene) -> bool:
    """Say whether a sum so small, said of electricity alone, is what a kWh costs."""
    small = scene.quantity.value < Decimal(_TARIFF.get(scene.quantity.unit, "0"))
    power = scene.weight("fee_power") >= _LEAST_POWER
    return small and power and per_hash(scene)[0] is None and find_period(scene).days is None


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
    """
    Say whether a plan gives the sum each day or week, though no word calls it income.

    By the hour it is rather what somebody's work costs.
    """
    days = scene.quantity.period_days
    if days is None or not 1 <= days <= _WEEK or not scene.planned or per_hash(scene)[0]:
        return False
    return not scene.says("fee", "price", "hashrate", least=_SAID)


def _due_again(scene: Scene) -> bool:
    return any(scene.beside(tag, 0.3) for tag in ("month", "quarter", "year"))


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
            return _minimum_withdrawal(scene)  # "payouts daily from 0.001 BTC"
        if decide(scene, MONEY)[0] == "return" or _is_paid_often(scene):
            per, factor, _ = per_hash(scene)
            return Payout(
                quantity.value * factor, quantity.unit, period.days, "TH" if per else None
            )
    once = period.unit == "after" or _sums_up(scene) or scene.planned or _is_total(scene)
    return _total(scene) if once else None


def _total(scene: Scene) -> TotalReturn:
    """Read a sum that is paid once; the stake may be inside, or be named before it."""
    unit, amount = scene.quantity.unit, scene.quantity.value * per_hash(scene)[1]
    if _sums_up(scene):
        return TotalReturn(amount, unit, None, gross=True)
    if (profit := _SUMMAND.match(scene.tail)) is not None:
        return TotalReturn(amount + Decimal(profit[1].replace(",", "")), unit, None, gross=True)
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


def guess_price(scene: Scene) -> Price | None:
    """Read a sum that stands alone in a plan, and that no word names, as its price."""
    if decide(scene, MONEY)[1] >= _LEAST or _is_told_of_another(scene):
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


def _fee(scene: Scene) -> Content:
    quantity = scene.quantity
    covers = "electricity" if _POWER.search(f"{scene.outside.named} {scene.head}") else None
    per, factor, daily = per_hash(scene)
    if per == "TH_day" or (per == "TH" and daily):
        return Fee(quantity.value * factor, f"{quantity.unit}/TH/day", covers)
    period = find_period(scene)
    if per == "TH":
        return Fee(quantity.value * factor, f"{quantity.unit}/TH", covers)
    suffix = {"day": "/day", "working_day": "/day", "month": "/month", "year": "/year"}
    return Fee(quantity.value, quantity.unit + suffix.get(period.unit or "", ""), covers)


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
    "fee": _fee,
    "bonus": _bonus,
    "referral": _referral,
    "payout_minimum": _minimum_withdrawal,
    "toll": _toll,
}
