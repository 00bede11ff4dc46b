"""What the drawings show, as plain figures for the template; no markup is made here."""

from dataclasses import dataclass
from typing import Any

from analyzer.report.html.scale import Scale, scale_for
from analyzer.report.wording import label, number

Tree = dict[str, Any]
LEFT, RIGHT, ROW = 10.0, 630.0, 46.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `x` to `x + width` at height `y`; `mark` is a place to point out, or None."""

    name: str
    shown: str
    x: float
    width: float
    y: float
    tone: str
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale; `line` is the place of the stake itself (one times), or None."""

    bars: tuple[Bar, ...]
    height: float
    line: float | None
    log: bool


def promise_chart(offer: Tree, lang: str) -> Chart | None:
    """Draw what is promised, the ceiling of history and the likely outcome on one scale."""
    promised, feasible = offer["promised"]["total_multiple"], offer["feasible"]
    likely = feasible["variants"]["generous"]
    rows: list[tuple[str, float, float, str]] = []
    if promised:
        rows.append(("chart.promised", promised["low"], promised["high"], "bad"))
    if feasible["ceiling"]:
        best = feasible["ceiling"]["multiple"]
        rows.append(("chart.ceiling", best, best, "cap"))
    if likely:
        span = likely["multiple"]
        rows.append(("chart.likely", span["p05"], span["p95"], "fair"))
    if len(rows) < 2:  # nothing to compare
        return None
    scale = scale_for([1.0, *(v for row in rows for v in row[1:3])], LEFT, RIGHT)
    bars = tuple(_bar(row, i, scale, lang) for i, row in enumerate(rows))
    if likely:
        bars = (*bars[:-1], _marked(bars[-1], scale.at(likely["multiple"]["p50"])))
    return Chart(bars, ROW * len(bars) + 20, scale.at(1.0), scale.log)


def _bar(row: tuple[str, float, float, str], place: int, scale: Scale, lang: str) -> Bar:
    key, low, high, tone = row
    shown = number(low) if low == high else f"{number(low)} - {number(high)}"
    start = scale.left if low == high else scale.at(low)
    width = max(2.0, round(scale.at(high) - start, 1))
    words = label("chart.times_stake", lang).format(value=shown)
    return Bar(label(key, lang), words, start, width, ROW * place, tone)


def _marked(bar: Bar, mark: float) -> Bar:
    return Bar(bar.name, bar.shown, bar.x, bar.width, bar.y, bar.tone, mark)


def outcome_chart(offer: Tree, lang: str) -> Chart | None:
    """Draw the 5-50-95 % outcomes of both models, in money and in coin."""
    variants = offer["feasible"]["variants"]
    rows = [
        (f"chart.{name}_{unit}", variants[name][f"{unit}multiple"])
        for name in ("generous", "neutral")
        for unit in ("", "coin_")
        if variants[name]
    ]
    if not rows:
        return None
    scale = scale_for([1.0, *(v for _, q in rows for v in q.values())], LEFT, RIGHT)
    bars = tuple(
        _marked(
            _bar((key.rstrip("_"), q["p05"], q["p95"], "fair"), i, scale, lang), scale.at(q["p50"])
        )
        for i, (key, q) in enumerate(rows)
    )
    return Chart(bars, ROW * len(bars) + 20, scale.at(1.0), scale.log)


def waterfall(report: Tree) -> Chart | None:
    """Draw each contribution from where the one before it ended, down to the score."""
    parts = report["contributions"]
    if not parts:
        return None
    ends, total = [0.0], 0.0
    for part in parts:
        total += part["points"] / 1000
        ends.append(total)
    scale = Scale(min(0.0, *ends), max(100.0, *ends), LEFT, RIGHT)
    bars = [
        _step(part["because"], part["points"] / 1000, (ends[i], ends[i + 1], ROW * i), scale)
        for i, part in enumerate(parts)
    ]
    score = report["verdict"]["score"]
    last = _step(str(score), float(score), (0.0, float(score), ROW * len(parts)), scale)
    return Chart((*bars, last), ROW * (len(bars) + 1) + 10, scale.at(0.0), log=False)


def _step(name: str, points: float, place: tuple[float, float, float], scale: Scale) -> Bar:
    begin, end, y = place
    low, high = sorted((scale.at(begin), scale.at(end)))
    tone = "bad" if points > 0 else "good"
    return Bar(name, f"{points:+.1f}", low, max(1.0, round(high - low, 1)), y, tone)


def hold_chart(offer: Tree, lang: str) -> Chart | None:
    """Draw how often the contract beats simply buying the coin."""
    hold = offer["feasible"]["buy_and_hold"]
    if hold is None:
        return None
    wins = hold["probability_contract_wins"]
    scale = Scale(0.0, 1.0, LEFT, RIGHT)
    rows = (("chart.contract_wins", wins, "fair"), ("chart.coin_wins", 1 - wins, "cap"))
    bars = tuple(
        Bar(label(k, lang), f"{100 * v:.0f} %", LEFT, max(1.0, scale.at(v) - LEFT), ROW * i, tone)
        for i, (k, v, tone) in enumerate(rows)
    )
    return Chart(bars, ROW * 2 + 10, None, log=False)
