"""What the audit's drawings show, as plain figures for the template; no markup is made here."""

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from analyzer.batch.store import Store

WIDTH, HEIGHT, LEFT, BOTTOM = 640, 300, 46, 266
_STEP = 5  # points of score in one column
_MOST_DOTS = 2_000  # places; offers in one place are one dot
_GRID = 2.0  # drawing units within which two offers are in one place


@dataclass(frozen=True, slots=True)
class Column:
    """Offers whose score lies in `low`..`high`."""

    low: int
    high: int
    count: int
    band: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Dot:
    """Offers that promise and could reach about the same."""

    x: float
    y: float
    radius: float
    band: str
    count: int


@dataclass(frozen=True, slots=True)
class Promises:
    """
    Total multiples promised (upwards) against what is likely (rightwards), logarithmic.

    `ticks` are (value, x or y) pairs; on the line `even` a promise is just what is likely.
    """

    dots: tuple[Dot, ...]
    across: tuple[tuple[float, float], ...]
    up: tuple[tuple[float, float], ...]
    even: tuple[float, float, float, float]
    above: int
    count: int


def distribution(store: Store) -> tuple[Column, ...]:
    """Return how the scores are distributed, in columns of five points; none without scores."""
    rows = store.ask(
        "SELECT min(score / ?, 19), count(*) FROM reports WHERE score IS NOT NULL GROUP BY 1",
        _STEP,
    )
    counts = dict(rows)
    if not counts:
        return ()
    most, width = max(counts.values()), (WIDTH - LEFT - 10) / 20
    return tuple(
        Column(
            n * _STEP,
            min(100, n * _STEP + _STEP - 1) if n < 19 else 100,
            counts.get(n, 0),
            _band(n * _STEP),
            round(LEFT + n * width, 1),
            round(BOTTOM - _tall(counts.get(n, 0), most), 1),
            round(width - 3, 1),
            round(_tall(counts.get(n, 0), most), 1),
        )
        for n in range(20)
    )


def _tall(count: int, most: int) -> float:
    return max(2.0, 230 * count / most) if count else 0.0


def _band(score: int) -> str:
    return (
        "low" if score < 25 else "elevated" if score < 50 else "high" if score < 75 else "critical"
    )


def promises(store: Store) -> Promises | None:
    """Return the drawing of promises against the likely; None where nothing can be drawn."""
    rows = store.ask(
        "SELECT json_extract(figures, '$.multiple.high') promised,"
        " coalesce(json_extract(figures, '$.likely'), json_extract(figures, '$.ceiling')) could,"
        " band, count(*) FROM reports WHERE promised > 0 AND could > 0"
        " GROUP BY round(ln(promised), 2), round(ln(could), 2), band"
    )
    if not rows:
        return None
    values = [math.log10(x) for row in rows for x in row[:2]]
    low, high = math.floor(min(*values, 0)), math.ceil(max(*values, 0.3))
    return Promises(
        dots=_dots(rows, low, high),
        across=tuple((10.0**n, _x(n, low, high)) for n in range(low, high + 1)),
        up=tuple((10.0**n, _y(n, low, high)) for n in range(low, high + 1)),
        even=(_x(low, low, high), _y(low, low, high), _x(high, low, high), _y(high, low, high)),
        above=sum(count for promised, could, _, count in rows if promised > could),
        count=sum(row[3] for row in rows),
    )


def _dots(rows: list[Any], low: int, high: int) -> tuple[Dot, ...]:
    """Gather offers in one place to one dot, whose area tells how many they are."""
    places: Counter[tuple[float, float, str]] = Counter()
    for promised, could, band, count in rows:
        x = _x(math.log10(could), low, high)
        y = _y(math.log10(promised), low, high)
        places[round(x / _GRID) * _GRID, round(y / _GRID) * _GRID, band] += count
    most = places.most_common(_MOST_DOTS)
    return tuple(
        Dot(x, y, round(min(16.0, 2.5 + math.sqrt(count)), 1), band, count)
        for (x, y, band), count in most
    )


def _x(value: float, low: int, high: int) -> float:
    return round(LEFT + (WIDTH - LEFT - 14) * (value - low) / (high - low), 1)


def _y(value: float, low: int, high: int) -> float:
    return round(BOTTOM - (BOTTOM - 14) * (value - low) / (high - low), 1)
