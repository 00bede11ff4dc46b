"""Assemble the commands, and turn whatever goes wrong into a sentence and a code."""

import sys
from typing import Annotated, Any

import typer

from analyzer.cli.audit import audit
from analyzer.cli.check import check
from analyzer.cli.compare import compare
from analyzer.cli.exits import Exit, asked_language, code_of, complain, told
from analyzer.cli.lab import lab
from analyzer.cli.network import network
from analyzer.cli.rules import rules
from analyzer.cli.serve import serve
from analyzer.cli.terms import yield_
from analyzer.errors import AnalyzerError
from analyzer.report.safe import harmless
from analyzer.settings import config_file, configured_defaults, state_folder

EPILOG = f"""
Exit codes: 0 nothing at or above --fail-on (default high), 1 something is, 2 wrong usage,
3 something could not be read or judged, 4 our own fault, 130 interrupted.

Defaults can stand in {config_file()} (\\[check] lang = "zh-Hant"); a refreshed network state is
kept in {state_folder()}.  Remove either to forget it.
"""

# Typer carries its own copy of click in newer versions; its exported error leads to the
# right base class in all of them.
UsageProblem: Any = typer.BadParameter.__mro__[2]

app = typer.Typer(
    name="minecanary",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog=EPILOG,
)
app.command("check")(check)
app.command("compare")(compare)
app.command("yield")(yield_)
app.command("serve")(serve)
app.add_typer(audit, name="audit")
app.add_typer(network, name="network")
app.add_typer(rules, name="rules")
app.add_typer(lab, name="lab")


def _print_version(*, wanted: bool) -> None:
    if wanted:
        from analyzer.pipeline import program_version  # noqa: PLC0415 - only here is it needed

        typer.echo(f"minecanary {program_version()}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Read an offer, quote what speaks against it, and work out what it could really yield."""


def main() -> None:
    """Run the command line; never let a traceback through."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return int(app(arguments, standalone_mode=False, default_map=configured_defaults()) or 0)
    except (typer.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except UsageProblem as error:
        error.show()
        return Exit.USAGE
    except AnalyzerError as error:
        complain(error, lang=asked_language(arguments))
        return code_of(error)
    except OSError as error:
        return _refused(error, asked_language(arguments))
    except Exception as error:  # noqa: BLE001 - the last line: a fault of ours is said, not dumped
        _admit(error, asked_language(arguments))
        return Exit.FAULT


def _admit(error: Exception, lang: str) -> None:
    fault = told(f"our own fault: {type(error).__name__}: {error}", lang)
    typer.echo(f"minecanary: {fault}", err=True)
    typer.echo(told("Please report it with the page that caused it.", lang), err=True)


def _refused(error: OSError, lang: str) -> int:
    """Say what this machine refuses: a full disk, no more file descriptors."""
    if isinstance(error, BrokenPipeError):
        return Exit.CLEAN  # the reader of our output has seen enough
    place = f" ({harmless(str(error.filename), 200)})" if error.filename else ""
    refused = told(f"this machine refuses: {error.strerror or error}", lang)
    typer.echo(f"minecanary: {refused}{place}", err=True)
    return Exit.FAULT
