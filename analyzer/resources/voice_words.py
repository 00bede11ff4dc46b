"""Load the words that show who is speaking, one file per language."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analyzer.resources import read_toml

_FOLDER = "extract/voice_words"
_ALL = "mul"  # ISO 639-2: multiple languages
# Languages that share their letters with others.
_LATIN = frozenset({"de", "es", "fr", "id", "pt", "tr", "vi"})


@dataclass(frozen=True, slots=True)
class GapWords:
    """
    Two groups of words that mean something together, with others between them.

    `most` bounds what stands between: words in a language read token by token, else
    letters.  If `between` is given, nothing else may stand there; `unless` never may.
    A `weak` one counts only where the page does not sell.
    """

    means: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    between: tuple[str, ...]
    unless: tuple[str, ...]
    most: int
    weak: bool


@dataclass(frozen=True, slots=True)
class VoiceWords:
    """
    The words of one language: (what they show, literals) pairs, and gaps.

    A ``*`` at either end of a literal says that its word may go on there.  `tokens`:
    the gaps are counted in words, through a tokenizer.
    `everywhere`: looked for on a page of any language but those in `not_in`.
    """

    language: str
    cues: tuple[tuple[str, tuple[str, ...]], ...]
    gaps: tuple[GapWords, ...]
    abbreviations: tuple[str, ...]
    tokens: bool
    everywhere: bool
    not_in: tuple[str, ...]

    def applies(self, language: str) -> bool:
        """Say whether to look for these words on a page in `language`, a code or "und"."""
        if language == "und" or language.partition("-")[0] == self.language:
            return True
        return self.everywhere and language not in self.not_in

    def foreign(self, language: str) -> bool:
        """Say whether a page in `language` could write a word of these and mean another."""
        return self.language != _ALL and language.partition("-")[0] in _LATIN - {self.language}


@cache
def load_voice_words() -> tuple[VoiceWords, ...]:
    """Return the words of every language that has a file, in the order of their codes."""
    files = sorted((Path(__file__).parent.parent / _FOLDER).glob("*.toml"))
    return tuple(_words(x.stem, read_toml(f"{_FOLDER}/{x.name}")) for x in files)


def _words(language: str, table: dict[str, Any]) -> VoiceWords:
    gaps = tuple(_gap(x) for x in table.pop("gap", ()))
    abbreviations = tuple(table.pop("abbreviations", ()))
    tokens = table.pop("tokens", False)
    everywhere, not_in = table.pop("everywhere", False), tuple(table.pop("not_in", ()))
    cues = tuple((name, tuple(literals)) for name, literals in sorted(table.items()))
    return VoiceWords(language, cues, gaps, abbreviations, tokens, everywhere, not_in)


def _gap(table: dict[str, Any]) -> GapWords:
    return GapWords(
        table["means"],
        tuple(table["left"]),
        tuple(table["right"]),
        tuple(table.get("between", ())),
        tuple(table.get("unless", ())),
        table["most"],
        table.get("weak", False),
    )


@cache
def simplified_letters() -> dict[int, str]:
    """Return the Simplified letter for each Traditional one, one letter for one letter."""
    # Read straight from the package's table: to import it takes longer than most pages, and
    # its own reader leaves the file open.
    spec = find_spec("zhconv")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("zhconv", name="zhconv")
    table = Path(spec.origin).with_name("zhcdict.json").read_text(encoding="utf-8")
    letters = json.loads(table)["zh2Hans"].items()
    return {ord(old): new for old, new in letters if len(old) == len(new) == 1 and old != new}
