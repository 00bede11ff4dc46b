"""No trick opens an inner address, and no ordinary address is refused."""

# ruff: noqa: E501 - a row of a table reads best as one line

import socket
from collections.abc import Iterator

import pytest

from analyzer.errors import AddressError, ConnectError, FetchError
from analyzer.fetch import Limits, fetch_page
from tests.fetch.tricks import INNER_IPV4, INNER_IPV6, refused_addresses
from tests.fetch.worlds import PUBLIC, QUICK, World, answer

REFUSED = refused_addresses()

ORDINARY = (
    "https://example.com", "http://example.com/", "example.com", "www.example.com/plan?a=1#top",
    "https://example.com:443/", "http://example.com:80/", "http://example.com:8080/x", "example.com:8443",
    "https://example.com:3000/", "https://example.com:65535/", "HTTPS://EXAMPLE.COM/PLAN", "https://example.com.",
    "https://sub.domain.example.co.uk/a/b/c.html", "https://example.com//double//slash", "https://example.com/%7Ejoe",
    "https://example.com/a b", "https://example.com/ä/ö?ü=ß", "https://example.com/计划?收益=3%25",
    "https://bücher.example/", "https://xn--bcher-kva.example/", "https://例え.テスト/", "https://中文网.com/",
    "https://пример.испытание/", "https://παράδειγμα.δοκιμή/", "https://مثال.إختبار/", "https://faß.de/",
    "https://क्रिप्टो.com/", "https://ตัวอย่าง.com/", "https://straße.example/", "https://ＥＸＡＭＰＬＥ.com/",
    "https://example。com/", "https://exa%6Dple.com/", "https://1.1.1.1/", "https://8.8.8.8:443/", "http://93.184.216.34/",
    "http://1572395042/", "http://0x5db8d822/", "http://0135.0270.0330.042/", "http://93.12113954/", "1.1.1.1",
    "https://[2606:4700:4700::1111]/", "https://[2001:4860:4860::8888]:8443/x", "http://[2a00:1450:4001:80b::200e]/",
    "https://user@example.com/", "https://user:secret@example.com/plan", "https://cloud-mining.io/", "https://a.io",
    "https://my_site.example.com/", "https://x-y-z.example/", "https://3commas.example/", "https://0x.org/",
    "https://1inch.io/", "https://123.com/", "https://1-2-3.com/", "https://127.0.0.1.example.com/",
    "https://localhost.example.com/", "https://local.example.com/", "https://internal.example.org/", "https://home.example/",
    "https://notlocalhost.com/", "https://corp.com/", "https://lan.com/", "https://onion.com/", "https://nip.io.example/",
    "https://metadata.com/", "https://mining.local.example.com/", "https://site.test/", "https://site.example/",
    "https://t.me/miner", "https://bit.ly/3abc", "https://x.com/@user", "https://example.com/@user", "https://example.com/?u=a@b.c",
    "https://example.com/?next=http://127.0.0.1/", "https://example.com/#@127.0.0.1", "https://example.com/http://localhost/",
    "https://example.com/..%2f..%2fetc", "https://example.com/a/../b/./c", "https://example.com/?a=1&b=2;c=3",
    "https://example.com/path;param?query", "https://example.com?query", "https://example.com#frag", "http:example.com",
    "http:/example.com", "http:\\\\example.com\\x", "https://example.com\\path", " https://example.com ", "\nhttps://example.com\n",
    "https://exam\nple.com/", "https://example.com/a\tb", "//example.com/x", "https://example.museum/", "https://example.xn--p1ai/",
    "https://a.b.c.d.e.f.g.example.com/", "https://" + "a" * 63 + ".example/", "https://example.com/" + "a" * 2000,
    "https://example.cloud/", "https://example.host/", "https://example.network/", "https://example.app/",
    "https://172.15.255.255/", "https://172.32.0.1/", "https://100.63.255.255/", "https://100.128.0.1/", "https://11.0.0.1/",
    "https://126.0.0.1/", "https://128.0.0.1/", "https://169.253.0.1/", "https://192.167.1.1/", "https://198.17.0.1/",
    "https://223.255.255.1/", "https://[2400:cb00::1]/", "https://[2600::1]/", "https://[3000::1]/", "https://example.com:1024/",
)  # fmt: skip


@pytest.fixture
def sealed() -> Iterator[World]:
    """A world in which everything leads to an inner machine."""
    made = World(default=("127.0.0.1",))
    yield made
    made.close()


def test_there_are_at_least_400_tricks_and_100_ordinary_addresses() -> None:
    assert len(REFUSED) >= 400
    assert len(set(ORDINARY)) >= 100


