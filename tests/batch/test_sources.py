"""Whatever names offers can be a source: lists, tables, sitemaps, folders, recordings."""

from pathlib import Path

import pytest

from analyzer.batch.crawl import Manners
from analyzer.batch.sources import Reader, saved_from
from analyzer.batch.store import Store
from analyzer.errors import AnalyzerError
from analyzer.fetch import fetch_page
from analyzer.fetch.snapshot import write_snapshots
from tests.batch.web import LISTING, Web, net_to, page, serving

ADDRESSES = ["https://a.example/", "https://b.example/plan?id=2"]

MAP = (
    '<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url>'
    "<url><loc> https://b.example/plan?id=2 </loc></url></urlset>"
)
LIST = (
    '<link rel="canonical" href="https://l.example/top"><p>1 <a href="https://a.example/">A</a></p>'
    '<p>2 <a href="https://b.example/plan?id=2&ref=me">B</a></p><p><a href="/more">more</a></p>'
)


def read(source: Path | str, manners: Manners | None = None) -> list[tuple[str, str]]:
    """Return the name and state of each target of a source."""
    store = Store(":memory:")
    Reader(store, manners or Manners()).read(str(source))
    found = store.ask("SELECT name, state FROM targets ORDER BY id")
    store.close()
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("l.txt", "# mine\nhttps://a.example/\n\nhttps://b.example/plan?id=2\n"),
        ("l.csv", "id,url,note\n1,https://a.example/,x\n2,https://b.example/plan?id=2,y\n"),
        ("l.csv", "x;https://a.example/\ny;https://b.example/plan?id=2\n"),
        ("l.tsv", "Name\tWebsite\nA\thttps://a.example/\nB\thttps://b.example/plan?id=2\n"),
        ("l.jsonl", '{"url": "https://a.example/"}\n"https://b.example/plan?id=2"\n'),
        (
            "map.xml",
            MAP,
        ),
        (
            "list.html",
            LIST,
        ),
    ],
)
def test_addresses_are_read_in_order(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")

    assert read(tmp_path / name) == [(x, "waiting") for x in ADDRESSES]


def test_one_address_twice_is_one_target(tmp_path: Path) -> None:
    twice = "https://a.example\nhttp://www.a.example/?utm_source=x\n"
    (tmp_path / "l.txt").write_text(twice, encoding="utf-8")

    assert read(tmp_path / "l.txt") == [("https://a.example", "waiting")]


def test_a_folder_gives_its_pages_and_those_of_its_recordings(tmp_path: Path) -> None:
    web = Web(pages={("m.example", "/"): page("Plan", "<p>Earn 2 % daily.</p>")})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "saved.html").write_text("<p>Earn 1 % daily.</p>", encoding="utf-8")
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    with serving(web):
        fetched = fetch_page("http://m.example/", net=web.net())
    write_snapshots((fetched,), tmp_path / "in" / "kept.warc.gz")

    assert read(tmp_path / "in") == [
        ("http://m.example/", "fetched"),
        (str(tmp_path / "in" / "saved.html"), "fetched"),
    ]


def test_a_sitemap_that_names_sitemaps_is_followed() -> None:
    index = b"<sitemapindex><sitemap><loc>http://s.example/1.xml</loc></sitemap></sitemapindex>"
    inner = b"<urlset><url><loc>https://a.example/</loc></url></urlset>"
    web = Web(pages={("s.example", "/map.xml"): index, ("s.example", "/1.xml"): inner})
    with serving(web):
        manners = Manners(net=net_to(web.port), pause_s=0)
        assert read("http://s.example/map.xml", manners) == [("https://a.example/", "waiting")]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("l.txt", "nothing here\nnor here\n", "holds no addresses"),
        ("l.jsonl", "{broken\n", "l.jsonl"),
        ("page.html", "<p>Earn 2 % daily, guaranteed.</p>", "leads to no offers"),
        ("none", None, "There is no"),
    ],
)
def test_what_is_no_source_says_so(
    tmp_path: Path, name: str, content: str | None, problem: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(AnalyzerError, match=problem):
        read(tmp_path / name)


def test_a_listing_that_forbids_programs_is_not_read() -> None:
    rules = b"User-agent: *\nDisallow: /"
    web = Web(pages={("listing.example", "/robots.txt"): rules})
    with serving(web):
        manners = Manners(net=net_to(web.port), pause_s=0)
        with pytest.raises(AnalyzerError, match="stay away"):
            read(LISTING, manners)

    assert [x.path for x in web.visits] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ("<!-- saved from url=(0021)https://l.example/top --><p>x", "https://l.example/top"),
        ("<link href='/x' rel=icon><link rel=canonical href=https://l.example/>", "https://l.example/"),
        ('<meta property="og:url" content="https://l.example/a?b=1&amp;c=2">', "https://l.example/a?b=1&c=2"),
        ('<link rel="canonical" href="/top">', None),
        ("<p>no word of it</p>", None),
    ],
)  # fmt: skip
def test_a_saved_page_tells_where_it_was(markup: str, address: str | None) -> None:
    assert saved_from(markup) == address
