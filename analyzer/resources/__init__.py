"""Read the data that travels with the program: rules, models, words and facts."""

import json
from pathlib import Path
from typing import Any

import tomli

_PACKAGE = Path(__file__).parent.parent


def folder(name: str) -> Path:
    """Return the folder `name` (``rules`` or ``models``), installed or in a checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def read_toml(name: str) -> dict[str, Any]:
    """Return the content of a TOML file of the package, named relative to ``analyzer/``."""
    return parse_toml((_PACKAGE / name).read_text(encoding="utf-8"))


def parse_toml(text: str) -> dict[str, Any]:
    """
    Parse TOML that travels with the program.

    Tomli is what Python's tomllib was taken from, compiled, and takes a third of the time.  A
    person's own files are left to tomllib, which survives whatever nesting they hold.
    """
    return tomli.loads(text)


def read_json(name: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return the content of a JSON file of the package, named relative to ``analyzer/``."""
    return json.loads((_PACKAGE / name).read_text(encoding="utf-8"))


def read_text(name: str) -> str:
    """Return a text file of the package, named relative to ``analyzer/``."""
    return (_PACKAGE / name).read_text(encoding="utf-8")
