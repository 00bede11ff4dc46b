"""Read bare numbers, whose kind only a header, a label or a key tells."""

import re
from dataclasses import replace
from decimal import Decimal

from analyzer.extract.claims.scene import Scene
from analyzer.types.claim import Content, MemberCount

_CURRENCY = re.compile(
    r"\b(USDT|USDC|BUSD|USD|EUR|GBP|TRX|BTC|ETH|BNB|HKD|TWD|NTD|CNY|RMB|RUB|JPY|KRW|INR|BRL|VND|IDR|TRY|MYR)\b|([$€£₽₹¥])"
)
_HASH = re.compile(r"\b([KMGTPE])H(?:/s)?\b|\b(T)H?/s\b|\((T)\)", re.IGNORECASE)
_DAYS = re.compile(
    r"\bdays?\b|[(（]\s*d\s*[)）]|天数|天數|[(（][天日][)）]|\btimes\b", re.IGNORECASE
)
_SCALE = {"K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}


def recast(scene: Scene) -> Scene | None:
    """Give a bare number the kind that its header, label or key names; None if none does."""
    named = scene.named
    if not named:
        return None
    quantity = scene.quantity
    if "%" in named or "％" in named:
        return replace(scene, quantity=replace(quantity, kind="percent", unit="%"))
    if found := _CURRENCY.search(named):
        unit = (
            found[1]
            or {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₹": "INR", "¥": "CNY"}[found[2]]
        )
        return replace(scene, quantity=replace(quantity, kind="money", unit=unit))
    if found := _HASH.search(named):
        power = Decimal(10) ** _SCALE[(found[1] or found[2] or found[3]).upper()]
        return replace(
            scene,
            quantity=replace(quantity, kind="hashrate", unit="H/s", value=quantity.value * power),
        )
    if _DAYS.search(named):
        return replace(
            scene,
            quantity=replace(quantity, kind="duration", unit="s", value=quantity.value * 86_400),
        )
    return None


def read_count(scene: Scene) -> Content | None:
    """Return how many members the site says it has, None if the number says no such thing."""
    if scene.quantity.value < 10 or scene.weight("members") < 0.55:
        return None
    if scene.says("odds", "level", "referral", "year", least=0.5):
        return None
    return MemberCount(scene.quantity.value)
