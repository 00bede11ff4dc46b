"""Read a person's file of suppressions: rules silenced for a host, with reason and end."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from analyzer.errors import SuppressionError
from analyzer.types.suppression import Suppression

FIELDS = {"rule": str, "host": str, "reason": str, "until": date}


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """
    Return the ``[[suppress]]`` tables of `path`: rule, host, reason and until (a date).

    Raises SuppressionError that names the table and the field.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SuppressionError(path, "file", f"cannot be read: {error}") from error
    tables = data.get("suppress", [])
    if not isinstance(tables, list) or data.keys() - {"suppress"}:
        raise SuppressionError(
            path, "suppress", "the file holds [[suppress]] tables and nothing else"
        )
    return tuple(_one(path, number, table) for number, table in enumerate(tables, start=1))


def _one(path: Path, number: int, table: dict[str, Any]) -> Suppression:
    for name, kind in FIELDS.items():
        if not isinstance(table.get(name), kind) or not table[name]:
            raise SuppressionError(
                path, f"suppress[{number}].{name}", "missing or of the wrong type"
            )
    if odd := sorted(table.keys() - FIELDS.keys()):
        raise SuppressionError(path, f"suppress[{number}].{odd[0]}", "unknown")
    return Suppression(table["rule"], table["host"], table["reason"].strip(), table["until"])
