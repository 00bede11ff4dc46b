"""The report as CSV: one line per offer, safe to open in a spreadsheet."""

import csv
import io
from typing import Any

from analyzer.report.safe import harmless

Tree = dict[str, Any]
COLUMNS = (
    "target",
    "final_url",
    "title",
    "language",
    "kind",
    "band",
    "score",
    "value",
    "offer",
    "offer_name",
    "product",
    "coin",
    "offer_score",
    "daily_percent_low",
    "daily_percent_high",
    "total_multiple_low",
    "total_multiple_high",
    "feasible",
    "times_ceiling",
    "probability_promise_met",
    "findings",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """
    Return `value` for a CSV cell; text that a spreadsheet would run gets an apostrophe.

    >>> cell("=HYPERLINK(1)"), cell(-3.5), cell(None)
    ("'=HYPERLINK(1)", '-3.5', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = harmless(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def header() -> str:
    """Return the header line."""
    return _line(COLUMNS)


def to_csv(report: Tree) -> str:
    """Return a line per offer of the report, or one line for a page without offers."""
    return "".join(_line(_row(report, offer)) for offer in report["offers"] or [None])


def _line(values: tuple[object, ...]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow([cell(v) for v in values])
    return stream.getvalue()


def _row(report: Tree, offer: Tree | None) -> tuple[object, ...]:
    subject, verdict = report["subject"], report["verdict"]
    page = (
        subject["target"],
        subject["final_url"],
        subject["title"],
        subject["language"],
        subject["kind"],
        verdict["band"],
        verdict["score"],
        report["value"]["verdict"],
    )
    fired = " ".join(f["rule"] for f in report["findings"] if f["scored"])
    return (*page, *(_offer(offer) if offer else (None,) * 12), fired)


def _offer(offer: Tree) -> tuple[object, ...]:
    daily = offer["promised"]["daily_percent"] or {"low": None, "high": None}
    total = offer["promised"]["total_multiple"] or {"low": None, "high": None}
    feasible = offer["feasible"]
    return (
        offer["id"],
        offer["name"],
        offer["product"],
        offer["coin"],
        offer["score"],
        daily["low"],
        daily["high"],
        total["low"],
        total["high"],
        feasible["verdict"],
        feasible["times_ceiling"],
        feasible["probability_promise_met"],
    )
