"""Decide whether an address may be opened at all."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from analyzer.errors import AddressError
from analyzer.fetch.address import WebAddress
from analyzer.fetch.hosts import IpAddress
from analyzer.fetch.ranges import (
    BAD_PORTS,
    HANDED_OUT,
    INWARD_SERVICES,
    ISATAP,
    LOCAL_SUFFIXES,
    special_ranges,
)

_ADVICE = "If it is your own page, add --allow-private."
_NO_WAY = "Such addresses are never opened. Save the page in your browser and give the file."


def check_address(address: WebAddress, *, allow_private: bool) -> None:
    """Raise AddressError if host or port of an address alone forbid opening it."""
    if address.port in BAD_PORTS:
        raise AddressError(
            f"Port {address.port} belongs to a service that is no web site.", _NO_WAY
        )
    if address.ip is not None:
        check_ip(address.ip, address.host.name, allow_private=allow_private)
    elif not allow_private and is_local_name(address.host.name):
        raise AddressError(f"{address.host.name} is a name of an inner network.", _ADVICE)


def is_local_name(name: str) -> bool:
    """
    Tell whether a host name leads inward by its form.

    >>> is_local_name("router"), is_local_name("printer.local"), is_local_name("example.com")
    (True, True, False)
    """
    labels = name.split(".")
    tails = {".".join(labels[i:]) for i in range(len(labels))}
    return len(labels) == 1 or bool(tails & (LOCAL_SUFFIXES | INWARD_SERVICES))


def check_answer(name: str, answer: tuple[str, ...], *, allow_private: bool) -> tuple[str, ...]:
    """
    Return the resolver's addresses if *every* one may be opened.

    One bad address among good ones is refused as a whole: honest names have none.
    """
    addresses = tuple(dict.fromkeys(answer))
    for written in addresses:
        check_ip(_read_ip(written), name, allow_private=allow_private)
    return addresses


def check_ip(ip: IpAddress, name: str, *, allow_private: bool) -> None:
    """Raise AddressError if `ip` lies in a special range; `name` is for the sentence."""
    purpose, own = _special(ip)
    if not purpose or (own and allow_private):
        return
    shown = name if name.strip("[]") == str(ip) else f"{name} ({ip})"
    advice = _ADVICE if own else _NO_WAY
    raise AddressError(
        f"{shown} is not on the public internet: it is set aside for {purpose}.", advice
    )


def is_own(ip: IpAddress) -> bool:
    """Tell whether an address belongs to this machine or a private network."""
    return _special(ip)[1]


def _read_ip(written: str) -> IpAddress:
    try:
        return ip_address(written.partition("%")[0])
    except ValueError as error:
        raise AddressError(
            f"The name service answered {written!r}, no address.", _NO_WAY
        ) from error


def _special(ip: IpAddress) -> tuple[str, bool]:
    """Return the purpose of the range `ip` lies in, and whether it may be one's own."""
    for special in special_ranges():
        if ip.version == special.network.version and ip in special.network:
            return special.purpose, special.own
    if isinstance(ip, IPv6Address):
        return _special_ipv6(ip)
    return "", False


def _special_ipv6(ip: IPv6Address) -> tuple[str, bool]:
    if ip not in HANDED_OUT:
        return "no use at all", False
    tunnelled = (int(ip) >> 32) & 0xFFFF_FFFF in ISATAP
    if tunnelled and _special(IPv4Address(int(ip) & 0xFFFF_FFFF))[0]:
        return "IPv4 in IPv6 (ISATAP)", False
    return "", False
