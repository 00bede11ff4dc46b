"""Read hashrates, efficiencies and multiples of the stake."""

import re
from collections.abc import Iterator
from decimal import Decimal

from analyzer.extract.claims.periods import SECONDS_PER_DAY
from analyzer.extract.claims.scene import Scene
from analyzer.types.claim import Content, Efficiency, Hashrate, Multiple

_UNIT = re.compile(r"([kmgtpe]?)\s*(?:h|sol)", re.IGNORECASE)
_LETTER = re.compile(r"([kmgtpe])\s*$", re.IGNORECASE)
_SCALE = {"": 0, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_EFFICIENCY = re.compile(
    r"(\d{1,4}(?:[.,]\d{1,3})?)\s*(J|W|joules?|watts?|Дж|Вт)"
    r"\s*(?:/|(?:per|por|par|pro|je|на)\s|每)\s*(T|G|Т)(?:H|era|iga)?",
    re.IGNORECASE,
)
_BEFORE_TERA = ("/T", "/Т", " T", " t", "每T")
_LEAST = 0.1
_POINTS = 0.8  # a word for a shop's points that adjoins "double"
# "Twice a day" counts payments.
_OFTEN = re.compile(
    r"\s*(?:a|per|each|every|/)\s*(?:day|week|month|year|hour)|\s*[次天日]", re.IGNORECASE
)
_BESIDE = 28


def read_hashrate(scene: Scene) -> Content | None:
    """Return the computing power sold or given, in the unit the page uses."""
    quantity = scene.quantity
    if scene.introduces("every", quantity) or not any(c.isdigit() for c in scene.written):
        return None
    network, own = scene.weight("network"), max(scene.weight("price"), scene.weight("term"))
    if network > 0.15 and network > own / 2 and not scene.planned:
        return None
    prefix = _prefix(quantity.written or scene.written)
    value = _plain(quantity.value.scaleb(-_SCALE[prefix]))
    bonus = scene.beside("bonus", 0.15) or scene.beside("free", 0.4)
    return Hashrate(value, f"{prefix}H/s", None, bonus)


def _plain(value: Decimal) -> Decimal:
    """Write 1E+2 as 100 and 1.500 as 1.5."""
    short = value.normalize()
    return Decimal(f"{short:f}")


def _prefix(words: str) -> str:
    found = _UNIT.search(words) or _LETTER.search(words)
    return found[1].upper() if found else ""


def read_multiple(scene: Scene) -> Content | None:
    """Return the multiple of the stake that is promised or at which paying ends."""
    if scene.beside("leverage", 0.3) or scene.quantity.value <= 0 or _OFTEN.match(scene.tail):
        return None
    if scene.beside("cashback", _POINTS):
        return None  # a shop doubles its points
    if scene.beside("change", 0.3) and not scene.beside("stake", 0.5):
        return None
    if scene.says("cap", least=_LEAST):
        return Multiple(scene.quantity.value, None, cap=True)
    if not scene.says("stake", "return", "total", "price", least=0.25):
        return None
    return Multiple(scene.quantity.value, _days(scene), cap=False)


def _days(scene: Scene) -> Decimal | None:
    """Return within how many days the stake is to be multiplied, None if not said."""
    for length in (scene.after, scene.before):
        if length is None or length.kind != "duration":
            continue
        gap = max(length.start - scene.quantity.end, scene.quantity.start - length.end)
        if gap <= _BESIDE:
            return length.value / SECONDS_PER_DAY
    return None


def read_efficiency(scene: Scene) -> Content:
    """Return the efficiency that a number in a column of J/TH states."""
    return Efficiency(scene.quantity.value)


def find_efficiencies(text: str, start: int, end: int) -> Iterator[tuple[int, int, Efficiency]]:
    """Yield each energy per hash between `start` and `end`, in J/TH, and where it stands."""
    if not any(text.find(sign, start, end) >= 0 for sign in _BEFORE_TERA):
        return
    for found in _EFFICIENCY.finditer(text, start, end):
        value = Decimal(found[1].replace(",", "."))
        scale = 1000 if found[3].upper() == "G" else 1
        yield found.start(), found.end(), Efficiency(value * scale)
