"""
Judge historical offers, told as terms, at their date, and set the verdicts beside the outcomes.

A casebook is a file of JSON Lines, one case a line: ``id``, ``kind``, ``coin``, ``date``
(YYYY, YYYY-MM or YYYY-MM-DD), ``label`` (scam or legit), ``mixed`` (parts of both),
``outcome``, and ``terms``: ``price``, ``currency``, ``hashrate``, ``hashrate_unit``,
``claimed_return_percent`` (``..._max``), ``claimed_period_days``, ``claimed_payout``,
``payout_currency``, ``term_days``, ``fee``, ``fee_unit``, ``guaranteed``,
``principal_returned``, ``referral_percent``.  What a case does not tell is left out.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from analyzer.errors import NotReadableError
from analyzer.lab.metrics import Rate
from analyzer.lab.outside import Problem
from analyzer.lab.tables import Cell, Table
from analyzer.pipeline import analyze
from analyzer.report.wording import number
from analyzer.types.page import Page

Terms = Mapping[str, Any]
_ADVICE = "Name a file of JSON lines as docs/casebook.md describes it."
FLAGGED = frozenset({"high", "critical"})
OUT = frozenset({"impossible", "out-of-reach"})
SOLD = {
    "cloud-mining": "cloud mining contract",
    "hyip": "investment plan",
    "staking": "staking",
    "lending": "lending account",
    "liquidity-mining": "liquidity mining",
    "asic-hosting": "miner hosting",
    "hashrate-market": "hashrate order",
    "exchange-staking": "staking product",
    "liquid-staking": "liquid staking",
}
PERIODS = {1: "per day", 7: "per week", 30: "per month", 365: "per year"}
NEEDED = ("claimed_return_percent", "hashrate", "claimed_payout")  # one of them, to work out any
COLUMNS = (
    *("case", "date", "label", "outcome", "band", "verdict", "multiple", "chance", "ceiling"),
    *("price ratio k", "agrees"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and what we said of it; figures are None where the question does not arise."""

    id: str
    day: date
    label: str
    outcome: str
    band: str
    verdict: str
    multiple: float | None
    chance: float | None
    ceiling: float | None
    ratio: float | None

    @property
    def scheme(self) -> bool:
        """Say whether the case was a scheme without doubt."""
        return self.label == "scam"

    @property
    def above_ceiling(self) -> bool:
        """Say whether more was promised than any fair contract ever paid."""
        return self.multiple is not None and self.multiple > (self.ceiling or float("inf"))

    @property
    def agrees(self) -> bool:
        """Say whether the verdict fits the outcome; a mixed case fits any."""
        if self.label == "legit":
            return self.band not in FLAGGED and self.verdict not in OUT
        return self.label != "scam" or self.band in FLAGGED


@dataclass(frozen=True, slots=True)
class Casebook:
    """All cases with figures, how many had none, and lines that could not be read."""

    cases: tuple[Judged, ...]
    without_figures: int
    problems: tuple[Problem, ...]


