"""Fetch an answer that is no page: the same gate, wire and meter, the bytes as they came."""

from analyzer.fetch.address import parse_address
from analyzer.fetch.fetching import walk
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.meter import Meter
from analyzer.fetch.net import REAL_NET, Net
from analyzer.fetch.refusals import check_status
from analyzer.fetch.wire import Trip


def fetch_bytes(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    net: Net = REAL_NET,
) -> bytes:
    """
    Return what an address answers, unpacked, at most `limits.body_bytes` of it.

    Guarded as `fetch_page` is; raises a child of FetchError where nothing usable came.
    """
    trip = Trip(net, Meter(limits, net.stopwatch), allow_private)
    answer = walk(parse_address(url), trip)[-1]
    check_status(answer)
    return answer.body
