"""Every hop is checked like the first: redirects, refreshes, scripts, changing names."""

# ruff: noqa: E501 - a row of a table reads best as one line

import pytest

from analyzer.errors import AddressError, ContentError, RedirectError
from analyzer.fetch import fetch_page
from tests.fetch.worlds import PLAN, PUBLIC, QUICK, World, answer, redirect

INWARD = (
    "http://127.0.0.1/", "//10.0.0.1/x", "http://[::1]:8080/", "http://①②⑦.0.0.1/", "http://0x7f.1/",
    "\\\\169.254.169.254\\latest", "http://localhost/", "http://inner.example/", "file:///etc/passwd",
)  # fmt: skip


def meta(target: str) -> bytes:
    tag = f"<meta http-equiv='refresh' content='0; url={target}'>"
    return answer(f"<html><head>{tag}</head></html>".encode())


def script(target: str) -> bytes:
    escaped = target.replace("\\", "/")
    return answer(f'<html><script>window.location.href = "{escaped}";</script></html>'.encode())


def header(target: str) -> bytes:
    return answer(b"<p>wait</p>", headers=f"Content-Type: text/html\nRefresh: 0;url={target}")


WAYS = {"redirect": redirect, "meta": meta, "script": script, "header": header}


@pytest.mark.parametrize("hop", range(10))
@pytest.mark.parametrize("way", WAYS)
def test_no_hop_leads_inward(way: str, hop: int, world: World) -> None:
    world.names = {"inner.example": [("192.168.0.7",)]}
    outward = [redirect(f"http://hop{i}.example/") for i in range(hop)]
    tried = INWARD[hop % 3 :: 3]
    for inward in tried:
        world.answers = [*outward, WAYS[way](inward)]
        with pytest.raises(AddressError):
            fetch_page("http://start.example/", limits=QUICK, net=world.net)
    assert {x[0] for x in world.connections} == {PUBLIC}
    assert len(world.connections) == (hop + 1) * len(tried)


@pytest.mark.parametrize("hop", range(1, 10))
def test_a_name_that_changes_between_hops_is_checked_again(hop: int, world: World) -> None:
    world.names = {"shop.example": [(PUBLIC,)] * hop + [("127.0.0.1",)]}
    world.answers = [redirect(f"/{i}") for i in range(hop)] + [answer()]
    with pytest.raises(AddressError):
        fetch_page("http://shop.example/", limits=QUICK, net=world.net)
    assert world.connections == [(PUBLIC, 80)] * hop
    assert world.lookups == ["shop.example"] * (hop + 1)


def test_allow_private_opens_what_the_user_named_but_no_way_in_from_outside(world: World) -> None:
    world.names = {"mine.example": [("10.0.0.5",)]}
    page = fetch_page("http://mine.example/", allow_private=True, limits=QUICK, net=world.net)
    assert page.sheets[0] == PLAN.decode()
    world.answers = [redirect("http://mine.example/")]
    with pytest.raises(AddressError):
        fetch_page("http://outside.example/", allow_private=True, limits=QUICK, net=world.net)


@pytest.mark.parametrize(
    "address",
    ["http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://0.0.0.0/", "http://224.0.0.1/"],
)
def test_some_addresses_are_nobodys_own_page(address: str, world: World) -> None:
    with pytest.raises(AddressError):
        fetch_page(address, allow_private=True, limits=QUICK, net=world.net)
    assert world.connections == []


@pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
@pytest.mark.parametrize(
    ("location", "lands"),
    [
        ("/b", "http://shop.example/b"),
        ("b", "http://shop.example/dir/b"),
        ("../b", "http://shop.example/b"),
        ("?b=1", "http://shop.example/dir/a?b=1"),
        ("//other.example:8080/x", "http://other.example:8080/x"),
        ("http://Other.Example./x#y", "http://other.example/x"),
        ("/计划", "http://shop.example/%E8%AE%A1%E5%88%92"),
    ],
)
def test_a_redirect_lands_where_a_browser_would(
    status: str, location: str, lands: str, world: World
) -> None:
    world.answers = [redirect(location, status), answer()]
    page = fetch_page("http://shop.example/dir/a", limits=QUICK, net=world.net)
    assert page.final_url == lands
    assert page.url == "http://shop.example/dir/a"
    assert page.capture is not None
    assert [x.url for x in page.capture.hops] == [page.url, lands]


