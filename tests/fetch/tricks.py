"""Ways to write an inner address so that a careless reader takes it for an outer one."""

# ruff: noqa: E501 - a row of a table reads best as one line

from collections.abc import Iterator
from ipaddress import IPv4Address

# One of each range that is no place on the public internet.
INNER_IPV4 = (
    "127.0.0.1", "127.255.3.7", "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "0.0.0.0", "192.0.0.192", "192.0.2.5",
    "198.18.0.1", "198.51.100.9", "203.0.113.80", "224.0.0.251", "240.0.0.1", "255.255.255.255",
    "168.63.129.16", "192.88.99.1",
)  # fmt: skip

INNER_IPV6 = (
    "::", "::1", "0:0:0:0:0:0:0:1", "::127.0.0.1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:7f00:1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::ffff:0:127.0.0.1",
    "::ffff:93.184.216.34", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::5db8:d822",
    "64:ff9b:1::1", "64:ff9b:1:ffff::10.0.0.1", "100::1", "100:0:0:1::1",
    "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::1",
    "2002:a9fe:a9fe::", "2002:5db8:d822::1", "2620:4f:8000::1", "3ffe::1", "3fff::1", "5f00::1",
    "fc00::1", "fd00::1", "fd12:3456:789a::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1",
    "febf::1", "fec0::1", "ff02::1", "ff0e::1", "ff05::1:3", "4000::1", "8000::1", "e000::1",
    "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:192.168.0.1", "1::1", "200::1",
)  # fmt: skip

LOCAL_NAMES = (
    "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "a.localhost", "router",
    "intranet", "printer.local", "nas.lan", "fritz.box", "www.fritz.box", "db.internal",
    "metadata.google.internal", "server.corp", "server.home", "box.home.arpa", "1.0.0.127.in-addr.arpa",
    "kubernetes.default.svc", "redis.private", "host.localdomain", "x.onion", "127.0.0.1.nip.io",
    "10-0-0-1.sslip.io", "localtest.me", "a.b.lvh.me", "app.vcap.me", "7f000001.c0a80001.rbndr.us",
    "make-127-0-0-1-rr.1u.ms", "ｌｏｃａｌｈｏｓｔ", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc%61lhost", "lo\u00adcalhost",
    "local\u200bhost", "localhost%2e", "localhost。", "LOCALHOST．", "com", "metadata", "consul",
)  # fmt: skip

OTHER_SCHEMES = (
    "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_x",
    "dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "javascript:alert(1)", "data:text/html,hello",
    "jar:http://127.0.0.1!/", "view-source:http://127.0.0.1/", "ws://127.0.0.1/", "wss://127.0.0.1/",
    "about:blank", "blob:http://127.0.0.1/x", "tftp://127.0.0.1/x", "sftp://127.0.0.1/", "netdoc:///etc/passwd",
    "mailto:a@example.com", "chrome://settings", "unix:///var/run/docker.sock", "ssh://127.0.0.1",
)  # fmt: skip

MALFORMED = (
    "", "   ", "http://", "https://", "http:///", "http://?", "http://#", "http://:80/", "http://@/",
    "http://[::1/", "http://::1]/", "http://[::1%25lo]/", "http://[fe80::1%eth0]/", "http://[v1.x]/",
    "http://[127.0.0.1]/", "http://[::g]/", "http://[]/", "http://1.2.3.4.5/", "http://256.256.256.256/",
    "http://0x100000000/", "http://4294967296/", "http://127.0.0.09/", "http://1.2.3.08/",
    "http://example..com/", "http://.example.com/", "http://exa mple.com/", "http://exa<mple.com/",
    "http://exa%00mple.com/", "http://exa\x00mple.com/", "http://exa%0ample.com/", "http://%",
    "http://exam%ple.com/", "http://example.com:port/", "http://example.com:99999/",
    "http://example.com:80:80/", "http://example.com:-1/", "http://example.com:８０/",
    "http://xn--/", "http://xn--a.example/", "http://\ud800.example/", "http://a^b.example/",
    "http://" + "a" * 64 + ".example/", "http://" + "a." * 200 + "example/",
    "http://example.com\x7f/", "http://-.example/", "http://exa|mple.com/", "http://%ff.example/",
    "http://169.254.169.254\u2044latest.example/", "http://127.0.0.1\uff0fx/", "http://example.com\uff03.evil/",
)  # fmt: skip

