"""`minecanary rules`: what is checked, why, and the proof that every example holds."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial, reduce
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
from analyzer.report.sources import notice
from analyzer.report.wording import label, phrase
from analyzer.resources.catalogue import catalogue
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
    for name in ("id", "family", "severity", "title"):
        table.add_column(label(f"rules.{name}", chosen), overflow="fold")
    for card in _cards(folder):
        severity = label(f"severity.{card.severity}", chosen)
        table.add_row(card.id, _family(card, chosen), severity, Text(dict(card.title)[chosen]))
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
    for line in _told(card, chosen):
        console.print(Text(line))


def _told(card: RuleCard, lang: str) -> Iterator[str]:
    """Yield what a rule looks for, why, what to do, how it weighs, and what it cites."""
    yield label("rules.head", lang).format(
        id=card.id,
        family=_family(card, lang),
        severity=label(f"severity.{card.severity}", lang),
        confidence=label(f"confidence.{card.confidence}", lang),
    )
    yield from (dict(field)[lang] for field in (card.title, card.why, card.advice))
    if card.floor is not None:
        yield phrase("rules.floor", lang, floor=card.floor)
    if card.draft:
        named = (_named(f"language.{tag.replace('*', 'any')}", tag, lang) for tag in card.draft)
        languages = reduce(partial(_joined, lang), named)
        yield phrase("rules.draft", lang, languages=languages)
    source = label("label.source", lang)
    for reference in card.references:
        address = f" <{reference.url}>" if reference.url else ""
        cited = notice(asdict(reference), lang) + address
        yield phrase("label.colon", lang, name=source, value=cited)
    if not card.references:
        yield phrase("label.colon", lang, name=source, value=label("label.our_reasoning", lang))


def _family(card: RuleCard, lang: str) -> str:
    return _named(f"family.{card.family}", card.family, lang)


def _named(key: str, otherwise: str, lang: str) -> str:
    """Return the words for a key; what comes from the person's own folder keeps its name."""
    words = catalogue().get(key)
    return words[lang] if words else otherwise


def _joined(lang: str, first: str, second: str) -> str:
    return label("label.and", lang).format(first=first, second=second)


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
