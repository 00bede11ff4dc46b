"""Say messages in the reader's language, with figures, money and dates as it writes them."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from analyzer.report.safe import harmless
from analyzer.resources.catalogue import catalogue
from analyzer.types.message import Message, Value

# Currencies counted in whole units, and those that are spent like US dollars.
WITHOUT_CENTS = frozenset({"JPY", "KRW", "VND", "IDR", "TWD"})
IN_DOLLARS = frozenset({"USDC", "DAI", "BUSD", "TUSD", "FDUSD", "USDD"})
LEAST_IN_CENTS = 0.1  # below it, two decimals would leave one digit

_SPACED_PERCENT = re.compile(r"(?<=[\d}]) %")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:\.\.(\d{2}))?")
_SPANS = (
    ("date.from", re.compile(r"(?P<first>\d{4})-")),
    ("date.until", re.compile(r"to (?P<first>\d{4})")),
    ("date.decade", re.compile(r"(?P<first>\d{4})s")),
    ("date.years", re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")),
    ("date.about", re.compile(r"about (?P<first>.+)")),
    ("date.both", re.compile(r"(?P<first>.+) / (?P<last>.+)")),
)


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
    """
    Put `values` into the gaps of `template`; a value may be a catalogue key in ``@key`` form.

    A gap named ``income_usd`` holds the value ``income`` as a sum of money.
    """
    shown = {name: _shown(value, lang) for name, value in values.items()}
    return template.format_map(_Gaps(shown, values, lang))


def phrase(key: str, lang: str, **values: Value) -> str:
    """Return the sentence `key` with `values` in its gaps; text is put in as it is."""
    shown = {name: _plain(value, lang) for name, value in values.items()}
    return label(key, lang).format_map(_Gaps(shown, values, lang))


class _Gaps(dict[str, str]):
    """What stands in a sentence's gaps; a sum of money is written when the sentence asks."""

    def __init__(self, shown: dict[str, str], values: Mapping[str, Value], lang: str) -> None:
        super().__init__(shown)
        self._values, self._lang = values, lang

    def __missing__(self, name: str) -> str:
        if not name.endswith("_usd"):
            raise KeyError(name)
        return money(float(self._values[name.removesuffix("_usd")]), "USD", self._lang)


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, str) and value.startswith("@") and value[1:] in catalogue():
        return label(value[1:], lang)
    return _plain(value, lang)


def _plain(value: Value, lang: str) -> str:
    if not isinstance(value, str):
        return number(value)
    return day(value, lang) if _DAY.fullmatch(value) or _MONTH.fullmatch(value) else value


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

    >>> money(1095, "USD", "en"), money(2.1, "USD", "zh-Hant"), money(5, "DOGE", "en")
    ('US$1,095', '2.10 美元', '5 DOGE')
    """
    written = catalogue().get(f"currency.{currency}")
    figure, sign = sum_of_money(abs(amount), currency), "-" if amount < 0 else ""
    shown = written[lang].format(value=figure) if written else f"{figure} {currency}"
    return sign + shown


def sum_of_money(amount: float, currency: str) -> str:
    """
    Write a sum with the decimals that its currency has, and more where they would all be 0.

    >>> [sum_of_money(x, "USD") for x in (2.1, 30, 99.954, 1234.5, 0.5, 0.9219, 0.125, 0.0345)]
    ['2.10', '30', '99.95', '1,234.50', '0.50', '0.92', '0.125', '0.0345']
    >>> sum_of_money(1234.5, "JPY"), sum_of_money(0.00012345, "BTC"), sum_of_money(2.5, "ETH")
    ('1,234', '0.00012345', '2.5')
    """
    if not math.isfinite(amount):
        return "?"
    if currency in WITHOUT_CENTS and amount >= 10:
        return f"{amount:,.0f}"
    if currency in IN_DOLLARS or f"currency.{currency}" in catalogue():
        return _in_cents(amount)
    return _in_coins(amount)


def _in_cents(amount: float) -> str:
    if amount == int(amount):
        return f"{amount:,.0f}"
    if amount >= 1 or (amount >= LEAST_IN_CENTS and amount != round(amount, 3)):
        return f"{amount:,.2f}".removesuffix(".00")
    whole = f"{significant(amount, 3):.12f}".rstrip("0")
    return whole if len(whole) >= len("0.00") else f"{amount:.2f}"


def _in_coins(amount: float) -> str:
    """Write at most eight decimals, as wallets do, fewer of a larger sum."""
    decimals = 8 if amount < 1 else 4
    shown = f"{amount:,.{decimals}f}".rstrip("0").rstrip(".")
    return shown if float(shown.replace(",", "")) or not amount else number(amount)


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
    return _span(text, lang)


def _span(text: str, lang: str) -> str:
    """Write a year, a span of years, or two dates; anything else is returned as it is."""
    if text.isdigit() and len(text) == len("2026"):
        return label("date.year", lang).format(first=text)
    for key, form in _SPANS:
        if found := form.fullmatch(text):
            inner = {name: _part(part, lang) for name, part in found.groupdict().items()}
            return label(key, lang).format_map(inner)
    return text


def _part(text: str, lang: str) -> str:
    """Write a date inside a span; a bare year stays one, as the span says that it is a year."""
    return text if text.isdigit() else day(text, lang)


def _month(number_of_month: str, lang: str) -> str:
    return (
        label(f"month.{int(number_of_month):02}", lang) if 1 <= int(number_of_month) <= 12 else ""
    )
