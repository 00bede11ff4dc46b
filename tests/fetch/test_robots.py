"""robots.txt is read as RFC 9309 says, never worse than Protego reads it, and asked for politely."""

# ruff: noqa: E501 - a row of a table reads best as one line

import pytest
from protego import Protego

from analyzer.errors import RobotsError
from analyzer.fetch import robots_allows
from analyzer.fetch.manners import ask_robots, check_robots
from analyzer.fetch.robots import read_robots
from tests.fetch.worlds import QUICK, World, answer, redirect

# robots.txt, who asks, for what, and whether it is allowed.
CASES = [
    ("user-agent: FooBot\ndisallow: /\n", "FooBot", "http://foo.bar/x/y", False),
    ("foo: FooBot\nbar: /\n", "FooBot", "http://foo.bar/x/y", True),
    (
        "user-agent: FooBot\nallow: /x/\nuser-agent: BarBot\ndisallow: /\n\n\nuser-agent: BazBot\n",
        "FooBot",
        "http://foo.bar/a",
        True,
    ),
    ("user-agent: FooBot\ndisallow: /", "FooBarBot", "http://a.b/x", True),
    ("user-agent: Foo\ndisallow: /", "Foobar/1.0", "http://a.b/x", True),
    ("user-agent: foobot/2.1\ndisallow: /", "FooBot/1.0", "http://a.b/x", False),
    ("\ufeffuser-agent: foobot\ndisallow: /", "FooBot/1.0", "http://a.b/x", False),
    ("user-agent: a\ncrawl-delay: 3\nuser-agent: foobot\ndisallow: /", "a", "http://a.b/x", False),
    (
        "user-agent: a\nsitemap: http://x/y\nuser-agent: foobot\ndisallow: /",
        "a",
        "http://a.b/x",
        False,
    ),
    ("user-agent: a\nfoo: bar\nuser-agent: foobot\ndisallow: /", "a", "http://a.b/x", False),
    ("user-agent: *\nallow: /\ndisallow: /p\nallow: /p/q", "a", "http://a.b/p/x", False),
    ("user-agent: *\nallow: /\ndisallow: /p\nallow: /p/q", "a", "http://a.b/p/q", True),
    ("user-agent: *\ndisallow: /foo/bar/%62%61%7A", "a", "http://a.b/foo/bar/baz", False),
    ("user-agent: *\ndisallow: /foo/bar/baz", "a", "http://a.b/foo/bar/%62%61%7A", False),
    ("user-agent: *\ndisallow: /foo/bar/ツ", "a", "http://a.b/foo/bar/%E3%83%84", False),
    ("user-agent: *\ndisallow: /foo/bar/%e3%83%84", "a", "http://a.b/foo/bar/ツ", False),
    ("user-agent: *\ndisallow: /foo/bar/%E3%83%84", "a", "http://a.b/foo/bar/%e3%83%84", False),
    ("user-agent: *\ndisallow: /?", "a", "http://a.b?x=1", False),
    ("user-agent: *\ndisallow: /$", "a", "http://a.b", False),
    ("user-agent: *\ndisallow: /$", "a", "http://a.b/", False),
    ("user-agent: *\ndisallow: /$", "a", "http://a.b/x", True),
    ("user-agent: *\ndisallow: /x?y", "a", "http://a.b/x?y=2#f", False),
    ("user-agent: *\ndisallow: *.gif$", "a", "http://a.b/x.gif", False),
    ("user-agent: *\ndisallow: .gif$", "a", "http://a.b/x.gif", True),
    ("user-agent: *\ndisallow: /*.gif$", "a", "http://a.b/x.gif?x", True),
    ("user-agent: *\ndisallow: /*/*/*z", "a", "http://a.b/x/y/z", False),
    ("user-agent: *\ndisallow: /x\nuser-agent: a\ndisallow:\n", "a", "http://a.b/x", True),
    ("user-agent: a\nuser-agent: b\n\ndisallow: /x", "a", "http://a.b/x", False),
    ("user-agent: *\ndisallow: /x\nallow: /x", "a", "http://a.b/x", True),
    ("user-agent: *\nallow: /x\ndisallow: /x", "a", "http://a.b/x", True),
    ("user-agent: * foo\ndisallow: /x", "a", "http://a.b/x", False),
    ("user-agent: foo bar\ndisallow: /x", "foo", "http://a.b/x", False),
    ("user-agent: *\rdisallow: /x\r", "a", "http://a.b/x", False),
    ("user-agent: *\ndisallow: /x #c", "a", "http://a.b/x", False),
    ("user-agent: *\ndisallow: /", "a", "http://a.b/robots.txt", True),
    ("user-agent: *\nDisallow: /a%3cd.html", "a", "http://a.b/a%3Cd.html", False),
    ("user-agent: *\nDisallow: /a%2fb.html", "a", "http://a.b/a/b.html", True),
    ("user-agent: *\nDisallow: /a/b.html", "a", "http://a.b/a%2fb.html", True),
    ("user-agent: *\nDisallow: /%7ejoe", "a", "http://a.b/~joe/x", False),
    ("user-agent: *\nDisallow: /%7Ejoe", "a", "http://a.b/%7ejoe/x", False),
    ("user-agent: *\nDisallow: /~joe", "a", "http://a.b/%7Ejoe/x", False),
    ("disallow: /", "a", "http://a.b/", True),
    ("", "a", "http://a.b/", True),
    ("user-agent: *\nDisallow: /x\n\nuser-agent: *\nDisallow: /y", "a", "http://a.b/y", False),
    ("user-agent: a\nDisallow: /x\n\nuser-agent: A\nDisallow: /y", "a", "http://a.b/x", False),
    ("user-agent: *\nDisallow: x", "a", "http://a.b/x", True),
    ("user-agent: *\nDisallow: /Fish", "a", "http://a.b/fish", True),
    ("user-agent: *\nDisallow: /fish*", "a", "http://a.b/fishheads/y", False),
    ("user-agent: *\nDisallow: /fish*.php$", "a", "http://a.b/fish.phpx", True),
    ("user-agent: *\nAllow: /page\nDisallow: /*.htm", "a", "http://a.b/page.htm", False),
    ("user-agent: *\nAllow: /$\nDisallow: /", "a", "http://a.b/page.htm", False),
    ("user-agent: *\nAllow: /$\nDisallow: /", "a", "http://a.b/", True),
    (
        "user-agent: *\nAllow: /allowed-slash/index.html\nDisallow: /",
        "a",
        "http://a.b/allowed-slash/",
        True,
    ),
    ("user-agent: *\nDisallow: /a/../b", "a", "http://a.b/b", True),
    ("user-agent: *\nDisallow: /x", "a", "http://u:p@a.b:80/x", False),
    ("user-agent: *\nDisallow: /x;y", "a", "http://a.b/x;y?z", False),
    ("user-agent: *\nDisallow: /", "minecanary/1.0 (+reader)", "http://a.b/x", False),
    ("user-agent: reader\nDisallow: /", "minecanary/1.0 (+page reader)", "http://a.b/x", True),
    (
        "user-agent: mozilla\nDisallow: /",
        "Mozilla/5.0 (compatible; FooBot/1.0)",
        "http://a.b/x",
        True,
    ),
    (
        "user-agent: foobot\nDisallow: /",
        "Mozilla/5.0 (compatible; FooBot/1.0)",
        "http://a.b/x",
        False,
    ),
    ("user-agent: *\nDisallow: /*?*id=", "a", "http://a.b/x?a=1&id=2", False),
    ("user-agent: *\nDisallow: //x", "a", "http://a.b//x", False),
    ("user-agent: *\nDisallow: /x", "a", "http://a.b//x", True),
    ("user-agent: *\nDisallow: /\nAllow: /x y", "a", "http://a.b/x%20y", True),
]


