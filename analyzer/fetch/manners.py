"""Ask a site's robots.txt before an audit fetches its pages."""

from analyzer.errors import FetchError, RobotsError
from analyzer.fetch.address import WebAddress, parse_address
from analyzer.fetch.agent import user_agent
from analyzer.fetch.charset import decode
from analyzer.fetch.fetching import walk
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.meter import Meter
from analyzer.fetch.net import REAL_NET, Net
from analyzer.fetch.robots import Permission, read_robots
from analyzer.fetch.wire import Trip

_BY_HAND = "Open the page in your browser, save it, and give the file."


def ask_robots(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    net: Net = REAL_NET,
) -> Permission:
    """
    Return whether a site lets us fetch an address, and at what pace (RFC 9309, section 2.3.1).

    A site without a robots.txt allows everything; one whose server fails allows nothing;
    one that cannot be reached is left to `fetch_page` to report.
    """
    address = parse_address(url)
    trip = Trip(net, Meter(limits, net.stopwatch), allow_private)
    try:
        last = walk(_robots_of(address), trip)[-1]
    except FetchError:
        return Permission(allowed=True)
    if last.hop.status >= 500 or last.hop.status == 429:
        return Permission(allowed=False)
    if not 200 <= last.hop.status < 300:
        return Permission(allowed=True)
    text = decode(last.body, last.header("content-type")).text
    return read_robots(text, user_agent(), address.text)


def check_robots(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    net: Net = REAL_NET,
) -> Permission:
    """Return the permission to fetch an address; RobotsError if the site refuses it."""
    permission = ask_robots(url, allow_private=allow_private, limits=limits, net=net)
    if not permission.allowed:
        host = parse_address(url).host.name
        raise RobotsError(f"{host} asks programs to stay away from this page.", _BY_HAND)
    return permission


def _robots_of(address: WebAddress) -> WebAddress:
    return WebAddress(address.scheme, address.host, address.port, "/robots.txt", address.guessed)
