"""The HTML report in a real browser: on a phone, a laptop and paper, and as axe-core sees it."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from analyzer.report.html.comparison import comparison_html
from tests.report.making import written
from tests.report.test_compare import comparison
from tests.report.test_golden import CASES, PAGE_TEXT, golden
from tests.report.test_hostile import ATTACKS, poisoned

CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"phone": (360, 740), "small phone": (320, 568), "laptop": (1280, 800)}
GRAVE = {"serious", "critical"}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM), headless=True, args=["--no-sandbox"]
        )
        yield opened
        opened.close()


def pages() -> dict[str, str]:
    """Return the markup of everything that is looked at, by name."""
    reports = {case: written(golden(case), "html", PAGE_TEXT) for case in CASES}
    hostile = {f"hostile {i}": written(poisoned(a), "html", a) for i, a in enumerate(ATTACKS)}
    return reports | hostile | {"comparison": comparison_html(comparison("en"))}


NAMES = (*CASES, *(f"hostile {i}" for i in range(len(ATTACKS))), "comparison")


@pytest.fixture(scope="module")
def markup(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    places = {}
    for name, text in pages().items():
        path = folder / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        places[name] = path.as_uri()
    return places


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    """Open the one tab in which all reports are looked at; `said` is what it heard of the last."""
    tab = browser.new_context(bypass_csp=False).new_page()
    tab.said = []
    tab.on("console", lambda message: tab.said.append(message.text))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    tab.on("request", lambda request: tab.said.append(request.url))
    return tab


def look(page: Any, address: str, size: tuple[int, int], media: str = "screen") -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media=media)
    page.said.clear()
    page.goto(address)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_overflows_speaks_or_loads(
    page: Any, markup: dict[str, str], name: str, size: str
) -> None:
    look(page, markup[name], SIZES[size])
    too_wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    assert too_wide <= 0
    assert page.said == [markup[name].replace(" ", "%20")]


@pytest.mark.parametrize("name", CASES)
def test_a_report_prints_on_two_pages(page: Any, markup: dict[str, str], name: str) -> None:
    look(page, markup[name], SIZES["laptop"], "print")
    printed = page.pdf(prefer_css_page_size=True)

    assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 2


@pytest.fixture(scope="module")
def inspected(browser: Any) -> Any:
    """Open the tab in which axe works: a report's own policy would keep its script out."""
    return browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True).new_page()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", [*CASES, "comparison"])
def test_axe_finds_nothing_serious(
    inspected: Any, markup: dict[str, str], name: str, colours: str
) -> None:
    inspected.emulate_media(color_scheme=colours)
    inspected.goto(markup[name])
    inspected.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = inspected.evaluate("axe.run()")["violations"]

    assert [(v["id"], v["impact"]) for v in found if v["impact"] in GRAVE] == []
