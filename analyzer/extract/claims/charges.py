"""Read sums that are charged: fees, tariffs of energy, what must be paid to be paid."""

import re
from decimal import Decimal

from analyzer.extract.claims.per import per_hash
from analyzer.extract.claims.periods import UNKNOWN, find_period
from analyzer.extract.claims.scene import Scene
from analyzer.types.claim import Content, Fee, PowerPrice

_POWER = re.compile(
    r"electri|eléctri|elétri|électri|power|energ|énerg|hydro|\bstrom|электр|điện|listrik|elektri|\bluz\b|전기|電気|電費|电费|電力|电力|能源|用電|用电",
    re.IGNORECASE,
)
_FAINT, _RUNS_UP, _DUE = 0.1, 0.25, 0.2
_LEAST_SETUP, _LEAST_POWER = 0.2, 0.3
# Below these sums no household or farm pays for anything but a kWh.
_TARIFF = {"USD": "0.4", "EUR": "0.6", "CNY": "2", "HKD": "3", "TWD": "10"}


def runs_up(scene: Scene) -> bool:
    """Say whether a fee counts by the time that alone speaks of income: "electricity 5 a day"."""
    if scene.says("return", "gives", least=_FAINT):
        return False
    return scene.near.get("fee", 0.0) >= _RUNS_UP


def read_charge(scene: Scene, topic: str) -> Content | None:
    """Read what is a charge though its words are those of a price, or a tariff of energy."""
    if topic == "fee" and _is_tariff(scene):
        return PowerPrice(scene.quantity.value, scene.quantity.unit)
    if topic not in {"price", "minimum"}:
        return None
    if scene.beside("per_unit", 0.5) and _due_again(scene):
        return read_fee(scene)  # for the place of each machine
    once = scene.says("setup", least=_LEAST_SETUP)
    return Fee(scene.quantity.value, scene.quantity.unit) if once else None


def read_toll(scene: Scene) -> Content | None:
    """Read a sum that must be paid before money comes out."""
    demanded = scene.says("unlock") or scene.outside.withheld
    return Fee(scene.quantity.value, scene.quantity.unit) if demanded else None


def _is_tariff(scene: Scene) -> bool:
    """Say whether a sum so small, said of electricity alone, is what a kWh costs."""
    small = scene.quantity.value < Decimal(_TARIFF.get(scene.quantity.unit, "0"))
    power = scene.weight("fee_power") >= _LEAST_POWER
    return small and power and per_hash(scene)[0] is None and find_period(scene).days is None


def _due_again(scene: Scene) -> bool:
    return any(scene.beside(tag, 0.3) for tag in ("month", "quarter", "year"))


def read_fee(scene: Scene) -> Fee:
    """Return the fee, with the hashrate or the time that it counts by."""
    quantity = scene.quantity
    covers = "electricity" if _POWER.search(f"{scene.outside.named} {scene.head}") else None
    per, factor, daily = per_hash(scene)
    if per == "TH_day" or (per == "TH" and daily):
        return Fee(quantity.value * factor, f"{quantity.unit}/TH/day", covers)
    if per == "TH":
        return Fee(quantity.value * factor, f"{quantity.unit}/TH", covers)
    period = find_period(scene)
    if not covers and quantity.period_days is None and scene.weight(period.unit or "") < _DUE:
        period = UNKNOWN
    suffix = {"day": "/day", "working_day": "/day", "month": "/month", "year": "/year"}
    return Fee(quantity.value, quantity.unit + suffix.get(period.unit or "", ""), covers)
