"""The pieces of which reports are made: lines, pictures, rows, advice, marks."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from analyzer.report.breakdown import breakdown
from analyzer.report.formula import spoken
from analyzer.report.html.marks import marked_text
from analyzer.report.picture import outcome_dots, promise_picture
from analyzer.report.safe import harmless_lines
from analyzer.report.sketch import sketch
from analyzer.report.steps import next_steps
from analyzer.report.wording import day, money
from analyzer.report.wrap import pad, wrap
from tests.report.making import LANGS, Tree, in_text
from tests.report.test_golden import CASES, golden

WORDS = st.text(alphabet="ab承諾，。（）「」 3%é…", max_size=120)


@given(WORDS, st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert max(map(cell_len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("保證獲利，保本。", ["保證獲", "利，保", "本。"]),
        ("他說「保證」獲利", ["他說", "「保", "證」獲", "利"]),
        ("pay 3% daily", ["pay 3%", "daily"]),
        ("", [""]),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, lines: list[str]) -> None:
    assert wrap(text, 6) == lines


@given(st.text(alphabet="ab承諾é字", max_size=30), st.integers(1, 20))
def test_padded_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(pad(text, width)) == width


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_drawing_lines_up_and_fits(case: str, width: int) -> None:
    lang = case.rsplit(".", 1)[1]
    picture = promise_picture(golden(case)["offers"][0], lang)
    assert picture
    lines = sketch(picture, width - 1, lang)
    drawn = [line for line in lines if "[" in line]

    assert len(drawn) == len(picture.lines)
    assert len({cell_len(line[: line.index("[")]) for line in drawn}) == 1
    assert len({cell_len(line[: line.index("]")]) for line in drawn}) == 1
    assert max(map(cell_len, lines)) < width
    assert all(
        re.fullmatch(r"[ |*o\-]+", line[line.index("[") + 1 : line.index("]")]) for line in drawn
    )


@pytest.mark.parametrize("case", CASES)
def test_the_terminal_report_needs_neither_colour_nor_a_ninth_column(case: str) -> None:
    shown = in_text(golden(case))

    assert "\x1b" not in shown
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


@pytest.mark.parametrize("lang", LANGS)
def test_risk_and_value_stand_on_the_first_screen(lang: str) -> None:
    tree = golden(f"three-percent-a-day.{lang}")
    screen = in_text(tree).splitlines()[:24]

    assert any(f"{tree['verdict']['score']}/100" in line for line in screen)
    assert any("[" in line and "*" in line for line in screen)


def test_a_promise_lies_right_of_what_is_feasible() -> None:
    picture = promise_picture(golden("three-percent-a-day.en")["offers"][0], "en")
    assert picture
    places = {line.tone: line.start for line in picture.lines}

    assert places["promised"] > places["limit"] > places["likely"]
    assert any("best machine on earth" in note for note in picture.notes)


def test_twenty_dots_stand_for_twenty_futures() -> None:
    offer = golden("three-percent-a-day.en")["offers"][0]
    dots = outcome_dots(offer, "en")

    assert dots
    assert len(dots.dots) == 20
    assert dots.promised
    assert dots.promised[1] > max(place for place, _ in dots.dots)
    assert offer["feasible"]["outcomes"]["reaching_promise"] == 0


def test_the_breakdown_leaves_out_what_does_not_matter() -> None:
    scheme = breakdown(golden("three-percent-a-day.en")["offers"][0], "en")
    honest = breakdown(golden("honest-hashrate.en")["offers"][0], "en")

    assert [group.title for group in honest] == ["What you pay and get on these terms"]
    assert "The same money elsewhere, for comparison" in [group.title for group in scheme]
    assert "Per year" not in [name for group in scheme for name, _ in group.rows]


BANDS = ["low", "elevated", "high", "critical"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("band", BANDS)
def test_every_band_has_advice_for_every_state(band: str, lang: str) -> None:
    tree = golden(f"three-percent-a-day.{lang}")
    tree["verdict"]["band"] = band
    steps = next_steps(tree)

    assert steps
    assert len({step.advice for step in steps.steps}) == 3
    assert len(steps.to_seller) >= 4
    assert steps.nearest()
    assert len({place.country for place in steps.nearest()}) == len(steps.nearest())
    assert "2026" in steps.note


@pytest.mark.parametrize("band", ["not-an-offer", "unknown"])
def test_without_an_offer_there_is_nothing_to_do(band: str) -> None:
    tree = golden("three-percent-a-day.en")
    tree["verdict"] |= {"band": band, "score": None}

    assert next_steps(tree) is None
    assert "/100" not in in_text(tree)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (
            "60 d: x 2.8 > x 1.988 (2016-)",
            (
                "2.8 times the money in 60 days; the luckiest fair contract since 2016 paid"
                " 1.99 times"
            ),
        ),
        ("1.664e+04 %/365 d", "16,640% in a year"),
        ("0 / 703", "not a word of it among 703 words"),
        ("XRP: no proof of work", "XRP cannot be mined: it has no proof of work"),
        ("k = 2.757 > 1.3", "it costs 2.76 times the fair price (up to 1.3 is usual)"),
        ("7 + 3 + 1 = 11 %", "7 + 3 + 1 = 11 % in all goes to recruiters"),
        ("2 % x 60 = 120 % != 150 %", "2% times 60 makes 120%, not 150%"),
        ("something new \x1b[31m", "something new [31m"),
    ],
)  # fmt: skip
def test_formulas_are_spoken(formula: str, words: str) -> None:
    assert spoken(formula, "en") == words


@pytest.mark.parametrize(
    ("text", "en", "hant"),
    [
        ("2026-06-25", "25 June 2026", "2026 年 6 月 25 日"),
        ("2026-11", "November 2026", "2026 年 11 月"),
        ("2026-02..07", "February to July 2026", "2026 年 2 月至 7 月"),
        ("2026", "2026", "2026 年"),
        ("to 2023", "to 2023", "至 2023 年"),
        (
            "2018-09-04 / 2020-09",
            "4 September 2018 and September 2020",
            "2018 年 9 月 4 日、2020 年 9 月",
        ),
        ("about 2019-2020", "about 2019 to 2020", "約 2019 至 2020 年"),
        ("soon", "soon", "soon"),
    ],
)
def test_dates_by_language(text: str, en: str, hant: str) -> None:
    assert (day(text, "en"), day(text, "zh-Hant")) == (en, hant)


def test_money_by_language() -> None:
    assert [money(1234.5, "USD", lang) for lang in LANGS] == [
        "US$1,234.50",
        "1,234.50 美元",
        "1,234.50 美元",
    ]
    assert money(3, "XYZ", "en") == "3 XYZ"


def finding(*places: tuple[int, int]) -> Tree:
    return {"evidence": [{"where": "text", "start": a, "end": b} for a, b in places]}


@given(
    st.text(alphabet="ab \n字", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_marking_keeps_the_text_and_marks_exactly_the_quotes(
    text: str, spans: list[tuple[int, int]]
) -> None:
    kept = [(min(a, b), max(a, b)) for a, b in spans if max(a, b) <= len(text) and a != b]
    pieces = marked_text(text, [finding(span) for span in kept])
    marked = [bool(p.findings) for p in pieces for _ in p.text]

    assert "".join(p.text for p in pieces) == harmless_lines(text)
    assert marked == [any(a <= i < b for a, b in kept) for i in range(len(text))]


def test_a_long_page_is_cut_around_its_marks() -> None:
    text = "x" * 50_000 + "guaranteed" + "y" * 50_000
    pieces = marked_text(text, [finding((50_000, 50_010))])

    assert [p.text for p in pieces if p.findings] == ["guaranteed"]
    assert any(p.cut for p in pieces)
    assert sum(len(p.text) for p in pieces) < 5_000


def test_marks_count_in_the_pages_of_a_pdf() -> None:
    evidence = {"where": "page(2)", "start": 0, "end": 3}
    pieces = marked_text("first\fsecond", [{"evidence": [evidence]}])

    assert [p.text for p in pieces if p.findings] == ["sec"]


def test_findings_stand_by_weight() -> None:
    points = [f["points"] for f in golden("three-percent-a-day.en")["findings"]]

    assert points == sorted(points, reverse=True)


def test_a_report_from_elsewhere_reads_the_same() -> None:
    """Nothing is printed that is not in the JSON: a copy by way of text prints alike."""
    tree = golden("three-percent-a-day.zh-Hant")

    assert in_text(json.loads(json.dumps(tree))) == in_text(tree)
