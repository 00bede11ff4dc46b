"""The judgement: points, contributions, score and band."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.types.document import Span
from analyzer.types.message import Message


class PageKind(StrEnum):
    """What kind of page it is; never a reason not to score an offer on it."""

    OFFER = "offer"
    LISTING = "listing"
    PROMOTION = "promotion"
    ARTICLE = "article"
    WARNING = "warning"
    REFERENCE = "reference"
    OTHER = "other"


class Band(StrEnum):
    """Signs of deception: low < 25 <= elevated < 50 <= high < 75 <= critical."""

    LOW = "low"
    ELEVATED = "elevated"
    HIGH = "high"
    CRITICAL = "critical"
    NOT_AN_OFFER = "not-an-offer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TextTerm:
    """
    What moved the text model, and by how much (log-odds): words, and where they first stand.

    `span` is None where it was no words but a sign, such as "plans ≥ 4".
    """

    term: str
    weight: float
    span: Span | None


@dataclass(frozen=True, slots=True)
class TextScore:
    """What the text model makes of the visible text; probability: calibrated, 0-1."""

    probability: float
    log_odds: float
    kinds: tuple[tuple[PageKind, float], ...]
    terms: tuple[TextTerm, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """A summand of the score, in thousandths of a point; `source` as in the report."""

    source: str  # base | rule:ID | text | floor:ID
    points: int
    because: Message


@dataclass(frozen=True, slots=True)
class OfferVerdict:
    """The score of one offer of the page."""

    offer_id: str
    points: int
    score: int
    band: Band
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The page's judgement: its worst offer's, or a page without offers."""

    score: int | None
    band: Band
    kind: PageKind
    probability: float | None
    points: int
    coverage: float
    contributions: tuple[Contribution, ...]
    offers: tuple[OfferVerdict, ...]
    summary: Message
