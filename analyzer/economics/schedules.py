"""How each coin's block reward changes while a contract runs."""

from collections.abc import Callable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analyzer.economics.mining import BLOCKS_PER_HALVING, subsidy
from analyzer.types.network import CoinState, NetworkState

Days = NDArray[np.float64]
BLOCKS_PER_DAY = 144
KAS_MONTH_DAYS = 365.25 / 12  # the reward falls by 2^(-1/12) a month since May 2022

# The next steps of coins whose schedule goes by height, as dates estimated from block times.
LTC_HALVING = date(2027, 7, 30)  # every 840,000 blocks of 150 s; the last on 2023-08-02
ETC_CUTS = (date(2026, 7, 1), date(2028, 8, 20))  # every 5,000,000 blocks of 13.5 s, to 80 %


def reward_factor(network: NetworkState, coin: str, fees_btc: float) -> Callable[[Days], Days]:
    """
    Return the function from days ahead to the reward, relative to that of the date.

    `fees_btc` is what a bitcoin block is assumed to earn in fees throughout.
    """
    match coin:
        case "LTC" | "DOGE":
            return lambda days: _litecoin(network, days)
        case "ETC":
            return lambda days: _steps(network, ETC_CUTS, days, 0.8)
        case "KAS":
            return lambda days: 2.0 ** (-days / KAS_MONTH_DAYS / 12)
        case _:
            return lambda days: _bitcoin(network, fees_btc, days)


def _bitcoin(network: NetworkState, fees_btc: float, days: Days) -> Days:
    height = network.height + BLOCKS_PER_DAY * days
    reward = 50.0 / 2.0 ** np.floor(height / BLOCKS_PER_HALVING) + fees_btc
    now: float = subsidy(network.height) + network.fees_btc
    factor: Days = reward / now
    return factor


def _litecoin(network: NetworkState, days: Days) -> Days:
    """Halve the part of the joint income that is litecoin's; Dogecoin's reward is flat."""
    coins = {c.coin: c for c in network.coins}
    own, merged = (_worth(coins.get(name)) for name in ("LTC", "DOGE"))
    share = own / (own + merged) if own + merged > 0 else 1.0
    return 1 - share + share * _steps(network, (LTC_HALVING,), days, 0.5)


def _worth(coin: CoinState | None) -> float:
    return 0.0 if coin is None else coin.coins_per_day * (coin.price_usd or 0.0)


def _steps(network: NetworkState, cuts: tuple[date, ...], days: Days, factor: float) -> Days:
    ahead = [(cut - network.as_of).days for cut in cuts if cut > network.as_of]
    passed: Days = np.zeros(len(days))
    for day in ahead:
        passed = passed + (days >= day)
    result: Days = np.power(factor, passed)
    return result
