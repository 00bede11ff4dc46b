"""The record of the second reading is complete, settled, and its kappa is Cohen's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.lab.corpus import CorpusError, Sample
from analyzer.lab.metrics import Rate
from analyzer.lab.readings import COLUMNS, Reading, agreement_table, check_readings, load_readings
from analyzer.types.verdict import PageKind

ASKED = Reading("ann/a", "ben", "offer", "scheme", "offer", "scheme", "")


def test_kappa_is_that_of_the_book(sample: Callable[..., Sample]) -> None:
    """Cohen 1960: of 50 pages 20 and 15 alike, 5 and 10 crossed; (.7 - .5) / .5 is .4."""
    said = [("scheme", "scheme")] * 20 + [("clean", "clean")] * 15
    said += [("scheme", "clean")] * 5 + [("clean", "scheme")] * 10
    readings = tuple(
        Reading(f"ann/{n}", "ben", "offer", one, "offer", two, "")
        for n, (one, two) in enumerate(said)
    )
    samples = tuple(sample(id=reading.page) for reading in readings)
    row = agreement_table(readings, samples).rows[0]
    assert row[:2] == ("all", Rate(35, 50))
    assert row[2] == pytest.approx(0.4)
    assert row[3:] == (Rate(50, 50), None)


@pytest.mark.parametrize(
    ("reading", "fault"),
    [
        (ASKED, ""),
        (Reading("ann/a", "ann", "offer", "scheme", "offer", "scheme", ""), "by its own writer"),
        (Reading("ann/a", "ben", "offer", "clean", "offer", "clean", ""), "of neither reading"),
        (Reading("ann/a", "ben", "offer", "scheme", "offer", "clean", " "), "how that was settled"),
        (Reading("ann/a", "ben", "offer", "scheme", "offer", "clean", "Rule 1."), ""),
        (Reading("ann/a", "ben", "offer", "scheme", "poem", "scheme", "x"), "an unknown kind"),
        (Reading("ann/b", "ben", "offer", "scheme", "offer", "scheme", ""), "of no page"),
    ],
)
def test_every_page_is_read_twice_and_settled(
    sample: Callable[..., Sample], reading: Reading, fault: str
) -> None:
    page = sample(id="ann/a", scheme=True, form="staking", kind=PageKind.OFFER)
    problems = check_readings((reading,), (page,))
    assert (fault in problems[0]) if fault else problems == ()


def test_other_columns_are_refused(tmp_path: Path) -> None:
    record = tmp_path / "second_reading.csv"
    record.write_text("page,reader\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="other columns"):
        load_readings(record)
    record.write_text(
        ",".join(COLUMNS) + "\nann/a,ben,offer,scheme,offer,scheme,\n", encoding="utf-8"
    )
    assert load_readings(record) == (ASKED,)
