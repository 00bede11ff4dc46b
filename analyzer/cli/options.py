"""Options that mean the same in every command."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analyzer.errors import UsageError
from analyzer.resources.catalogue import LANGUAGES


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"


class Level(StrEnum):
    """Bands that can make the program exit with 1."""

    LOW = "low"
    ELEVATED = "elevated"
    HIGH = "high"
    CRITICAL = "critical"


FormatOption = Annotated[Format, typer.Option("--format", help="How to write the report.")]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", envvar="MINECANARY_LANG", help="Language of the report: en, zh-Hant or zh-Hans."
    ),
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="Price the offer as on this day (YYYY-MM-DD).")
]
NetworkOption = Annotated[
    Path | None, typer.Option("--network", help="Use the network state in this file.")
]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="Never use the network.")]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Allow private addresses: to test own pages.")
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.1, help="Seconds in which a page must have come.")
]
RulesOption = Annotated[Path | None, typer.Option("--rules", help="Add the rules of this folder.")]
SuppressOption = Annotated[
    Path | None, typer.Option("--suppress", help="Silence rules as this file says.")
]
FailOnOption = Annotated[Level, typer.Option("--fail-on", help="Exit with 1 from this band on.")]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Write nothing; the exit code tells.")]


def day(text: str | None) -> date | None:
    """Return the day in `text` (YYYY-MM-DD); UsageError if it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"--as-of {text}: not a day", "Write it as year-month-day, such as 2024-06-30."
        ) from error


def language(text: str | None, fallback: str) -> str:
    """Return the report language `text`, or `fallback`; UsageError for one we do not write."""
    chosen = text or fallback
    if chosen not in LANGUAGES:
        raise UsageError(f"--lang {chosen}: not known", f"Choose one of {', '.join(LANGUAGES)}.")
    return chosen
