"""A page that lets its readers in by a coded link of its own speaks for what it links to."""

import pytest

from analyzer.extract import extract
from analyzer.extract.voice.doors import coded_links
from analyzer.text import read
from analyzer.types.claim import ReturnRate, Stance
from analyzer.types.page import Page

NEWS = (
    "<title>Readers' money | The Harbour Courier</title><h1>Is the new mining house worth a look?"
    "</h1><p>By our reporter. Last updated 3 minutes ago. Critics call such plans a scam.</p>"
    "<p>The Basic plan pays 3% a day for 30 days from $100.</p>"
)


def page(link: str) -> Page:
    return Page.from_html(f'<html lang="en"><body>{NEWS}<p>{link}</p></body></html>')


@pytest.mark.parametrize(
    "address",
    [
        "https://newhash.example/join/courier77",
        "https://newhash.example/?ref=courier",
        "https://newhash.example/en/start?lang=en&aff=0x12",
        "http://newhash.example/r/COURIER/",
    ],
)
def test_a_coded_link_is_a_door(address: str) -> None:
    document = read(page(f'<a href="{address}">Readers register here</a>'))
    assert [x.url for x in coded_links(document)] == [address]
    rates = [c for c in extract(document).claims if isinstance(c.content, ReturnRate)]
    assert [c.stance for c in rates] == [Stance.OFFERED]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://regulator.example/warnings/?ref=homepage">The warning list</a>',
        '<a href="https://www.reddit.example/r/scams/comments/1">What others say</a>',
        '<a href="https://newhash.example/">The house</a>',
        '<a href="/join/now">Subscribe to the Courier</a>',
        '</p><footer><a href="https://shop.example/?ref=courier">Mugs</a></footer><p>',
    ],
)
def test_other_links_are_none(link: str) -> None:
    assert list(coded_links(read(page(link)))) == []