DISGUISED_BY_USER = (
    "http://127.0.0.1@example.com/", "http://example.com:80@127.0.0.1/", "http://localhost:80@10.0.0.1/",
    "http://example.com%40@127.0.0.1/", "http://a@b@127.0.0.1/", "http://example.com#@127.0.0.1/../",
    "http://1.1.1.1 &@127.0.0.1# @example.com/", "http://example.com\\@127.0.0.1/",
    "http://user:pass@127.0.0.1/", "http://:@127.0.0.1/", "http://%31@127.0.0.1/",
)  # fmt: skip

BAD_PORTS = (0, 1, 7, 22, 23, 25, 53, 110, 111, 119, 135, 139, 143, 389, 445, 465, 514, 587, 636,
             993, 995, 2049, 3306, 3659, 4045, 5060, 5432, 6000, 6379, 6566, 6667, 6697, 10080, 11211)  # fmt: skip


def spellings(number: str) -> Iterator[str]:
    """Yield a dotted address in the spellings that browsers, and C's inet_aton, accept."""
    whole = int(IPv4Address(number))
    a, b, c, d = number.split(".")
    yield number
    yield f"{number}."
    yield str(whole)
    yield f"{whole:#x}"
    yield f"{whole:#X}"
    yield f"0{whole:o}"
    yield ".".join(f"{int(x):#x}" for x in (a, b, c, d))
    yield ".".join(f"0{int(x):o}" for x in (a, b, c, d))
    yield ".".join(f"000{int(x):o}" for x in (a, b, c, d))
    yield f"{a}.{b}.{int(c) * 256 + int(d)}"
    yield f"{a}.{whole & 0xFFFFFF}"
    yield f"{int(a):#x}.{b}.{int(c) * 256 + int(d):#x}"
    yield f"0x0000{int(a):x}.0{int(b):o}.{c}.{d}"
    yield number.translate(_FULL_WIDTH)
    yield number.translate(_CIRCLED)
    yield number.replace(".", "。")
    yield number.replace(".", "．")
    yield number.replace(".", "｡")
    yield "".join(f"%{ord(x):02x}" for x in number)
    yield number.replace(".", "%2E")
    yield number.replace(".", "%E3%80%82")
    yield number[0] + "\t" + number[1:]
    yield number[:-1] + "\r\n" + number[-1]
    yield number[0] + "\u00ad" + number[1:]
    yield number.translate(_BOLD)


_DIGITS = range(10)
_FULL_WIDTH = {ord("0") + i: chr(0xFF10 + i) for i in _DIGITS}
_CIRCLED = {ord("0") + i: "⓪①②③④⑤⑥⑦⑧⑨"[i] for i in _DIGITS}
_BOLD = {ord("0") + i: chr(0x1D7CE + i) for i in _DIGITS}


def refused_addresses() -> tuple[str, ...]:
    """Return all tricks as addresses, each once."""
    found: list[str] = []
    for number in INNER_IPV4:
        found += [f"http://{x}/" for x in spellings(number)]
    found += [f"http://[{x}]/" for x in INNER_IPV6]
    found += [f"https://[{x.upper()}]:8443/plan" for x in INNER_IPV6]
    found += [f"http://{x}/" for x in LOCAL_NAMES]
    found += [f"http://93.184.216.34:{x}/" for x in BAD_PORTS]
    found += [*OTHER_SCHEMES, *MALFORMED, *DISGUISED_BY_USER, *_SHAPES]
    return tuple(dict.fromkeys(found))


# The same address, written around in every way the parser of a browser forgives.
_SHAPES = (
    "127.0.0.1", "127.0.0.1:8000", "//127.0.0.1/", "localhost:3000", "http:127.0.0.1",
    "http:/127.0.0.1", "http:////127.0.0.1", "http:\\\\127.0.0.1\\", "http:/\\127.0.0.1/",
    "HTTP://127.0.0.1", "hTtPs://127.0.0.1", " \x00\x1f http://127.0.0.1 ", "ht\ntp://127.0.0.1/",
    "http:\t//127.0.0.1/", "\ufeffhttp://127.0.0.1/", "http://127.0.0.1?x", "http://127.0.0.1#x",
    "http://127.0.0.1\\x", "http://127.1", "http://127.1:80", "http://0", "http://0x", "http://0x7f.1",
    "http://017700000001", "http://2130706433", "http://127.0.0.1:", "http://127.0.0.1:080/",
    "http://[::1]", "[::1]", "http://[::]:80/", "http://[0000:0000::0001]/", "https://localhost",
)  # fmt: skip
