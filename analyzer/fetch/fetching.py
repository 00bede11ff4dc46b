"""Fetch a page from an address that a stranger wrote."""

from collections.abc import Sequence
from dataclasses import replace

from analyzer.errors import ConnectError, ContentError, InputError, RedirectError, TlsError
from analyzer.fetch.address import WebAddress, parse_address
from analyzer.fetch.exchange import Answer
from analyzer.fetch.leads import find_lead, find_refresh
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.meter import Meter
from analyzer.fetch.net import REAL_NET, Net
from analyzer.fetch.pages import Origin, make_page
from analyzer.fetch.patience import ask_patiently
from analyzer.fetch.refusals import check_status, check_wall
from analyzer.fetch.sniff import Kind, sniff
from analyzer.fetch.wire import Trip
from analyzer.types.page import Capture, Page, Source

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAVE = "Open it in your browser, save what you see and give the file."


def fetch_page(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    net: Net = REAL_NET,
) -> Page:
    """
    Fetch one page, following redirects, each hop checked before any packet leaves.

    `allow_private` opens the user's own machine and network, but only to addresses that
    the user named or that are reached from there: a page on the internet never leads inward.
    Raises a child of FetchError that says what happened and what to do.
    """
    trip = Trip(net, Meter(limits, net.stopwatch), allow_private)
    answers = walk(parse_address(url), trip)
    return page_of(url, answers, limits)


def walk(start: WebAddress, trip: Trip) -> tuple[Answer, ...]:
    """Return the answers from the first address to the page, the page's last."""
    if not start.guessed:
        return _follow(start, trip, trip.meter.limits.retries)
    try:
        return _follow(start, trip, 0)
    except (ConnectError, TlsError):
        return _follow(start.over_http(), trip, trip.meter.limits.retries)


def _follow(start: WebAddress, trip: Trip, retries: int) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    address: WebAddress | None = start
    while address is not None:
        if len(answers) > trip.meter.limits.redirects:
            raise RedirectError("The address leads on and on and never to a page.", _SAVE)
        answer = ask_patiently(address, trip, retries)
        answers.append(answer)
        trip = replace(trip, allow_private=trip.allow_private and answer.own)
        address = next_address(answers)
    return tuple(answers)


def next_address(answers: Sequence[Answer]) -> WebAddress | None:
    """Return where the last answer leads, None where it is the page; RedirectError in a circle."""
    answer, seen = answers[-1], {x.address.text for x in answers}
    target = redirect_target(answer)
    if target is not None:
        if target.text in seen:
            raise RedirectError("The address leads round in a circle.", _SAVE)
        return target
    lead = _lead(answer)
    target_of_lead = parse_address(lead, answer.address) if lead else None
    return None if target_of_lead is None or target_of_lead.text in seen else target_of_lead


def redirect_target(answer: Answer) -> WebAddress | None:
    """Return where a redirect leads, None for any other answer; RedirectError if nowhere."""
    if answer.hop.status not in _REDIRECTS:
        return None
    location = answer.header("location")
    if not location:
        raise RedirectError("The address leads on, but does not say where to.", _SAVE)
    return parse_address(location, answer.address)


def _lead(answer: Answer) -> str | None:
    if not 200 <= answer.hop.status < 300 or sniff(answer.body) is not Kind.HTML:
        return None
    html = _ascii_view(answer.body)
    return find_refresh(answer.header("refresh"), html) or find_lead(html)


def _ascii_view(body: bytes) -> str:
    """Read what is ASCII in a page of any encoding: all that addresses and tags need."""
    return body.replace(b"\x00", b"").decode("utf-8", "replace")


def page_of(target: str, answers: tuple[Answer, ...], limits: Limits) -> Page:
    """Make a Page of the last answer, with all of them as its capture."""
    first, last = answers[0], answers[-1]
    check_status(last)
    check_wall(_ascii_view(last.body), last)
    capture = Capture(last.at, tuple(x.hop for x in answers), last.body)
    origin = Origin(
        target, Source.URL, first.address.text, last.address.text, last.header("content-type")
    )
    try:
        return make_page(last.body, origin, limits, capture)
    except InputError as error:
        raise ContentError(error.problem, error.advice) from error
