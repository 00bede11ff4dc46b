"""The report as CSV: one line per offer, safe to open in a spreadsheet."""

import csv
import io
import re
from typing import Any

from analyzer.report.parts import is_scored, language
from analyzer.report.safe import harmless
from analyzer.report.wording import label

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
    "times_best_machine",
    "offer_value",
    "score_means",
)
# What a spreadsheet takes for a formula, wide forms included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
# A spreadsheet that parts cells at semicolons would begin a new cell here.
_NEW_CELL = re.compile(r"([;|]\s*)(?=[=+\-@＝＋－＠])")


def cell(value: object) -> str:
    """
    Return `value` for a CSV cell; text that a spreadsheet would run gets an apostrophe.

    >>> cell("=HYPERLINK(1)"), cell("a;=1"), cell(-3.5), cell(None)
    ("'=HYPERLINK(1)", "a;'=1", '-3.5', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = _NEW_CELL.sub(r"\1'", harmless(value))
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
    means = label("label.meaning", language(report)) if is_scored(report) else None
    worth = (
        (offer["feasible"].get("times_best_machine"), offer["value"]["verdict"])
        if offer
        else (None, None)
    )
    return (*page, *(_offer(offer) if offer else (None,) * 12), fired, *worth, means)


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
