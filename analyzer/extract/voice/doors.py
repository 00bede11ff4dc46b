"""Find the links by which a page lets its readers in on somebody's account."""

import re
from collections.abc import Iterator

from analyzer.types.document import Area, Document, Link, Where

# An address elsewhere that ends with a code of whoever hands it out.
_CODED = re.compile(
    r"https?://(?![^/]*reddit)[^/?#]+"
    r"(?:/[^?#]*)?(?:/(?:r|ref|invite|i|join)/[\w-]{3,}/?$"
    r"|\?(?:[^#]*&)?(?:ref|r|invite|inviter|aff|sponsor|referral|upline)=(?P<code>[\w-]{2,}))"
)
# Where on a page a link stood is no account.
_PLACES = frozenset(
    (
        *("home", "homepage", "header", "footer", "nav", "menu", "top", "sidebar", "banner"),
        *("newsletter", "email", "mail", "twitter", "facebook", "rss", "app", "web", "search"),
    )
)
_MARKS = ("ref", "/r/", "r=", "invite", "aff=", "/i/", "/join/", "sponsor=", "upline=")


def coded_links(document: Document) -> Iterator[Link]:
    """Yield the links in the page's own text that carry somebody's code."""
    for link in document.links:
        if link.span.where == Where.TEXT and any(x in link.url for x in _MARKS):
            found = _CODED.match(link.url)
            if found and (found["code"] or "").lower() not in _PLACES and _told(document, link):
                yield link


def _told(document: Document, link: Link) -> bool:
    at = document.block_at(link.span)
    return at >= 0 and document.blocks[at].area is Area.MAIN
