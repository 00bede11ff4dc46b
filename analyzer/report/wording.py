"""Say messages in the reader's language, with figures, money and dates as it writes them."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from analyzer.report.safe import harmless
from analyzer.resources.catalogue import catalogue
from analyzer.types.message import Message, Value

_SPACED_PERCENT = re.compile(r"(?<=[\d}]) %")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:\.\.(\d{2}))?")


def say(words: Message, lang: str) -> str:
    """
    Return the sentence for `words` in `lang` (en, zh-Hant or zh-Hans).

    Raises KeyError for a key the catalogue lacks; a test keeps that from shipping.
    """
    return fill(label(words.key, lang), dict(words.values), lang)


@cache
def label(key: str, lang: str) -> str:
    """Return a fixed word or sentence; none of the three languages parts a figure from its %."""
    return _SPACED_PERCENT.sub("%", catalogue()[key][lang])


def assumption(name: str, lang: str) -> str:
    """Return the words for an assumption; one that came from elsewhere keeps its own name."""
    known = catalogue().get(f"assumption.{name}")
    return known[lang] if known else harmless(name, 80)


def fill(template: str, values: Mapping[str, Value], lang: str) -> str:
    """Put `values` into the gaps of `template`; a value may be a catalogue key in ``@key`` form."""
    return template.format_map({name: _shown(value, lang) for name, value in values.items()})


def phrase(key: str, lang: str, **values: Value) -> str:
    """Return the sentence `key` with `values` in its gaps; text is put in as it is."""
    shown = {name: _plain(value, lang) for name, value in values.items()}
    return label(key, lang).format_map(shown)


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, str) and value.startswith("@") and value[1:] in catalogue():
        return label(value[1:], lang)
    return _plain(value, lang)


def _plain(value: Value, lang: str) -> str:
    if not isinstance(value, str):
        return number(value)
    return day(value, lang) if _DAY.fullmatch(value) else value


def number(value: float | Decimal) -> str:
    """
    Write a figure as briefly as it still tells something: three digits, four from 1,000 on.

    Both the English and the Chinese reader write 1,234.5.

    >>> number(1234567), number(95.51), number(0.000123456), number(12), number(0.5)
    ('1,235,000', '95.5', '0.000123', '12', '0.5')
    """
    amount = float(value)
    if not math.isfinite(amount):
        return "?"
    rounded = significant(amount, 4 if abs(amount) >= 1000 else 3)
    if rounded == int(rounded):
        return f"{int(rounded):,}" if abs(rounded) < 1e15 else f"{rounded:.3g}"
    return f"{rounded:,.12f}".rstrip("0").rstrip(".") if abs(rounded) >= 1e-6 else f"{rounded:.3g}"


def significant(value: float, digits: int = 4) -> float:
    """
    Round to `digits` significant digits.

    >>> significant(0.12345678), significant(98765.4)
    (0.1235, 98770.0)
    """
    return float(f"{value:.{digits}g}")


def percent(value: float) -> str:
    """
    Write a percentage.

    >>> percent(1095), percent(0.0966)
    ('1,095%', '0.0966%')
    """
    return f"{number(value)}%"


def share(part: float) -> str:
    """
    Write a share of 1 as a percentage; what is tiny but not nothing is said so.

    >>> share(0), share(0.00004), share(0.1234), share(0.9999)
    ('0%', '< 0.1%', '12.3%', '> 99.9%')
    """
    if 0 < part < 0.001:
        return "< 0.1%"
    if 0.999 < part < 1:
        return "> 99.9%"
    return f"{100 * part:.1f}".removesuffix(".0") + "%"


def money(amount: float, currency: str, lang: str) -> str:
    """
    Write a sum as the reader's language does; a currency without a custom follows its code.

    >>> money(1095, "USD", "en"), money(1095, "USD", "zh-Hant"), money(5, "DOGE", "en")
    ('US$1,095', '1,095 美元', '5 DOGE')
    """
    written = catalogue().get(f"currency.{currency}")
    figure, sign = number(abs(amount)), "-" if amount < 0 else ""
    shown = written[lang].format(value=figure) if written else f"{figure} {currency}"
    return sign + shown


def day(text: str, lang: str) -> str:
    """
    Write an ISO day or month, or a range of months; anything else is returned as it is.

    >>> day("2026-06-25", "en"), day("2026-02..07", "zh-Hant"), day("to 2023", "en")
    ('25 June 2026', '2026 年 2 月至 7 月', 'to 2023')
    """
    if found := _DAY.fullmatch(text):
        year, month, number_of_day = found.groups()
        names = {"day": str(int(number_of_day)), "month": _month(month, lang), "year": year}
        return label("date.day", lang).format_map(names)
    if found := _MONTH.fullmatch(text):
        year, first, last = found.groups()
        key = "date.months" if last else "date.month"
        names = {"month": _month(first, lang), "last": _month(last or first, lang), "year": year}
        return label(key, lang).format_map(names)
    return text


def _month(number_of_month: str, lang: str) -> str:
    return (
        label(f"month.{int(number_of_month):02}", lang) if 1 <= int(number_of_month) <= 12 else ""
    )
