"""Pages as bytes: kept in the audit's file until analysed, and sent to who analyses them."""

import json
import zlib
from dataclasses import dataclass
from datetime import date, datetime

from analyzer.fetch.limits import DEFAULT_LIMITS
from analyzer.fetch.pages import Origin, make_page
from analyzer.types.page import Capture, Form, Page, Source

_LEVEL = 3  # of deflate: pages are kept for minutes


@dataclass(frozen=True, slots=True)
class Parcel:
    """A target on its way to be analysed; a file's bytes are as they are, a page's are packed."""

    id: int
    name: str
    raw: bool
    content: bytes

    def page(self) -> Page:
        """Return the page, as `check` would have it; a child of InputError if it is none."""
        if self.raw:
            return make_page(self.content, Origin(self.name, Source.FILE), DEFAULT_LIMITS)
        return unpack(self.content)


@dataclass(frozen=True, slots=True)
class Orders:
    """
    How to analyse: what every process is told.

    `network` and `rules` are paths that every process must be able to read.  A page that
    takes longer than `page_s` seconds ends its process; see `work`.
    """

    lang: str = "en"
    as_of: date | None = None
    network: str | None = None
    rules: str | None = None
    suppress: str | None = None
    today: date | None = None
    page_s: float = 120.0


def pack(page: Page) -> bytes:
    """Return a page as bytes; of how it was fetched, only when."""
    fetched_at = page.capture.fetched_at.isoformat() if page.capture else None
    fields = {
        "target": page.target,
        "form": page.form.value,
        "sheets": page.sheets,
        "content_sha256": page.content_sha256,
        "source": page.source.value,
        "url": page.url,
        "final_url": page.final_url,
        "fetched_at": fetched_at,
    }
    # Pages may hold lone surrogates, which JSON can escape and UTF-8 cannot hold.
    return zlib.compress(json.dumps(fields).encode("ascii"), _LEVEL)


def unpack(content: bytes) -> Page:
    """Return the page that `pack` has made bytes of."""
    fields = json.loads(zlib.decompress(content))
    fetched_at = fields.pop("fetched_at")
    capture = Capture(datetime.fromisoformat(fetched_at), (), b"") if fetched_at else None
    form, source = Form(fields.pop("form")), Source(fields.pop("source"))
    sheets = tuple(fields.pop("sheets"))
    return Page(form=form, source=source, sheets=sheets, capture=capture, **fields)
