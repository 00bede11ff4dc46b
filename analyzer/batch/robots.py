"""Remember what each site's robots.txt says, so that it is asked once."""

import threading

from analyzer.errors import FetchError
from analyzer.fetch.address import WebAddress
from analyzer.fetch.agent import user_agent
from analyzer.fetch.charset import decode
from analyzer.fetch.fetching import walk
from analyzer.fetch.limits import Limits
from analyzer.fetch.meter import Meter
from analyzer.fetch.net import Net
from analyzer.fetch.robots import Permission, read_robots
from analyzer.fetch.wire import Trip

_ALL = "User-agent: *\nAllow: /"
_NOTHING = "User-agent: *\nDisallow: /"


class Robots:
    """The robots.txt of every site of a run, as text; safe to use from several threads."""

    def __init__(self, net: Net, limits: Limits, *, allow_private: bool) -> None:
        """Know nothing yet."""
        self._net, self._limits, self._allow_private = net, limits, allow_private
        self._lock = threading.Lock()
        self._texts: dict[str, str] = {}

    def permission(self, address: WebAddress) -> Permission | None:
        """Return what a site says about an address; None while it was not asked."""
        with self._lock:
            text = self._texts.get(_site(address))
        return None if text is None else read_robots(text, user_agent(), address.text)

    def ask(self, address: WebAddress) -> None:
        """
        Read a site's robots.txt (RFC 9309, section 2.3.1).

        A site without one allows everything; one whose server fails allows nothing; one that
        cannot be reached is left to the fetch to report.
        """
        text = self._text(address)
        with self._lock:
            self._texts[_site(address)] = text

    def _text(self, address: WebAddress) -> str:
        place = WebAddress(
            address.scheme, address.host, address.port, "/robots.txt", address.guessed
        )
        meter = Meter(self._limits, self._net.stopwatch)
        try:
            last = walk(place, Trip(self._net, meter, self._allow_private))[-1]
        except FetchError:
            return _ALL
        if last.hop.status >= 500 or last.hop.status == 429:
            return _NOTHING
        if not 200 <= last.hop.status < 300:
            return _ALL
        return decode(last.body, last.header("content-type")).text


def _site(address: WebAddress) -> str:
    return f"{address.scheme}://{address.host.name}:{address.port}"
