"""Tell what changed between two audits: pages come and gone, terms, scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzer.batch.entries import Entry, entries
from analyzer.batch.store import Store

LEAST_MOVE = 5  # points; a smaller move within a band is noise
_TERMS = ("product_price", "hashrate", "term")


class Kind(StrEnum):
    """What became of a page."""

    NEW = "new"
    MISSING = "missing"  # no longer among the targets
    GONE = "gone"  # could be read, can no longer
    BACK = "back"
    SCORE = "score"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one page; `old` and `new` are what it was and is, as a person reads it."""

    kind: Kind
    target: str
    old: str
    new: str

    def tree(self) -> dict[str, str]:
        """Return it as plain values."""
        return {
            "change": self.kind.value,
            "target": self.target,
            "old": self.old,
            "new": self.new,
        }


def differences(old: Store, new: Store) -> Iterator[Change]:
    """Yield what changed from one audit to another, first what the new one holds, in its order."""
    known = dict(_places(old))
    left = dict.fromkeys(number for _, number in _places(old))
    for entry in entries(new):
        match = next((known[x] for x in _keys(new, entry.id) if x in known), None)
        before = None if match is None else next(entries(old, only=match), None)
        if match is None or before is None:
            yield Change(Kind.NEW, entry.names[0], "", _standing(entry))
        else:
            left.pop(match, None)
            yield from _changes(before, entry)
    for number in left:
        for before in entries(old, only=number):
            yield Change(Kind.MISSING, before.names[0], _standing(before), "")


def _places(store: Store) -> Iterator[tuple[str, int]]:
    """Yield the entry that each address led to: by its final address, then by what was asked."""
    yield from store.stream(
        "SELECT 'page:' || final_key, coalesce(same_as, id) FROM targets"
        " WHERE final_key IS NOT NULL AND state != 'left-out'"
        " UNION ALL SELECT key, coalesce(same_as, id) FROM targets WHERE state != 'left-out'"
    )


def _keys(store: Store, number: int) -> list[str]:
    rows = store.ask(
        "SELECT key FROM targets WHERE id = ?1 OR same_as = ?1"
        " UNION ALL SELECT 'page:' || final_key FROM targets"
        " WHERE id = ?1 AND final_key IS NOT NULL",
        number,
    )
    return [row[0] for row in rows]


def _changes(before: Entry, after: Entry) -> Iterator[Change]:
    name = after.names[0]
    if before.packed is not None and after.packed is None:
        yield Change(Kind.GONE, name, _standing(before), _standing(after))
    elif before.packed is None and after.packed is not None:
        yield Change(Kind.BACK, name, _standing(before), _standing(after))
    elif before.packed is not None and after.packed is not None:
        if _moved(before, after):
            yield Change(Kind.SCORE, name, _standing(before), _standing(after))
        old, new = terms_of(before.report()), terms_of(after.report())
        if old != new:
            gone = [x for x in old if x not in new]
            come = [x for x in new if x not in old]
            yield Change(Kind.TERMS, name, "; ".join(gone), "; ".join(come))


def _moved(before: Entry, after: Entry) -> bool:
    far = abs((after.score or 0) - (before.score or 0)) >= LEAST_MOVE
    return before.band != after.band or far


def _standing(entry: Entry) -> str:
    """Say where an entry stands: its band and score, or what went wrong."""
    if entry.band is None:
        return entry.problem[1] if entry.problem else entry.state
    return entry.band if entry.score is None else f"{entry.band} {entry.score}"


def terms_of(report: dict[str, Any] | None) -> list[str]:
    """Return the terms of each offer in a report, one line an offer."""
    return [_terms(offer) for offer in report["offers"]] if report else []


def _terms(offer: dict[str, Any]) -> str:
    parts = [offer["name"] or offer["id"]]
    daily = offer["promised"]["daily_percent"]
    total = offer["promised"]["total_multiple"]
    parts += [f"{_span(daily)} %/day"] if daily else []
    parts += [f"{_span(total)} x"] if total else []
    for name in _TERMS:
        said = offer[name] or {}
        shown = [str(said[x]) for x in _SHOWN[name] if said.get(x) not in {None, ""}]
        parts += [" ".join(shown)] if shown else []
    return ", ".join(parts)


_SHOWN = {
    "product_price": ("amount", "amount_max", "currency"),
    "hashrate": ("value", "unit"),
    "term": ("form", "days"),
}


def _span(both: dict[str, float]) -> str:
    low, high = both["low"], both["high"]
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"
