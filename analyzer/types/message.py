"""A sentence for a person, not yet in any language."""

from dataclasses import dataclass
from decimal import Decimal

Value = str | int | float | Decimal


@dataclass(frozen=True, slots=True)
class Message:
    """A key of the catalogue and the values that its sentence wants, by name."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def message(key: str, **values: Value) -> Message:
    """
    Make a message; values are sorted by name.

    >>> message("value.poor", loss=12)
    Message(key='value.poor', values=(('loss', 12),))
    """
    return Message(key, tuple(sorted(values.items())))
