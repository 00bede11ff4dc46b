"""Read what a person names as the source of an audit, into targets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from analyzer.batch.addresses import host_of, identity, normal
from analyzer.batch.crawl import Manners
from analyzer.batch.listing import Listing, Mention, read_listing
from analyzer.batch.lists import read_list
from analyzer.batch.parcel import pack
from analyzer.batch.store import Store, Target
from analyzer.errors import AnalyzerError, EmptyInputError, NotReadableError
from analyzer.fetch.fetching import fetch_page
from analyzer.fetch.files import read_file
from analyzer.fetch.manners import check_robots
from analyzer.fetch.sources import is_url
from analyzer.fetch.warc import is_warc, read_warc
from analyzer.types.page import Page

_PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".pdf"})
_LISTS = frozenset({".txt", ".csv", ".tsv", ".jsonl"})
_SITEMAP = re.compile(r"<(?:\w{1,20}:)?(urlset|sitemapindex)\b", re.IGNORECASE)
_PLACE = re.compile(r"<(?:\w{1,20}:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<>\]\s]{1,4000})", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"""<!--\s*saved\ from\ url=\(\d+\)(?P<saved>\S{1,2000})       # what browsers write
    | <link\b[^<>]{0,200}\brel=["']?canonical["']?[^<>]{0,200}?
      \bhref=["']?(?P<canonical>[^"'\s>]{1,2000})
    | <meta\b[^<>]{0,200}\bproperty=["']?og:url["']?[^<>]{0,200}?
      \bcontent=["']?(?P<graph>[^"'\s>]{1,2000})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEAD = 100_000  # characters searched for where a page was saved from
_MOST_SITEMAPS = 50  # of one index


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sources into a store, each as a whole or not at all."""

    store: Store
    manners: Manners

    def read(self, name: str) -> None:
        """Read a source, unless that was done; what goes wrong is noted, then raised."""
        with self.store.writing() as file:
            file.execute("INSERT OR IGNORE INTO sources (name) VALUES (?)", (name,))
        ((number, state),) = self.store.ask("SELECT id, state FROM sources WHERE name = ?", name)
        if state == "read":
            return
        try:
            self._read(number, name)
        except AnalyzerError as error:
            self._note(number, state="failed", problem=error.problem, advice=error.advice)
            raise

    def _read(self, number: int, name: str) -> None:
        path = Path(name)
        if is_url(name):
            self._read_page(number, name, self._fetch(name))
        elif path.is_dir():
            self._read_folder(number, path)
        elif not path.exists():
            raise NotReadableError(f"There is no {name}.", "Check the name and try again.")
        elif is_warc(path):
            self._read_warc(number, path)
            self.store.add(number, ())
        elif path.suffix.lower() in _LISTS:
            self._note(number, kind="list")
            self.store.add(number, read_list(path))
        else:
            self._read_page(number, name, read_file(path)[0])

    def _read_page(self, number: int, name: str, page: Page) -> None:
        """Read a page as the sitemap or the listing it is."""
        markup = page.sheets[0] if page.sheets else ""
        if _SITEMAP.search(markup[:2_000]):
            self._note(number, kind="sitemap")
            self.store.add(number, self._places(markup))
            return
        base = page.final_url or saved_from(markup)
        listing = read_listing(page, base)
        if not listing.mentions:
            raise EmptyInputError(
                f"{name} leads to no offers.", "To judge the page itself: minecanary check"
            )
        host = host_of(base or "")
        self._note(number, kind="listing", host=host, title=listing.title, discloses=_told(listing))
        self.store.add(number, (_target(x) for x in listing.mentions))

    def _places(self, markup: str) -> Iterator[Target]:
        """Yield the pages of a sitemap, or of the sitemaps that an index names."""
        index = _SITEMAP.search(markup[:2_000])
        places = [unescape(x) for x in _PLACE.findall(markup)]
        if index is None or index[1].lower() == "urlset":
            yield from (_target(Mention(x, x)) for x in places if normal(x))
            return
        for place in places[:_MOST_SITEMAPS]:
            inner = self._fetch(place).sheets[0]
            found = (unescape(x) for x in _PLACE.findall(inner))
            yield from (_target(Mention(x, x)) for x in found if normal(x))

    def _read_folder(self, number: int, folder: Path) -> None:
        self._note(number, kind="folder")
        files = [x for x in sorted(folder.rglob("*")) if x.is_file()]
        pages = [x for x in files if x.suffix.lower() in _PAGES]
        recordings = [x for x in files if ".warc" in x.suffixes and is_warc(x)]
        if not pages and not recordings:
            raise EmptyInputError(f"{folder} holds no saved pages.", "Save some as .html or .warc.")
        for recording in recordings:
            self._read_warc(number, recording)
        self.store.add(
            number, (Target(f"file:{x.resolve()}", str(x), str(x.resolve()), "file") for x in pages)
        )

    def _read_warc(self, number: int, path: Path) -> None:
        """Take the pages of a recording over, one by one; those taken before stay."""
        self._note(number, kind="warc")
        for count, page in enumerate(read_warc(path), 1):
            address = page.final_url or page.target
            target = Target(f"warc:{path.resolve()}#{count}", page.target, address, "warc")
            self.store.add_page(number, target, pack(page))

    def _fetch(self, url: str) -> Page:
        """Fetch a source as politely as a target."""
        manners = self.manners
        allowed = check_robots(
            url, allow_private=manners.allow_private, limits=manners.limits, net=manners.net
        )
        manners.net.pause(max(manners.pause_s, min(allowed.delay_seconds, manners.most_delay_s)))
        return fetch_page(
            url, allow_private=manners.allow_private, limits=manners.limits, net=manners.net
        )

    def _note(self, number: int, **values: object) -> None:
        names = ", ".join(f"{name} = ?" for name in values)  # names of columns, ours
        with self.store.writing() as file:
            file.execute(
                f"UPDATE sources SET {names} WHERE id = ?",  # noqa: S608 - see above
                (*values.values(), number),
            )


def _told(listing: Listing) -> int:
    return int(listing.discloses)


def _target(mention: Mention) -> Target:
    return Target(f"web:{identity(mention.url)}", mention.url, mention.url, "web", mention)


def saved_from(markup: str) -> str | None:
    """
    Return the address a saved page says it had, None if it says none.

    >>> saved_from('<!-- saved from url=(0024)https://list.example/top -->')
    'https://list.example/top'
    """
    found = _SAVED_FROM.search(markup[:_HEAD])
    written = next((x for x in found.groups() if x), "") if found else ""
    return normal(unescape(written)) if written.startswith("http") else None
