"""
Get pages from addresses, files and standard input.

The only part that opens connections, and built so that no page can turn it against its
user: see `gate` for what is never opened, `wire` for how a connection is pinned to the
address that was checked, `meter` for how time and bytes are bounded.
"""

from analyzer.fetch.fetching import fetch_page
from analyzer.fetch.files import read_bytes, read_file
from analyzer.fetch.limits import Limits
from analyzer.fetch.net import Net
from analyzer.fetch.robots import robots_allows
from analyzer.fetch.sources import is_url

__all__ = ["Limits", "Net", "fetch_page", "is_url", "read_bytes", "read_file", "robots_allows"]
