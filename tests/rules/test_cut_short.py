"""A page that is too long to be read whole is never cleared by its beginning."""

import pytest

from analyzer import Page, analyze

_FILLER = "<p>We describe how difficulty changes every two weeks.</p>" * 9_000
_OFFER = (
    "<p>Invest $500 in our mining plan: 8% daily for 30 days, guaranteed, capital returned.</p>"
)


@pytest.mark.parametrize(
    ("html", "band"),
    [
        (_OFFER + _FILLER, "critical"),
        (_FILLER + _OFFER, "unknown"),
        (_FILLER, "unknown"),
        (_FILLER[: len(_FILLER) // 30], "not-an-offer"),
    ],
    ids=["offer first", "offer behind", "no offer", "short"],
)
def test_what_stands_behind_is_not_cleared(html: str, band: str) -> None:
    report = analyze(Page.from_html(f"<html lang=en><body>{html}</body></html>")).to_dict()
    assert report["verdict"]["band"] == band
    told = any("longer than is read" in gap["missing"] for gap in report["not_assessed"])
    assert told == (len(html) > 500_000)
