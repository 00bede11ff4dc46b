"""Read a web address as a browser reads it (WHATWG URL standard, special schemes only)."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from analyzer.errors import AddressError
from analyzer.fetch.hosts import Host, IpAddress, parse_host

_LONGEST = 16_000  # characters; browsers and servers give up far earlier
_EDGES = "".join(map(chr, range(33))) + "\x7f\x85\xa0\u200b\u2028\u2029\u3000\ufeff"
_INSIDE = {ord(x): None for x in "\t\n\r"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PORT_FOLLOWS = re.compile(r":[0-9]{1,5}(?:[/\\?#]|$)")
_USER = re.compile(r"[\w~$&+=!*'-]*(?::[\w~$&+=!*'-]*)?", re.ASCII)
_FEINT = re.compile(r"[\\#][^/\\]*@")  # a second host for readers that know no \ and no #
_DEFAULT_PORTS = {"http": 80, "https": 443}
_PATH_SAFE = "/%:@!$&'()*+,;=~[]|^"
_QUERY_SAFE = "/%:@!$&()*+,;=~[]|^?`{}"

_ADVICE = "Give an address that begins with https:// or http://, or the name of a file."


@dataclass(frozen=True, slots=True)
class WebAddress:
    """
    An http or https address in normal form, without user name and fragment.

    `guessed` is true where the scheme was not written and https is only a try.
    """

    scheme: str
    host: Host
    port: int
    path: str  # with query, percent-encoded
    guessed: bool = False

    @property
    def ip(self) -> IpAddress | None:
        """The address, where the host is written as one."""
        return self.host.ip

    @property
    def text(self) -> str:
        """The whole address."""
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host.name}{port}{self.path}"

    def over_http(self) -> "WebAddress":
        """Return the address with http in the place of a guessed https."""
        port = 80 if self.port == 443 else self.port
        return WebAddress("http", self.host, port, self.path)


def parse_address(written: str, base: WebAddress | None = None) -> WebAddress:
    r"""
    Read an address; one without a scheme is relative to `base`, or a guessed https one.

    Raises AddressError for other schemes and for what a browser would refuse.

    >>> parse_address(" HTTP:\\\\ex%61mple.com:80\\plan?a b#c ").text
    'http://example.com/plan?a%20b'
    >>> parse_address("//1.1/x", parse_address("https://example.com")).text
    'https://1.0.0.1/x'
    """
    text = written.strip(_EDGES).translate(_INSIDE)
    if not text or len(text) > _LONGEST:
        raise AddressError("The address is empty or too long.", _ADVICE)
    scheme, rest = _split_scheme(text)
    if scheme not in {"", "http", "https"}:
        raise AddressError(f"Addresses of the kind {scheme}: are not opened.", _ADVICE)
    slashes = len(rest) - len(rest.lstrip("/\\"))
    if base is not None and slashes < 2 and scheme in {"", base.scheme}:
        return _relative(rest, base)
    return _absolute(scheme or (base.scheme if base else ""), rest[slashes:])


def _split_scheme(text: str) -> tuple[str, str]:
    match = _SCHEME.match(text)
    if match is None:
        return "", text
    scheme = match[1].lower()
    host_with_port = scheme not in _DEFAULT_PORTS and _PORT_FOLLOWS.match(text, match.end() - 1)
    return ("", text) if host_with_port else (scheme, text[match.end() :])


def _absolute(scheme: str, rest: str) -> WebAddress:
    end = next((i for i, x in enumerate(rest) if x in "/\\?#"), len(rest))
    if _FEINT.match(rest, end):
        raise _deceptive()
    host, port = _split_port(_without_user(rest[:end]))
    parsed = parse_host(host)
    guessed = not scheme
    if guessed:
        scheme = "http" if parsed.ip or port not in {None, 443} else "https"
    chosen = _DEFAULT_PORTS[scheme] if port is None else port
    return WebAddress(scheme, parsed, chosen, _encode(rest[end:]), guessed and scheme == "https")


def _without_user(authority: str) -> str:
    """Drop `user:password@`; refuse anything there that could pass for a host."""
    user, at, host = authority.rpartition("@")
    if at and not _USER.fullmatch(user):
        raise _deceptive()
    return host


def _deceptive() -> AddressError:
    return AddressError(
        "The address has two hosts, one before and one after the sign @, as deceptive links do.",
        "Look where it really leads, and give that address alone.",
    )


def _split_port(authority: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::([0-9]{0,6}))?", authority)
    if match is None:
        raise AddressError(f"{authority[:60]!r} is not a host with a port.", _ADVICE)
    port = int(match[2]) if match[2] else None
    if port is not None and port > 65_535:
        raise AddressError(f"There is no port {port}.", _ADVICE)
    return match[1], port


def _relative(rest: str, base: WebAddress) -> WebAddress:
    path = base.path.partition("?")[0]
    if not rest or rest.startswith("#"):
        tail = base.path
    elif rest.startswith("?"):
        tail = path + rest
    elif rest[0] in "/\\":
        tail = rest
    else:
        tail = path[: path.rindex("/") + 1] + rest
    return WebAddress(base.scheme, base.host, base.port, _encode(tail))


def _encode(tail: str) -> str:
    """Percent-encode path and query; backslashes in the path are slashes, dots are resolved."""
    bare = tail.partition("#")[0]
    path, mark, query = bare.partition("?")
    path = _resolve_dots(path.replace("\\", "/"))
    encoded = quote(path, safe=_PATH_SAFE, errors="replace")
    return encoded + mark + quote(query, safe=_QUERY_SAFE, errors="replace")


def _resolve_dots(path: str) -> str:
    """Resolve the segments . and .. in their plain and percent-encoded spellings."""
    kept: list[str] = []
    segments = path.split("/")[1:] if path.startswith("/") else path.split("/")
    for i, segment in enumerate(segments):
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            del kept[-1:]
        if plain not in {".", ".."}:
            kept.append(segment)
        elif i == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)
