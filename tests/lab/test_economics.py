"""The tables on record come out of the shipped history, and the bands hold what came."""

from functools import cache

import pytest

from analyzer.lab.economics import EconomicsEvaluation, evaluate_economics


@cache
def evaluated() -> EconomicsEvaluation:
    return evaluate_economics()


# How far weekly prices may stray from the daily series behind the record, by table.
@pytest.mark.parametrize(
    ("table", "relative", "absolute", "rows"),
    [
        ("hashprice", 0.04, 0, 6),
        ("ceilings", 0.07, 0, 20),
        ("futures", 0.02, 0, 12),
        ("growth", 0.11, 0, 15),
        ("collapse", 0.01, 0, 5),
        ("shares", 0, 1, 4),  # points of percent
    ],
)
def test_each_table_is_reproduced(table: str, relative: float, absolute: float, rows: int) -> None:
    found = [c for c in evaluated().compared if c.table == table]
    assert len(found) == rows
    for row in found:
        assert row.found == pytest.approx(row.recorded, rel=relative, abs=absolute), row.name


def test_contracts_bought_each_month_did_as_on_record() -> None:
    found = [c for c in evaluated().compared if c.table == "contracts"]
    assert len(found) == 4 * 8 + 4
    for row in found:
        ours, theirs = 1 + row.found / 100, 1 + row.recorded / 100
        assert ours == pytest.approx(theirs, rel=0.08, abs=0.03), row.name


def test_hardly_any_contract_ever_beat_the_coin() -> None:
    rows = {c.name: c.found for c in evaluated().compared if "beats bitcoin" in c.name}
    assert rows["k 1, fees 0 %: beats bitcoin"] < 5
    assert rows["k 0.8, fees 30 %: beats bitcoin"] == 0


@pytest.mark.parametrize(
    ("days", "currency", "recorded"),
    [(90, "coin", 0.88), (90, "usd", 0.90), (365, "coin", 0.96), (365, "usd", 0.89)],
)
def test_the_generous_band_holds_what_came(days: int, currency: str, recorded: float) -> None:
    found = next(
        c
        for c in evaluated().coverage
        if (c.days, c.currency, c.variant) == (days, currency, "generous")
    )
    assert found.share == pytest.approx(recorded, abs=0.02)
    assert found.low < found.share < found.high
    assert found.starts >= 114


def test_an_interval_that_misses_ninety_percent_says_why() -> None:
    coverage = evaluated().coverage
    assert len(coverage) == 12
    for case in coverage:
        assert bool(case.why) is not case.holds
    assert evaluated().why


def test_what_was_tried_instead_is_shown_beside_what_is_used_with_the_side_of_each_miss() -> None:
    found = {(c.days, c.currency, c.variant): c for c in evaluated().coverage}
    used, tried = (found[365, "usd", variant] for variant in ("generous", "steeper"))
    assert used.below + used.above == round((1 - used.share) * used.starts)
    assert tried.share < used.share
    assert tried.above > used.above
    assert found[365, "coin", "steeper"].holds
