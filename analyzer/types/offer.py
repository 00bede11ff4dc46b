"""An offer: the claims of one plan, gathered; and the page once it has been read."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.types.claim import Claim, Stance
from analyzer.types.document import Document, Span


class Product(StrEnum):
    """What is sold."""

    MINING = "mining"
    STAKING = "staking"
    LENDING = "lending"
    LIQUIDITY = "liquidity"
    TRADING = "trading"
    HOSTING = "hosting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Offer:
    """
    One plan that the page offers.

    `coin` is the ticker of what is mined, staked or paid ("BTC", "USDT", "DOGE");
    None where the page names none.  All claims have the stance *offered*, except
    that a denied guarantee is kept, because it tells that the return varies.
    `varies` is true where the page says that the income changes (difficulty, price,
    "estimated", "not guaranteed"); `grows` where one statement says that a sum handed
    over brings more than a tenth of it a month.
    """

    id: str  # o1, o2, ...
    name: str | None
    product: Product
    coin: str | None
    claims: tuple[Claim, ...]
    varies: bool = False
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block and the stance in which it speaks."""

    span: Span
    block: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class Identifier:
    """
    A handle by which an operator can be recognised.

    `kind`: wallet, email, phone, telegram, whatsapp, line, wechat, referral_code,
    analytics_id or company_number.
    """

    kind: str
    value: str
    span: Span
    chain: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything that was read in it."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    offers: tuple[Offer, ...]
    identifiers: tuple[Identifier, ...] = ()
