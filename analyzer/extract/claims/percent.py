"""Read what a percentage states: a return, a total, a referral share, a fee, or nothing."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.periods import UNKNOWN, Period, find_period
from analyzer.extract.claims.scene import Scene
from analyzer.extract.claims.topics import PERCENT, decide
from analyzer.types.claim import (
    Content,
    Fee,
    Multiple,
    Quantity,
    RateShape,
    Referral,
    ReturnRate,
    TotalReturn,
)

# A topic that weighs less than this is hearsay: the figure is left unread.
_LEAST = 0.045
# A percentage with its period and no other word at all is a rate.
_BARE_RATE = 0.3
# A word for a fee that stands so near to a share makes a fee of it.
_CUT = 0.2
# A word at the head of the column; "of rewards" behind a share; no house keeps more, percent.
_HEADS, _OF, _MOST_KEPT = 0.9, 0.19, 60
_FRIEND = 0.4
# What is said of all of a thing, and how near.
_WHOLE, _OF_ALL = 100, 0.75
_WHOLLY = ("assure", "guarantee", "principal_back", "comes_back", "stake_word", "odds", "covered")
# So faintly no word can say that a figure with its period is no rate.
_HEARSAY = 0.075
# In prose a rate without a period must adjoin its word: "returns of 12 %".
_CLEAR = 0.85
# In a plan a header or label must name it.
_NAMED = 0.2
_LEVEL = re.compile(
    r"(?:level|lvl|lv|tier|line|generation|niveau|rang|nivel|nível|geração|generación|génération|ebene|stufe"
    r"|уровень|линия|cấp|tầng|\bf|seviye|kademe|tingkat|generasi|レベル|레벨|第)[\s.#-]*([1-9]\d?|[一二三四五六七八九十])(?!\s?%)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"([1-9]|first|second|third|fourth|fifth|premier|deuxième|troisième|primer|segundo|tercer"
    r"|primeiro|terceiro|birinci|ikinci|üçüncü|[一二三四五六七八九十])"
    r"(?:st|nd|rd|th|er|e|º|ª|°|\.|-?[йяео])?[\s-]*"
    r"(?:level|line|tier|generation|génération|generación|geração|niveau|rang|nivel|nível|ebene|stufe|уров|линии|линия"
    r"|seviye|kademe|kat|次|段|단계|대|代|级|級|层|層)",
    re.IGNORECASE,
)
# "+2.4 %" is a change of something, not a rate of return.
_SIGNED = re.compile(r"[+±−-]\s?$")
_PAUSE = re.compile(r"[,，;；、。.|]\s*")
_NUMBERS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_NUMBERS |= {"premier": 1, "deuxième": 2, "troisième": 3, "primer": 1, "segundo": 2, "tercer": 3}
_NUMBERS |= {"primeiro": 1, "terceiro": 3, "birinci": 1, "ikinci": 2, "üçüncü": 3}


def read_percent(scene: Scene) -> Content | None:
    """Return what the percentage states, None where it is no claim of ours."""
    if _top_of_ramp(scene) or _SIGNED.search(scene.head) or scene.quantity.value <= 0:
        return None
    if _is_whole(scene):
        return None
    topic, weight = decide(scene, PERCENT)
    if scene.quantity.period_days is not None and _bare_rate(topic, weight):
        return _rate(scene)
    if (topic == "-" and _is_cut(scene, weight)) or _is_charged(scene):
        return _fee(scene)
    if (topic == "fee" and _is_for_a_friend(scene)) or (
        topic == "-" and _is_recruits(scene, weight)
    ):
        return _referral(scene)
    reader = _READERS.get(topic)
    return reader(scene) if reader and weight >= _LEAST else None


def _is_whole(scene: Scene) -> bool:
    """Say whether 100 % is but all of something: "100 % guaranteed", "100 % of the price"."""
    if scene.quantity.value != _WHOLE:
        return False
    if scene.quantity.period_days is not None:
        return any(scene.beside(tag, 1.0) for tag in ("assure", "guarantee"))
    return any(scene.beside(tag, _OF_ALL) for tag in _WHOLLY)


def _is_cut(scene: Scene, weight: float) -> bool:
    """Say whether the figure is the share that a house keeps: a fee named by what it is of."""
    return 1.1 * scene.weight("split") >= weight and scene.says("fee", least=_CUT)


def _is_charged(scene: Scene) -> bool:
    """Say whether a column of fees holds the share, or what a validator keeps of rewards."""
    if scene.outside.header.get("fee", 0.0) >= _HEADS and scene.quantity.value <= _MOST_KEPT:
        return scene.quantity.period_days is None and not scene.says("referral", least=0.3)
    if scene.quantity.value > _MOST_KEPT or not any(_adjoins(scene, m.cue) for m in scene.marks):
        return False
    named = [m for m in scene.marks if m.cue.has("referral") and m.weight >= _OF]
    return bool(named) and all(m.cue.has("commission") for m in named)


def _adjoins(scene: Scene, cue: Cue) -> bool:
    """Say whether the words make the figure a share of something: "8 % of rewards", 獎勵的 8%."""
    figure = scene.quantity
    gap = max(figure.start - cue.end, cue.start - figure.end)
    return cue.has("split") and 0 <= gap <= 1


def _is_for_a_friend(scene: Scene) -> bool:
    """Say whether a share of what is earned is that of a friend's: 好友每日產出的 20%."""
    if not scene.beside("referral", _FRIEND):
        return False
    best = max((m for m in scene.marks if m.cue.has("fee")), key=lambda m: m.weight, default=None)
    return best is not None and (best.cue.has("fee_output") or best.cue.has("fee_profit"))


