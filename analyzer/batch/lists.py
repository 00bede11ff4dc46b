"""Read files that list addresses: lines, tables, JSON Lines."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from analyzer.batch.addresses import codes, identity, normal
from analyzer.batch.listing import Mention
from analyzer.batch.store import Target
from analyzer.errors import EmptyInputError, NotReadableError
from analyzer.fetch.sources import is_url

_ADDRESS_COLUMNS = (
    "url",
    "address",
    "link",
    "website",
    "site",
    "domain",
    "網址",
    "网址",
    "連結",
    "链接",
)
_WORDS_COLUMNS = ("words", "praise", "description", "note", "title", "name", "名稱", "名称")
_SAMPLE = 200  # rows looked at to find the column of addresses


def read_list(path: Path) -> Iterator[Target]:
    """
    Yield the addresses in a file, one target for each line that holds any.

    A line that is no address is a target too, and will fail as one: nothing is passed over in
    silence.  Raises EmptyInputError where no line at all is an address.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise NotReadableError(f"{path}: {error}", "Save it as UTF-8 text.") from error
    rows = list(_rows(path, text.splitlines()))
    if not any(is_url(address) for address, _ in rows):
        raise EmptyInputError(f"{path} holds no addresses.", "Write one on each line.")
    for address, words in rows:
        yield _target(address, words)


def _rows(path: Path, lines: list[str]) -> Iterable[tuple[str, str]]:
    """Return what stands on the lines, as address and words."""
    lines = [x for x in lines if x.strip() and not x.lstrip().startswith("#")]
    match path.suffix.lower():
        case ".jsonl":
            return [_json_row(line, path) for line in lines]
        case ".csv" | ".tsv":
            return _table_rows(path, lines)
        case _:
            return [(line.strip(), "") for line in lines]


def _json_row(line: str, path: Path) -> tuple[str, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise NotReadableError(f"{path}: {error}", "Write one JSON value on each line.") from error
    if isinstance(row, str):
        return row, ""
    if not isinstance(row, dict):
        return line, ""
    low = {str(k).lower(): str(v) for k, v in row.items()}
    return _first(low, _ADDRESS_COLUMNS) or line, _first(low, _WORDS_COLUMNS)


def _table_rows(path: Path, lines: list[str]) -> list[tuple[str, str]]:
    head = lines[0] if lines else ""
    marks = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=head.count)
    rows = list(csv.reader(lines, delimiter=marks))
    names = [x.strip().lower() for x in rows[0]] if rows else []
    if any(x in _ADDRESS_COLUMNS for x in names):
        tables = [dict(zip(names, row, strict=False)) for row in rows[1:]]
        return [(_first(x, _ADDRESS_COLUMNS), _first(x, _WORDS_COLUMNS)) for x in tables]
    width = max((len(row) for row in rows), default=0)
    column = max(range(width), key=lambda n: _addresses(rows, n), default=0)
    if rows and not is_url(_cell(rows[0], column)):
        del rows[0]  # a header
    return [(_cell(row, column), "") for row in rows]


def _first(row: dict[str, str], names: tuple[str, ...]) -> str:
    return next((row[x].strip() for x in names if row.get(x, "").strip()), "")


def _cell(row: list[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _addresses(rows: list[list[str]], column: int) -> int:
    return sum(is_url(_cell(row, column)) for row in rows[:_SAMPLE])


def _target(address: str, words: str) -> Target:
    """Make a target; a tracker's fields are no part of what tells two addresses apart."""
    url = normal(address)
    key = identity(url) if url else address
    paid = codes(url) if url else ()
    return Target(f"web:{key}", address, address, "web", Mention(address, address, words, paid))
