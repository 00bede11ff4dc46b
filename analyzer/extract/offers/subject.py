"""Tell what is sold and in which coin, from the words in a plan and around it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from analyzer.extract.claims import Passage
from analyzer.types.document import BlockKind, Where
from analyzer.types.offer import Product

_PRODUCTS = {
    "p_hosting": Product.HOSTING,
    "p_liquidity": Product.LIQUIDITY,
    "p_lending": Product.LENDING,
    "p_staking": Product.STAKING,
    "p_mining": Product.MINING,
    "p_trading": Product.TRADING,
}
# A title speaks for the page more than a word in passing does.
_TITLE_WEIGHT = 6
# Words by which a page that names no product still sells an investment.
_INVESTS = frozenset(("p_invest", "referral", "principal_back", "guarantee", "put"))
# Characters within which two words speak of each other.
_TOGETHER = 60
_STABLE = frozenset(("USDT", "USDC", "DAI", "BUSD"))


_OUT_OF_SIGHT = frozenset((Where.HIDDEN, Where.COMMENT, Where.META))


class Subject:
    """The words of one page that tell what is sold, in which coin, and whether it varies."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Read the page once; each plan then asks for its own part."""
        self._at = {p.index: p for p in passages}
        passages = [p for p in passages if p.cues]  # the others tell nothing of what is asked
        self._product = _product(passages) or Product.UNKNOWN
        self._coin = _coin(passages)
        mining = _mentioning(passages, "p_mining")
        titles = (p for p in passages if _weight(p) > 1)
        self.sold_by_name = _coin(chain(titles, mining)) is not None
        staking = {p.index for p in _mentioning(passages, "p_staking")}
        below = (p for p in passages if p.index in staking or p.block.heading in staking)
        self._staked = _coin(below)
        self._dollars_mined = any(
            _speaks_of(p, "p_mining", f"coin:{coin}") for p in mining for coin in _STABLE
        )
        self.invests = any(cue.has_any(_INVESTS) for p in passages for cue in p.cues)
        self._fixed = any(_speaks_of(p, "fixed_words", "return") for p in passages)
        self._varies = any(
            _speaks_of(p, "varies", "return") or _speaks_of(p, "varies", "unassured")
            for p in passages
            if p.block.span.where not in _OUT_OF_SIGHT  # what no reader sees softens nothing
        )

    def headers(self, members: Iterable[Passage]) -> list[Passage]:
        """Return the header cells of the plan's cells, each once."""
        found = dict.fromkeys(h for m in members for h in m.block.headers)
        return [self._at[h] for h in found if h in self._at]

    def headings(self, members: Iterable[Passage]) -> list[Passage]:
        """Return the headings that govern the plan's blocks, each once."""
        found = dict.fromkeys(m.block.heading for m in members)
        return [self._at[h] for h in found if h in self._at]

    def product(self, near: Iterable[Passage]) -> Product:
        """Return the product that the nearest words name, else the one the page is about."""
        return _product(near) or self._product

    def coin(self, near: Sequence[Sequence[Passage]], product: Product) -> str | None:
        """Return the ticker that the nearest words name: `near` is ordered from near to far."""
        about = self._coin
        if product is Product.STAKING and self._staked:  # of an exchange's coins the staked ones
            about = self._staked
        coin = next((coin for passages in near if (coin := _coin(passages))), about)
        # A seller of machines who takes USDT mines no USDT: his page has to speak of that, or of
        # income besides.
        promised = self.invests or self._dollars_mined
        paid_in = product is Product.MINING and coin in _STABLE and not promised
        return None if paid_in else coin

    def varies(self, near: Iterable[Passage]) -> bool:
        """Say whether the income is said to vary, of this plan or of the page."""
        if self._fixed:
            return False
        return self._varies or any("varies" in cue.tags for p in near for cue in p.cues)


def _mentioning(passages: Iterable[Passage], tag: str) -> list[Passage]:
    return [p for p in passages if any(cue.has(tag) for cue in p.cues)]


def _speaks_of(passage: Passage, tag: str, other: str) -> bool:
    """Say whether two words stand near each other in the passage."""
    ones = [c.start for c in passage.cues if tag in c.tags]
    if not ones:
        return False
    others = [c.start for c in passage.cues if other in c.tags]
    return any(abs(a - b) < _TOGETHER for a in ones for b in others)


def named_product(passages: Iterable[Passage]) -> Product | None:
    """Return the product that these passages name, None if they name none."""
    return _product(passages)


def _product(passages: Iterable[Passage]) -> Product | None:
    votes: Counter[Product] = Counter()
    for passage in passages:
        weight = _weight(passage)
        for cue in passage.cues:
            for tag in cue.tags:
                if tag in _PRODUCTS:
                    votes[_PRODUCTS[tag]] += weight
    if not votes[Product.MINING]:
        del votes[Product.HOSTING]  # of web sites, not of miners
    return max(_PRODUCTS.values(), key=lambda product: votes[product]) if votes else None


def _coin(passages: Iterable[Passage]) -> str | None:
    votes: Counter[str] = Counter()
    for passage in passages:
        for cue in passage.cues:
            for tag in cue.tags:
                if tag.startswith("coin:") and not _counts_money(passage, cue.start):
                    votes[tag.removeprefix("coin:")] += _weight(passage)
    if not votes:
        return None
    mined = [coin for coin in votes if coin not in _STABLE]
    return max(mined or list(votes), key=lambda coin: votes[coin])


def _counts_money(passage: Passage, start: int) -> bool:
    """Say whether the coin's name at `start` is the unit of a sum of money."""
    return any(q.start <= start < q.end for q in passage.quantities if q.kind == "money")


def _weight(passage: Passage) -> int:
    title = passage.block.kind is BlockKind.HEADING or passage.block.span.where == Where.TITLE
    return _TITLE_WEIGHT if title else 1
