"""`minecanary rules`: what is checked, why, and the proof that every example holds."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analyzer.cli.exits import Exit
from analyzer.cli.options import LangOption, language
from analyzer.errors import UsageError
from analyzer.pipeline import build_case
from analyzer.resources.rules import load_rules, load_rules_from
from analyzer.rules.proof import prove
from analyzer.rules.ruleset import Ruleset
from analyzer.settings import system_language
from analyzer.types.case import Case
from analyzer.types.finding import RuleCard
from analyzer.types.page import Page

rules = typer.Typer(help="The rules: list them, read one, prove that their examples hold.")

FolderOption = Annotated[Path | None, typer.Option("--rules", help="Add the rules of this folder.")]


@rules.command("list")
def list_rules(*, folder: FolderOption = None, lang: LangOption = None) -> None:
    """List every rule with its family, severity and title."""
    chosen = language(lang, system_language())
    table = Table(box=None, header_style="bold")
    for name in ("rule", "family", "severity", "title"):
        table.add_column(name, overflow="fold")
    for card in _cards(folder):
        table.add_row(card.id, card.family, card.severity.value, Text(dict(card.title)[chosen]))
    Console(highlight=False).print(table)


@rules.command("show")
def show_rule(
    rule_id: Annotated[str, typer.Argument(metavar="ID")],
    *,
    folder: FolderOption = None,
    lang: LangOption = None,
) -> None:
    """Show what a rule looks for, why it matters, and what it cites."""
    chosen = language(lang, system_language())
    card = next((c for c in _cards(folder) if c.id == rule_id), None)
    if card is None:
        raise UsageError(f"{rule_id}: no such rule", "See: minecanary rules list")
    console = Console(highlight=False)
    console.print(
        Text(f"{card.id}  ({card.family}, {card.severity}, {card.confidence} confidence)")
    )
    for field in (card.title, card.why, card.advice):
        console.print(Text(dict(field)[chosen]))
    if card.floor is not None:
        console.print(Text(f"alone it puts the score at {card.floor} or more"))
    if card.draft:
        console.print(Text(f"draft (shown, not scored) for: {', '.join(card.draft)}"))
    for reference in card.references:
        address = f" <{reference.url}>" if reference.url else ""
        console.print(Text(f"{reference.issuer}: {reference.title} ({reference.date}){address}"))
    if not card.references:
        console.print("Source: our reasoning.")


@rules.command("check")
def check_rules(*, folder: FolderOption = None) -> int:
    """Run every rule's own examples through the whole program."""
    ruleset = _ruleset(folder)
    problems = prove(ruleset, _read_example)
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(ruleset.rules)} rules, {len(problems)} problems")
    return Exit.FLAGGED if problems else Exit.CLEAN


def _read_example(text: str, language_code: str | None) -> Case:
    """Read an example as a page in its language; markup is recognised by its first letter."""
    if text.lstrip().startswith("<"):
        return build_case(Page.from_html(text))
    return build_case(Page.from_text(text))


def _ruleset(folder: Path | None) -> Ruleset:
    return load_rules_from(folder) if folder else load_rules()


def _cards(folder: Path | None) -> list[RuleCard]:
    return [rule.card for rule in _ruleset(folder).rules]
