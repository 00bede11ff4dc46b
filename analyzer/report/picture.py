"""The promise against what is feasible on one scale, ready to be drawn in any form."""

from dataclasses import dataclass, replace
from typing import Any

from analyzer.report.breakdown import on_own_terms
from analyzer.report.scale import Scale, scale_for
from analyzer.report.wording import label, number, phrase

Tree = dict[str, Any]
DAYS_PER_YEAR = 365


@dataclass(frozen=True, slots=True)
class Line:
    """
    A figure or a span of figures, with places between 0 and 1 on the picture's scale.

    `tone` is promised, limit, likely or elsewhere; `mark` the place of the middle.
    """

    name: str
    shown: str
    tone: str
    start: float
    end: float
    mark: float | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines on one scale; `one` is the place where the stake is just returned, if shown."""

    title: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    ticks: tuple[tuple[str, float], ...]
    one: float | None
    log: bool


@dataclass(frozen=True, slots=True)
class _Figure:
    name: str
    shown: str
    tone: str
    low: float
    high: float
    middle: float | None = None


def promise_picture(offer: Tree, lang: str) -> Picture | None:
    """Return the picture for an offer, None where there is nothing to compare."""
    if offer["feasible"]["nominal_apr"] is not None:
        return _rate_picture(offer, lang)
    return _multiple_picture(offer, lang)


def _multiple_picture(offer: Tree, lang: str) -> Picture | None:
    feasible = offer["feasible"]
    figures = [*_promised(offer, lang), *_limit(offer, lang), *_likely(offer, lang)]
    if len(figures) < 2:
        return None
    figures += _staked(feasible, lang) if figures[0].tone == "promised" else []
    scale = scale_for([1.0, *(v for f in figures for v in (f.low, f.high))])
    title = phrase("picture.promise", lang, days=feasible["horizon_days"])
    return _picture(title, figures, scale, (*_remarks(offer, lang), *_logs(scale, lang)))


def _promised(offer: Tree, lang: str) -> list[_Figure]:
    multiple = offer["promised"].get("judged_multiple")
    if multiple is None:
        return []
    shown = phrase("picture.times", lang, value=multiple)
    return [_Figure(label("picture.promised", lang), shown, "promised", multiple, multiple)]


def _limit(offer: Tree, lang: str) -> list[_Figure]:
    ceiling = offer["feasible"]["ceiling"]
    if ceiling is None:
        return []
    best = ceiling["multiple"]
    name = label("picture.ceiling", lang).format(year=ceiling["window"][:4])
    return [_Figure(name, phrase("picture.times", lang, value=best), "limit", best, best)]


def _likely(offer: Tree, lang: str) -> list[_Figure]:
    variant = offer["feasible"]["variants"]["generous"]
    if variant is None:
        return []
    name = label("picture.likely_own" if on_own_terms(offer) else "picture.likely_fair", lang)
    low, middle, high = (variant["multiple"][q] for q in ("p05", "p50", "p95"))
    words = label("label.or", lang).format(low=number(low), high=number(high))
    shown = label("picture.times", lang).format(value=words)
    return [_Figure(name, shown, "likely", low, high, middle)]


def _staked(feasible: Tree, lang: str) -> list[_Figure]:
    reference = feasible["staking_reference"]
    if reference is None:
        return []
    years = feasible["horizon_days"] / DAYS_PER_YEAR
    low, high = (1 + reference[f"apr_{end}"] / 100 * years for end in ("low", "high"))
    name = label("picture.staking", lang).format(asset=reference["asset"])
    return [_Figure(name, _years(reference, lang), "elsewhere", low, high)]


def _years(reference: Tree, lang: str) -> str:
    return phrase("picture.years", lang, low=reference["apr_low"], high=reference["apr_high"])


def _remarks(offer: Tree, lang: str) -> list[str]:
    """Say how far the promise lies above the best machine and the luckiest contract."""
    feasible, notes = offer["feasible"], []
    times, best = (feasible.get(k) for k in ("times_best_machine", "best_machine_daily_percent"))
    if times is not None and best and times > 1:
        notes.append(phrase("picture.machine", lang, times=times, percent=best))
    ceiling, over = feasible["ceiling"], feasible["times_ceiling"]
    if ceiling is not None and over is not None and over > 1:
        notes.append(phrase("picture.luckiest", lang, times=over, year=ceiling["window"][:4]))
    term = offer["term"]
    if times is not None and term and term["days"] and term["days"] < feasible["horizon_days"]:
        notes.append(label("picture.repeated", lang))
    return notes


def _rate_picture(offer: Tree, lang: str) -> Picture | None:
    feasible, apr = offer["feasible"], offer["promised"]["apr_percent"]
    reference = feasible["staking_reference"]
    if apr is None or reference is None:
        return None
    shown = f"{number(apr['low'])}%"
    low, middle, high = (reference[f"apr_{end}"] for end in ("low", "mid", "high"))
    name = label("picture.staking", lang).format(asset=reference["asset"])
    figures = [
        _Figure(label("picture.promised", lang), shown, "promised", apr["low"], apr["low"]),
        _Figure(name, _years(reference, lang), "likely", low, high, middle),
    ]
    scale = scale_for([v for f in figures for v in (f.low, f.high)])
    notes = _logs(scale, lang)
    times = feasible["times_ceiling"]
    if times is not None and times > 1:
        asset = reference["asset"]
        notes = (phrase("picture.staking_times", lang, times=times, asset=asset), *notes)
    return replace(_picture(label("picture.rate", lang), figures, scale, notes), one=None)


def _logs(scale: Scale, lang: str) -> tuple[str, ...]:
    return (label("picture.log", lang),) if scale.log else ()


def _picture(title: str, figures: list[_Figure], scale: Scale, notes: tuple[str, ...]) -> Picture:
    lines = tuple(
        Line(
            f.name,
            f.shown,
            f.tone,
            scale.at(f.low),
            scale.at(f.high),
            None if f.middle is None else scale.at(f.middle),
        )
        for f in figures
    )
    ticks = tuple((number(tick), scale.at(tick)) for tick in scale.ticks())
    return Picture(title, notes, lines, ticks, scale.at(1.0), scale.log)


@dataclass(frozen=True, slots=True)
class Dots:
    """Equally likely outcomes as dots: (place, height) each, heights counted from 0."""

    title: str
    notes: tuple[str, ...]
    dots: tuple[tuple[float, int], ...]
    ticks: tuple[tuple[str, float], ...]
    one: float
    promised: tuple[str, float] | None
    tallest: int


SLOTS = 28  # columns into which dots are piled


def outcome_dots(offer: Tree, lang: str) -> Dots | None:
    """Return the equally likely outcomes of an offer, the promise marked among them."""
    outcomes = offer["feasible"].get("outcomes")
    if not outcomes:
        return None
    found, promised = outcomes["multiple"], offer["promised"].get("judged_multiple")
    comparable = promised is not None and outcomes["reaching_promise"] is not None
    scale = scale_for([1.0, *found, *([promised] if comparable else [])])
    piles: dict[int, int] = {}
    dots = []
    for value in found:
        slot = round(scale.at(value) * SLOTS)
        dots.append((slot / SLOTS, piles.get(slot, 0)))
        piles[slot] = piles.get(slot, 0) + 1
    mark = None
    if comparable:
        mark = (phrase("outcomes.promised", lang, value=promised), scale.at(promised))
    key = "outcomes.own" if outcomes["of"] == "this-offer" else "outcomes.fair"
    ticks = tuple((number(tick), scale.at(tick)) for tick in scale.ticks())
    notes = (
        phrase("outcomes.axis", lang, days=outcomes["horizon_days"]),
        *outcome_notes(outcomes, lang),
        *_logs(scale, lang),
    )
    return Dots(
        label(key, lang), notes, tuple(dots), ticks, scale.at(1.0), mark, max(piles.values())
    )


def outcome_notes(outcomes: Tree, lang: str) -> list[str]:
    """Say how many of the outcomes lose money and how many reach the promise."""
    notes = [phrase("outcomes.lose", lang, count=outcomes["below_stake"])]
    reaching = outcomes["reaching_promise"]
    if reaching is not None:
        key = "outcomes.reach.some" if reaching else "outcomes.reach.none"
        notes.append(phrase(key, lang, count=reaching))
    return notes
