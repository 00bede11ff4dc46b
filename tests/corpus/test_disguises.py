"""Whatever disguise a page is written in, the same claims are read; no clean page shows one."""

import pytest

from analyzer.lab.corpus import load_corpus
from analyzer.lab.disguised import PLAIN, f1_in_disguise, reported_disguises
from analyzer.lab.disguises import ALL, DISGUISES, disguise
from analyzer.types.page import Page

# Sorted by hand, so every tenth page has all hands, languages and forms among them; the
# long run takes all pages: `python -m tests.nightly.disguises`.
_EVERY = 10
_MOST_LOST = 0.02  # F1
_ADDRESS = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
_TEXT = f"Guaranteed 2.5% daily for 30 days, write to a@b.example, pay {_ADDRESS}."


def test_no_disguise_costs_more_than_two_points_of_f1() -> None:
    f1 = f1_in_disguise(load_corpus()[::_EVERY], workers=1)
    lost = {name: round(f1[PLAIN] - value, 4) for name, value in f1.items()}
    assert {name: points for name, points in lost.items() if points > _MOST_LOST} == {}


def test_no_clean_page_reports_a_disguise() -> None:
    clean = [s for s in load_corpus() if not s.scheme]
    assert {s.id: found for s in clean if (found := reported_disguises(s.page))} == {}


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_changes_the_page_the_same_way_each_time(name: str) -> None:
    page = Page.from_html(f"<p>{_TEXT} 手續費與收益 ж доход</p>")
    copies = {disguise(page, name, f"{seed}").sheets for seed in range(8)}
    assert len(copies) > 1
    assert disguise(page, name, "x") == disguise(page, name, "x")


@pytest.mark.parametrize("name", DISGUISES)
def test_markup_addresses_and_wallets_stay_as_they_are(name: str) -> None:
    html = f'<p class="daily plan" title="3 %">{_TEXT}</p><script>var daily = "3 %";</script>'
    for seed in range(8):
        written = disguise(Page.from_html(html), name, f"{seed}").sheets[0]
        assert '<p class="daily plan" title="3 %">' in written
        assert '<script>var daily = "3 %";</script>' in written
        assert "a@b.example" in written
        assert _ADDRESS in written


def test_a_plain_text_takes_no_markup() -> None:
    page = Page.from_text(_TEXT)
    assert disguise(page, "entities", "x") is page
    assert "<" not in disguise(page, ALL, "x").sheets[0]


def test_most_disguised_pages_say_so() -> None:
    page = Page.from_html(f"<p>{_TEXT}</p>")
    for name in ("look-alikes", "bold", "zero-width and direction marks", "right-to-left element"):
        assert any(reported_disguises(disguise(page, name, f"{n}")) for n in range(8)), name
