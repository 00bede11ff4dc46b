"""
Check the arithmetic against what is on record, and the futures against what came.

Everything is worked out from the shipped history.  The shipped prices are weekly and
the fees weekly means; the figures on record came from daily ones.  That is the whole
difference, save for rounding: interpolated weeks hide the luckiest and the unluckiest
day, by up to five percent for terms under three months.
"""

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzer.economics.growth import Scheme, collapse, required_growth
from analyzer.economics.mining import hashprice
from analyzer.economics.past import EPOCH, daily, factors, share_met
from analyzer.economics.paths import futures
from analyzer.lab.coverage import Coverage, bought, coverage
from analyzer.resources import read_toml
from analyzer.resources.facts import default_network, network_at
from analyzer.types.network import History


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of ours beside the one on record, in `unit`."""

    table: str
    name: str
    found: float
    recorded: float
    unit: str

    @property
    def difference(self) -> float:
        """Return found minus recorded."""
        return self.found - self.recorded


@dataclass(frozen=True, slots=True)
class EconomicsEvaluation:
    """All tables, and why they differ from the record where they do."""

    compared: tuple[Compared, ...]
    coverage: tuple[Coverage, ...]
    why: str


def evaluate_economics() -> EconomicsEvaluation:
    """Return the tables of the mining formula, the past, the futures and the schemes."""
    record, history = read_toml("facts/published.toml"), default_network().history
    compared = (
        *_hashprices(record),
        *_contracts(record, history),
        *_ceilings(record, history),
        *_shares(record, history),
        *_forward(record),
        *_growth(record),
        *_collapse(record["collapse"]),
    )
    return EconomicsEvaluation(compared, coverage(history), " ".join((__doc__ or "").split()))


def _hashprices(record: dict[str, Any]) -> list[Compared]:
    found = []
    for row in record["hashprice"]:
        network = replace(network_at(row["date"]), price_usd=float(row["btc_price_usd"]))
        ours = hashprice(network) * 1000
        name = row["date"].isoformat()
        found.append(Compared("hashprice", name, ours, row["usd_per_ph_day"], "USD/PH/day"))
    series = daily(default_network().history)
    for row in record["annual_hashprice"]:
        first, after = ((date(y, 1, 1) - EPOCH).days for y in (row["year"], row["year"] + 1))
        mean = series.usd[(series.day >= first) & (series.day < after)].mean() * 1000
        found.append(
            Compared("hashprice", str(row["year"]), mean, row["usd_per_ph_day"], "USD/PH/day")
        )
    return found


def _contracts(record: dict[str, Any], history: History) -> list[Compared]:
    usd, coins, held = bought(history, 365)
    found: list[Compared] = []
    for row in record["contracts"]:
        share = (1 - row["fees"]) / row["k"]
        name = f"k {row['k']:g}, fees {100 * row['fees']:.0f} %"
        found += _spread(name, "USD", usd * share, row["usd"])
        found += _spread(name, "coin", coins * share, row["coin"])
        # More coins than the price would have bought: that is what beating bitcoin means.
        profit, beat = (float(np.mean(x > 1) * 100) for x in (usd * share, coins * share))
        found.append(Compared("contracts", f"{name}: profit", profit, row["profit"], "%"))
        found.append(Compared("contracts", f"{name}: beats bitcoin", beat, row["beat"], "%"))
    buying = record["buying_bitcoin"]
    found += _spread("buying bitcoin", "USD", held, buying["usd"])
    gain = float(np.mean(held > 1) * 100)
    return [*found, Compared("contracts", "buying bitcoin: profit", gain, buying["profit"], "%")]


def _spread(
    name: str, currency: str, multiples: NDArray[np.float64], recorded: list[float]
) -> list[Compared]:
    found = (np.quantile(multiples, (0.05, 0.5, 0.95)) - 1) * 100
    return [
        Compared("contracts", f"{name}: {currency} {rank}", float(ours), theirs, "%")
        for rank, ours, theirs in zip(("5 %", "50 %", "95 %"), found, recorded, strict=True)
    ]


def _ceilings(record: dict[str, Any], history: History) -> list[Compared]:
    found = []
    for row in record["ceilings"]:
        known = factors(history, row["days"])
        for year in (2011, 2016, 2022):
            best = float(known.since(date(year, 1, 1)).usd.max())
            name = f"{row['days']} d since {year}"
            found.append(Compared("ceilings", name, best, row[f"since_{year}"], "x"))
        coin = float(known.since(date(2016, 1, 1)).coins.max())
        name = f"{row['days']} d in coin since 2016"
        found.append(Compared("ceilings", name, coin, row["coin_since_2016"], "x"))
    return found


def _shares(record: dict[str, Any], history: History) -> list[Compared]:
    found = []
    for row in record["shares"]:
        multiple = row["daily_percent"] / 100 * row["days"]
        share = share_met(history, row["days"], multiple)
        name = f"{row['daily_percent']:g} %/d for {row['days']} d"
        found.append(Compared("shares", name, 100 * (share or 0.0), row["percent"], "%"))
    return found


def _forward(record: dict[str, Any]) -> list[Compared]:
    ahead = futures(default_network(), "BTC", 365)
    found = []
    for row in record["forward"] if ahead else ():
        paths = getattr(ahead, row["variant"])
        sample = (paths.coin_days if row["currency"] == "coin" else paths.usd_days)(365) / 365
        ours = np.quantile(sample, (0.05, 0.5, 0.95))
        for rank, mine, theirs in zip(("5 %", "50 %", "95 %"), ours, row["multiple"], strict=True):
            name = f"{row['variant']}, {row['currency']}, {rank}"
            found.append(Compared("futures", name, float(mine), theirs, "x"))
    return found


def _growth(record: dict[str, Any]) -> list[Compared]:
    found = []
    for row in record["growth"]:
        scheme = Scheme(row["daily_percent"] / 100, row["days"], referral=row["referral"])
        growth = required_growth(scheme)
        name = f"{row['daily_percent']:g} %/d for {row['days']} d"
        found += [
            Compared("growth", f"{name}: growth", growth, row["per_day"], "1/d"),
            Compared(
                "growth", f"{name}: doubling", math.log(2) / growth, row["doubling_days"], "d"
            ),
            Compared("growth", f"{name}: a year", math.exp(365 * growth), row["year_factor"], "x"),
        ]
    return found


def _collapse(row: dict[str, float]) -> list[Compared]:
    fall = collapse(Scheme(0.02, 365))
    if fall is None:
        return []
    return [
        Compared("collapse", "cash peaks", fall.peak_day, row["peak_day"], "d"),
        Compared("collapse", "ruin", fall.ruin_day, row["ruin_day"], "d"),
        Compared("collapse", "joined", 100 * fall.joined_share, row["joined_percent"], "%"),
        Compared("collapse", "owed", fall.owed, row["owed_usd"], "USD"),
        Compared("collapse", "not recovered", 100 * fall.lost_share, row["lost_percent"], "%"),
    ]
