"""Find the handles by which an operator can be recognised."""

from collections.abc import Iterator
from itertools import chain

from analyzer.extract.identifiers.codes import find_codes
from analyzer.extract.identifiers.contacts import find_contacts
from analyzer.extract.identifiers.found import Found
from analyzer.extract.identifiers.wallets import find_wallets
from analyzer.types.document import Document, Span
from analyzer.types.offer import Identifier

__all__ = ["find_identifiers"]


def find_identifiers(document: Document) -> tuple[Identifier, ...]:
    """
    Return every identifier of the page once, at its first place.

    Visible layers come before those out of sight, as the document orders them, and
    the addresses of links last; these stand where the link's words stand.
    """
    found: dict[tuple[str, str, str | None], Identifier] = {}
    for layer in document.layers:
        for x in sorted(_search(layer.plain), key=_place):
            span = Span(layer.where, x.start, x.end)
            found.setdefault((x.kind, x.value, x.chain), Identifier(x.kind, x.value, span, x.chain))
    for link in document.links:
        for x in sorted(_in_address(link.url), key=_place):
            found.setdefault(
                (x.kind, x.value, x.chain), Identifier(x.kind, x.value, link.span, x.chain)
            )
    return tuple(found.values())


def _search(text: str) -> Iterator[Found]:
    return chain(find_wallets(text), find_contacts(text), find_codes(text))


def _in_address(url: str) -> Iterator[Found]:
    scheme, _, rest = url.partition(":")
    if scheme.lower() == "tel":
        number = "".join(x for x in rest if x.isdigit())
        plus = "+" if rest.strip().startswith("+") else ""
        yield Found("phone", plus + number, 0, len(url))
        return
    yield from _search(url)


def _place(found: Found) -> tuple[int, int, str]:
    return found.start, found.end, found.kind