def _is_recruits(scene: Scene, weight: float) -> bool:
    """Say whether a share is one of what recruits pay or earn: "15 % of all your friend mines"."""
    return 1.1 * scene.weight("split") >= weight and scene.says("referral", least=_CUT)


def guess_rate(scene: Scene) -> ReturnRate | None:
    """Read a percentage alone in its cell, which no word names, as the rate of a plan for sale."""
    far = scene.outside
    if (
        not far.sold
        or far.rated
        or scene.quantity.value in {0, _WHOLE}
        or _SIGNED.search(scene.head)
    ):
        return None
    if decide(scene, PERCENT)[1] >= _LEAST or scene.quantity.value < 0:
        return None
    return _rate_per(scene, find_period(scene))


def _toll(scene: Scene) -> Content | None:
    """Read what must be paid before money comes out: "20 % tax to release your funds"."""
    if not (scene.says("unlock", least=_LEAST) or scene.outside.withheld):
        return None
    if scene.quantity.period_days is not None or scene.beside("day", _FRIEND):
        return None  # what is due for being late
    gained = scene.near.get("return", 0.0) >= _FRIEND
    return Fee(scene.quantity.value, "percent_of_profit" if gained else "percent_of_withdrawal")


def _bare_rate(topic: str, weight: float) -> bool:
    """Say whether a figure with its period is a rate, though little or nothing names it."""
    # Whoever recruits is paid once: "2 % a day, friends" speaks to friends, not of them.
    if topic == "-":
        return weight < _HEARSAY
    return topic == "referral" or (weight < _BARE_RATE and topic in {"", "return"})


def find_level(scene: Scene) -> int | None:
    """Return the level of the downline a referral share is for, None if not said."""
    before, after = _PAUSE.split(scene.head[-32:])[-1], _PAUSE.split(scene.tail)[0][:16]
    found = _level_in(before[before.rfind("%") + 1 :]) or _level_in(after)
    found = found or _level_in(scene.outside.named)
    if not found:
        return None
    word = found[1].lower()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _level_in(words: str) -> re.Match[str] | None:
    return _LEVEL.search(words) or _ORDINAL.search(words)


def _rate(scene: Scene) -> Content | None:
    period = find_period(scene)
    if period is UNKNOWN and not _is_clear(scene):
        return None
    return _rate_per(scene, period)


