"""Put into words what a rule worked out; the rules themselves hold bare formulas."""

import re
from collections.abc import Iterator

from analyzer.report.safe import harmless
from analyzer.report.wording import phrase

_FIGURE = r"-?[\d.]+(?:e[+-]?\d+)?"
_FORMS = (
    ("ceiling", r"(?P<days>F) d: x (?P<multiple>F) (?:>|<=) x (?P<best>F) \((?P<year>\d{4})-\)"),
    ("multiple", r"x (?P<multiple>F) / (?P<days>F) d"),
    ("daily", r"(?P<percent>F) %/d"),
    ("monthly", r"(?P<percent>F) %/30 d"),
    ("yearly", r"(?P<percent>F) %/365 d"),
    ("silent", r"0 / (?P<words>F)"),
    ("unminable", r"(?P<coin>\w+): no proof of work"),
    ("price_above", r"k = (?P<ratio>F) > (?P<limit>F)"),
    ("price_below", r"k = (?P<ratio>F) < (?P<limit>F)"),
    ("referral", r"(?P<sum>F(?: \+ F)+ = F %)"),
    ("tiers", r"(?P<small>F): (?P<low>F) %/d < (?P<large>F): (?P<high>F) %/d"),
    ("machine", r"(?P<price>F) USD/TH < F x (?P<machine>F) USD/TH"),
    ("income", r"(?P<income>F) USD/TH/d > F x (?P<paid>F) USD/TH/d"),
    ("total", r"(?P<percent>F) % x (?P<periods>F) = (?P<product>F) % != (?P<stated>F) %"),
    ("online", r"(?P<days>F) d > (?P<longest>F) d"),
)
_KNOWN = tuple((f"formula.{name}", re.compile(form.replace("F", _FIGURE))) for name, form in _FORMS)
_WORDS = frozenset({"coin", "sum", "year"})


def spoken(formula: str, lang: str) -> str:
    """
    Return the sentence for a formula; one that is not known is shown as it is.

    >>> spoken("x 2.8 / 60 d", "en")
    '2.8 times the money in 60 days'
    """
    for key, form in _KNOWN:
        if found := form.fullmatch(formula):
            return phrase(key, lang, **dict(_figures(found)))
    return harmless(formula)


def _figures(found: re.Match[str]) -> Iterator[tuple[str, str | float]]:
    for name, text in found.groupdict().items():
        yield name, text if name in _WORDS else float(text)
