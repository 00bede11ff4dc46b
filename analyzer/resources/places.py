"""Where people can report an offer, with the date of the list."""

from dataclasses import dataclass
from functools import cache

from analyzer.resources import read_toml


@dataclass(frozen=True, slots=True)
class Place:
    """
    An authority or hotline; `name` and `how` hold (language, text) pairs.

    `country` is an ISO code, or UK; `languages` are the report languages whose readers
    live there; `url` is None where only a telephone number is known.
    """

    country: str
    languages: tuple[str, ...]
    name: tuple[tuple[str, str], ...]
    how: tuple[tuple[str, str], ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Places:
    """All places; `as_of` is the month in which the list was put together."""

    as_of: str
    places: tuple[Place, ...]

    def for_language(self, lang: str) -> tuple[Place, ...]:
        """Return all places, those of the language's readers first."""
        return tuple(sorted(self.places, key=lambda place: lang not in place.languages))


@cache
def report_places() -> Places:
    """Return the list in ``facts/report_places.toml``."""
    table = read_toml("facts/report_places.toml")
    return Places(
        as_of=table["as_of"],
        places=tuple(
            Place(
                country=row["country"],
                languages=tuple(row["languages"]),
                name=tuple(sorted(row["name"].items())),
                how=tuple(sorted(row["how"].items())),
                url=row.get("url"),
            )
            for row in table["places"]
        ),
    )
