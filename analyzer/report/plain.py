"""Turn frozen values into what JSON can hold."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any

from analyzer.report.wording import say, significant
from analyzer.types.message import Message

# Most values are of these types, and JSON holds them as they are.
_READY = frozenset((NoneType, bool, int, str))


def exact(value: Decimal | None) -> int | float | None:
    """
    Return a figure read on the page, unrounded: it is a quotation.

    >>> exact(Decimal("2.50")), exact(Decimal("9474310"))
    (2.5, 9474310)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def stated(value: object) -> object:
    """Return a field of a claim for the report: figures exact, words and yes or no as they are."""
    return exact(value) if isinstance(value, Decimal) else plain(value, "en")


def plain(value: object, lang: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """
    Return `value` as JSON: computed numbers to four significant digits, messages said.

    Raises TypeError for a value that no report may hold.
    """
    kind = type(value)
    if kind in _READY:
        return value
    write = _writer(kind)  # type: ignore[arg-type] # any type is hashable
    return write(value, lang)


@cache
def _writer(kind: type) -> Callable[[Any, str], Any]:
    """Return what writes values of a type; a report holds thousands of some thirty types."""
    for base, write in _WRITERS.items():
        if issubclass(kind, base):
            return write
    if not is_dataclass(kind):
        raise TypeError(kind.__name__)
    names = tuple(f.name for f in fields(kind))
    return lambda value, lang: {name: plain(getattr(value, name), lang) for name in names}


# In this order: a StrEnum is a string, too, and a date and time a date.
_WRITERS: dict[type, Callable[[Any, str], Any]] = {
    float: lambda value, _: significant(value),
    Enum: lambda value, _: value.value,
    int: lambda value, _: value,
    str: lambda value, _: value,
    Decimal: lambda value, _: exact(value),
    Message: say,
    date: lambda value, _: value.isoformat(),
    Mapping: lambda value, lang: {str(key): plain(inner, lang) for key, inner in value.items()},
    tuple: lambda value, lang: [plain(inner, lang) for inner in value],
    list: lambda value, lang: [plain(inner, lang) for inner in value],
}
