"""Read a host as a browser reads it (WHATWG URL standard, section "host parsing")."""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote_to_bytes

import idna

from analyzer.errors import AddressError

IpAddress = IPv4Address | IPv6Address

_LONGEST_WRITTEN = 1_000  # characters; a host name has at most 253 once it is normalised
_LONGEST_NAME = 253
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")

_ADVICE = "Copy the address from the browser's address bar and try again."


@dataclass(frozen=True, slots=True)
class Host:
    """A host name in ASCII without a trailing dot, or an address; `name` is either, as text."""

    name: str
    ip: IpAddress | None = None


def parse_host(written: str) -> Host:
    """
    Normalise a host: percent-encoding, look-alike digits and dots, number forms, IDNA.

    Raises AddressError where a browser would refuse, and for names no DNS can hold.

    >>> parse_host("①２７。0x1").ip
    IPv4Address('127.0.0.1')
    >>> parse_host("Bücher.example.").name
    'xn--bcher-kva.example'
    """
    if not written:
        raise AddressError("The address names no host.", _ADVICE)
    if len(written) > _LONGEST_WRITTEN:
        raise AddressError("The address names a host that is too long to exist.", _ADVICE)
    if written.startswith("["):
        return _parse_ipv6(written)
    name = _to_ascii(_decode_percent(written))
    if _ends_in_a_number(name):
        ip = _parse_ipv4(name)
        return Host(str(ip), ip)
    return Host(_checked_name(name))


def _decode_percent(written: str) -> str:
    try:
        return unquote_to_bytes(written).decode("utf-8")
    except UnicodeError as error:
        raise _malformed(written) from error


def _to_ascii(name: str) -> str:
    try:
        mapped = idna.uts46_remap(name, std3_rules=False)
        return ".".join(_label_to_ascii(x) for x in mapped.split("."))
    except UnicodeError as error:  # idna.IDNAError is one
        raise _malformed(name) from error


def _label_to_ascii(label: str) -> str:
    if not label.isascii():
        return idna.alabel(label).decode("ascii")
    if label.startswith("xn--"):
        idna.ulabel(label)
    return label


def _ends_in_a_number(name: str) -> bool:
    labels = name.removesuffix(".").split(".")
    return _NUMBER.fullmatch(labels[-1]) is not None


def _parse_ipv4(name: str) -> IPv4Address:
    parts = name.removesuffix(".").split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(x) for x in parts):
        raise _malformed(name)
    *leading, last = [_ipv4_number(x) for x in parts]
    if any(x > 255 for x in leading) or last >= 256 ** (5 - len(parts)):
        raise _malformed(name)
    return IPv4Address(sum(x << 8 * (3 - i) for i, x in enumerate(leading)) + last)


def _ipv4_number(part: str) -> int:
    """Read decimal, octal (leading 0) or hexadecimal (leading 0x, alone it is zero)."""
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    if len(part) > 1 and part.startswith("0"):
        if not set(part) <= set("01234567"):
            raise _malformed(part)
        return int(part, 8)
    return int(part)


def _parse_ipv6(written: str) -> Host:
    inside = written[1:-1]
    if not written.endswith("]") or "%" in inside:
        raise _malformed(written)
    try:
        ip = IPv6Address(inside)
    except AddressValueError as error:
        raise _malformed(written) from error
    return Host(f"[{ip.compressed}]", ip)


def _checked_name(name: str) -> str:
    """Return the name without its trailing dot, if DNS could hold it."""
    bare = name.removesuffix(".")
    if len(bare) > _LONGEST_NAME or not all(_LABEL.fullmatch(x) for x in bare.split(".")):
        raise _malformed(name)
    return bare


def _malformed(written: str) -> AddressError:
    shown = written if len(written) <= 60 else written[:60] + "..."
    return AddressError(f"{shown!r} is not the name of a host on the internet.", _ADVICE)
