"""What the program's exit codes mean, and how errors become one."""

from enum import IntEnum

from analyzer.errors import AnalyzerError, FileFormatError, TermsError, UsageError
from analyzer.report.safe import harmless


class Exit(IntEnum):
    """Exit codes; with several targets: 1 if any is flagged, else 3 if any failed."""

    CLEAN = 0
    FLAGGED = 1
    USAGE = 2
    UNREAD = 3
    FAULT = 4
    INTERRUPTED = 130


def code_of(error: AnalyzerError) -> Exit:
    """Return 2 for what the person can set right in the command, 3 for what could not be read."""
    wrong_usage = isinstance(error, UsageError | TermsError | FileFormatError)
    return Exit.USAGE if wrong_usage else Exit.UNREAD


def complain(error: AnalyzerError, target: str | None = None) -> None:
    """Say on standard error what happened and what to do."""
    from rich.console import Console  # noqa: PLC0415 - 60 ms that a check without errors saves
    from rich.text import Text  # noqa: PLC0415 - the same

    console = Console(stderr=True, highlight=False)
    subject = f"{harmless(target, 100)}: " if target else ""
    console.print(Text(f"minecanary: {subject}{harmless(error.problem, 500)}"), soft_wrap=True)
    if error.advice:
        console.print(Text(harmless(error.advice, 500)), soft_wrap=True)
