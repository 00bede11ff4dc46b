"""The economics' tables, in the form that an evaluation is written in."""

from analyzer.lab.coverage import Coverage
from analyzer.lab.economics import Compared, EconomicsEvaluation
from analyzer.lab.tables import Cell, Table

TITLES = {
    "hashprice": "Economics: income per PH/s and day against published figures",
    "contracts": "Economics: one-year contracts bought each month since 2016",
    "ceilings": "Economics: the best fair contract ever bought, by term",
    "shares": "Economics: days on which a fair contract, bought then, covered a promise",
    "futures": "Economics: simulated futures from the embedded state",
    "growth": "Economics: how deposits must grow where there is no income",
    "collapse": "Economics: the day on which such a scheme breaks",
}
COLUMNS = ("case", "ours", "on record", "unit", "difference", "relative")
COVERED = (
    *("days", "in", "futures", "starts", "share held", "low", "high"),
    *("below", "above", "on record", "90 %"),
)


def economics_tables(found: EconomicsEvaluation) -> tuple[Table, ...]:
    """Return the coverage of the bands, then each table beside what is on record."""
    return (coverage_table(found.coverage), *(_compared(name, found) for name in TITLES))


def coverage_table(cases: tuple[Coverage, ...]) -> Table:
    """Return how often the band from the 5th to the 95th percentile held what came."""
    note = (
        "Out of sample: for each month start since 2016 the futures were drawn from the four years "
        "before it. The share of starts whose outcome lay in the 90 % band, with a 95 % interval "
        "by block bootstrap over the starts (blocks of a year: the sample holds about ten "
        "independent years). Promises are judged by the generous futures, the value of a deal by "
        'the neutral ones; "steeper" is what was tried instead. '
    )
    reasons = dict.fromkeys(case.why for case in cases if case.why)
    rows = tuple(_covered(case) for case in cases)
    title = "Economics: do the bands hold what came?"
    return Table("economics-coverage", title, note + " ".join(reasons), COVERED, rows)


def coverage_figures(cases: tuple[Coverage, ...]) -> tuple[tuple[str, float], ...]:
    """Return each share under its name, such as "economics.coverage.generous.usd.365"."""
    prefix = "economics.coverage"
    return tuple((f"{prefix}.{c.variant}.{c.currency}.{c.days}", c.share) for c in cases)


def _covered(case: Coverage) -> tuple[Cell, ...]:
    verdict = "inside the interval" if case.holds else "outside: see above"
    return (
        f"{case.days} days",
        case.currency,
        case.variant,
        case.starts,
        case.share,
        case.low,
        case.high,
        case.below,
        case.above,
        case.recorded,
        verdict,
    )


def _compared(name: str, found: EconomicsEvaluation) -> Table:
    rows = tuple(_row(case) for case in found.compared if case.table == name)
    note = found.why if name == next(iter(TITLES)) else ""
    return Table(f"economics-{name}", TITLES[name], note, COLUMNS, rows)


def _row(case: Compared) -> tuple[Cell, ...]:
    relative = case.difference / case.recorded if case.recorded else None
    return case.name, case.found, case.recorded, case.unit, case.difference, relative
