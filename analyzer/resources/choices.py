"""What the same money could do without a seller: holding a coin, staking it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analyzer.resources import read_toml

ASPECTS = (
    "upfront", "fees", "risks", "exit", "lock", "slashing", "energy", "tax", "suits",
)  # fmt: skip
OF_CONTRACTS = ("exit", "slashing", "energy", "tax", "suits")


@dataclass(frozen=True, slots=True)
class Choice:
    """
    One choice; `words` holds (aspect, language, sentence) triples, "name" among the aspects.

    `usual` is the range, percent a year, that introductions give, with `usual_most` as what
    they call the upper end; both None where they give none.
    """

    id: str
    asset: str
    staked: bool
    usual: tuple[float, float] | None
    usual_most: float | None
    words: tuple[tuple[str, str, str], ...]

    def say(self, aspect: str, lang: str) -> str:
        """Return the sentence on an aspect; KeyError if there is none."""
        for name, language, sentence in self.words:
            if (name, language) == (aspect, lang):
                return sentence
        raise KeyError(aspect)


@dataclass(frozen=True, slots=True)
class Choices:
    """The reference choices, and what holds for contracts in general."""

    as_of: str
    contract: Choice
    fees_percent: tuple[float, float]
    months: tuple[float, float]
    choices: tuple[Choice, ...]


@cache
def reference_choices() -> Choices:
    """Return ``facts/reference_choices.toml``."""
    table = read_toml("facts/reference_choices.toml")
    contract = table["contract"]
    return Choices(
        as_of=table["as_of"],
        contract=_choice({"id": "contract", "asset": "", "staked": False, **contract}),
        fees_percent=_range(contract["usual_fees"]),
        months=_range(contract["usual_months"]),
        choices=tuple(_choice(row) for row in table["choices"]),
    )


def _choice(row: Mapping[str, Any]) -> Choice:
    words = tuple(
        (aspect, language, sentence)
        for aspect, by_language in row.items()
        if isinstance(by_language, dict)
        for language, sentence in by_language.items()
    )
    usual = _range(row["usual"]) if "usual" in row else None
    most = row.get("usual_most")
    return Choice(row["id"], row["asset"], row["staked"], usual, most, words)


def _range(pair: list[float]) -> tuple[float, float]:
    low, high = pair
    return float(low), float(high)
