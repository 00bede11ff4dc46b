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

    >>> message("contribution.rule", rule="risk-denied")
    Message(key='contribution.rule', values=(('rule', 'risk-denied'),))
    """
    return Message(key, tuple(sorted(values.items())))