@pytest.mark.parametrize(("text", "agent", "url", "allowed"), CASES)
def test_permission(text: str, agent: str, url: str, *, allowed: bool) -> None:
    assert robots_allows(text, agent, url) is allowed


def test_never_worse_than_protego() -> None:
    """Protego alone is right on fewer of the rows, and on none that we get wrong."""
    right = [Protego.parse(x).can_fetch(url, who) is y for x, who, url, y in CASES]
    assert 45 <= sum(right) < len(CASES)


def test_the_pace_is_read() -> None:
    text = "User-agent: *\nCrawl-delay: 9\n\nUser-agent: minecanary\nCrawl-delay: 2.5\nAllow: /"
    assert read_robots(text, "minecanary/1.0", "https://a.b/").delay_seconds == 2.5
    assert read_robots(text, "other/1.0", "https://a.b/").delay_seconds == 9
    assert read_robots("", "other/1.0", "https://a.b/").delay_seconds == 0


ANSWERS = {
    "allowed": (answer(b"User-agent: *\nDisallow: /no", headers="Content-Type: text/plain"), True),
    "refused": (answer(b"User-agent: minecanary\nDisallow: /", headers=""), False),
    "refused to all": (answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /", headers=""), False),
    "no such file": (answer(b"no", "404 Not Found"), True),
    "forbidden": (answer(b"no", "403 Forbidden"), True),
    "too often": (answer(b"no", "429 Slow"), False),
    "out of order": (answer(b"no", "500 Oops"), False),
    "unreachable": (b"", True),
    "empty": (answer(b""), True),
    "leads inward": (redirect("http://127.0.0.1/robots.txt"), True),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_a_site_is_asked_first(case: str, world: World) -> None:
    sent, allowed = ANSWERS[case]
    world.answers = [sent]
    permission = ask_robots("http://shop.example/plan?x", limits=QUICK, net=world.net)
    assert permission.allowed is allowed
    assert world.requests[0].startswith("GET /robots.txt HTTP/1.1\r\n")
    assert len(world.connections) == 1


def test_a_refusal_is_an_error_of_its_own(world: World) -> None:
    world.answers = [answer(b"User-agent: *\nDisallow: /plan", headers="")]
    assert check_robots("http://shop.example/", limits=QUICK, net=world.net).allowed
    with pytest.raises(RobotsError):
        check_robots("http://shop.example/plan", limits=QUICK, net=world.net)
