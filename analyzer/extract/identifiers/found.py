"""What the searches of this package hand to one another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier in a text, with half-open offsets."""

    kind: str
    value: str
    start: int
    end: int
    chain: str | None = None
