"""The report for tickets and chats, in Markdown that page text cannot break."""

import re
from typing import Any

from analyzer.report.breakdown import breakdown_rows
from analyzer.report.safe import harmless
from analyzer.report.wording import label

Tree = dict[str, Any]
_ACTIVE = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~&@:=])")
MOST_QUOTES = 3


def escaped(text: str, most: int = 300) -> str:
    r"""
    Return `text` on one line with every character that Markdown acts on escaped.

    >>> escaped("[click](https://x.example) <b>")
    '\\[click\\]\\(https\\://x.example\\) \\<b\\>'
    """
    return _ACTIVE.sub(r"\\\1", harmless(text, most))


def to_markdown(report: Tree) -> str:
    """Return the report (schema minecanary/report/1) as Markdown."""
    lang = report["inputs"]["options"]["lang"]
    lines = _head(report, lang)
    if report["verdict"]["score"] is not None:
        lines += _findings(report, lang) + _offer(report, lang) + ["", label("label.meaning", lang)]
    return "\n".join(lines) + "\n"


def _head(report: Tree, lang: str) -> list[str]:
    verdict, value, subject = report["verdict"], report["value"], report["subject"]
    score = "" if verdict["score"] is None else f" {verdict['score']}/100"
    band = label(f"band.{verdict['band']}", lang)
    worth = label(f"value_verdict.{value['verdict']}", lang)
    head = [
        f"## {escaped(subject['title'] or subject['target'], 100)}",
        "",
        f"{label('label.page', lang)}: {escaped(subject['target'])}",
        "",
        f"**{label('label.risk', lang)}: {band}{score}**",
    ]
    if verdict["score"] is not None:
        head += ["", f"**{label('label.value', lang)}: {worth}** {value['because']}"]
    return [*head, "", verdict["summary"]]


def _findings(report: Tree, lang: str) -> list[str]:
    flags = [f for f in report["findings"] if f["severity"] != "good"]
    signs = [f for f in report["findings"] if f["severity"] == "good"]
    lines = ["", f"### {label('label.findings', lang)}", ""]
    lines += [line for f in flags for line in _finding(f, lang)] or [
        label("label.no_findings", lang)
    ]
    if signs:
        lines += ["", f"### {label('label.signs', lang)}", ""]
        lines += [line for f in signs for line in _finding(f, lang)]
    return lines


def _finding(finding: Tree, lang: str) -> list[str]:
    note = "" if finding["scored"] else f" ({label('label.not_scored', lang)})"
    quotes = [f"  > {escaped(e['quote'])}" for e in finding["evidence"][:MOST_QUOTES]]
    spaced = [line for quote in quotes for line in (quote, "")]
    lines = [f"- **{escaped(finding['title'])}**{note}", "", *spaced]
    if finding["severity"] != "good":
        advice = f"{label('label.advice', lang)}: {finding['advice']}"
        lines += [f"  {finding['why']} {advice}", ""]
    return lines


def _offer(report: Tree, lang: str) -> list[str]:
    offers = sorted(report["offers"], key=lambda o: -(o["score"] or 0))
    if not offers:
        return []
    rows = [
        f"| {escaped(name)} | {escaped(shown)} |" for name, shown in breakdown_rows(offers[0], lang)
    ]
    because = offers[0]["feasible"]["because"]
    return ["", f"### {label('label.yield', lang)}", "", "| | |", "|---|---|", *rows, "", because]
