"""The report on a terminal: one screen for the verdict, then quotes, arithmetic and advice."""

from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from analyzer.report.breakdown import breakdown
from analyzer.report.formula import spoken
from analyzer.report.meter import meter
from analyzer.report.parts import (
    flags,
    gaps,
    headline,
    is_scored,
    is_typed,
    language,
    offer_name,
    points_shown,
    quotes,
    signs,
    standing,
    unjudged,
    worst_offer,
)
from analyzer.report.picture import promise_picture
from analyzer.report.safe import harmless
from analyzer.report.sketch import sketch
from analyzer.report.sources import source_of
from analyzer.report.steps import Steps, next_steps
from analyzer.report.wording import day, label, money, phrase
from analyzer.report.wrap import pad, wrap

Tree = dict[str, Any]
COLOURS = {
    "low": "green",
    "elevated": "yellow",
    "high": "dark_orange",
    "critical": "bold red",
    "not-an-offer": "cyan",
    "unknown": "magenta",
    "good": "green",
    "fair": "green",
    "poor": "yellow",
    "loses-money": "bold red",
}
MOST_QUOTES = 2
MOST_QUESTIONS = 3
WIDEST = 100


def print_report(report: Tree, console: Console, *, explain: bool = False) -> None:
    """Write the report `report` (schema minecanary/report/1) to `console`."""
    page = _Page(console, language(report))
    _head(page, report)
    if is_scored(report):
        _promise(page, report)
        _steps(page, next_steps(report))
        _findings(page, report)
        _yield(page, report)
    if explain and is_scored(report) and not is_typed(report):
        _sum(page, report)
    _foot(page, report)