@pytest.mark.parametrize(
    "html",
    [
        '<meta http-equiv="refresh" content="0;url=/end">',
        "<META HTTP-EQUIV=Refresh CONTENT='3; URL=/end'>",
        "<meta content='0; /end' http-equiv=\"refresh\">",
        '<meta http-equiv="refresh" content="0;url=&quot;/end&quot;">',
        '<meta http-equiv="refresh" content="20;url=/end">moment',
        "<script>location='/end'</script>",
        '<script type="text/javascript">window.location = "/end";</script>',
        '<body><script>\n document.location.href="\\/end" \n</script></body>',
        '<script>setTimeout(function(){ top.location.replace("/end") }, 10)</script>',
        "<script>window.location.assign('/end')</script>",
    ],
)
def test_a_page_that_only_leads_on_is_followed(html: str, world: World) -> None:
    world.answers = [answer(f"<html>{html}</html>".encode()), answer()]
    page = fetch_page("http://shop.example/", limits=QUICK, net=world.net)
    assert page.final_url == "http://shop.example/end"


WORDS = "Our plan pays three percent each day for thirty days. " * 8


@pytest.mark.parametrize(
    "html",
    [
        f'<meta http-equiv="refresh" content="300;url=/end"><p>{WORDS}',
        '<meta http-equiv="refresh" content="60"><p>Plan',
        f'<p>{WORDS}<script>if (old) location = "/end"</script>',
        f'<noscript><meta http-equiv="refresh" content="0;url=/end"></noscript><p>{WORDS}',
        f'<!-- <meta http-equiv="refresh" content="0;url=/end"> --><p>{WORDS}',
        "<p>Short</p><script>var allocation = '/end'; x.location_name = '/end'</script>",
        '<meta http-equiv="refresh" content="0;url=/"><p>The page itself',
    ],
)
def test_a_page_of_its_own_is_not_left(html: str, world: World) -> None:
    world.answers = [answer(f"<html>{html}</html>".encode())]
    page = fetch_page("http://shop.example/", limits=QUICK, net=world.net)
    assert page.final_url == "http://shop.example/"
    assert len(world.connections) == 1


def test_endless_redirects_end(world: World) -> None:
    world.answers = [redirect(f"/{i}") for i in range(50)]
    with pytest.raises(RedirectError):
        fetch_page("http://shop.example/", limits=QUICK, net=world.net)
    assert len(world.connections) == QUICK.redirects + 1


def test_a_circle_is_seen_at_once(world: World) -> None:
    world.answers = [redirect("/b"), redirect("/")]
    with pytest.raises(RedirectError):
        fetch_page("http://shop.example/", limits=QUICK, net=world.net)
    assert len(world.connections) == 2


def test_a_redirect_to_nowhere_is_an_error(world: World) -> None:
    world.answers = [answer(b"", "302 Found", "")]
    with pytest.raises(RedirectError):
        fetch_page("http://shop.example/", limits=QUICK, net=world.net)


def test_the_body_of_a_redirect_is_not_read(world: World) -> None:
    bomb = b"HTTP/1.1 302 F\r\nLocation: /end\r\nContent-Encoding: gzip\r\nContent-Length: 9999999\r\n\r\nx"
    world.answers = [bomb, answer()]
    assert fetch_page("http://shop.example/", limits=QUICK, net=world.net).final_url


def test_an_address_without_scheme_is_tried_securely_first(world: World) -> None:
    world.answers = [b"HTTP/1.1 400 Bad\r\n\r\n", answer()]
    page = fetch_page("shop.example/plan", limits=QUICK, net=world.net)
    assert world.connections == [(PUBLIC, 443), (PUBLIC, 80)]
    assert (page.target, page.url) == ("shop.example/plan", "http://shop.example/plan")


def test_an_empty_page_is_an_error(world: World) -> None:
    world.answers = [answer(b" \n")]
    with pytest.raises(ContentError):
        fetch_page("http://shop.example/", limits=QUICK, net=world.net)
