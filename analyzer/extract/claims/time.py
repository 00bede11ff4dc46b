"""Read what a length of time states: the term, the days online, or nothing."""

import re
from decimal import Decimal

from analyzer.extract.claims.periods import SECONDS_PER_DAY
from analyzer.extract.claims.scene import Scene
from analyzer.extract.claims.topics import DURATION, decide
from analyzer.types.claim import Content, DaysOnline, Multiple, Term

_LEAST = 0.1
_SAID = 0.95
# A column of lengths, or a line of a card, that is called by no more than the unit.
_HEADED = re.compile(
    r"\s*(?:(?:no\. of |number of |# of )?(?:days|weeks|months|years|length)(?: of \w+)?"
    r"|len|時長|时长|天数|天數)\s*[:：]?\s*",
    re.IGNORECASE,
)
# What a column may be called that holds no terms, though lengths of time.
_HEADS, _OTHER_HEADS = 0.89, ("price", "fee", "return", "online", "withdrawal")
# Letters of a name before a length, and between it and the rate it heads.
_NAME, _BARE_GAP = 12, 5
_WORD = re.compile(r"[^\W_]{2}")
_PAYBACK = 0.5  # how near a word for earning the stake back must stand
_IN_PROSE = 0.45  # a heading alone makes no term of a length in running text
# Days.  No plan is shorter than an hour or longer than twenty years.
_SHORTEST, _LONGEST = Decimal("0.04"), 7300
_OF_A_PLAN = ("price", "return", "hashrate", "p_mining", "p_staking", "p_invest")
_ORDINAL = re.compile(r"(?:第|每月|每年|月)\s*$|\b(?:on|by) day\s*$", re.IGNORECASE)
_COUNT_OF = re.compile(r"[期次天人個个参參變变]\s*$")
_A_DAY = re.compile(r"(?:a|one) (?:day|week|month)\b|一[天日]", re.IGNORECASE)  # "for a day"
_PER_HASH = re.compile(r"\s?/\s?[TG](?:H|\b)")
_ARTICLE = re.compile(r"(?:an?|one|each)\b", re.IGNORECASE)


def read_duration(scene: Scene) -> Content | None:
    """Return what the length of time states, None where it is no claim of ours."""
    if _is_a_period(scene):
        return None
    topic, weight = decide(scene, DURATION)
    if scene.bare and weight < _SAID and _HEADED.fullmatch(scene.outside.named.partition(" | ")[0]):
        topic, weight = "term", _SAID
    if scene.says("payback", least=_PAYBACK) and not scene.beside("term", 1.0):
        return Multiple(Decimal(1), _days(scene), cap=False)
    if weight < _LEAST or _is_odd(scene):
        return None
    if topic == "online":
        return DaysOnline(_days(scene)) if _days(scene) >= 1 else None
    if topic != "term" or not _of_a_plan(scene):
        return None
    return _term(scene) if scene.planned or weight >= _IN_PROSE else None


def _of_a_plan(scene: Scene) -> bool:
    """Say whether the words are those of a contract: "for 30 days" alone is anything."""
    if scene.weight("term") >= _LEAST:
        return not _ARTICLE.match(scene.written) or (scene.weight("term") >= 0.7)
    near = [q for q in (scene.before, scene.after) if q is not None]
    paid = any(q.kind in {"percent", "money", "hashrate"} for q in near)
    return paid or scene.says(*_OF_A_PLAN, least=0.12)


def guess_term(scene: Scene) -> Term | None:
    """Read a length that no word names, in the company of a plan's figures, as its term."""
    heads = scene.outside.header
    if any(heads.get(x, 0.0) > max(_HEADS, heads.get("term", 0.0)) for x in _OTHER_HEADS):
        return None  # a deposit of two months' rent
    topic, weight = decide(scene, DURATION)
    if _is_a_period(scene) or (topic != "term" and weight >= _LEAST) or _is_odd(scene):
        return None
    return _term(scene)


def heads_a_rate(scene: Scene) -> bool:
    """Say whether the length begins a line and a rate follows: "6 months: 4 % a year"."""
    rate = scene.after
    if rate is None or rate.kind != "percent" or rate.period_days is None:
        return False
    line = scene.text.rfind("\n", scene.start, scene.quantity.start) + 1
    before = scene.text[max(line, scene.start) : scene.quantity.start]
    gap = scene.text[scene.quantity.end : rate.start]
    return len(before) <= _NAME and len(gap) <= _BARE_GAP and not _WORD.search(gap)


def _is_odd(scene: Scene) -> bool:
    """Say whether the length is no term: too short or long, an ordinal, or "7-day APY"."""
    if not _SHORTEST <= _days(scene) <= _LONGEST or _ORDINAL.search(scene.head):
        return True
    if _A_DAY.match(scene.written) and scene.weight("term") < 1:
        return True
    quantity = scene.quantity
    if _COUNT_OF.search(scene.head) and scene.written[:1] in "数數":  # 期數, no number
        return True
    if _PER_HASH.match(scene.tail):  # 29.5 J/TH is no 29.5 "jours"
        return True
    return any(
        m.cue.start <= quantity.start and quantity.end <= m.cue.end and m.cue.has("return")
        for m in scene.marks
    )


def _is_a_period(scene: Scene) -> bool:
    return scene.introduces("every", scene.quantity) or _ends_a_period(scene)


def _ends_a_period(scene: Scene) -> bool:
    """Say whether "after 3 days" is the time of a figure beside it, not a term."""
    near = [q for q in (scene.before, scene.after) if q is not None]
    paid = any(q.kind in {"percent", "money", "multiple"} for q in near)
    return paid and scene.introduces("after", scene.quantity) and scene.weight("term") < 0.5


def _term(scene: Scene) -> Term:
    """Return the length as a term; working days come as the calendar days they span."""
    return Term(_days(scene), "fixed", business_days=scene.beside("business", 0.9))


def _days(scene: Scene) -> Decimal:
    quantity = scene.quantity
    high = quantity.value if quantity.value_max is None else quantity.value_max
    # A term of 3-4 months counts as three and a half.
    return (quantity.value + high) / 2 / SECONDS_PER_DAY
