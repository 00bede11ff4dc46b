"""Say claims in few signs, so that a table of sentences stays readable."""

from decimal import Decimal

from analyzer.extract import extract
from analyzer.text import read
from analyzer.types.claim import (
    Content,
    Multiple,
    Price,
    Referral,
    ReturnRate,
    Stance,
    Term,
    TotalReturn,
)
from analyzer.types.offer import Reading
from analyzer.types.page import Page


def reading_of(content: str) -> Reading:
    """Read a page, given as markup or as plain text."""
    page = Page.from_html(content) if content.lstrip().startswith("<") else Page.from_text(content)
    return extract(read(page))


def stated(content: str) -> list[str]:
    """Return the claims of a page in whatever voice but denial."""
    claims = reading_of(content).claims
    return [brief(c.content) for c in claims if c.stance is not Stance.DENIED]


def brief(content: Content) -> str:
    """Write "ReturnRate(percent=2.5, period_days=1, ...)" as "rate 2.5/1"."""
    name = type(content).__name__
    return _SAY[name](content) if name in _SAY else name


def _n(value: Decimal | None) -> str:
    if value is None:
        return "?"
    return f"{round(value, 6).normalize():f}"


def _high(value: Decimal | None) -> str:
    return "" if value is None else f"-{_n(value)}"


def _rate(c: ReturnRate) -> str:
    period = "" if c.period_days is None else f"/{_n(c.period_days)}"
    marks = (" gross" if c.gross else "") + (" compounding" if c.compounding else "")
    shape = {"up_to": " up to", "from": " from", "ramp": " ramp"}.get(c.shape.value, "")
    return f"rate {_n(c.percent)}{_high(c.percent_max)}{period}{shape}{marks}"


def _total(c: TotalReturn) -> str:
    what = f"{_n(c.percent)}%" if c.percent is not None else f"{_n(c.amount)} {c.currency}"
    return f"total {what}" + {True: " gross", False: " net", None: ""}[c.gross]


def _price(c: Price) -> str:
    per = f"/{c.per}" if c.per not in (None, "contract") else ""
    role = "" if c.role == "price" else f" {c.role}"
    return f"price {_n(c.amount)}{_high(c.amount_max)} {c.currency}{per}{role}"


def _multiple(c: Multiple) -> str:
    return f"x{_n(c.factor)}" + (f" in {_n(c.days)}" if c.days else "") + (" cap" if c.cap else "")


def _term(c: Term) -> str:
    days = _n(c.days) if c.days is not None else c.form
    return f"term {days}" + (" business" if c.business_days else "")


def _referral(c: Referral) -> str:
    what = f"{_n(c.percent)}%" if c.percent is not None else f"{_n(c.amount)} {c.currency}"
    return f"referral {what}" + (f" L{c.level}" if c.level else "")


_SAY = {
    "ReturnRate": _rate,
    "Payout": lambda c: f"payout {_n(c.amount)} {c.currency}/{_n(c.period_days)}",
    "TotalReturn": _total,
    "Multiple": _multiple,
    "Price": _price,
    "Hashrate": lambda c: f"{_n(c.value)} {c.unit}" + (" bonus" if c.bonus else ""),
    "Term": _term,
    "Fee": lambda c: f"fee {_n(c.value)} {c.unit}",
    "Efficiency": lambda c: f"{_n(c.j_per_th)} J/TH",
    "PowerPrice": lambda c: f"power {_n(c.value)} {c.currency}",
    "Bonus": lambda c: f"bonus {_n(c.amount)} {c.currency}",
    "Referral": _referral,
    "MinimumWithdrawal": lambda c: f"withdraw {_n(c.amount)} {c.currency}",
    "PrincipalReturned": lambda c: f"principal {'back' if c.value else 'kept'}",
    "Guarantee": lambda _: "guarantee",
    "DaysOnline": lambda c: f"online {_n(c.days)}",
    "MemberCount": lambda c: f"members {_n(c.count)}",
}
