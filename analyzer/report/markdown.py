"""The report for tickets and chats, in Markdown that page text cannot break."""

import re
from typing import Any

from analyzer.report.breakdown import breakdown
from analyzer.report.formula import spoken
from analyzer.report.parts import (
    flags,
    gaps,
    headline,
    is_scored,
    is_typed,
    language,
    offer_name,
    quotes,
    signs,
    standing,
    unjudged,
    worst_offer,
)
from analyzer.report.picture import promise_picture
from analyzer.report.safe import harmless
from analyzer.report.sources import source_of
from analyzer.report.steps import Steps, next_steps
from analyzer.report.wording import day, label, money, phrase

Tree = dict[str, Any]
_ACTIVE = re.compile(r"([\\`*_\[\]<>!|~&]|^[#+\-=]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_LISTED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_TICKS = re.compile(r"`+")
MOST_QUOTES = 3
MOST_QUESTIONS = 3


def escaped(text: str, most: int = 300) -> str:
    r"""
    Return `text` on one line with every character that Markdown acts on escaped.

    An at sign would still call somebody by name; a wide one does not.

    >>> escaped("[click](https://x.example) <b> @all")
    '\\[click\\](https\\://x.example) \\<b\\> ＠all'
    """
    shown = _ACTIVE.sub(r"\\\1", harmless(text, most)).replace("@", "＠")
    return _LISTED.sub(r"\1\\\2", shown)


def verbatim(text: str, most: int = 300) -> str:
    """
    Return `text` as a code span, in which nothing is a link, a name or markup.

    >>> verbatim("a `tick` at https://x.example"), verbatim("")
    ('`` a `tick` at https://x.example ``', '')
    """
    shown = harmless(text, most)
    if not shown:
        return ""
    longest = max((len(run) for run in _TICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {shown} {fence}" if longest else f"`{shown}`"


def to_markdown(report: Tree) -> str:
    """Return the report (schema minecanary/report/1) as Markdown."""
    lang = language(report)
    lines = _head(report, lang)
    if is_scored(report):
        lines += _promise(report, lang) + _steps(next_steps(report), lang)
        lines += _findings(report, lang) + _offer(report, lang)
    return "\n".join([*lines, *_foot(report, lang)]).rstrip() + "\n"


def _head(report: Tree, lang: str) -> list[str]:
    value, subject, first = report["value"], report["subject"], headline(report)
    target = label("label.typed", lang) if is_typed(report) else verbatim(_target(subject))
    head = [f"## {escaped(subject['title'], 100)}" if subject["title"] else "## minecanary", ""]
    head += [_pair(label("label.page", lang), target, lang), ""]
    scored = is_scored(report)
    head += [f"**{_pair(first.name, first.words, lang) if scored else first.words}**"]
    if scored:
        worth = label(f"value_verdict.{value['verdict']}", lang)
        head += ["", f"**{_named('label.value', worth, lang)}** {value['because']}"]
    hint = [] if scored or not first.note else ["", first.note]
    return [*head, "", first.summary, *hint]


def _target(subject: Tree) -> str:
    return str(subject["final_url"] or subject["target"])


def _named(key: str, value: str, lang: str) -> str:
    return label("label.colon", lang).format(name=label(key, lang), value=value)


def _promise(report: Tree, lang: str) -> list[str]:
    offer = worst_offer(report)
    picture = promise_picture(offer, lang) if offer else None
    if picture is None:
        return []
    lines = ["", f"### {picture.title}", ""]
    lines += [f"- {_pair(line.name, line.shown, lang)}" for line in picture.lines]
    notes = picture.notes[:-1] if picture.log else picture.notes
    return [*lines, *(line for note in notes for line in ("", note))]


def _pair(name: str, value: str, lang: str) -> str:
    return label("label.colon", lang).format(name=name, value=value)


def _steps(steps: Steps | None, lang: str) -> list[str]:
    if steps is None:
        return []
    done = [f"- {_pair(f'**{step.state}**', step.advice, lang)}" for step in steps.steps]
    places = [f"- {_pair(p.name, p.how, lang)} {p.url or ''}".rstrip() for p in steps.nearest()]
    return [
        *_listed(steps.title, done),
        *_listed(label("steps.ask", lang), [f"- {q}" for q in steps.to_seller]),
        *_listed(label("steps.check", lang), [f"- {q}" for q in steps.to_reader[:MOST_QUESTIONS]]),
        *_listed(label("steps.report", lang), places),
        "",
        steps.note,
    ]


def _listed(title: str, lines: list[str]) -> list[str]:
    return ["", f"### {title}", "", *lines]


def _findings(report: Tree, lang: str) -> list[str]:
    if is_typed(report) and not flags(report):
        return []
    lines = ["", f"### {label('label.findings', lang)}", ""]
    lines += [line for f in flags(report) for line in _finding(report, f, lang)] or [
        label("label.no_findings", lang)
    ]
    if signs(report):
        lines += ["", f"### {label('label.signs', lang)}", ""]
        lines += [line for f in signs(report) for line in _finding(report, f, lang)]
    return lines


def _finding(report: Tree, finding: Tree, lang: str) -> list[str]:
    title = f"**{escaped(finding['title'])}**"
    head = phrase("label.bracket", lang, name=title, value=standing(report, finding, lang))
    every = quotes(report, finding)
    shown = every[:MOST_QUOTES]
    lines = [f"- {head}", "", *(x for e in shown for x in (f"  > {_evidence(e, lang)}", ""))]
    if left := len(every) - len(shown):
        lines += [f"  {phrase('label.more_quotes', lang, count=left)}", ""]
    if finding["severity"] != "good":
        advice = _named("label.advice", escaped(finding["advice"], 500), lang)
        lines += [f"  {escaped(finding['why'], 500)} {advice}", ""]
    return lines


def _evidence(evidence: Tree, lang: str) -> str:
    quote = evidence["quote"] or ""
    if evidence["where"] == "computed":
        return _named("label.computed", escaped(spoken(quote, lang)), lang)
    words = _named("label.quoted", verbatim(quote), lang)
    if evidence["where"] == "text" or evidence["where"].startswith("page"):
        return words
    where = label(f"place.{evidence['where']}", lang)
    return f"{words} {label('label.unseen_place', lang).format(where=where)}"


def _offer(report: Tree, lang: str) -> list[str]:
    offer = worst_offer(report)
    if offer is None:
        return []
    lines = ["", f"### {label('label.yield', lang)}", ""]
    if len(report["offers"]) > 1:
        name = _named("label.offer", verbatim(offer_name(offer, lang), 60), lang)
        more = phrase("label.more_offers", lang, count=len(report["offers"]) - 1)
        lines += [f"{name} {more}", ""]
    lines.append(escaped(offer["feasible"]["because"], 500))
    for group in breakdown(offer, lang):
        rows = [f"| {escaped(name)} | {escaped(shown)} |" for name, shown in group.rows]
        lines += ["", f"| {group.title} | |", "|---|---|", *rows]
    return lines


def _foot(report: Tree, lang: str) -> list[str]:
    lines = []
    missing = [f"- {escaped(gap)}" for gap in gaps(report)]
    if unjudged(report) and is_scored(report):
        missing.append(f"- {phrase('label.not_judged_rules', lang, count=len(unjudged(report)))}")
    if missing:
        lines += _listed(label("label.not_assessed", lang), missing)
    if not is_scored(report):
        return lines
    network = report["network"]
    priced = phrase(
        "label.priced",
        lang,
        as_of=day(network["as_of"], lang),
        price=money(network["price_usd"], "USD", lang),
        hashprice=money(network["hashprice_usd_per_ph_day"], "USD", lang),
        source=escaped(source_of(network["source"], lang)),
    )
    return [*lines, "", label("label.meaning", lang), "", label("label.known", lang), "", priced]
