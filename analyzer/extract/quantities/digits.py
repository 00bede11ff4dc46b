"""Read a number written in digits, whose separators mean different things by country."""

import re
from dataclasses import dataclass
from decimal import Decimal

_MOST_DIGITS = 40  # longer ones are keys and hashes, not amounts
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")  # 1,00,000 is one lakh


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A number in digits.

    `mark` is the separator where it is the only one and stands before three last
    digits: then `value` takes it for a thousands mark, and a thousandth of it is the
    other reading.
    """

    value: Decimal
    mark: str = ""


def read_figure(raw: str) -> Figure | None:
    """
    Read digits with separators; None where they are no number.

    >>> read_figure("1.000,50")
    Figure(value=Decimal('1000.50'), mark='')
    >>> read_figure("18.130")
    Figure(value=Decimal('18130'), mark='.')
    >>> read_figure("1.2.3") is None
    True
    """
    if len(raw) > _MOST_DIGITS:
        return None
    if raw.isdigit():
        return Figure(Decimal(raw))
    return _read_marked(raw.replace(" . ", ".") if " " in raw else raw)


def _read_marked(raw: str) -> Figure | None:
    """Read digits that hold separators."""
    whole, mark, part = _last_mark(raw)
    if mark in "' " or mark in whole:
        return _grouped(raw)
    if whole and not whole.isdigit():
        front = _grouped(whole)
        return Figure(Decimal(f"{front.value}.{part}")) if front else None
    if len(part) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0"):
        return Figure(Decimal(whole + part), mark)
    return Figure(Decimal(f"{whole or 0}.{part}"))


def _last_mark(raw: str) -> tuple[str, str, str]:
    """Split at the last separator."""
    at = max(raw.rfind("."), raw.rfind(","), raw.rfind("'"), raw.rfind(" "))
    return raw[:at], raw[at], raw[at + 1 :]


def _grouped(raw: str) -> Figure | None:
    """Read digits in groups, all marks being thousands marks."""
    if _THOUSANDS.fullmatch(raw) or _INDIAN.fullmatch(raw):
        return Figure(Decimal(re.sub(r"[.,' ]", "", raw)))
    return None
