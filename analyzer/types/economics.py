"""What an offer promises in numbers, and what anyone could really get."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.types.message import Message


class FeasibleVerdict(StrEnum):
    """How far the promise is from what history and arithmetic allow."""

    IMPOSSIBLE = "impossible"
    OUT_OF_REACH = "out-of-reach"
    IMPLAUSIBLE = "implausible"
    OPTIMISTIC = "optimistic"
    PLAUSIBLE = "plausible"
    UNKNOWN = "unknown"


class ValueVerdict(StrEnum):
    """Whether the deal, honestly kept, is a good one."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    LOSES_MONEY = "loses-money"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """Both readings of a figure that the page leaves open; low <= high."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Promise:
    """
    What the offer promises, normalised to common periods.

    Percentages are of the stake, without it; `total_multiple` is all money paid over
    `term_days` per unit staked, the stake's return included where it comes back.
    `fixed`: guaranteed, or a flat rate or amount with no word of variation.
    `judged_multiple` is the kinder reading over `horizon_days` (interface: T rules).
    """

    daily_percent: Interval | None
    monthly_percent: Interval | None
    apr_percent: Interval | None
    apy_percent: Interval | None
    total_multiple: Interval | None
    principal_returned: bool | None
    guaranteed: bool
    fixed: bool
    term_days: float | None
    horizon_days: float
    judged_multiple: float | None


@dataclass(frozen=True, slots=True)
class Quantiles:
    """The 5th, 50th and 95th percentile."""

    p05: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Variant:
    """Multiples of the stake under one model of the future, in USD and in coin."""

    multiple: Quantiles
    coin_multiple: Quantiles


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The best zero-fee, fairly priced contract of the term ever bought."""

    multiple: float
    daily_percent: float  # the simple daily rate that the multiple amounts to
    window: str  # "2011-" or "2016-"
    bought: str  # ISO date


@dataclass(frozen=True, slots=True)
class PerDay:
    """Income of the first day, in `currency`."""

    gross: float
    electricity: float
    fees: float
    net: float
    currency: str


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Days until the price is earned back in the median future."""

    days: float | None
    state: str  # reached | never | unknown


@dataclass(frozen=True, slots=True)
class BuyAndHold:
    """The contract against simply buying the coin on the same day."""

    probability_contract_wins: float
    p50_difference: float  # median of (contract multiple - coin multiple)


@dataclass(frozen=True, slots=True)
class StakingReference:
    """The dated range of an asset's native staking rate, in percent a year."""

    asset: str
    apr_low: float
    apr_mid: float
    apr_high: float
    as_of: str
    unbonding_days: float | None = None  # None where not known


@dataclass(frozen=True, slots=True)
class HashrateNeeded:
    """
    The hashrate the promise would take on day one; prices in USD.

    `stake` is the money it is worked out for, `fair_price` what a year of it is worth
    at k = 1, `hardware_price` and `hardware_price_high` what the machines cost; None
    where the machine prices of the day are not at hand.
    """

    value: float
    unit: str
    fair_price: float
    hardware_price: float | None
    hardware_price_high: float | None = None
    stake: float = 100.0


@dataclass(frozen=True, slots=True)
class DepositsMustGrow:
    """With no income at all: how fast deposits must grow to keep the promise."""

    per_day_percent: float
    doubling_days: float | None
    ruin_day: float | None
    lost_share: float | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure that the result rests on."""

    name: str
    value: float | str
    unit: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class AfterFall:
    """The year's result in percent of the stake if the coin falls by 20 and 50 %."""

    fall_20: float
    fall_50: float


@dataclass(frozen=True, slots=True)
class Feasible:
    """
    What could be paid; fields are None where the question does not arise.

    `times_best_machine`: the promised profit a day over what the best machine, bought
    at cost and run on cheap power, earns on its price.
    """

    verdict: FeasibleVerdict
    because: Message
    horizon_days: float
    probability_promise_met: float | None = None
    times_ceiling: float | None = None
    times_best_machine: float | None = None
    ceiling: Ceiling | None = None
    generous: Variant | None = None
    neutral: Variant | None = None
    share_of_history: float | None = None
    price_ratio_k: float | None = None
    break_even: BreakEven | None = None
    per_day: PerDay | None = None
    buy_and_hold: BuyAndHold | None = None
    staking_reference: StakingReference | None = None
    nominal_apr: float | None = None
    real_apr: float | None = None
    after_fall: AfterFall | None = None
    hashrate_needed: HashrateNeeded | None = None
    deposits_must_grow: DepositsMustGrow | None = None
    energy_kwh: float | None = None
    assumptions: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """
    Assumptions that a caller replaces; None keeps the dated one.

    Names are those under which results list their assumptions.  Shares are fractions
    (0.1 = 10 %), drifts are log percent a year, `adoption_per_day` is a logistic growth
    rate, `people` and `deposit_usd` size the crowd that a scheme without income could
    reach.  `coin_price_usd` and `coin_network_th` are of the coin that the offer mines.
    """

    j_per_th: float | None = None
    usd_per_kwh: float | None = None
    usd_per_th: float | None = None  # price of a machine
    pool_fee: float | None = None
    delay_days: float | None = None  # between payment and the first output
    referral_share: float | None = None
    skim_share: float | None = None
    reinvested_share: float | None = None
    adoption_per_day: float | None = None
    people: float | None = None
    deposit_usd: float | None = None
    price_usd: float | None = None  # bitcoin's
    difficulty: float | None = None
    fees_btc_per_block: float | None = None
    coin_price_usd: float | None = None
    coin_network_th: float | None = None
    term_days: float | None = None  # of an offer that states none
    price_drift: float | None = None
    difficulty_drift: float | None = None
    future_fees: float | None = None  # BTC per block
    window_weeks: float | None = None
    block_days: float | None = None
    seed: float | None = None
    paths: float | None = None  # number of futures drawn


AS_DATED = Overrides()


@dataclass(frozen=True, slots=True)
class Distribution:
    """
    Multiples of the stake in simulated futures, for a drawing.

    `usd` and `coin` hold evenly spaced quantiles (from the lowest to the highest) of
    the generous model; `promised` is the judged multiple, None without a promise.
    """

    usd: tuple[float, ...]
    coin: tuple[float, ...]
    promised: float | None
    horizon_days: float


@dataclass(frozen=True, slots=True)
class Economics:
    """One offer, worked out."""

    offer_id: str
    promise: Promise
    feasible: Feasible
    value: ValueVerdict
    value_because: Message