@pytest.mark.parametrize("address", REFUSED)
def test_a_trick_is_refused_before_any_packet_leaves(
    address: str, sealed: World, world: World
) -> None:
    """Be it that all names lead inside, or outside: there a wrongly read address would pass."""
    for pretended in (world, sealed):
        with pytest.raises(AddressError) as refusal:
            fetch_page(address, limits=QUICK, net=pretended.net)
        assert pretended.connections == []
    assert refusal.value.problem.endswith(".")
    assert refusal.value.advice.endswith((".", "--allow-private.", "file."))


@pytest.mark.parametrize("address", ORDINARY)
def test_an_ordinary_address_is_opened(address: str, world: World) -> None:
    secure = not address.lower().strip().startswith("http:")
    if secure:
        world.answers = [b"no TLS here"]
        with pytest.raises(FetchError) as failure:
            fetch_page(address, limits=QUICK, net=world.net)
        assert not isinstance(failure.value, AddressError)
    else:
        assert "3 % daily" in fetch_page(address, limits=QUICK, net=world.net).sheets[0]
    assert world.connections


@pytest.mark.parametrize("number", [*INNER_IPV4, *INNER_IPV6])
def test_a_name_that_leads_inside_is_refused(number: str, world: World) -> None:
    world.names = {"innocent.example": [(number,)]}
    with pytest.raises(AddressError):
        fetch_page("http://innocent.example/", limits=QUICK, net=world.net)
    assert world.connections == []


@pytest.mark.parametrize(
    "answers",
    [
        (PUBLIC, "127.0.0.1"),
        ("10.0.0.1", PUBLIC),
        (PUBLIC, "2606:4700::1", "::1"),
        (PUBLIC, "fe80::1%eth0"),
        (PUBLIC, "::ffff:127.0.0.1"),
        (PUBLIC, "rubbish"),
    ],
)
def test_one_bad_address_among_good_ones_spoils_the_name(
    answers: tuple[str, ...], world: World
) -> None:
    world.default = answers
    with pytest.raises(AddressError):
        fetch_page("http://mixed.example/", limits=QUICK, net=world.net)
    assert world.connections == []


def test_the_connection_goes_to_the_checked_address_and_names_the_host(world: World) -> None:
    fetch_page("http://user:secret@shop.example:8080/a?b=c#d", limits=QUICK, net=world.net)
    assert world.connections == [(PUBLIC, 8080)]
    request = world.requests[0]
    assert request.startswith("GET /a?b=c HTTP/1.1\r\n")
    assert "Host: shop.example:8080\r\n" in request
    assert "secret" not in request


def test_the_next_checked_address_is_tried_if_one_is_dead(world: World) -> None:
    world.default = ("93.184.216.35", PUBLIC)
    opened = world.net.connect

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        if address == "93.184.216.35":
            raise ConnectionRefusedError
        return opened(address, port, seconds)

    net = type(world.net)(world.net.resolve, connect)
    assert fetch_page("http://shop.example/", limits=QUICK, net=net).sheets


def test_nothing_of_the_user_travels_along(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    """Proxies and passwords of the environment are not used; no cookie comes back."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:3128")
    netrc = f"{tmp_path}/netrc"
    with open(netrc, "w") as file:  # noqa: PTH123 - a plain text file
        file.write("machine shop.example login me password secret\n")
    monkeypatch.setenv("NETRC", netrc)
    first = answer(b"", "302 Found", "Location: /next\nSet-Cookie: id=7")
    world.answers = [first, answer()]
    fetch_page("http://shop.example/", limits=QUICK, net=world.net)
    assert world.connections == [(PUBLIC, 80)] * 2
    for request in world.requests:
        headers = request.lower()
        assert "authorization" not in headers
        assert "cookie" not in headers
        assert "user-agent: minecanary/" in headers
        assert "referer" not in headers


class TestRealDoors:
    """The same without a pretended world: only the system's own calls are watched."""

    @pytest.fixture
    def watched(self, monkeypatch: pytest.MonkeyPatch) -> list[object]:
        tried: list[object] = []

        def connect(_: socket.socket, target: object) -> None:
            tried.append(target)
            raise ConnectionRefusedError(111, "Connection refused")

        monkeypatch.setattr(socket.socket, "connect", connect)
        monkeypatch.setattr(socket.socket, "connect_ex", connect)
        return tried

    @pytest.mark.parametrize("address", REFUSED[::7])
    def test_no_socket_is_opened_for_a_trick(
        self, address: str, watched: list[object], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inner = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.1.2.3", 80))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inner)
        with pytest.raises(AddressError):
            fetch_page(address)
        assert watched == []

    def test_a_name_is_looked_up_once_and_only_its_address_is_tried(
        self, watched: list[object], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []

        def rebinding(name: object, *_: object, **__: object) -> list[object]:
            asked.append(name)
            number = PUBLIC if len(asked) == 1 else "127.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80))]

        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        with pytest.raises(ConnectError):
            fetch_page("http://rebind.example/", limits=Limits(retries=0))
        assert asked == ["rebind.example"]
        assert watched == [(PUBLIC, 80)]
