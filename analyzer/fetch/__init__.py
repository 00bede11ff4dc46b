"""
Get pages from addresses, files and standard input.

The only part that opens connections to strangers, and built so that no page can turn it
against its user: see `gate` for what is never opened, `wire` for how a connection is pinned
to the address that was checked, `meter` for how time and bytes are bounded.

The public names are loaded on first use: reading a file needs no requests, 0.15 s to import.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.fetch.fetching import fetch_page
    from analyzer.fetch.files import read_bytes, read_file
    from analyzer.fetch.limits import Limits
    from analyzer.fetch.net import Net
    from analyzer.fetch.render import render_page
    from analyzer.fetch.robots import robots_allows
    from analyzer.fetch.snapshot import write_snapshot
    from analyzer.fetch.sources import is_url
    from analyzer.fetch.warc import read_warc

_HOMES = {
    "Limits": "limits",
    "Net": "net",
    "fetch_page": "fetching",
    "is_url": "sources",
    "read_bytes": "files",
    "read_file": "files",
    "read_warc": "warc",
    "render_page": "render",
    "robots_allows": "robots",
    "write_snapshot": "snapshot",
}

__all__ = [
    "Limits",
    "Net",
    "fetch_page",
    "is_url",
    "read_bytes",
    "read_file",
    "read_warc",
    "render_page",
    "robots_allows",
    "write_snapshot",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module may export anything
    """Load a public name from its home module."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
