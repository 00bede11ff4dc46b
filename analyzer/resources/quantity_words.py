"""Read the words of a language: numbers, money, time, percent, and what joins them."""

from functools import cache
from pathlib import Path
from typing import Any

from analyzer.resources import read_toml

_FOLDER = "extract/languages"
UNIVERSAL = "universal"  # symbols and codes that every language shares


@cache
def known_languages() -> frozenset[str]:
    """Return the codes of the languages that have a file, such as ``en`` or ``zh``."""
    folder = Path(__file__).parent.parent / _FOLDER
    return frozenset(path.stem for path in folder.glob("*.toml")) - {UNIVERSAL}


@cache
def language_words(code: str) -> dict[str, Any]:
    """Return the content of one language's file; see ``en.toml`` for its shape."""
    return read_toml(f"{_FOLDER}/{code}.toml")