class _Page:
    """Writes lines of at most the console's width; nothing here is markup to rich."""

    def __init__(self, console: Console, lang: str) -> None:
        self._console = console
        self.lang = lang
        self.width = max(20, min(console.width, WIDEST) - 1)

    def line(self, text: str = "", style: str = "") -> None:
        """Write one line that is known to fit."""
        self._console.print(Text(text, style=style), soft_wrap=True)

    def say(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """Write a sentence, broken into lines."""
        for line in wrap(text, self.width - indent):
            self.line(" " * indent + line, style)

    def item(self, mark: str, text: str, *, indent: int = 1, style: str = "") -> None:
        """Write a sentence behind a mark; its later lines stand below its first."""
        room = self.width - indent - len(mark) - 1
        for number, line in enumerate(wrap(text, room)):
            head = mark if number == 0 else " " * len(mark)
            self.line(" " * indent + f"{head} {line}", style)

    def title(self, text: str) -> None:
        """Write a heading with a rule below it."""
        self.line()
        self.line(text, "bold")
        self.line("-" * min(self.width, max(8, cell_len(text))))

    def columns(self, left: tuple[str, str], right: tuple[str, str]) -> None:
        """Write two texts, each with its style, side by side."""
        half = self.width // 2
        lines = [
            [line for part in text.split("\n") for line in wrap(part, half - 2)]
            for text, _ in (left, right)
        ]
        for row in range(max(map(len, lines))):
            shown = [column[row] if row < len(column) else "" for column in lines]
            text = Text(pad(shown[0], half) if shown[1] else shown[0], style=left[1])
            self._console.print(text.append(shown[1], style=right[1]), soft_wrap=True)

    def row(self, name: str, figure: str, *, indent: int = 2) -> None:
        """Write a name and its figure, the figures below each other."""
        room = self.width * 11 // 20
        names = wrap(name, room - indent - 2)
        figures = wrap(figure, self.width - room)
        for number in range(max(len(names), len(figures))):
            left = names[number] if number < len(names) else ""
            right = figures[number] if number < len(figures) else ""
            self.line((pad(" " * indent + left, room) + right).rstrip())


def _head(page: _Page, report: Tree) -> None:
    """Put risk and value side by side, in the same size."""
    verdict, value, subject = report["verdict"], report["value"], report["subject"]
    lang = page.lang
    page.line("=" * page.width)
    page.say(harmless(subject["title"] or _target(report, lang), 120), style="bold")
    if subject["title"]:
        page.say(harmless(_target(report, lang), 160), style="dim")
    page.line("=" * page.width)
    first = headline(report)
    if not is_scored(report):
        page.say(first.words, style=COLOURS[first.tone])
        for sentence in filter(None, (first.summary, first.note)):
            page.say(sentence)
        return
    page.columns((first.name, ""), (label("label.value", lang), ""))
    worth = label(f"value_verdict.{value['verdict']}", lang)
    page.columns(
        (first.words, COLOURS[first.tone]), (worth, COLOURS.get(value["verdict"], "magenta"))
    )
    bar = "" if is_typed(report) else meter(verdict["score"]) + "\n"
    page.columns((bar + first.note, ""), (value["because"], ""))
    page.line()
    page.say(first.summary, style="bold")


def _target(report: Tree, lang: str) -> str:
    subject = report["subject"]
    return (
        label("label.typed", lang)
        if is_typed(report)
        else str(subject["final_url"] or subject["target"])
    )


def _promise(page: _Page, report: Tree) -> None:
    offer = worst_offer(report)
    picture = promise_picture(offer, page.lang) if offer else None
    if picture is None:
        return
    page.title(picture.title)
    for line in sketch(picture, page.width, page.lang):
        page.line(line)
    for note in picture.notes:
        page.item("-", note)


def _steps(page: _Page, steps: Steps | None) -> None:
    if steps is None:
        return
    page.title(steps.title)
    for step in steps.steps:
        page.item("*", phrase("label.colon", page.lang, name=step.state, value=step.advice))


def _findings(page: _Page, report: Tree) -> None:
    if flags(report) or not is_typed(report):
        page.title(label("label.findings", page.lang))
    if not flags(report) and not is_typed(report):
        page.say(label("label.no_findings", page.lang), indent=1)
    for finding in flags(report):
        _finding(page, report, finding)
    if signs(report):
        page.title(label("label.signs", page.lang))
        for finding in signs(report):
            _finding(page, report, finding)


def _finding(page: _Page, report: Tree, finding: Tree) -> None:
    lang, good = page.lang, finding["severity"] == "good"
    weight = standing(report, finding, lang)
    title = phrase("label.bracket", lang, name=harmless(finding["title"], 200), value=weight)
    page.item("+" if good else "!", title, style="bold")
    every = quotes(report, finding)
    shown = every[:MOST_QUOTES]
    for evidence in shown:
        page.item(" ", _evidence(evidence, lang), style="cyan")
    if left := len(every) - len(shown):
        page.item(" ", phrase("label.more_quotes", lang, count=left), style="dim")
    if not good:
        page.item(" ", finding["why"])
        advice = phrase("label.colon", lang, name=label("label.advice", lang), value="")
        page.item(">", f"{advice.strip()} {finding['advice']}".replace("： ", "："), indent=1)


def _evidence(evidence: Tree, lang: str) -> str:
    if evidence["where"] == "computed":
        name = label("label.computed", lang)
        return phrase("label.colon", lang, name=name, value=spoken(evidence["quote"] or "", lang))
    before, after = harmless(evidence["prefix"], 40), harmless(evidence["suffix"], 40)
    quote = harmless(evidence["quote"] or "", 300)
    gap = (evidence["prefix"][-1:].isspace(), evidence["suffix"][:1].isspace())
    text = f"{before}{' ' * gap[0]}[{quote}]{' ' * gap[1]}{after}"
    words = label("label.quote", lang).format(text=f"…{text}…")
    if evidence["where"] == "text" or evidence["where"].startswith("page"):
        return words
    where = label(f"place.{evidence['where']}", lang)
    return f"{words} {label('label.unseen_place', lang).format(where=where)}"


def _yield(page: _Page, report: Tree) -> None:
    """Show the worst offer's arithmetic; the others are in the JSON."""
    offer, lang = worst_offer(report), page.lang
    if offer is None:
        return
    page.title(label("label.yield", lang))
    if len(report["offers"]) > 1:
        name = offer_name(offer, lang)
        page.say(phrase("label.colon", lang, name=label("label.offer", lang), value=name), indent=1)
        page.say(phrase("label.more_offers", lang, count=len(report["offers"]) - 1), indent=1)
    page.say(offer["feasible"]["because"], indent=1)
    for group in breakdown(offer, lang):
        page.line(" " + group.title, "bold")
        for name, figure in group.rows:
            page.row(name, figure)


def _sum(page: _Page, report: Tree) -> None:
    page.title(label("label.points", page.lang))
    for part in report["contributions"]:
        page.item(f"{points_shown(part['points']):>8}", harmless(part["because"], 200))
    page.line(" " + "-" * 8)
    total = points_shown(report["verdict"]["points"])
    page.item(f"{total:>8}", label("label.sum", page.lang), style="bold")
    page.item(f"{report['verdict']['score']:>8}", label("label.score", page.lang), style="bold")


def _foot(page: _Page, report: Tree) -> None:
    lang = page.lang
    missing, checks = gaps(report), len(unjudged(report))
    if missing or (checks and is_scored(report)):
        page.title(label("label.not_assessed", lang))
        for gap in missing:
            page.item("-", harmless(gap, 300))
        if checks:
            page.item("-", phrase("label.not_judged_rules", lang, count=checks))
    if is_scored(report):
        _questions(page, next_steps(report))
        page.line()
        for key in ("label.meaning", "label.known"):
            page.say(label(key, lang), style="dim")
        page.say(_priced(report, lang), style="dim")


def _questions(page: _Page, steps: Steps | None) -> None:
    if steps is None:
        return
    page.title(label("steps.ask", page.lang))
    for question in steps.to_seller:
        page.item("?", question)
    page.title(label("steps.check", page.lang))
    for question in steps.to_reader[:MOST_QUESTIONS]:
        page.item("?", question)
    page.title(label("steps.report", page.lang))
    for place in steps.nearest():
        how = phrase("label.colon", page.lang, name=place.name, value=place.how)
        page.item("-", f"{how} {place.url or ''}".rstrip())
    page.say(steps.note, indent=1, style="dim")


def _priced(report: Tree, lang: str) -> str:
    network = report["network"]
    return phrase(
        "label.priced",
        lang,
        as_of=day(network["as_of"], lang),
        price=money(network["price_usd"], "USD", lang),
        hashprice=money(network["hashprice_usd_per_ph_day"], "USD", lang),
        source=source_of(network["source"], lang),
    )
