"""Read a listing page for the offers it leads to, and the words it praises them with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from analyzer.batch.addresses import (
    carried,
    cleaned,
    codes,
    host_of,
    identity,
    leads_elsewhere,
    normal,
    nothing_to_audit,
    related,
)
from analyzer.report.safe import harmless
from analyzer.resources import read_toml
from analyzer.text import read
from analyzer.types.document import Area, Block, BlockKind, Document, Link, Where
from analyzer.types.page import Page

MOST_WORDS = 400  # characters of praise kept
_SECTION_OFFERS = 2  # different offers under one heading, at most, for its text to speak of each


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One offer on a listing.

    `url` is what to fetch: the offer itself, cleaned, or the hop that leads to it.
    `written` is the link as it stands there; `codes` name whom the seller pays.
    """

    url: str
    written: str
    words: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing page says: its offers in order, and whether it tells that it is paid."""

    mentions: tuple[Mention, ...]
    discloses: bool
    title: str = ""


def read_listing(page: Page, base: str | None = None) -> Listing:
    """
    Return the offers a listing leads to; `base` is its address where the page has none.

    Left out: menus and footers, the site's own pages, networks, stores and services that
    sell no contract.  Several links to one offer are one mention, with the longest words.
    """
    own = page.final_url or page.url or base
    document = read(replace(page, final_url=own))
    around = _Surroundings(document)
    found: dict[str, Mention] = {}
    for link, url in _outbound(document, own):
        mention = _mention(url, own, around.words(link))
        key = identity(mention.url)
        found[key] = _merged(found[key], mention) if key in found else mention
    return Listing(tuple(found.values()), _discloses(document), document.title)


def _outbound(document: Document, own: str | None) -> Iterable[tuple[Link, str]]:
    for link in document.links:
        if link.span.where != Where.TEXT or _area(document, link) in _ELSEWHERE:
            continue
        url = _absolute(link.url, own)
        if url is not None and _is_offer(url, own):
            yield link, url


_ELSEWHERE = frozenset({Area.NAVIGATION, Area.FOOTER})


def _absolute(written: str, own: str | None) -> str | None:
    """Return a link in normal form; None for one that no browser would open as a page."""
    try:
        joined = urljoin(own, written) if own else written
    except ValueError:  # brackets that are no address
        return None
    return normal(joined) if "//" in joined[:8] else None


def _area(document: Document, link: Link) -> Area:
    number = document.block_at(link.span)
    return document.blocks[number].area if number >= 0 else Area.MAIN


def _is_offer(url: str, own: str | None) -> bool:
    if nothing_to_audit(carried(url) or url):
        return False
    inside = own is not None and related(host_of(url), host_of(own))
    return leads_elsewhere(url) if inside else True


def _mention(url: str, own: str | None, words: str) -> Mention:
    """Take the offer out of a hop that carries it; clean what is no hop."""
    inner = carried(url)
    paid = tuple(dict.fromkeys(codes(url) + (codes(inner) if inner else ())))
    if inner is not None:
        return Mention(cleaned(inner), url, words, paid)
    inside = own is not None and related(host_of(url), host_of(own))
    door = inside or leads_elsewhere(cleaned(url))  # without its fields it would lead nowhere
    return Mention(url if door else cleaned(url), url, words, paid)


def _merged(one: Mention, other: Mention) -> Mention:
    words = max(one.words, other.words, key=len)
    return replace(one, words=words, codes=tuple(dict.fromkeys(one.codes + other.codes)))


def _discloses(document: Document) -> bool:
    seen = document.text.casefold()
    return any(phrase in seen for phrase in _phrases())


def _phrases() -> tuple[str, ...]:
    return tuple(read_toml("batch/disclosure.toml")["phrases"])


class _Surroundings:
    """The blocks of a page by card, row and heading, to find what is said around a link."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cards: dict[int, list[Block]] = defaultdict(list)
        self._rows: dict[int, list[Block]] = defaultdict(list)
        self._sections: dict[int, list[Block]] = defaultdict(list)
        self._offers: dict[int, set[str]] = defaultdict(set)
        for block in document.blocks:
            if block.span.where == Where.TEXT:
                self._cards[block.card].append(block)
                self._rows[block.row].append(block)
                self._sections[block.heading].append(block)
        for link in document.links:
            self._offers[self._head(link)].add(link.url)

    def words(self, link: Link) -> str:
        """Return what the card, row or section around a link says; else its own block."""
        number = self._document.block_at(link.span)
        if number < 0:
            return ""
        said = [self._document.quote(x.span).strip() for x in self._around(link, number)]
        return harmless(" · ".join(x for x in said if x), MOST_WORDS)

    def _around(self, link: Link, number: int) -> list[Block]:
        block, head = self._document.blocks[number], self._head(link)
        if block.card >= 0:
            return self._cards[block.card]
        if block.row >= 0:
            return self._rows[block.row]
        if head < 0 or len(self._offers[head]) > _SECTION_OFFERS:
            return [block]
        return [self._document.blocks[head], *self._sections[head]]

    def _head(self, link: Link) -> int:
        """Return the number of the heading a link stands in or under, -1 if none."""
        number = self._document.block_at(link.span)
        if number < 0:
            return -1
        block = self._document.blocks[number]
        return number if block.kind is BlockKind.HEADING else block.heading
