"""Read plans that are written as data: lines of "key: value" that form one record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby

from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.periods import DAYS
from analyzer.resources.words import record_keys
from analyzer.types.claim import (
    Content,
    Payout,
    Price,
    PrincipalReturned,
    RateShape,
    ReturnRate,
    Term,
    TotalReturn,
)
from analyzer.types.document import BlockKind

_LARGEST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a record: what its key means, its value, and where it stands."""

    meaning: str
    value: str
    passage: Passage

    @property
    def number(self) -> Decimal | None:
        """The value as a positive number, None if it is none."""
        try:
            number = Decimal(self.value.replace(",", "").rstrip("% "))
        except InvalidOperation:
            return None
        return number if number.is_finite() and 0 < number < _LARGEST else None


@dataclass(frozen=True, slots=True)
class Record:
    """The lines of one object and the currency of sums that name none."""

    fields: Mapping[str, Field]
    currency: str

    def number(self, meaning: str) -> Decimal | None:
        """Return the number under a key that means `meaning`."""
        field = self.fields.get(meaning)
        return field.number if field else None

    def word(self, meaning: str) -> str:
        """Return the words under such a key, in lower case."""
        field = self.fields.get(meaning)
        return field.value.lower() if field else ""


def find_records(passages: Sequence[Passage]) -> Iterator[Record]:
    """Yield each object of the page's data that has the fields of a plan."""
    lines = [p for p in passages if p.block.kind is BlockKind.CODE and p.block.card >= 0]
    currency = _usual_currency(passages)
    for _, run in groupby(lines, key=lambda p: (p.block.span.where, p.block.card)):
        fields: dict[str, Field] = {}
        for field in (_field(p) for p in run):
            if field is not None:
                fields.setdefault(field.meaning, field)
        record = Record(fields, _currency(fields) or currency)
        if _is_plan(record):
            yield record


def read_record(record: Record) -> Iterator[tuple[Passage, Content]]:
    """Yield what the record states, each with the line that states it."""
    for meaning, field in record.fields.items():
        content = _content(record, meaning, field.number)
        if content is not None:
            yield field.passage, content


def _field(passage: Passage) -> Field | None:
    key, colon, value = passage.words.partition(":")
    meaning = record_keys().meanings.get(key.strip().lower())
    return Field(meaning, value.strip(), passage) if colon and meaning else None


def _is_plan(record: Record) -> bool:
    """Say whether there is a figure of income, and one of what it costs or how long it runs."""
    income = any(record.number(m) for m in ("rate", "year_rate", "payout", "total"))
    frame = any(record.number(m) for m in ("minimum", "maximum", "price", "term"))
    return income and frame


def _content(record: Record, meaning: str, number: Decimal | None) -> Content | None:
    if meaning == "principal":
        return _principal(record)
    reader = _READERS.get(meaning)
    return reader(record, meaning, number) if reader and number is not None else None


def _price(record: Record, meaning: str, number: Decimal) -> Price:
    per = "contract" if meaning == "price" else None
    return Price(number, None, record.currency, per, meaning)


def _term(_record: Record, _meaning: str, number: Decimal) -> Term:
    return Term(number, "fixed", business_days=False)


def _income(record: Record, meaning: str, number: Decimal) -> Content | None:
    """Read a sum beside a price; without one it may be percent or money: left unread."""
    if record.number("price") is None:
        return None
    if meaning == "payout":
        return Payout(number, record.currency, Decimal(1))
    return TotalReturn(number, record.currency, None, _holds(record, number))


def _rate(record: Record, meaning: str, number: Decimal) -> ReturnRate:
    days, unit = _period(record, meaning)
    gross = record.word("principal") in record_keys().inside or (unit == "after" and number > 100)
    return ReturnRate(number, None, days, unit, RateShape.FIXED, gross, compounding=False)


def _period(record: Record, meaning: str) -> tuple[Decimal | None, str | None]:
    if meaning == "year_rate":
        return DAYS["year"], "year"
    unit = record_keys().times.get(record.word("period"))
    if unit is None:
        key = record.fields[meaning].passage.words.partition(":")[0].lower()
        unit = next((u for w, u in record_keys().times.items() if w in key.split()), None)
    if unit == "after":
        return record.number("term"), "after"
    return (DAYS[unit], unit) if unit else (None, None)


def _principal(record: Record) -> PrincipalReturned | None:
    word = record.word("principal")
    if word in record_keys().yes or word in record_keys().no:
        return PrincipalReturned(value=word in record_keys().yes)
    return None


def _holds(record: Record, total: Decimal) -> bool | None:
    """Say whether the total holds the price, by the daily sum if there is one."""
    price, daily, days = (record.number(m) for m in ("price", "payout", "term"))
    if price is None or daily is None or days is None:
        return None
    return abs(total - price - daily * days) < abs(total - daily * days)


def _currency(fields: Mapping[str, Field]) -> str | None:
    field = fields.get("currency")
    unit = fields.get("period")  # "unit: USD" is no time
    if field is None and unit is not None and unit.value.lower() not in record_keys().times:
        field = unit
    known = field is not None and field.value.isalpha() and 2 < len(field.value) < 6
    return field.value.upper() if known and field is not None else None


def _usual_currency(passages: Sequence[Passage]) -> str:
    found: dict[str, int] = {}
    for passage in passages:
        for quantity in passage.quantities:
            if quantity.kind == "money":
                found[quantity.unit] = found.get(quantity.unit, 0) + 1
    return max(found, key=lambda unit: found[unit]) if found else "USD"


_READERS: Mapping[str, Callable[[Record, str, Decimal], Content | None]] = {
    "rate": _rate,
    "year_rate": _rate,
    "minimum": _price,
    "maximum": _price,
    "price": _price,
    "term": _term,
    "payout": _income,
    "total": _income,
}
