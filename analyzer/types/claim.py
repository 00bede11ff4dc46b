"""What a page says about an offer: one small value per kind of statement."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from analyzer.types.document import Span


class Stance(StrEnum):
    """Who promises: the page itself, somebody it reports on, or nobody."""

    OFFERED = "offered"
    REPORTED = "reported"
    DENIED = "denied"


class RateShape(StrEnum):
    """How a rate is put."""

    FIXED = "fixed"
    RANGE = "range"
    UP_TO = "up_to"
    FROM = "from"
    RAMP = "ramp"


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A quantity in a text, with half-open offsets in code points.

    `kind` is percent, money, duration, hashrate, multiple or number; `unit` is "%",
    an ISO 4217 code, a coin symbol or the written symbol, "s", "H/s" or "x"; `bound`
    is "up_to", "from" or None; `period_days` tells per what time, if any.  A range
    keeps its low end in `value` and its high end in `value_max`.  `written` is the
    canonical spelling of a hashrate's own unit, such as "TH/s".
    """

    kind: str
    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: str | None = None
    period_days: Decimal | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class ReturnRate:
    """Percent of the stake per period, as written; `gross`: the stake is inside."""

    percent: Decimal
    percent_max: Decimal | None
    period_days: Decimal | None
    period_unit: str | None  # second, minute, hour, day, working_day, week, month, year, term, ...
    shape: RateShape
    gross: bool
    compounding: bool


@dataclass(frozen=True, slots=True)
class Payout:
    """Money paid per period; `per` is "TH" where it is paid for each TH/s."""

    amount: Decimal
    currency: str
    period_days: Decimal | None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class TotalReturn:
    """Everything paid over the term: money or percent; `gross`: stake inside, None: open."""

    amount: Decimal | None
    currency: str | None
    percent: Decimal | None
    gross: bool | None


@dataclass(frozen=True, slots=True)
class Multiple:
    """The stake times `factor`; `cap`: the most that will ever be paid."""

    factor: Decimal
    days: Decimal | None
    cap: bool


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs: per contract, TH, TH_day, unit, or not said."""

    amount: Decimal
    amount_max: Decimal | None
    currency: str
    per: str | None
    role: str  # price | minimum | maximum


@dataclass(frozen=True, slots=True)
class Hashrate:
    """Computing power in its own unit (H/s ... EH/s); `bonus`: a gift."""

    value: Decimal
    unit: str
    network: str | None
    bonus: bool


@dataclass(frozen=True, slots=True)
class Term:
    """How long it runs."""

    days: Decimal | None
    form: str  # fixed | lifetime | until_unprofitable
    business_days: bool


@dataclass(frozen=True, slots=True)
class Fee:
    """
    A running or one-off cost.

    `unit`: percent_of_output, percent_of_profit, percent_of_deposit,
    percent_of_withdrawal, USD/kWh, USD/TH/day, USD/day, USD/month or USD (one-off),
    with any currency code in place of USD.  `covers` is "electricity" where the page
    says so, else None.
    """

    value: Decimal
    unit: str
    covers: str | None = None


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Energy per hash, in J/TH (the same number as W per TH/s)."""

    j_per_th: Decimal


@dataclass(frozen=True, slots=True)
class PowerPrice:
    """Price of electricity per kWh."""

    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Bonus:
    """Money given at sign-up or on deposit."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A reward for recruiting: percent of a deposit at a level, or a fixed sum."""

    percent: Decimal | None
    level: int | None
    amount: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class MinimumWithdrawal:
    """The smallest sum that will be paid out."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class PrincipalReturned:
    """Whether the stake comes back at the end."""

    value: bool


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A statement that the return is certain."""


@dataclass(frozen=True, slots=True)
class DaysOnline:
    """For how many days the site says it has run."""

    days: Decimal


@dataclass(frozen=True, slots=True)
class MemberCount:
    """How many members, investors or users the site says it has."""

    count: Decimal


Content = (
    ReturnRate
    | Payout
    | TotalReturn
    | Multiple
    | Price
    | Hashrate
    | Term
    | Fee
    | Efficiency
    | PowerPrice
    | Bonus
    | Referral
    | MinimumWithdrawal
    | PrincipalReturned
    | Guarantee
    | DaysOnline
    | MemberCount
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, where it stands and who makes it; `span` None: typed by hand."""

    id: str  # c1, c2, ... in reading order
    content: Content
    stance: Stance
    span: Span | None
