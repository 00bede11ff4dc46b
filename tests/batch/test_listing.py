"""A listing is read for its offers: what counts as one, what it is praised with, who is paid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import Page
from analyzer.batch.addresses import (
    carried,
    cleaned,
    codes,
    distinct_sites,
    identity,
    leads_elsewhere,
    nothing_to_audit,
)
from analyzer.batch.listing import read_listing

HERE = "https://best-miners.example/top-10"


def urls(body: str, here: str | None = HERE) -> list[str]:
    """Return what a listing with this body leads to."""
    markup = f"<title>Top</title><main><h1>Top miners of the year</h1>{body}</main>"
    return [x.url for x in read_listing(Page.from_html(markup, here)).mentions]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://miner.example/", "https://miner.example/"),
        ("https://miner.example/?ref=77&utm_medium=x", "https://miner.example/"),
        ("https://miner.example/plan?id=4&aff_id=9", "https://miner.example/plan?id=4"),
        ("/go/miner", "https://best-miners.example/go/miner"),
        ("/?ref=miner", "https://best-miners.example/?ref=miner"),
        ("https://go.best-miners.example/x1", "https://go.best-miners.example/x1"),
        ("https://tracker.example/click?aff=12&offer=3", "https://tracker.example/click?aff=12&offer=3"),
        ("https://bit.ly/3abcd", "https://bit.ly/3abcd"),
        ("/out?url=https%3A%2F%2Fminer.example%2F%3Fref%3D7", "https://miner.example/"),
    ],
)  # fmt: skip
def test_an_offer_is_found_at_its_cleaned_address_or_at_the_hop(link: str, found: str) -> None:
    assert urls(f'<p>Good. <a href="{link}">Visit</a></p>') == [found]


@pytest.mark.parametrize(
    "body",
    [
        '<nav><a href="https://miner.example/">Miner</a></nav>',
        '<footer><a href="https://agency.example/">Web design</a></footer>',
        '<p><a href="https://t.me/miner">Chat</a></p>',
        '<p><a href="https://apps.apple.com/app/id1">App</a></p>',
        '<p><a href="/reviews/miner">Our review</a></p>',
        '<p><a href="https://www.best-miners.example/about">About</a></p>',
        '<p><a href="mailto:me@miner.example">Write</a> <a href="javascript:go()">go</a></p>',
        '<p><a href="#top">top</a> <a href="https://[broken/">x</a></p>',
        '<p><a href="/out?url=https://twitter.com/miner">Follow</a></p>',
    ],
)
def test_what_is_no_offer_is_left_out(body: str) -> None:
    assert urls(body) == []


def test_two_links_to_one_offer_are_one_mention_with_all_codes() -> None:
    body = (
        '<p><a href="https://miner.example/?ref=a">Go</a></p>'
        '<p>The very best of all: <a href="http://www.miner.example?aff=b">join</a></p>'
    )
    (found,) = read_listing(Page.from_html(f"<h1>x</h1>{body}", HERE)).mentions

    assert found.codes == ("ref=a", "aff=b")
    assert "The very best of all" in found.words


def test_each_offer_is_praised_with_the_words_of_its_own_card() -> None:
    cards = "".join(
        f"<li><h3>Miner {n}</h3><p>Pays {n} % daily.</p><a href='https://m{n}.example'>Join</a></li>"
        for n in range(1, 4)
    )
    found = read_listing(Page.from_html(f"<h1>Top</h1><ul>{cards}</ul>", HERE)).mentions

    assert [x.words for x in found] == [f"Miner {n} · Pays {n} % daily. · Join" for n in (1, 2, 3)]


def test_each_offer_is_praised_with_the_words_under_its_own_heading() -> None:
    body = (
        "<h1>Top</h1><h2>1. Alpha</h2><p>Alpha pays daily.</p><p><a href='https://a.example'>Go</a></p>"
        "<h2>2. Beta</h2><p>Beta is trusted.</p><p><a href='https://b.example'>Go</a></p>"
    )
    one, two = read_listing(Page.from_html(body, HERE)).mentions

    assert "Alpha pays daily" in one.words
    assert "Beta" not in one.words
    assert "Beta is trusted" in two.words


@pytest.mark.parametrize(
    ("words", "discloses"),
    [
        ("We may earn a commission if you sign up.", True),
        ("本文含聯盟連結,我們可能獲得分潤。", True),
        ("We tested them all for you.", False),
    ],
)
def test_a_listing_that_says_it_is_paid_is_seen_to_say_so(words: str, *, discloses: bool) -> None:
    markup = f"<p>{words} <a href='https://m.example/?ref=1'>Go</a></p>"

    assert read_listing(Page.from_html(markup, HERE)).discloses is discloses


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://m.example/?ref=abc", ("ref=abc",)),
        ("https://m.example/register/ref/abc", ("ref/abc",)),
        ("https://m.example/?REF=abc&page=2", ("REF=abc",)),
        ("https://m.example/plans?page=2", ()),
    ],
)
def test_affiliate_codes_are_read(url: str, found: tuple[str, ...]) -> None:
    assert codes(url) == found


def test_shared_hosts_are_one_site_and_countries_have_seconds() -> None:
    assert distinct_sites(["https://a.m.example/", "https://b.m.example/"]) == 1
    assert distinct_sites(["https://a.co.uk/", "https://b.co.uk/"]) == 2
    assert nothing_to_audit("https://m.facebook.com/x")
    assert not nothing_to_audit("https://notfacebook.com/x")
    assert leads_elsewhere("https://x.example/recommends/miner")
    assert carried("https://x.example/out?url=javascript:alert(1)") is None


@given(st.text(alphabet="abc/?&=#:.%r ef~", max_size=40))
def test_cleaning_twice_changes_nothing_more(tail: str) -> None:
    url = f"https://miner.example/{tail}"

    assert cleaned(cleaned(url)) == cleaned(url)
    assert identity(cleaned(url)) == identity(url)


@given(st.text(max_size=300))
def test_any_link_at_all_is_read_without_falling_over(link: str) -> None:
    escaped = link.replace("&", "&amp;").replace('"', "&quot;")

    urls(f'<p><a href="{escaped}">x</a></p>', None)
    urls(f'<p><a href="{escaped}">x</a></p>')
