"""Read bare numbers, whose kind only a header, a label or a key tells."""

import re
from dataclasses import replace
from decimal import Decimal

from analyzer.extract.claims.periods import SECONDS_PER_DAY
from analyzer.extract.claims.scene import Scene
from analyzer.types.claim import Content, MemberCount

_CURRENCY = re.compile(
    r"\b(USDT|USDC|BUSD|USD|EUR|GBP|TRX|BTC|ETH|BNB|HKD|TWD|NTD|CNY|RMB|RUB|JPY|KRW|INR|BRL|VND|IDR|TRY|MYR)\b|([$€£₽₹¥])"
)
_HASH = re.compile(r"\b([KMGTPE])H(?:/s)?\b|\b(T)H?/s\b|\((T)\)", re.IGNORECASE)
_DAYS = re.compile(
    r"\bdays\b|[(（]\s*d\s*[)）]|天数|天數|[(（][天日][)）]|\btimes\b", re.IGNORECASE
)
_PER_HASH = re.compile(r"\b[JW]\s*/\s*T", re.IGNORECASE)
# "38 " before "907".
_THOUSANDS = re.compile(r"(?<![\d.,] )(?<![\d.,])\d{1,3} (?:\d{3} ){0,2}$")
_GROUP = re.compile(r"\d{3}")
_FEWEST = 100  # whoever has fewer members does not count them aloud
_PER_SOMETHING = re.compile(
    r"\s?(?:/\s?(?:kWh|度)|一度|/\s?(?:TH|T)(?:/s)?\s?/\s?(?:day|d|天|日)\b|一[台部]|/[台部])",
    re.IGNORECASE,
)
_SUMS = ("price", "return", "gives", "total")  # what a column of sums of money is called
_OF_SUMS = frozenset(("put", "hands", "day", "week", "month"))
_LABELLING, _COUNTED = 1.2, 0.75
_KEY = re.compile(r"[^:：\n]{2,40}[:：]\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "R-120", "S21": a number that ends a name.
# A caption that gives the unit: "Rates in %", "年息（%）".
_IN_PERCENT = re.compile(
    r"(?:\b(?:in|en|em|dalam|als|as)\s|[(（:：,，/率息化])\s?[%％]|percent\b", re.IGNORECASE
)
_OF_A_FIRM = re.compile(r"\b(?:million|billion)s?\b|百萬|百万|億|亿", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z#№]-?$")
_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "₹": "INR",
    "¥": "CNY",
    "美元": "USD",
    "美金": "USD",
}
_SIGNS |= {"港元": "HKD", "港币": "HKD", "港幣": "HKD", "人民币": "CNY", "人民幣": "CNY"}
_SIGNS |= {a + b: "TWD" for a in ("台", "臺", "新台", "新臺") for b in "币幣"}
_SCALE = {"K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}


def recast(scene: Scene) -> Scene | None:
    """Give a bare number the kind that its header, label or key names; None if none does."""
    if scene.quantity.value < 0:
        return None
    cast = (
        _as_money(scene)
        or _as_sum(scene)
        or _as_named(scene, f"{scene.outside.named} {_key(scene)}")
    )
    return cast or _as_introduced(scene)


def _as_introduced(scene: Scene) -> Scene | None:
    """Read a cell that is only a number by a caption or a foot note such as "Prices in USD"."""
    quantity = scene.quantity
    if not scene.planned or (scene.start, scene.end) != (quantity.start, quantity.end):
        return None
    in_percent = _IN_PERCENT.search(scene.outside.intro) and not _YEAR.fullmatch(scene.written)
    if in_percent and scene.says("return", least=0.2):
        return _cast(scene, "percent", "%", quantity.value)
    captions = f"{scene.outside.intro} | {scene.outside.outro}"
    if _OF_A_FIRM.search(captions):
        return None
    return _in_currency(scene, captions) if scene.says(*_SUMS, least=0.05) else None


def _as_named(scene: Scene, name: str) -> Scene | None:
    value = scene.quantity.value
    if "%" in name or "％" in name:
        return _cast(scene, "percent", "%", value)
    if _PER_HASH.search(name):
        return _cast(scene, "efficiency", "J/TH", value)
    if (money := _in_currency(scene, name)) is not None:
        return money
    if found := _HASH.search(name):
        power = _SCALE[(found[1] or found[2] or found[3]).upper()]
        cast = _cast(scene, "hashrate", "H/s", value.scaleb(power))
        return replace(cast, quantity=replace(cast.quantity, written=found[0].strip("()")))
    return _cast(scene, "duration", "s", value * SECONDS_PER_DAY) if _DAYS.search(name) else None


def _in_currency(scene: Scene, name: str) -> Scene | None:
    found = _CURRENCY.search(name)
    if found is None:
        return None
    return _cast(scene, "money", found[1] or _SIGNS[found[2]], scene.quantity.value)


def _cast(scene: Scene, kind: str, unit: str, value: Decimal) -> Scene:
    return replace(scene, quantity=replace(scene.quantity, kind=kind, unit=unit, value=value))


def _as_money(scene: Scene) -> Scene | None:
    """Read "5 USDT: daily 0.25" with the currency of the sum before."""
    before = scene.before
    if before is None or before.kind != "money" or not scene.beside("day", 0.6):
        return None
    return _cast(scene, "money", before.unit, scene.quantity.value)


def _as_sum(scene: Scene) -> Scene | None:
    """Read a bare number in the page's currency: "存 200", "0.62 一度", "0.0149 /TH/day"."""
    currency, quantity = scene.outside.currency, scene.quantity
    if currency is None or not (_is_labelled_sum(scene) or _PER_SOMETHING.match(scene.tail)):
        return None
    return _cast(scene, "money", currency, quantity.value)


def _is_labelled_sum(scene: Scene) -> bool:
    """Say whether a line of a plan is but a word for a sum and the sum: "存 200", "每天 12"."""
    quantity = scene.quantity
    if not scene.planned or scene.text[quantity.end : scene.end].strip():
        return False
    words = scene.text[scene.start : quantity.start].strip()
    return any(
        scene.text[m.cue.start : m.cue.end] == words and m.cue.has_any(_OF_SUMS)
        for m in scene.marks
    )


def _counts_members(scene: Scene) -> bool:
    """Say whether members are what is counted: "2,900 users", "Users: 2,900"."""
    if scene.outside.label.get("members", 0) or scene.outside.header.get("members", 0):
        return True
    return any(
        m.weight >= (_LABELLING if m.cue.end <= scene.quantity.start else _COUNTED)
        for m in scene.marks
        if m.cue.has("members")
    )


def _key(scene: Scene) -> str:
    """Return the key of a line such as "minimum amount: 100", or the empty string."""
    before = scene.text[scene.start : scene.quantity.start]
    return before if _KEY.fullmatch(before) else ""


def read_count(scene: Scene) -> Content | None:
    """Return how many members the site says it has, None if the number says no such thing."""
    quantity = scene.quantity
    if quantity.value < _FEWEST or not _counts_members(scene):
        return None
    if _CODE.search(scene.head) or _YEAR.fullmatch(scene.written) or scene.tail.startswith("*"):
        return None
    if scene.says("odds", "level", "referral", "year", least=0.5):
        return None
    return MemberCount(_joined(scene))


def _joined(scene: Scene) -> Decimal:
    """Return the count with the thousands that a blank parts from it: "38 907 members"."""
    front = _THOUSANDS.search(scene.head)
    if front is None or _GROUP.fullmatch(scene.written) is None:
        return scene.quantity.value
    return Decimal(front[0].replace(" ", "") + scene.written)
