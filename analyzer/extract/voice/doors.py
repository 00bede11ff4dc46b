"""Know the addresses and codes by which a page lets its readers in on somebody's account."""

import re
from collections.abc import Iterator

from analyzer.types.document import Area, Document, Link, Where

# Where in an address the code of whoever hands it out stands.
_PATHS = ("r", "ref", "i", "invite", "join")
_PARAMETERS = ("ref", "r", "invite", "inviter", "aff", "sponsor", "referral", "upline")
_PATH, _PARAMETER = "|".join(_PATHS), "|".join(_PARAMETERS)
# An address elsewhere that ends with such a code.
_CODED = re.compile(
    r"https?://(?![^/]*reddit)[^/?#]+"
    rf"(?:/[^?#]*)?(?:/(?:{_PATH})/[\w-]{{3,}}/?$"
    rf"|\?(?:[^#]*&)?(?:{_PARAMETER})=(?P<code>[\w-]{{2,}}))"
)
# The same in a text that is read: "kestrel.example/r/otto", "sign up with code MIA12".
DOOR = re.compile(
    rf"(?<!reddit)\.[a-z]{{2,12}}/(?:{_PATH})/\w|[?&](?:{_PARAMETER})=\w"
    r"|(?<!error )(?:\bcode(?: is)?|码|\bcódigo|\bкод|\bkod) [a-z]{3,12}\d{1,4}\b",
    re.ASCII,
)
# Without one of these there is no door; few pages hold any.
_IN_LINKS = (*(f"/{x}/" for x in _PATHS), *(f"{x}=" for x in _PARAMETERS))
DOOR_MARKS = ("code ", "码 ", "código ", "код ", "kod ", *_IN_LINKS)
# Where on a page a link stood is no account.
_PLACES = frozenset(
    (
        *("home", "homepage", "header", "footer", "nav", "menu", "top", "sidebar", "banner"),
        *("newsletter", "email", "mail", "twitter", "facebook", "rss", "app", "web", "search"),
    )
)


def coded_links(document: Document) -> Iterator[Link]:
    """Yield the links in the page's own text that carry somebody's code."""
    for link in document.links:
        if link.span.where == Where.TEXT and any(x in link.url for x in _IN_LINKS):
            found = _CODED.match(link.url)
            if found and (found["code"] or "").lower() not in _PLACES and _told(document, link):
                yield link


def _told(document: Document, link: Link) -> bool:
    at = document.block_at(link.span)
    return at >= 0 and document.blocks[at].area is Area.MAIN
