"""What a rule is, to a reader, and what became of it on a page."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.types.document import Span


class Severity(StrEnum):
    """How much a red flag weighs; an honest sign is *good*."""

    GOOD = "good"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Confidence(StrEnum):
    """How sure a firing rule can be of what it says."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Reference:
    """A notice that we hold on record; `url` only where the issuer's own page was seen."""

    issuer: str
    title: str
    date: str
    url: str | None


@dataclass(frozen=True, slots=True)
class RuleCard:
    """
    What a reader learns of a rule.

    `title`, `why` and `advice` hold (language, text) pairs for en, zh-Hant, zh-Hans.
    `draft` lists page languages in which the rule is shown but never scored; "*" for
    all.  `floor` is the score (0-100) below which a page that fires it never falls,
    None for no floor.
    """

    id: str
    family: str
    severity: Severity
    confidence: Confidence
    title: tuple[tuple[str, str], ...]
    why: tuple[tuple[str, str], ...]
    advice: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...] = ()
    draft: tuple[str, ...] = ()
    floor: int | None = None
    origin: str = "builtin"  # builtin | user


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Words on the page, or a computed statement.

    Exactly one of `span` and `computed` is given; `computed` is a formula that needs
    no translation, such as "2 % x 60 = 120 % != 150 %".
    """

    span: Span | None = None
    computed: str | None = None


@dataclass(frozen=True, slots=True)
class Fired:
    """The rule holds, and here is why."""

    evidence: tuple[Evidence, ...]
    offer_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clear:
    """The rule was checked and does not hold."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule could not be checked: the page lacks what it looks at."""

    missing: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The rule broke on this page; a fault of ours."""

    reason: str


Outcome = Fired | Clear | NotApplicable | Failed


@dataclass(frozen=True, slots=True)
class Checked:
    """
    A rule and its outcome; `scored` is false for drafts.

    `languages` are those of the phrases that stand as evidence of a firing.
    """

    card: RuleCard
    outcome: Outcome
    scored: bool = True
    languages: tuple[str, ...] = ()