def _rate_per(scene: Scene, period: Period) -> ReturnRate:
    quantity = scene.quantity
    return ReturnRate(
        percent=quantity.value,
        percent_max=_high_end(scene),
        period_days=period.days,
        period_unit=period.unit,
        shape=_shape(scene),
        gross=_gross(quantity, scene, period),
        compounding=scene.beside("compound", 0.05),
    )


def _is_clear(scene: Scene) -> bool:
    """Say whether a rate is meant though no period stands with it."""
    if scene.says("referral", least=0.08):
        return False
    weight = decide(scene, PERCENT)[1]
    return weight >= (_NAMED if scene.planned else _CLEAR)


def _total(scene: Scene) -> Content | None:
    if scene.quantity.period_days is not None:
        return _rate(scene)
    return TotalReturn(None, None, scene.quantity.value, stake_inside(scene))


def stake_inside(scene: Scene) -> bool | None:
    """Say whether the words around the figure put the stake inside it; None if open."""
    inside, apart = scene.weight("gross"), scene.weight("net")
    if max(inside, apart) < 0.05:
        return None
    return inside >= apart


def _gross(quantity: Quantity, scene: Scene, period: Period) -> bool:
    told = stake_inside(scene)
    if told is not None:
        return told
    once = period.unit in {"term", "after"} or scene.beside("after", _CLEAR)
    return quantity.value > 100 and period is not UNKNOWN and once


def _high_end(scene: Scene) -> Decimal | None:
    after = scene.after
    if after is not None and _ramps(scene, after):
        return after.value
    return scene.quantity.value_max


def _top_of_ramp(scene: Scene) -> bool:
    """Say whether the figure is the far end of "1.5 % rising to 5.5 %"."""
    return _ramps(scene, scene.before)


def _ramps(scene: Scene, other: Quantity | None) -> bool:
    if other is None or other.kind != "percent":
        return False
    first, last = sorted((scene.quantity, other), key=lambda q: q.start)
    return any(
        "ramp" in m.cue.tags and first.end <= m.cue.start and m.cue.end <= last.start
        for m in scene.marks
    )


def _shape(scene: Scene) -> RateShape:
    quantity = scene.quantity
    if _ramps(scene, scene.after):
        return RateShape.RAMP
    if quantity.value_max is not None:
        return RateShape.RAMP if scene.beside("ramp", 0.3) else RateShape.RANGE
    bounds = {"up_to": RateShape.UP_TO, "from": RateShape.FROM}
    return bounds.get(quantity.bound or "", RateShape.FIXED)


_FEE_UNITS = (
    ("early", "percent_of_deposit"),
    ("fee_withdrawal", "percent_of_withdrawal"),
    ("fee_profit", "percent_of_profit"),
    ("fee_deposit", "percent_of_deposit"),
    ("fee_output", "percent_of_output"),
    ("withdrawal", "percent_of_withdrawal"),
    ("split", "percent_of_profit"),
)


def _fee_unit(scene: Scene) -> str:
    ranked = [(scene.weight(tag), unit) for tag, unit in _FEE_UNITS]
    best = max(ranked, key=lambda x: x[0])
    unit = best[1] if best[0] >= 0.1 else "percent_of_output"
    if best[0] < _CUT and scene.says("payout_minimum", "withdrawal", least=_LEAST):
        unit = "percent_of_withdrawal"
    if unit == "percent_of_output" and scene.weight("p_staking") > scene.weight("p_mining"):
        return "percent_of_profit"  # a validator's share of the rewards
    mined = scene.weight("fee_output") >= 0.5 and scene.weight("p_staking") == 0
    return "percent_of_output" if unit == "percent_of_profit" and mined else unit


def _cap(scene: Scene) -> Content:
    return Multiple(scene.quantity.value / 100, None, cap=True)


def _referral(scene: Scene) -> Content:
    return Referral(scene.quantity.value, find_level(scene))


def _fee(scene: Scene) -> Content:
    return Fee(scene.quantity.value, _fee_unit(scene))


_READERS: Mapping[str, Callable[[Scene], Content | None]] = {
    "return": _rate,
    "total": _total,
    "cap": _cap,
    "referral": _referral,
    "fee": _fee,
    "toll": _toll,
}
