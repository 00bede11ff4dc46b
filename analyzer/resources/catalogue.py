"""Every word a person reads, by key and language, except the rules' own texts."""

from functools import cache
from pathlib import Path

from analyzer.resources import parse_toml

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
_WORDS = Path(__file__).parent.parent / "report" / "words"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """
    Return all sentences: dotted key -> language -> sentence with {named} gaps.

    Every file under ``report/words`` holds one part; a key stands in one file only.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(_WORDS.glob("*.toml")):
        _collect(parse_toml(path.read_text(encoding="utf-8")), "", found)
    return found


def _collect(table: dict[str, object], prefix: str, found: dict[str, dict[str, str]]) -> None:
    sentences = {k: v for k, v in table.items() if k in LANGUAGES and isinstance(v, str)}
    if sentences:
        found[prefix] = sentences
    for name, inner in table.items():
        if isinstance(inner, dict):
            _collect(inner, f"{prefix}.{name}" if prefix else name, found)
