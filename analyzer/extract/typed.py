"""Write typed terms down as a text, one line a claim, so that a report can quote them."""

from dataclasses import replace
from decimal import Decimal

from analyzer.types.claim import (
    Claim,
    Content,
    Efficiency,
    Fee,
    Guarantee,
    Hashrate,
    MinimumWithdrawal,
    Payout,
    PowerPrice,
    Price,
    PrincipalReturned,
    ReturnRate,
    Term,
)
from analyzer.types.document import Block, BlockKind, Document, Layer, Span, Where
from analyzer.types.offer import Offer


def write_terms(offer: Offer) -> tuple[Document, tuple[Claim, ...]]:
    """Return a document with a line for each claim of `offer`, and the claims placed in it."""
    lines = [_line(claim.content) for claim in offer.claims]
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    spans = [Span(Where.TEXT, s, s + len(x)) for s, x in zip(starts, lines, strict=True)]
    text = "\n".join(lines)
    blocks = tuple(Block(span, BlockKind.PARAGRAPH) for span in spans)
    document = Document((Layer(Where.TEXT, text, text),), blocks, "en")
    placed = (replace(c, span=span) for c, span in zip(offer.claims, spans, strict=True))
    return document, tuple(placed)


def _line(content: Content) -> str:
    """
    Return a claim in words.

    >>> _line(Term(Decimal(60), "fixed", business_days=False))
    'Term: 60 days'
    """
    match content:
        case ReturnRate():
            return f"Return: {_rate(content)}"
        case Payout(amount=amount, currency=currency, period_days=days):
            return f"Payout: {_shown(amount)} {currency}{_every(days)}"
        case Term():
            return f"Term: {_term(content)}"
        case Guarantee():
            return "Called guaranteed"
        case PrincipalReturned(value=back):
            return f"The stake {'comes back at the end' if back else 'is used up'}"
        case _:
            return _cost(content)


def _cost(content: Content) -> str:  # noqa: PLR0911 - one line per kind reads best
    match content:
        case Hashrate(value=value, unit=unit):
            return f"Hashrate: {_shown(value)} {unit}"
        case Price(amount=amount, currency=currency, per=per):
            return f"Price: {_shown(amount)} {currency}{f' per {per}' if per else ''}"
        case Fee(value=value, unit=unit):
            return f"Fee: {_shown(value)} {unit.replace('percent_of_', '% of ')}"
        case Efficiency(j_per_th=joules):
            return f"Efficiency: {_shown(joules)} J/TH"
        case PowerPrice(value=value, currency=currency):
            return f"Electricity: {_shown(value)} {currency}/kWh"
        case MinimumWithdrawal(amount=amount, currency=currency):
            return f"Smallest payout: {_shown(amount)} {currency}"
        case _:
            return _plainly(content)


def _rate(rate: ReturnRate) -> str:
    most = f" to {_shown(rate.percent_max)}" if rate.percent_max is not None else ""
    unit = (rate.period_unit or "").replace("_", " ")
    if rate.period_days is None:
        period = f" over the {unit}" if unit else ""
    else:
        period = f" per {unit}" if unit and unit != "after" else _every(rate.period_days)
    ends = (" (stake inside)" * rate.gross, ", compounding" * rate.compounding)
    return f"{_shown(rate.percent)}{most} %{period}{''.join(ends)}"


def _every(days: Decimal | None) -> str:
    if days is None:
        return ""
    return " per day" if days == 1 else f" after {_shown(days)} days"


def _term(term: Term) -> str:
    if term.days is None:
        return term.form.replace("_", " ")
    return f"{_shown(term.days)} {'working ' * term.business_days}days"


def _plainly(content: Content) -> str:
    """Write what people seldom type by its own names."""
    said = ((name, getattr(content, name)) for name in content.__dataclass_fields__)
    parts = [f"{name} {_shown(value)}" for name, value in said if value not in (None, False)]
    return f"{type(content).__name__}: {', '.join(parts)}".removesuffix(": ")


def _shown(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
