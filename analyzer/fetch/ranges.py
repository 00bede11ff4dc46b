"""
Addresses that are no place on the public internet.

Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its
updates), IANA IPv4 and IPv6 Multicast Address Spaces, IPv6 Global Unicast (RFC 4291:
2000::/3 is all that has been handed out), and the published addresses of clouds' inner
services, some of which stand in ordinary space.  Ranges that carry an IPv4 address inside
an IPv6 one are closed as a whole: whatever they carry has an ordinary address too.
"""

from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network

IpNetwork = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Special:
    """A range, what it is for, and whether `--allow-private` opens it."""

    network: IpNetwork
    purpose: str
    own: bool = False


_OWN = (
    ("127.0.0.0/8", "this very machine"),
    ("::1/128", "this very machine"),
    ("10.0.0.0/8", "a private network"),
    ("172.16.0.0/12", "a private network"),
    ("192.168.0.0/16", "a private network"),
    ("fc00::/7", "a private network"),
    ("100.64.0.0/10", "a provider's inner network"),
)

# Looked up first, so that no wider range that may be opened hides them.
_NEVER = (
    ("100.100.100.200/32", "a cloud's metadata service"),
    ("168.63.129.16/32", "a cloud's inner service"),
    ("169.254.169.254/32", "a cloud's metadata service"),
    ("192.0.0.192/32", "a cloud's metadata service"),
    ("fd00:42::42/128", "a cloud's metadata service"),
    ("fd00:ec2::/32", "a cloud's metadata service"),
    ("fd20:ce::/32", "a cloud's metadata service"),
    ("0.0.0.0/8", "this network"),
    ("169.254.0.0/16", "the local link"),
    ("192.0.0.0/24", "protocol assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.31.196.0/24", "a sink of name servers"),
    ("192.52.193.0/24", "multicast tunnels"),
    ("192.88.99.0/24", "6to4 relays"),
    ("192.175.48.0/24", "a sink of name servers"),
    ("198.18.0.0/15", "measurements"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "no use at all"),
    ("::/128", "no address"),
    ("::/96", "IPv4 in IPv6 (compatible)"),
    ("::ffff:0:0/96", "IPv4 in IPv6 (mapped)"),
    ("::ffff:0:0:0/96", "IPv4 in IPv6 (translated)"),
    ("64:ff9b::/96", "IPv4 in IPv6 (NAT64)"),
    ("64:ff9b:1::/48", "IPv4 in IPv6 (local NAT64)"),
    ("100::/64", "discarding"),
    ("100:0:0:1::/64", "a dummy prefix"),
    ("2001::/23", "protocol assignments (Teredo and others)"),
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "IPv4 in IPv6 (6to4)"),
    ("2620:4f:8000::/48", "a sink of name servers"),
    ("3ffe::/16", "a network that was given back"),
    ("3fff::/20", "documentation"),
    ("5f00::/16", "segment routing"),
    ("fe80::/10", "the local link"),
    ("fec0::/10", "a private network of old"),
    ("ff00::/8", "multicast"),
)

HANDED_OUT = IPv6Network("2000::/3")

# Interface identifiers of ISATAP tunnels (RFC 5214), whose last 32 bits are an IPv4 address.
ISATAP = (0x0000_5EFE, 0x0200_5EFE)


@cache
def special_ranges() -> tuple[Special, ...]:
    """Return all ranges, those never opened first."""
    never = tuple(Special(ip_network(x), purpose) for x, purpose in _NEVER)
    own = tuple(Special(ip_network(x), purpose, own=True) for x, purpose in _OWN)
    return never + own


# Names that lead inward by definition or by custom: RFC 6761, 6762, 8375, 9476, ICANN's
# .internal, and what routers and companies use.
LOCAL_SUFFIXES = frozenset({
    "alt", "arpa", "corp", "domain", "fritz.box", "home", "internal", "intranet", "kube",
    "lan", "local", "localdomain", "localhost", "localnet", "mail", "onion", "private",
    "svc", "workgroup",
})  # fmt: skip

# Public services whose purpose is to turn any address into a name, or to change it in between.
INWARD_SERVICES = frozenset({
    "1u.ms", "127-0-0-1.org.uk", "lacolhost.com", "localho.st", "localtest.me", "lvh.me",
    "nip.io", "rbndr.us", "sslip.io", "traefik.me", "vcap.me", "xip.io",
})  # fmt: skip

# WHATWG Fetch standard, section "port blocking", and services that obey lines of text or
# have been attacked through them.
BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
    101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161,
    179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563,
    587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
    6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    445, 1433, 2375, 3306, 3389, 5432, 6379, 11211, 27017,
})  # fmt: skip