def judge_casebook(path: Path) -> Casebook:
    """
    Judge every case of a file at its date; a malformed line is skipped and told.

    NotReadableError if the file cannot be read, or holds no case with figures.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise NotReadableError(f"{path} cannot be read: {error}.", _ADVICE) from error
    cases, problems, bare = [], [], 0
    for place, line in enumerate(lines, 1):
        try:
            case = json.loads(line)
            if any(case["terms"].get(name) for name in NEEDED):
                cases.append(_judge(case))
            else:
                bare += 1
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(Problem(place, f"{type(error).__name__}: {error}"))
    if not cases:
        raise NotReadableError(f"{path} holds no case with figures.", _ADVICE)
    return Casebook(tuple(cases), bare, tuple(problems))


def _judge(case: Terms) -> Judged:
    day = _day(str(case["date"]))
    tree = analyze(Page.from_text(told(case)), as_of=day).to_dict()
    offer = tree["offers"][0] if tree["offers"] else None
    feasible = offer["feasible"] if offer else {}
    return Judged(
        id=str(case["id"]),
        day=day,
        label=f"{case['label']}{' (mixed)' * bool(case.get('mixed'))}",
        outcome=str(case.get("outcome", "")),
        band=tree["verdict"]["band"],
        verdict=feasible.get("verdict", "no offer"),
        multiple=offer["promised"]["judged_multiple"] if offer else None,
        chance=feasible.get("probability_promise_met"),
        ceiling=(feasible.get("ceiling") or {}).get("multiple"),
        ratio=feasible.get("price_ratio_k"),
    )


def _day(text: str) -> date:
    """Return the day that a date stands for: the middle of its month, of June if only a year."""
    year, month, day = (*text.split("-"), "", "")[:3]
    return date(int(year), int(month or 6), int(day or 15))


def told(case: Terms) -> str:
    """Tell a case as the sentences of a page."""
    terms = {name: value for name, value in case["terms"].items() if value is not None}
    subject = f"{case.get('coin') or 'crypto'} {SOLD.get(case['kind'], 'investment plan')}."
    return " ".join((subject, *_figures(terms), *_manners(terms)))


def _figures(terms: Terms) -> Iterator[str]:
    if "price" in terms:
        yield f"Price {terms['price']} {terms['currency']}."
    if "hashrate" in terms:
        yield f"Hashrate {terms['hashrate']} {terms['hashrate_unit']}."
    if "claimed_return_percent" in terms:
        yield f"Returns {_rate(terms)}."
    if "claimed_payout" in terms:
        yield f"Payout {_payout(terms)}."
    if "term_days" in terms:
        yield f"Term {terms['term_days']:g} days."
    if "fee" in terms:
        yield f"Fee {terms['fee']} {terms['fee_unit']}."


def _rate(terms: Terms) -> str:
    most, days = terms.get("claimed_return_percent_max"), terms.get("claimed_period_days")
    rate = f"{terms['claimed_return_percent']}%" + (f" to {most}%" if most else "")
    if not days:
        return f"of {rate}"
    return f"{rate} {PERIODS.get(days, f'after {days:g} days')}"


def _payout(terms: Terms) -> str:
    currency = str(terms["payout_currency"])
    daily = terms.get("claimed_period_days") == 1 and "day" not in currency
    return f"{terms['claimed_payout']} {currency}{' per day' * daily}"


def _manners(terms: Terms) -> Iterator[str]:
    match terms.get("guaranteed"):
        case True:
            yield "The return is guaranteed."
        case False:
            yield "Returns vary and are not guaranteed."
    if terms.get("principal_returned"):
        yield "Your principal is returned at the end of the term."
    levels = terms.get("referral_percent") or ()
    if levels:
        shown = (f"level {level}: {percent}%" for level, percent in enumerate(levels, 1))
        yield f"Referral commission {', '.join(shown)}."


def casebook_table(found: Casebook) -> Table:
    """Return every case beside its outcome, disagreements first."""
    note = (
        f"Each case was told as sentences and judged at its date. {found.without_figures} cases "
        "without any figure are left out: there is nothing to work out. Unknown is an answer. "
        "Mixed cases had an honest part and are not counted. docs/casebook.md argues each "
        "disagreement."
    )
    ordered = sorted(found.cases, key=lambda case: (case.agrees, case.label, case.day, case.id))
    rows = tuple(_row(case) for case in ordered)
    return Table("casebook", "Historical offers: verdict against outcome", note, COLUMNS, rows)


def _row(case: Judged) -> tuple[Cell, ...]:
    figures = (case.multiple, case.chance, case.ceiling, case.ratio)
    shown = ("" if value is None else number(value) for value in figures)
    said = (case.id, case.day.isoformat(), case.label, case.outcome, case.band, case.verdict)
    return (*said, *shown, "yes" if case.agrees else "no")


def summary_table(found: Casebook) -> Table:
    """Return the counts that matter, each as a share."""
    schemes = [case for case in found.cases if case.scheme]
    honest = [case for case in found.cases if case.label == "legit"]
    above = [case for case in schemes if case.above_ceiling]
    rows: tuple[tuple[Cell, ...], ...] = (
        ("schemes flagged", _share(schemes, [c.band in FLAGGED for c in schemes])),
        ("honest offers flagged", _share(honest, [c.band in FLAGGED for c in honest])),
        ("honest offers out of reach", _share(honest, [c.verdict in OUT for c in honest])),
        ("schemes above the ceiling said so", _share(above, [c.verdict in OUT for c in above])),
    )
    return Table("casebook-summary", "Historical offers in short", "", ("what", "share"), rows)


def casebook_figures(found: Casebook) -> tuple[tuple[str, float], ...]:
    """Return each share of the summary under its name, such as "casebook.schemes-flagged"."""
    shares = {str(what): share for what, share in summary_table(found).rows}
    return tuple(
        (f"casebook.{what.replace(' ', '-')}", share.value)
        for what, share in shares.items()
        if isinstance(share, Rate) and share.value is not None
    )


def _share(cases: list[Judged], hits: list[bool]) -> Rate:
    return Rate(sum(hits), len(cases))
