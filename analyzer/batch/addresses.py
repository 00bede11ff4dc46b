"""Tell what a link leads to, who is paid for it, and when two links are the same offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from analyzer.errors import AddressError
from analyzer.fetch.address import parse_address
from analyzer.resources import read_toml

_LONGEST_CODE = 80  # characters; a longer value is no code but a session or a signature


@dataclass(frozen=True, slots=True)
class Lore:
    """What is known of the parts of links; see addresses.toml."""

    tracking: frozenset[str]
    tracking_stems: tuple[str, ...]
    affiliate: frozenset[str]
    affiliate_path: frozenset[str]
    hops: frozenset[str]
    hop_fields: frozenset[str]
    carriers: tuple[str, ...]
    nothing_to_audit: frozenset[str]


@cache
def lore() -> Lore:
    """Read addresses.toml once."""
    table = read_toml("batch/addresses.toml")
    tracking = table["tracking"]
    return Lore(
        frozenset(x for x in tracking if not x.endswith("*")),
        tuple(x[:-1] for x in tracking if x.endswith("*")),
        frozenset(table["affiliate"]),
        frozenset(table["affiliate_path"]),
        frozenset(table["hops"]),
        frozenset(table["hop_fields"]),
        tuple(table["carriers"]),
        frozenset([*table["social"], *table["app_stores"], *table["services"]]),
    )


def host_of(url: str) -> str:
    """
    Return the host of an address without ``www.``; empty if there is none.

    >>> host_of("https://www.Example.com:8080/x")
    'example.com'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def related(one: str, other: str) -> bool:
    """
    Say whether two hosts are one site: the same, or one below the other.

    >>> related("go.list.example", "list.example"), related("a.blog.example", "b.blog.example")
    (True, False)
    """
    return bool(one and other) and (
        one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
    )


def nothing_to_audit(url: str) -> bool:
    """
    Say whether an address belongs to a network, a store or a service that sells no contract.

    >>> nothing_to_audit("https://m.facebook.com/x"), nothing_to_audit("https://miner.example/")
    (True, False)
    """
    labels = host_of(url).split(".")
    above = {".".join(labels[n:]) for n in range(len(labels))}
    return bool(above & lore().nothing_to_audit)


def cleaned(url: str) -> str:
    """
    Return the address without the fields that count visitors or pay somebody, and no fragment.

    >>> cleaned("https://miner.example/plan?ref=ann&id=7&utm_source=list#top")
    'https://miner.example/plan?id=7'
    """
    parts = urlsplit(url)
    kept = "&".join(x for x in parts.query.split("&") if x and not _is_noise(x.partition("=")[0]))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, kept, ""))


def identity(url: str) -> str:
    """
    Return what two addresses of one page have in common: no scheme, no ``www.``, no noise.

    >>> identity("http://www.miner.example/?ref=ann") == identity("https://miner.example")
    True
    """
    parts = urlsplit(cleaned(url))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host_of(url)}{port}{parts.path.rstrip('/')}{query}"


def codes(url: str) -> tuple[str, ...]:
    """
    Return the codes in an address that name whom the seller pays, each with its field.

    >>> codes("https://miner.example/r/ann?aff=7&page=2")
    ('aff=7', 'r/ann')
    """
    parts = urlsplit(url)
    fields = [
        f"{name}={value}"
        for name, value in parse_qsl(parts.query)
        if name.lower() in lore().affiliate and 0 < len(value) <= _LONGEST_CODE
    ]
    segments = [unquote(x) for x in parts.path.split("/") if x]
    named = pairwise(segments)
    paths = [f"{a}/{b}" for a, b in named if a.lower() in lore().affiliate_path]
    return tuple(dict.fromkeys(fields + paths))


def leads_elsewhere(url: str) -> bool:
    """
    Say whether an address looks as if it only sent its reader on: ``/go/x``, ``?ref=x``.

    >>> leads_elsewhere("https://list.example/go/miner"), leads_elsewhere("https://list.example/a")
    (True, False)
    """
    parts = urlsplit(url)
    first = next((x for x in parts.path.lower().split("/") if x), "")
    label = host_of(url).partition(".")[0]
    fields = {name.lower() for name, _ in parse_qsl(parts.query)}
    known = lore()
    return first in known.hops or label in known.hops or bool(fields & known.hop_fields)


def carried(url: str) -> str | None:
    """
    Return the address that a hop carries in one of its fields, None if it carries none.

    >>> carried("https://list.example/out?url=https%3A%2F%2Fminer.example%2F")
    'https://miner.example/'
    """
    fields = {name.lower(): value for name, value in parse_qsl(urlsplit(url).query)}
    for name in lore().carriers:
        value = fields.get(name, "")
        if value.lower().startswith(("http://", "https://")):
            return normal(value)
    return None


def normal(url: str) -> str | None:
    """Return an address in normal form, None where no browser would open it."""
    try:
        return parse_address(url).text
    except AddressError:
        return None


def distinct_sites(urls: Iterable[str]) -> int:
    """
    Return how many sites the addresses belong to, subdomains counted with their site.

    >>> distinct_sites(["https://a.b.example", "https://b.example/x", "https://c.co.uk"])
    2
    """
    return len({_site(host_of(url)) for url in urls if host_of(url)})


_COUNTRY_SECOND = frozenset({"ac", "co", "com", "edu", "gov", "net", "or", "org"})


def _site(host: str) -> str:
    """Return the part of a host that was registered, as far as its form tells."""
    labels = host.split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _COUNTRY_SECOND
    return ".".join(labels[-3 if second else -2 :])


def _is_noise(name: str) -> bool:
    known, low = lore(), name.lower()
    return low in known.tracking or low in known.affiliate or low.startswith(known.tracking_stems)
