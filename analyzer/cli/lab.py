"""`minecanary lab`: train the text model, measure everything; for a checkout with its corpus."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from analyzer.cli.exits import Exit

if TYPE_CHECKING:  # the modules themselves load scikit-learn, which takes a second
    from analyzer.lab.choose import Choice
    from analyzer.lab.tables import Cell, Table

lab = typer.Typer(help="Train the text model; measure everything (needs the corpus).")


@lab.command("train")
def train_model() -> None:
    """Learn the text model and the score's points from corpus/, and write both to models/."""
    from analyzer.lab.train import train  # noqa: PLC0415 - as above

    done = train()
    typer.echo(f"{done.pages} pages, {done.features} features, written to {done.home}")
    chosen = "fitted" if done.score.fitted else "default"
    typer.echo(f"score: {chosen} points (log loss {_losses(done.score)})")


def _losses(choice: "Choice") -> str:
    return f"default {choice.default_loss:.3f}, fitted {choice.fitted_loss:.3f}"


@lab.command("evaluate")
def evaluate_all(
    *,
    on: Annotated[
        Path | None, typer.Option("--on", help="An outside JSONL of {text or html, label}.")
    ] = None,
    casebook: Annotated[
        Path | None,
        typer.Option("--casebook", help="A JSONL of historical offers; see docs/casebook.md."),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", help="Folder for evaluation.json and evaluation.html.")
    ] = Path("evaluation"),
    check_floors: Annotated[
        bool, typer.Option("--floors", help="Exit with 1 below corpus/floors.toml.")
    ] = False,
    raising: Annotated[
        bool, typer.Option("--raise-floors", help="Write what is now surpassed into that file.")
    ] = False,
) -> int:
    """Measure on writing that the program has not learned from; one HTML and one JSON file."""
    from analyzer.lab.evaluate import evaluate  # noqa: PLC0415 - as above
    from analyzer.lab.floors import (  # noqa: PLC0415 - as above
        broken_floors,
        load_floors,
        raise_floors,
    )

    found = evaluate(out, on, casebook)
    for problem in found.problems:
        typer.echo(str(problem), err=True)
    for table in found.tables[:2]:
        _print(table)
    typer.echo(f"{found.pages} pages; everything in {out}/evaluation.html and evaluation.json")
    broken = broken_floors(found, load_floors()) if check_floors else ()
    for sentence in broken:
        typer.echo(sentence, err=True)
    for raised in raise_floors(found) if raising and on is None else ():
        typer.echo(raised)
    return Exit.FLAGGED if broken else Exit.CLEAN


@lab.command("stats")
def corpus_stats() -> None:
    """Count the corpus; precision and recall of every rule."""
    from analyzer.lab.stats import stats  # noqa: PLC0415 - as above

    found = stats()
    typer.echo(f"{found.pages} pages, {found.schemes.hits} schemes; corpus {found.digest[:16]}")
    for table in (
        *found.counts,
        found.agreement,
        found.rules,
        found.languages,
        found.outside,
    ):
        _print(table)
    for title, names in (
        ("should be draft", found.should_be_draft),
        ("could be proven", found.could_be_proven),
        ("no longer proven", found.no_longer_proven),
    ):
        typer.echo(f"{title}: {', '.join(names) or 'none'}")


def _print(table: "Table") -> None:
    shown = RichTable(title=Text(table.title), title_justify="left", box=None)
    for name in table.columns:
        shown.add_column(Text(str(name)))
    for row in table.rows:
        shown.add_row(*(Text("" if value is None else _figure(value)) for value in row))
    Console(highlight=False, width=140).print(shown)


def _figure(value: "Cell") -> str:
    match value:
        case float():
            return f"{value:.3f}"
        case str() | int() | None:
            return str(value)
        case rate:
            return f"{rate.hits}/{rate.of}"
