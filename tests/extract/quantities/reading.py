"""A short way to write what is found in a sentence."""

from decimal import Decimal

from analyzer.extract.quantities import find_quantities


def plain(number: Decimal | None) -> float | None:
    return None if number is None else round(float(number), 6)


def amounts(text: str, language: str | None, kind: str) -> list[tuple[float | None, str]]:
    """Return value and unit of every quantity of a kind."""
    return [(plain(q.value), q.unit) for q in find_quantities(text, language) if q.kind == kind]


def rates(text: str, language: str | None) -> list[tuple[float | None, float | None]]:
    """Return every percentage with its period in days."""
    return [
        (plain(q.value), plain(q.period_days))
        for q in find_quantities(text, language)
        if q.kind == "percent"
    ]


def days(text: str, language: str | None) -> list[float]:
    """Return every length of time in days."""
    found = find_quantities(text, language)
    return [round(float(q.value) / 86400, 6) for q in found if q.kind == "duration"]
