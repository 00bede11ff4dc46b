"""What could not be read is named, and a page that cannot be read says why."""

import pytest

from analyzer.resources import read_toml
from analyzer.text import obstacle, read
from analyzer.types.page import Page

_WORDS = "<p>" + "Some words about machines that stand in a hall by the river. " * 10 + "</p>"


def _gaps(html: str) -> list[tuple[str, str, int]]:
    return [(g.kind, g.missing, g.count) for g in read(Page.from_html(html)).gaps]


@pytest.mark.parametrize(
    ("html", "gaps"),
    [
        (_WORDS, []),
        (_WORDS + "<img src=plan.jpg width=800 height=400>" * 2, [("images", "images", 2)]),
        (_WORDS + "<img src=/i/logo.png><img src=a.png width=24 height=24>", []),
        (_WORDS + "<iframe src=https://calc.example/></iframe>", [("frame", "frame", 1)]),
        (_WORDS + "<iframe src=https://www.youtube.com/embed/x></iframe>", []),
        ("<div id=root></div><script src=/app.js></script>", [("script", "application_shell", 1)]),
        (_WORDS + "<h2>Plans</h2><div id=plans></div><script>fetch('/api')</script>",
         [("script", "plan_rate_by_script", 1)]),
        (_WORDS + "<div class=plans><p>Gold 3% daily</p></div><script>fetch('/api')</script>", []),
        (_WORDS + "<div class=plans></div><script>var plans=[{rate:3}];fetch('/x')</script>", []),
    ],
)  # fmt: skip
def test_gaps_are_named(html: str, gaps: list[tuple[str, str, int]]) -> None:
    assert _gaps(html) == gaps


@pytest.mark.parametrize(
    ("html", "key"),
    [
        ("", "obstacle.empty"),
        ("<html><body> </body></html>", "obstacle.empty"),
        ("<div id=app></div><noscript>Enable JavaScript.</noscript><script src=a.js></script>",
         "obstacle.shell"),
        ("<title>Just a moment...</title><p>Checking your browser</p>", "obstacle.captcha"),
        ("<p>请完成安全验证</p>", "obstacle.captcha"),
        ("<form><p>Log in</p><input type=password></form>", "obstacle.login"),
        ("<p>Our plans</p><img src=plans.jpg width=900 height=900>", "obstacle.images"),
        ("<p>Gold: 3% daily</p>", None),
        ("<p>Invest $100</p><form>Log in <input type=password></form>", None),
        ("<div id=app></div><script src=a.js></script><script>var plans=[{rate:'3%'}]</script>",
         None),
        (_WORDS * 4 + "<p>We use a captcha.</p>", None),
        (_WORDS, None),
    ],
)  # fmt: skip
def test_an_obstacle_is_told_from_a_page(html: str, key: str | None) -> None:
    page = Page.from_html(html)
    found = obstacle(read(page), page)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("text", "key"), [(" \n", "obstacle.empty"), ("3% daily", None), ("hi", None)]
)
def test_any_message_is_readable(text: str, key: str | None) -> None:
    page = Page.from_text(text)
    found = obstacle(read(page), page)
    assert (found.key if found else None) == key


@pytest.mark.parametrize("key", ["empty", "shell", "captcha", "login", "images"])
def test_every_obstacle_has_words_and_a_way_out(key: str) -> None:
    words = read_toml("report/words/obstacle.toml")["obstacle"][key]
    assert set(words) == {"en", "zh-Hant", "zh-Hans"}
    assert all("minecanary check -" in sentence for sentence in words.values())
