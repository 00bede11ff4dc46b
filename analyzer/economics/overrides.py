"""Put the caller's assumptions in place of the dated ones."""

import math
from dataclasses import replace
from functools import lru_cache

from analyzer.economics.paths import STANDARD, Model
from analyzer.errors import TermsError
from analyzer.types.economics import Overrides
from analyzer.types.network import CoinState, Machines, NetworkState

WEEKS_PER_YEAR = 365.25 / 7

# What each assumption may be, from the least to the largest that makes sense.
RANGES = {
    "j_per_th": (0.1, 1e9),
    "usd_per_kwh": (0.0, 100.0),
    "usd_per_th": (1e-3, 1e9),
    "pool_fee": (0.0, 1.0),
    "delay_days": (0.0, 180.0),
    "referral_share": (0.0, 0.99),
    "skim_share": (0.0, 0.99),
    "reinvested_share": (0.0, 0.99),
    "adoption_per_day": (1e-3, 2.0),
    "people": (1e3, 1e10),
    "deposit_usd": (0.01, 1e9),
    "price_usd": (1e-3, 1e9),
    "difficulty": (1.0, 1e20),
    "fees_btc_per_block": (0.0, 1000.0),
    "coin_price_usd": (1e-12, 1e9),
    "coin_network_th": (1e-9, 1e15),
    "term_days": (1.0, 3653.0),
    "price_drift": (-500.0, 500.0),
    "difficulty_drift": (-500.0, 500.0),
    "future_fees": (0.0, 1000.0),
    "window_weeks": (30.0, 1000.0),
    "block_days": (7.0, 400.0),
    "seed": (0.0, 2.0**31),
    "paths": (100.0, 20_000.0),
}


def check(overrides: Overrides) -> None:
    """Raise TermsError for an assumption that is no number or beyond all sense."""
    for name, (least, most) in RANGES.items():
        value = getattr(overrides, name)
        if value is not None and not (math.isfinite(value) and least <= value <= most):
            raise TermsError(
                f"{name} {value} is out of range.", f"Give a value between {least:g} and {most:g}."
            )


def changed_network(network: NetworkState, overrides: Overrides, coin: str | None) -> NetworkState:
    """Return the network with the caller's figures; its digest tells that they are in it."""
    given = (overrides.price_usd, overrides.difficulty, overrides.fees_btc_per_block)
    coins = tuple(_changed_coin(c, overrides) if c.coin == coin else c for c in network.coins)
    price, difficulty, fees = given
    if given == (None, None, None) and coins == network.coins and overrides.usd_per_th is None:
        return network
    of_coin = (coin, overrides.coin_price_usd, overrides.coin_network_th)
    return replace(
        network,
        price_usd=network.price_usd if price is None else price,
        difficulty=network.difficulty if difficulty is None else difficulty,
        fees_btc=network.fees_btc if fees is None else fees,
        coins=coins,
        machines=_changed_machines(network.machines, overrides),
        digest=f"{network.digest}+{given}{of_coin}",
    )


def _changed_coin(coin: CoinState, overrides: Overrides) -> CoinState:
    price, rate = overrides.coin_price_usd, overrides.coin_network_th
    return replace(
        coin,
        price_usd=coin.price_usd if price is None else price,
        network_th=coin.network_th if rate is None else rate,
    )


def _changed_machines(machines: Machines, overrides: Overrides) -> Machines:
    price = overrides.usd_per_th
    if price is None:
        return machines
    return replace(machines, low_usd_per_th=price, high_usd_per_th=price, good_usd_per_th=price)


@lru_cache(maxsize=64)
def model_of(overrides: Overrides) -> Model:
    """Return how futures are drawn under the caller's assumptions."""
    weekly = (overrides.price_drift, overrides.difficulty_drift)
    price, difficulty = (None if x is None else x / 100 / WEEKS_PER_YEAR for x in weekly)
    weeks, days, seed = overrides.window_weeks, overrides.block_days, overrides.seed
    paths = overrides.paths
    return Model(
        window_weeks=STANDARD.window_weeks if weeks is None else weeks,
        block_weeks=STANDARD.block_weeks if days is None else days / 7,
        seed=STANDARD.seed if seed is None else int(seed),
        paths=None if paths is None else int(paths),
        price_drift=price,
        difficulty_drift=difficulty,
        fees_btc=overrides.future_fees,
    )
