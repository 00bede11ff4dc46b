"""A rule as it is written: when it holds, and the words it listens for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from analyzer.types.claim import Stance
from analyzer.types.economics import FeasibleVerdict
from analyzer.types.finding import RuleCard


class Topic(StrEnum):
    """What a page must be about before a rule looks at it."""

    ANY = "any"
    INVESTMENT = "investment"
    MINING = "mining"


class Predicate(StrEnum):
    """Questions that no phrase and no single claim can answer; asked by name in a rule."""

    BONUS_HASHRATE = "bonus-hashrate"
    CONTRACT_SHORT = "contract-short"
    COPYRIGHT_CONTRADICTED = "copyright-contradicted"
    DAILY_AT_LEAST = "daily-at-least"
    DISGUISED_TEXT = "disguised-text"
    DOUBLING = "doubling"
    FIXED_PAYOUT = "fixed-payout"
    FIXED_RATE = "fixed-rate"
    GUARANTEED_RETURN = "guaranteed-return"
    INCOME_ABOVE_NETWORK = "income-above-network"
    LEVELS_AT_LEAST = "levels-at-least"
    LOCK_AT_LEAST = "lock-at-least"
    LOSSLESS_YIELD = "lossless-yield"
    MINING_AS_INTEREST = "mining-as-interest"
    MONTHLY_AT_LEAST = "monthly-at-least"
    OUTSIZED_RETURN = "outsized-return"
    PLAN_OUT_OF_SIGHT = "plan-out-of-sight"
    PRICE_RATIO_ABOVE = "price-ratio-above"
    PRICE_RATIO_BELOW = "price-ratio-below"
    PRICE_UNDER_MACHINE = "price-under-machine"
    PRINCIPAL_BACK = "principal-back"
    RATE_RISES = "rate-rises"
    REFERRAL_SHARE = "referral-share"
    SIGN_UP_MONEY = "sign-up-money"
    TOTAL_CONTRADICTED = "total-contradicted"
    UNMINABLE_COIN = "unminable-coin"
    WITHDRAWAL_FLOOR = "withdrawal-floor"
    YEARLY_AT_LEAST = "yearly-at-least"


@dataclass(frozen=True, slots=True)
class Segment:
    """
    Folded literals, any of which may stand here.

    `gap` is the most words (characters, in scripts without spaces) between the
    segment before and this one; `open_end`: the word may go on ("guarante*").
    Where brackets spell more than `literals` should hold, these are only beginnings, and
    `choices` are all the pieces, one of each to be joined.
    """

    literals: tuple[str, ...]
    gap: int = 0
    open_end: bool = False
    choices: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase in one language: segments that follow each other."""

    language: str
    written: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """
    Holds where a sentence of an allowed stance says one of `any_of`.

    A sentence that also says one of `unless` does not count, nor does a negated phrase
    where a denial is not what the condition listens for.  `layers` names the layers
    that count; empty for all.
    """

    any_of: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    stances: tuple[Stance, ...] = (Stance.OFFERED,)
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A test of one attribute of a claim, such as ``percent >= 10``."""

    attribute: str
    operator: str  # = != < <= > >=
    value: Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """Holds where a claim of the type passes every comparison."""

    claim: str  # the report's name of the type: return_rate, payout, ...
    where: tuple[Comparison, ...]
    stances: tuple[Stance, ...] = (Stance.OFFERED,)


@dataclass(frozen=True, slots=True)
class Judged:
    """Holds for offers whose promise got one of these verdicts; `fixed`: and is a flat one."""

    verdicts: tuple[FeasibleVerdict, ...]
    fixed: bool | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Holds where the named predicate does; `limit` is its one figure, if it has one."""

    predicate: Predicate
    limit: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Silent:
    """
    Holds where a page that could be expected to speak says none of `any_of`.

    A claim of one of the types in `claims` breaks the silence too.  A page with less
    than `least_words` words (two Chinese characters count as one) is not expected to.
    """

    any_of: tuple[Pattern, ...]
    claims: tuple[str, ...]
    least_words: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds where one of the conditions does."""

    of: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds where all of the conditions do."""

    of: "tuple[Condition, ...]"


Condition = Spoken | Claimed | Judged | Asked | Silent | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class Rule:
    """One red flag or honest sign; `path` is where its file stands."""

    card: RuleCard
    topic: Topic
    condition: Condition
    path: str


@dataclass(frozen=True, slots=True)
class Question:
    """
    A flag that no page can show, asked of the reader instead.

    `reason` and `question` hold (language, text) pairs for en, zh-Hant, zh-Hans.
    """

    id: str
    reason: tuple[tuple[str, str], ...]
    question: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ruleset:
    """
    All rules, ordered by id, and the words that tell what a page is about.

    Compared by identity, so that what is compiled from it is compiled once; `digest`
    tells two sets apart in reports.  `negations` are regular expressions of the words
    that turn a phrase into its opposite: before it, behind it, anywhere in its sentence.
    """

    rules: tuple[Rule, ...]
    topics: tuple[tuple[Topic, Spoken], ...]
    digest: str
    questions: tuple[Question, ...] = ()
    negations: tuple[str, str, str] = ("(?!)", "(?!)", "(?!)")


class Expectation(StrEnum):
    """What a rule must do on an example."""

    FIRES = "fires"
    CLEAR = "clear"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Example:
    """A text or page (it begins with "<"), marks removed, and what the rule must quote."""

    language: str
    expected: Expectation
    content: str
    quotes: tuple[str, ...]
