"""Where a report goes, and in which form; imports only what the form needs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from analyzer.errors import UsageError

Tree = dict[str, Any]


@contextmanager
def destination(path: Path | None) -> Iterator[IO[str]]:
    """Give standard output, or the file at `path`; UsageError if it cannot be written."""
    if path is None:
        yield sys.stdout
        return
    try:
        with path.open("w", encoding="utf-8") as stream:
            yield stream
    except OSError as error:  # a full disk tells so as late as when the file is closed
        raise UsageError(f"{path}: {error.strerror}", "Choose another file.") from error


def begin(form: str, stream: IO[str]) -> None:
    """Write what stands once above all reports."""
    if form == "csv":
        from analyzer.report.table import header  # noqa: PLC0415 - loads the words

        stream.write(header())


def write_report(
    tree: Tree, form: str, stream: IO[str], *, explain: bool = False, many: bool = False
) -> None:
    """Write one report as text, json, markdown or csv; `many` puts each on a line of JSON."""
    match form:
        case "text":
            _draw(tree, stream, explain=explain)
        case "json":
            indent = None if many else 2
            stream.write(json.dumps(tree, ensure_ascii=False, indent=indent) + "\n")
        case "markdown":
            from analyzer.report.markdown import to_markdown  # noqa: PLC0415 - loads the words

            stream.write(to_markdown(tree))
        case "csv":
            from analyzer.report.table import to_csv  # noqa: PLC0415 - loads the words

            stream.write(to_csv(tree))
        case _:
            raise UsageError(f"--format {form}: not here", "Use text, json, markdown or csv.")


def _draw(tree: Tree, stream: IO[str], *, explain: bool) -> None:
    from rich.console import Console  # noqa: PLC0415 - 60 ms that the other forms save

    from analyzer.report.terminal import print_report  # noqa: PLC0415 - the same

    print_report(tree, Console(file=stream, highlight=False), explain=explain)
