"""Claims that a labeller found on a page, in the words of the report's claims."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analyzer.types.claim import Stance

# What a claim of each type is known by; a labeller may state more, which is then compared too.
TYPES = {
    "return_rate": ("percent", "percent_max", "period_days"),
    "payout": ("amount", "currency", "period_days"),
    "total_return": ("amount", "currency", "percent"),
    "multiple": ("factor", "days", "cap"),
    "price": ("amount", "amount_max", "currency", "per", "role"),
    "hashrate": ("value", "unit", "network", "bonus"),
    "term": ("days", "form", "business_days"),
    "fee": ("value", "unit"),
    "efficiency": ("j_per_th",),
    "power_price": ("value", "currency"),
    "bonus": ("amount", "currency"),
    "referral": ("percent", "level", "amount", "currency"),
    "minimum_withdrawal": ("amount", "currency"),
    "principal_returned": ("value",),
    "guarantee": (),
    "days_online": ("days",),
    "member_count": ("count",),
}
_FURTHER = ("shape", "gross", "compounding", "period_unit")
Scalar = str | bool | Decimal


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as the labeller states it; `quote` stands on the page word for word."""

    type: str
    quote: str
    stance: Stance
    values: tuple[tuple[str, Scalar], ...]


def read_claims(entry: dict[str, Any]) -> tuple[GoldClaim, ...] | None:
    """
    Return the claims of a label file, or None where it states none.

    A file without numbers on its page says ``claims = []``.  ValueError names what is
    wrong in which claim.
    """
    if "claims" not in entry:
        return None
    return tuple(_read_claim(n, claim) for n, claim in enumerate(entry["claims"], 1))


def _read_claim(number: int, claim: dict[str, Any]) -> GoldClaim:
    kind = claim.get("type")
    if kind not in TYPES:
        raise ValueError(f"claims[{number}].type: {kind!r} is not one of {', '.join(TYPES)}")
    if not str(claim.get("quote", "")).strip():
        raise ValueError(f"claims[{number}].quote: empty")
    rest = {k: v for k, v in claim.items() if k not in ("type", "quote", "stance")}
    strange = sorted(rest.keys() - {*TYPES[kind], *_FURTHER})
    if strange:
        raise ValueError(f"claims[{number}]: {kind} has no {', '.join(strange)}")
    stance = Stance(claim.get("stance", Stance.OFFERED))
    values = tuple(sorted((k, _scalar(v)) for k, v in rest.items()))
    return GoldClaim(kind, claim["quote"], stance, values)


def _scalar(value: object) -> Scalar:
    match value:
        case bool() | str():
            return value
        case int() | float():
            return Decimal(str(value))
        case _:
            raise ValueError(f"{value!r} is neither a number, a text nor true or false")
