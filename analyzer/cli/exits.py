"""What the program's exit codes mean, and how errors become one."""

import os
from enum import IntEnum
from itertools import pairwise

from analyzer.errors import AnalyzerError, FileFormatError, TermsError, UsageError
from analyzer.report.safe import harmless
from analyzer.resources.catalogue import LANGUAGES
from analyzer.settings import system_language


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


def complain(error: AnalyzerError, target: str | None = None, lang: str | None = None) -> None:
    """Say on standard error what happened and what to do; in the system's language by default."""
    from rich.console import Console  # noqa: PLC0415 - 60 ms that a check without errors saves
    from rich.text import Text  # noqa: PLC0415 - the same

    console = Console(stderr=True, highlight=False)
    subject = f"{harmless(target, 100)}: " if target else ""
    console.print(Text(f"minecanary: {subject}{told(error.problem, lang)}"), soft_wrap=True)
    if error.advice:
        console.print(Text(told(error.advice, lang)), soft_wrap=True)


def told(sentence: str, lang: str | None = None) -> str:
    """Return a sentence of an error in the reader's language, without what steers a terminal."""
    shown, chosen = harmless(sentence, 500), lang or system_language()
    if chosen == "en":
        return shown
    from analyzer.report.echo import echoed  # noqa: PLC0415 - English needs no catalogue

    return echoed(shown, "error", chosen)


def asked_language(arguments: list[str]) -> str:
    """
    Return the language in which to say what went wrong before the options were understood.

    >>> asked_language(["check", "x", "--lang", "zh-Hant"]), asked_language(["--lang=en"])
    ('zh-Hant', 'en')
    """
    named = [a.removeprefix("--lang=") for a in arguments if a.startswith("--lang=")]
    named += [after for a, after in pairwise(arguments) if a == "--lang"]
    named.append(os.environ.get("MINECANARY_LANG", ""))
    known = (name for name in named if name in LANGUAGES)
    return next(known, system_language())
