"""The audit in a real browser: it sorts, filters, unfolds, and asks nobody for anything."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analyzer.batch.results import write_results
from tests.batch.filled import fill

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SIZE = 200


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a finished audit."""
    out = tmp_path_factory.mktemp("audit")
    store = fill(out, SIZE)
    write_results(store, out, "en")
    store.close()
    return out


@pytest.fixture(scope="module")
def seen(written: Path) -> Iterator[tuple[Any, list[str], list[str]]]:
    """The page in a browser, with what it asked for and what went wrong in it."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto((written / "audit.html").as_uri())
        yield page, asked, wrong
        browser.close()


def shown(page: Any) -> list[Any]:
    """Return the rows that can be seen, in order."""
    return [x for x in page.query_selector_all(".row") if x.is_visible()]


def scores(page: Any) -> list[int]:
    """Return the scores of the rows that have one, in order."""
    found = page.eval_on_selector_all(".row", "rows => rows.map(row => row.dataset.score)")
    return [int(x) for x in found if x]


def test_every_offer_is_a_row(seen: Any) -> None:
    page, _, _ = seen

    assert len(shown(page)) == SIZE
    assert page.inner_text("#shown") == str(SIZE)


def test_a_click_on_a_head_sorts_and_another_turns_it_round(seen: Any) -> None:
    page, _, _ = seen
    page.click("button[data-by=score]")
    falling = scores(page)
    page.click("button[data-by=score]")

    assert falling == sorted(falling, reverse=True)
    assert scores(page) == sorted(falling)


def test_the_table_filters_by_words_and_by_band(seen: Any) -> None:
    page, _, _ = seen
    page.fill("#search", "miner77")
    by_word = len(shown(page))
    page.fill("#search", "")
    page.select_option("#band", "failed")
    by_band = {row.get_attribute("data-band") for row in shown(page)}
    page.select_option("#band", "")

    assert by_word == 1
    assert by_band == {"failed"}


def test_a_row_unfolds_to_its_quotes_and_praise(seen: Any) -> None:
    page, _, _ = seen
    row = page.query_selector('.row[data-band="critical"]')
    row.query_selector("summary").click()
    detail = row.query_selector(".detail").inner_text()

    assert "pays like clockwork" in detail
    assert row.query_selector("blockquote:not(.praise)") is not None


def test_a_group_can_be_shown_alone(seen: Any) -> None:
    page, _, _ = seen
    page.click("details.cluster summary")
    page.click("details.cluster[open] button")
    numbers = {row.get_attribute("data-cluster") for row in shown(page)}
    page.select_option("#group", "")

    assert numbers == {"1"}


def test_the_page_asks_for_nothing_and_nothing_goes_wrong(seen: Any) -> None:
    _, asked, wrong = seen

    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == 1
    assert wrong == []


def test_nothing_overflows_on_a_phone(seen: Any) -> None:
    page, _, _ = seen
    page.set_viewport_size({"width": 360, "height": 720})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1200, "height": 900})

    assert width <= 360


def test_markup_from_a_page_stays_text(written: Path) -> None:
    text = (written / "audit.html").read_text(encoding="utf-8")

    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "<b>Number" not in text
