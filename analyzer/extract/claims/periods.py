"""Work out per what time a figure counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from analyzer.extract.claims.cues import Cue
from analyzer.extract.claims.scene import TIMES, Scene, ends_sentence
from analyzer.types.claim import Quantity

SECONDS_PER_DAY = 86_400

DAYS: dict[str, Decimal] = {
    "second": Decimal(1) / SECONDS_PER_DAY,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "working_day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal(30),
    "quarter": Decimal(90),
    "year": Decimal(365),
}
# Least weight at which a word of time speaks of a figure; a heading's hardly does.
_LEAST = 0.09
# What ends the words that belong to a figure; a mark within a number does not.
_CLAUSE = re.compile(r"[，。；、\n]|[,;.](?=\s)|(?<!\d),")
# Characters between a figure and the length of time that belongs to it.
_TOGETHER = 30
# Characters of a verb alone, with its blanks.
_VERB = 4
# Characters between a length and its share; days, and percent, of what no bank pays.
_EARNED, _QUICK, _MUCH = 6, 31, 15


@dataclass(frozen=True, slots=True)
class Period:
    """A length in days, and the unit as the page puts it; both None where open."""

    days: Decimal | None
    unit: str | None


UNKNOWN = Period(None, None)


def find_period(scene: Scene) -> Period:
    """Return the period that stands at the figure, or that the words around it name."""
    if scene.quantity.period_days is not None:
        return Period(scene.quantity.period_days, _unit(scene))
    timed = timed_by(scene)
    if timed is not None:
        return timed
    weight, tag = max((scene.weight(tag), tag) for tag in TIMES)
    if weight < _LEAST:
        return UNKNOWN
    return Period(None, "term") if tag == "cycle" else Period(DAYS[tag], tag)


def timed_by(scene: Scene) -> Period | None:
    """Return the length beside the figure that "after" or "every" ties to it."""
    for length, gap in _lengths(scene):
        if not 0 <= gap <= _TOGETHER or _parted(scene, length):
            continue
        for tag, unit in (("after", "after"), ("every", "days")):
            if scene.introduces(tag, length):
                return Period(length.value / SECONDS_PER_DAY, unit)
        if _earned_in(scene, length) or _takes(scene, length, gap):
            return Period(length.value / SECONDS_PER_DAY, "after")
    return None


def _takes(scene: Scene, length: Quantity, gap: int) -> bool:
    """Say whether a length before a share is the time it takes: "3天127%", "40 天收益 200%"."""
    share = scene.quantity
    if share.kind != "percent" or length.end > share.start or gap > _EARNED:
        return False
    short = length.value <= _QUICK * SECONDS_PER_DAY or share.value >= _MUCH
    words = scene.text[length.end : share.start].strip()
    earned = (m.cue for m in scene.marks if m.cue.has("return") or m.cue.has("gives"))
    return short and (not words or any(_covers(scene, c, words, length.end) for c in earned))


def _covers(scene: Scene, cue: Cue, words: str, start: int) -> bool:
    """Say whether a word is all that stands between two figures."""
    return cue.end > start and scene.text[max(cue.start, start) : cue.end] == words


def _earned_in(scene: Scene, length: Quantity) -> bool:
    """Say whether but a verb of earning parts the length from the figure: "4 小時賺 8%"."""
    start, end = length.end, scene.quantity.start
    return any(
        m.cue.has("gives") and start <= m.cue.start and m.cue.end <= end and end - start <= _VERB
        for m in scene.marks
    )


def _parted(scene: Scene, length: Quantity) -> bool:
    first, last = sorted((scene.quantity, length), key=lambda q: q.start)
    return ends_sentence(scene.text[first.end : last.start])


def _lengths(scene: Scene) -> Iterator[tuple[Quantity, int]]:
    if scene.after is not None and scene.after.kind == "duration":
        yield scene.after, scene.after.start - scene.quantity.end
    if scene.before is not None and scene.before.kind == "duration":
        yield scene.before, scene.quantity.start - scene.before.end


def _unit(scene: Scene) -> str:
    """Name the unit of the period that adjoins the figure."""
    days = scene.quantity.period_days
    if days == 1 and scene.beside("working_day", 0.3):
        return "working_day"
    exact = [tag for tag, length in DAYS.items() if length == days and tag != "working_day"]
    near = _CLAUSE.split(scene.text[scene.quantity.start : scene.quantity.end + 24].lower())[0]
    if "after" in near or "后" in near or "後" in near:
        return "after"
    return exact[0] if exact else "days"
