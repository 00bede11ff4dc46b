"""Tell what is sold and in which coin, from the words in a plan and around it."""

from collections import Counter
from collections.abc import Iterable, Sequence

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
_STABLE = frozenset(("USDT", "USDC", "DAI", "BUSD"))


def find_product(near: Iterable[Passage], page: Sequence[Passage]) -> Product:
    """Return the product that the nearest words name, else the one the page is about."""
    return _product(near) or _product(page) or Product.UNKNOWN


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
    if not votes:
        return None
    return max(_PRODUCTS.values(), key=lambda product: votes[product])


def find_coin(near: Sequence[Iterable[Passage]], page: Sequence[Passage]) -> str | None:
    """Return the ticker that the nearest words name: `near` is ordered from near to far."""
    for passages in near:
        if coin := _coin(passages):
            return coin
    return _coin(page)


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
