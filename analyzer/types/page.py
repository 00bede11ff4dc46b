"""A page as it was obtained: bytes turned into characters, nothing interpreted yet."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Source(StrEnum):
    """Where a page came from."""

    URL = "url"
    FILE = "file"
    STDIN = "stdin"
    WARC = "warc"
    EXTENSION = "extension"
    TERMS = "terms"  # typed by hand, no page at all


class Form(StrEnum):
    """How the content has to be read."""

    HTML = "html"
    TEXT = "text"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Hop:
    """
    One answer on the way to the page: a redirect, or the page itself.

    `raw` is the body as it came, without chunk marks but still packed (see the header
    Content-Encoding); the bodies of redirects are not read.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    reason: str = ""
    raw: bytes = b""
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """
    How and when a page was fetched; nothing of it enters the judgement.

    `body` is the page's content, unpacked but not decoded; of a rendered page, what the
    browser made of it, and `rendered` is true.
    """

    fetched_at: datetime
    hops: tuple[Hop, ...]
    body: bytes
    rendered: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page, file or message.

    `sheets` holds the decoded content: one entry for HTML and plain text, one
    per page for a PDF.  `url` is what was asked for, `final_url` what answered.
    """

    target: str
    form: Form
    sheets: tuple[str, ...]
    content_sha256: str
    source: Source
    url: str | None = None
    final_url: str | None = None
    capture: Capture | None = None

    @classmethod
    def from_html(
        cls, html: str, url: str | None = None, source: Source = Source.EXTENSION
    ) -> "Page":
        """Wrap markup that the caller already holds; nothing is fetched."""
        return cls(url or "-", Form.HTML, (html,), digest(html), source, url, url)

    @classmethod
    def from_text(cls, text: str, url: str | None = None, source: Source = Source.STDIN) -> "Page":
        """Wrap plain text, such as a chat message somebody received."""
        return cls(url or "-", Form.TEXT, (text,), digest(text), source, url, url)


def digest(content: str | bytes) -> str:
    """
    Return the SHA-256 of `content` in hexadecimal; text is taken as UTF-8.

    >>> digest("")[:8]
    'e3b0c442'
    """
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()
