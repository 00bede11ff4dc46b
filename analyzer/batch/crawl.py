"""Fetch targets by threads, each host at its own pace, into the audit's file."""

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from analyzer.batch.addresses import codes, host_of, identity, nothing_to_audit, related
from analyzer.batch.agenda import Agenda, Errand
from analyzer.batch.parcel import pack
from analyzer.batch.robots import Robots
from analyzer.batch.store import State, Store, Waiting
from analyzer.errors import (
    AnalyzerError,
    ConnectError,
    FetchError,
    RedirectError,
    RobotsError,
    TlsError,
)
from analyzer.fetch.address import parse_address
from analyzer.fetch.exchange import Answer, ask
from analyzer.fetch.fetching import next_address, page_of
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.meter import Meter
from analyzer.fetch.net import REAL_NET, Net
from analyzer.fetch.patience import retry_after
from analyzer.fetch.snapshot import write_snapshot
from analyzer.fetch.wire import Trip
from analyzer.types.page import Page

_BUSY = frozenset({429, 503})
_SAVE = "Open it in your browser, save what you see and give the file."


class NoOfferError(AnalyzerError):
    """A link led to nothing that could be an offer."""


@dataclass(frozen=True, slots=True)
class Manners:
    """
    How strangers' servers are asked; seconds.

    `pause_s` lies between two questions to a host, more if its robots.txt asks for more, up
    to `most_delay_s`.  A busy server is asked again when it says, if that is within
    `most_wait_s`; `tries` bounds how often an address is asked.
    """

    pause_s: float = 1.0
    most_delay_s: float = 60.0
    most_wait_s: float = 120.0
    tries: int = 2
    threads: int = 16
    allow_private: bool = False
    limits: Limits = DEFAULT_LIMITS
    net: Net = REAL_NET


class Crawl:
    """Fetches everything that waits in a store, while the store is read elsewhere."""

    def __init__(
        self, store: Store, manners: Manners, limit: int, evidence: Path | None = None
    ) -> None:
        """Line up what waits; nothing is asked before `start`."""
        self._store, self._manners, self._evidence = store, manners, evidence
        self._agenda = Agenda(manners.net.stopwatch)
        self._robots = Robots(manners.net, manners.limits, allow_private=manners.allow_private)
        self._news = threading.Condition()
        self._threads = [
            threading.Thread(target=self._serve, daemon=True) for _ in range(manners.threads)
        ]
        for target in store.waiting(limit):
            self._line_up(target)

    def start(self) -> None:
        """Begin to ask."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ask nothing more; what is under way is left to itself."""
        self._agenda.stop()

    def busy(self) -> bool:
        """Say whether more pages may still come."""
        return any(thread.is_alive() for thread in self._threads)

    def wait(self, seconds: float) -> None:
        """Wait until something has come, for so long at most."""
        with self._news:
            self._news.wait(seconds)

    def _line_up(self, target: Waiting) -> None:
        try:
            address = parse_address(target.address)
        except FetchError as error:
            self._store.fail(target.id, error)
            return
        self._agenda.put(Errand(target.id, target.name, address, target.listings))

    def _serve(self) -> None:
        while (errand := self._agenda.take()) is not None:
            pause, follow = self._manners.pause_s, None
            try:
                pause, follow = self._ask(errand)
            except NoOfferError as error:
                self._store.fail(errand.id, error, State.LEFT_OUT)
            except AnalyzerError as error:
                self._store.fail(errand.id, error)
            except Exception as error:  # noqa: BLE001 - the batch's edge: one page, one failure
                fault = AnalyzerError(f"our own fault: {type(error).__name__}: {error}"[:500])
                self._store.fail(errand.id, fault)
            finally:
                self._agenda.give_back(errand, pause, follow)
                with self._news:
                    self._news.notify_all()

    def _ask(self, errand: Errand) -> tuple[float, Errand | None]:
        """Ask one question; return how long to leave the host alone, and what to ask next."""
        self._check_worth(errand)
        known = self._robots.permission(errand.address)
        if known is None:  # to read robots.txt was this turn's question
            self._robots.ask(errand.address)
            return self._manners.pause_s, errand
        if not known.allowed:
            raise RobotsError(f"{errand.host} asks programs to stay away from this page.", _SAVE)
        pause = max(self._manners.pause_s, min(known.delay_seconds, self._manners.most_delay_s))
        try:
            answer = self._answer(errand)
        except (ConnectError, TlsError) as error:
            return pause, self._again(errand, error)
        asked_pause = retry_after(answer, self._manners.net)
        if answer.hop.status in _BUSY and self._may_wait(errand, asked_pause):
            return max(pause, asked_pause), replace(errand, tries=errand.tries + 1)
        return pause, self._follow(errand, answer)

    def _check_worth(self, errand: Errand) -> None:
        """Raise NoOfferError for an address of a listing's that can be no offer."""
        if errand.listings and errand.answers and nothing_to_audit(errand.address.text):
            raise NoOfferError(f"It leads to {errand.host}, which offers nothing to audit.")

    def _answer(self, errand: Errand) -> Answer:
        own = all(x.own for x in errand.answers)
        meter = Meter(self._manners.limits, self._manners.net.stopwatch)
        private = self._manners.allow_private and own
        return ask(errand.address, Trip(self._manners.net, meter, private))

    def _again(self, errand: Errand, error: FetchError) -> Errand:
        """Return the errand for another try, over http where https was only guessed."""
        if errand.address.guessed:
            return replace(errand, address=errand.address.over_http())
        if isinstance(error, TlsError) or errand.tries + 1 >= self._manners.tries:
            raise error
        return replace(errand, tries=errand.tries + 1)

    def _may_wait(self, errand: Errand, asked: float) -> bool:
        return errand.tries + 1 < self._manners.tries and asked <= self._manners.most_wait_s

    def _follow(self, errand: Errand, answer: Answer) -> Errand | None:
        """Keep the page an answer is, or return where it leads."""
        answers = (*errand.answers, answer)
        target = next_address(answers)
        if target is None:
            self._keep(errand, page_of(errand.name, answers, self._manners.limits))
            return None
        if len(answers) > self._manners.limits.redirects:
            raise RedirectError("The address leads on and on and never to a page.", _SAVE)
        return replace(errand, address=target, answers=answers, tries=0)

    def _keep(self, errand: Errand, page: Page) -> None:
        final = page.final_url or errand.address.text
        if any(related(host_of(final), host) for host in errand.listings):
            raise NoOfferError("It leads back to the listing itself.")
        if self._evidence is not None:
            _write_evidence(page, self._evidence / f"{errand.id:06}.warc.gz")
        hops = page.capture.hops if page.capture else ()
        self._store.note_codes(errand.id, tuple(x for hop in hops for x in codes(hop.url)))
        self._store.keep_page(errand.id, (final, identity(final)), pack(page))


def _write_evidence(page: Page, path: Path) -> None:
    """Write a WARC as a whole or not at all."""
    unfinished = path.with_name(f"unfinished-{path.name}")
    write_snapshot(page, unfinished)
    unfinished.replace(path)
