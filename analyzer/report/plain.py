"""Turn frozen values into what JSON can hold."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
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


def plain(  # noqa: PLR0911 - one line per kind of value reads best
    value: object, lang: str
) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """
    Return `value` as JSON: computed numbers to four significant digits, messages said.

    Raises TypeError for a value that no report may hold.
    """
    if type(value) in _READY:
        return value
    match value:
        case float():
            return significant(value)
        case Enum():  # before str: a StrEnum is both
            return value.value
        case int() | str():
            return value
        case Decimal():
            return exact(value)
        case Message():
            return say(value, lang)
        case datetime() | date():
            return value.isoformat()
        case _:
            return _plain_container(value, lang)


def _plain_container(value: Any, lang: str) -> Any:  # noqa: ANN401
    names = _names(type(value))  # type: ignore[arg-type] # any type is hashable
    if names is not None:
        return {name: plain(getattr(value, name), lang) for name in names}
    if isinstance(value, Mapping):
        return {str(key): plain(inner, lang) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner, lang) for inner in value]
    raise TypeError(type(value).__name__)


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """Return the names of a dataclass's fields, None for another type."""
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None
