"""What the drawings show, as places in percent for the template; no markup is made here."""

from dataclasses import dataclass
from typing import Any

from analyzer.report.breakdown import on_own_terms
from analyzer.report.parts import points_shown
from analyzer.report.picture import Dots, Picture
from analyzer.report.safe import harmless
from analyzer.report.scale import Scale
from analyzer.report.wording import label, phrase, share

Tree = dict[str, Any]
DOT, FLOOR = 11, 8  # pixels from dot to dot, and below the lowest


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `x` to `x + width`; `mark` is a place to point out, all in percent."""

    name: str
    shown: str
    x: float
    width: float
    tone: str
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale; `line` is the place of the stake itself, `ticks` those of figures."""

    title: str
    notes: tuple[str, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, float], ...]
    line: float | None


@dataclass(frozen=True, slots=True)
class Pile:
    """Dots piled over a scale; `height` and the heights of the dots in pixels."""

    title: str
    notes: tuple[str, ...]
    dots: tuple[tuple[float, int], ...]
    ticks: tuple[tuple[str, float], ...]
    line: float
    promised: tuple[str, float, str] | None
    height: int


def percent_of(place: float) -> float:
    """Return a place of 0-1 in percent, to a tenth, a little inside the edges."""
    return round(1 + 98 * place, 1)


def promise_chart(picture: Picture) -> Chart:
    """Lay out the promise against what is feasible."""
    bars = []
    for line in picture.lines:
        x, end = percent_of(line.start), percent_of(line.end)
        mark = None if line.mark is None else percent_of(line.mark)
        if line.tone in {"promised", "limit"}:  # a single figure: a bar from the left edge
            bars.append(Bar(line.name, line.shown, 0.0, max(end, 1.0), line.tone))
        else:
            width = max(round(end - x, 1), 0.8)
            bars.append(Bar(line.name, line.shown, x, width, line.tone, mark))
    one = None if picture.one is None else percent_of(picture.one)
    return Chart(picture.title, picture.notes, tuple(bars), _ticks(picture.ticks), one)


def _ticks(ticks: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Keep figures away from the edges, where half of them would be cut off."""
    return tuple((text, min(96.0, max(3.0, percent_of(place)))) for text, place in ticks)


def outcome_pile(dots: Dots) -> Pile:
    """Lay out equally likely outcomes as piled dots."""
    height = DOT * dots.tallest + 2 * FLOOR + 16
    placed = tuple(
        (percent_of(place), height - FLOOR - DOT * level - DOT // 2) for place, level in dots.dots
    )
    mark = None
    if dots.promised:
        words, place = dots.promised
        mark = (words, percent_of(place), "end" if place > 0.5 else "start")
    line = percent_of(dots.one)
    return Pile(dots.title, dots.notes, placed, _ticks(dots.ticks), line, mark, height)


def waterfall(report: Tree, lang: str) -> Chart | None:
    """Lay out each contribution from where the one before it ended, down to the score."""
    parts, score = report["contributions"], report["verdict"]["score"]
    if not parts or score is None:
        return None
    ends, total = [0.0], 0.0
    for part in parts:
        total += part["points"] / 1000
        ends.append(total)
    scale = Scale(min(0.0, *ends), max(100.0, *ends))
    bars = [
        _step(harmless(p["because"], 160), p["points"], (ends[i], ends[i + 1]), scale)
        for i, p in enumerate(parts)
    ]
    summed = _step(label("label.sum", lang), report["verdict"]["points"], (0.0, total), scale)
    last = _between(label("label.score", lang), f"{score}/100", (0.0, float(score)), scale)
    bars = [*bars, _toned(summed, "total"), _toned(last, "total")]
    ticks = tuple((f"{mark:g}", scale.at(mark)) for mark in (0.0, 25.0, 50.0, 75.0, 100.0))
    return Chart("", (), tuple(bars), _ticks(ticks), None)


def _step(name: str, points: int, ends: tuple[float, float], scale: Scale) -> Bar:
    bar = _between(name, points_shown(points), ends, scale)
    return _toned(bar, "against" if points > 0 else "for")


def _between(name: str, shown: str, ends: tuple[float, float], scale: Scale) -> Bar:
    low, high = sorted(percent_of(scale.at(end)) for end in ends)
    return Bar(name, shown, low, max(0.6, round(high - low, 1)), "total")


def _toned(bar: Bar, tone: str) -> Bar:
    return Bar(bar.name, bar.shown, bar.x, bar.width, tone, bar.mark)


def hold_chart(offer: Tree, lang: str) -> Chart | None:
    """Lay out how often the contract beats simply buying the coin."""
    hold = offer["feasible"]["buy_and_hold"]
    if hold is None:
        return None
    wins = hold["probability_contract_wins"]
    rest = label("hold.rest", lang)
    bars = tuple(
        Bar(label(key, lang), shown, 0.0, max(0.6, round(100 * part, 1)), tone)
        for key, shown, part, tone in (
            ("hold.contract", share(wins), wins, "likely"),
            ("hold.coin", rest, 1 - wins, "limit"),
        )
    )
    difference = hold["p50_difference"]
    way = label("hold.ahead" if difference >= 0 else "hold.behind", lang)
    note = phrase("hold.note", lang, percent=abs(100 * difference), direction=way)
    title = label("hold.own" if on_own_terms(offer) else "hold.fair", lang)
    return Chart(title, (note,), bars, (), None)
