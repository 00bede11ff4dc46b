"""Say messages in the reader's language, with numbers as that language writes them."""

from collections.abc import Mapping
from decimal import Decimal

from analyzer.resources.catalogue import catalogue
from analyzer.types.message import Message, Value


def say(words: Message, lang: str) -> str:
    """
    Return the sentence for `words` in `lang` (en, zh-Hant or zh-Hans).

    Raises KeyError for a key the catalogue lacks; a test keeps that from shipping.
    """
    return fill(catalogue()[words.key][lang], dict(words.values), lang)


def label(key: str, lang: str) -> str:
    """Return a fixed word or sentence of the catalogue."""
    return catalogue()[key][lang]


def fill(template: str, values: Mapping[str, Value], lang: str) -> str:
    """Put `values` into the gaps of `template`; a value may be a catalogue key in ``@key`` form."""
    return template.format_map({name: _shown(value, lang) for name, value in values.items()})


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, str):
        return label(value[1:], lang) if value.startswith("@") else value
    return number(value)


def number(value: float | Decimal) -> str:
    """
    Write a number to four significant digits, with thousands marks.

    Both the English and the Chinese reader write 1,234.5.

    >>> number(1234567), number(0.000123456), number(12), number(0.5)
    ('1,235,000', '0.0001235', '12', '0.5')
    """
    rounded = significant(float(value))
    if rounded == int(rounded):
        return f"{int(rounded):,}" if abs(rounded) < 1e15 else f"{rounded:.3g}"
    return f"{rounded:,.12f}".rstrip("0").rstrip(".") if abs(rounded) >= 1e-6 else f"{rounded:.3e}"


def significant(value: float, digits: int = 4) -> float:
    """
    Round to `digits` significant digits.

    >>> significant(0.12345678), significant(98765.4)
    (0.1235, 98770.0)
    """
    return float(f"{value:.{digits}g}")
