"""The report on a terminal: one screen for the verdict, then quotes and arithmetic."""

from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from analyzer.report.breakdown import breakdown_rows
from analyzer.report.safe import harmless
from analyzer.report.wording import label, number

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
MOST_QUOTES = 3


def print_report(report: Tree, console: Console, *, explain: bool = False) -> None:
    """Write the report `report` (schema minecanary/report/1) to `console`."""
    lang = report["inputs"]["options"]["lang"]
    console.print(_head(report, lang))
    console.print(Padding(Text(report["verdict"]["summary"]), (0, 1)))
    if report["verdict"]["score"] is not None:
        console.print(_findings(report, lang))
        console.print(_offers(report, lang))
    if explain and report["contributions"]:
        console.print(_sum(report, lang))
    console.print(_foot(report, lang))


def _head(report: Tree, lang: str) -> RenderableType:
    """Put risk and value side by side, in the same size."""
    verdict, value = report["verdict"], report["value"]
    subject = report["subject"]
    score = "" if verdict["score"] is None else f"  {verdict['score']}/100"
    grid = Table.grid(expand=True, padding=(0, 1))
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(Text(label("label.risk", lang)), Text(label("label.value", lang)))
    grid.add_row(
        Text(label(f"band.{verdict['band']}", lang) + score, style=COLOURS[verdict["band"]]),
        Text(
            label(f"value_verdict.{value['verdict']}", lang),
            style=COLOURS.get(value["verdict"], "magenta"),
        ),
    )
    because = value["because"] if verdict["score"] is not None else ""
    grid.add_row(Text(""), Text(because))
    name = subject["title"] or subject["target"]
    return Panel(
        grid, title=Text(harmless(name, 60)), subtitle=Text(harmless(subject["target"], 60))
    )


def _findings(report: Tree, lang: str) -> RenderableType:
    flags = [f for f in report["findings"] if f["severity"] != "good"]
    signs = [f for f in report["findings"] if f["severity"] == "good"]
    parts: list[RenderableType] = [_title("label.findings", lang)]
    if not flags:
        parts.append(Padding(Text(label("label.no_findings", lang)), (0, 2)))
    parts += [_finding(f, lang) for f in flags]
    if signs:
        parts.append(_title("label.signs", lang))
        parts += [_finding(f, lang) for f in signs]
    return Group(*parts)


def _title(key: str, lang: str) -> Text:
    return Text("\n" + label(key, lang), style="bold")


def _finding(finding: Tree, lang: str) -> RenderableType:
    mark = "+" if finding["severity"] == "good" else "!"
    head = Text(f"{mark} {finding['title']}", style="bold")
    if not finding["scored"]:
        head.append(f"  ({label('label.not_scored', lang)})", style="dim")
    lines: list[RenderableType] = [head]
    lines += [_quote(e, lang) for e in finding["evidence"][:MOST_QUOTES]]
    if finding["severity"] != "good":
        lines.append(Text(f"  {finding['why']}"))
        lines.append(Text(f"  {label('label.advice', lang)}: {finding['advice']}", style="italic"))
    return Padding(Group(*lines), (0, 1))


def _quote(evidence: Tree, lang: str) -> Text:
    if evidence["where"] == "computed":
        return Text(
            f"  {label('label.computed', lang)}: {harmless(evidence['quote'])}", style="cyan"
        )
    before = harmless(evidence["prefix"], 40).lstrip("…")
    after = harmless(evidence["suffix"], 40)
    text = Text("  “… " if before else "  “", style="dim")
    text.append(f"{before} " if before and evidence["prefix"][-1:].isspace() else before)
    text.append(harmless(evidence["quote"]), style="bold not dim")
    text.append(f" {after}" if after and evidence["suffix"][:1].isspace() else after)
    return text.append(" …”" if after else "”")


def _offers(report: Tree, lang: str) -> RenderableType:
    """Show the worst offer's arithmetic; the others are in the JSON."""
    offers = sorted(report["offers"], key=lambda o: -(o["score"] or 0))
    if not offers:
        return Group()
    worst, rest = offers[0], len(offers) - 1
    parts: list[RenderableType] = [_title("label.yield", lang)]
    if rest:
        name = harmless(worst["name"] or worst["id"], 60)
        parts.append(Padding(Text(f"{label('label.offer', lang)}: {name}"), (0, 2)))
    table = Table(show_header=False, box=None, padding=(0, 2), expand=True)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for name, shown in breakdown_rows(worst, lang):
        table.add_row(Text(name), Text(shown))
    parts += [table, Padding(Text(worst["feasible"]["because"]), (0, 2))]
    if rest:
        more = label("label.more_offers", lang).format(count=rest)
        parts.append(Padding(Text(more, style="dim"), (0, 2)))
    return Group(*parts)


def _sum(report: Tree, lang: str) -> RenderableType:
    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_column(justify="right")
    table.add_column()
    for part in report["contributions"]:
        table.add_row(f"{part['points'] / 1000:+.3f}", Text(part["because"]))
    total = f"{report['verdict']['points'] / 1000:+.3f}"
    table.add_row(Text(total, style="bold"), Text(label("label.sum", lang), style="bold"))
    return Group(_title("label.points", lang), table)


def _foot(report: Tree, lang: str) -> RenderableType:
    network = report["network"]
    priced = label("label.priced", lang).format(
        as_of=network["as_of"],
        source=network["source"],
        price=number(network["price_usd"]),
        hashprice=number(network["hashprice_usd_per_ph_day"]),
    )
    lines = [Text(gap, style="dim") for gap in _gaps(report, lang)]
    if report["verdict"]["score"] is not None:
        lines.append(Text(priced, style="dim"))
        lines.append(Text(label("label.meaning", lang), style="dim"))
    return Padding(Group(Text(""), *lines), (0, 1))


def _gaps(report: Tree, lang: str) -> list[str]:
    missing = [gap["missing"] for gap in report["not_assessed"] if gap["kind"] != "rule"]
    return [f"{label('label.not_assessed', lang)}: {'; '.join(missing)}"] if missing else []
