"""Every figure that a result rests on, with its source and date."""

from dataclasses import replace
from functools import lru_cache

from analyzer.economics.contract import Contract, efficiency, power_price
from analyzer.economics.growth import scheme_of
from analyzer.economics.overrides import model_of
from analyzer.economics.paths import Futures, Model
from analyzer.economics.promise import STAKING_LIKE
from analyzer.economics.said import said
from analyzer.economics.staking import staking_rate
from analyzer.economics.subject import Subject
from analyzer.types.claim import Efficiency
from analyzer.types.economics import Assumption, Overrides
from analyzer.types.network import NetworkState

_CALLER = "given by the caller"
_METHOD = "the program's method"


def assumptions(subject: Subject, *, simulated: bool) -> tuple[Assumption, ...]:
    """Return the assumptions behind a result, in a fixed order."""
    found: list[Assumption] = []
    if subject.promise.term_days is None:
        found.append(_method(subject.network, "term_days", subject.promise.horizon_days, "d"))
    if subject.offer.product in STAKING_LIKE:
        found += _staking(subject)
    if simulated:
        found += _of_the_day(subject.network, subject.coin, subject.futures, subject.overrides)
    if subject.contract is not None:
        found += _contract(subject, subject.contract)
    if subject.promise.judged_multiple is not None:
        found += _scheme(subject)
    return _told(found, subject.overrides)


def _method(network: NetworkState, name: str, value: float | str, unit: str) -> Assumption:
    return Assumption(name, value, unit, _METHOD, network.as_of.isoformat())


def _told(found: list[Assumption], overrides: Overrides) -> tuple[Assumption, ...]:
    """Say so where the caller gave the figure."""
    return tuple(
        one if getattr(overrides, one.name, None) is None else replace(one, source=_CALLER)
        for one in found
    )


@lru_cache(maxsize=8)
def _of_the_day(
    network: NetworkState, coin: str, futures: Futures | None, overrides: Overrides
) -> tuple[Assumption, ...]:
    """Return what all offers of a day, a coin and a term rest on."""
    return (*_network(network, coin), *_futures(network, futures, model_of(overrides)))


def _network(network: NetworkState, mined: str) -> list[Assumption]:
    day, source = network.as_of.isoformat(), network.source
    found = [
        Assumption("price_usd", network.price_usd, "USD/BTC", source, day),
        Assumption("difficulty", network.difficulty, "", source, day),
        Assumption("fees_btc_per_block", network.fees_btc, "BTC", source, day),
    ]
    coin = next((c for c in network.coins if c.coin == mined), None)
    if coin is not None:
        at = coin.as_of.isoformat()
        found.append(Assumption("coin_network_th", coin.network_th, "TH/s", coin.source, at))
        if coin.price_usd is not None:
            found.append(Assumption("coin_price_usd", coin.price_usd, "USD", coin.source, at))
        found.append(_method(network, "history_stands_in", "BTC", ""))
    return found


def _futures(network: NetworkState, futures: Futures | None, model: Model) -> list[Assumption]:
    if futures is None:
        return []
    drift = futures.drift
    source, day = "change over the window before the date", network.as_of.isoformat()
    yearly = 52.18 * 100
    return [
        Assumption("window_weeks", drift.weeks, "weeks", source, day),
        Assumption("price_drift", drift.price * yearly, "log %/year", source, day),
        Assumption("difficulty_drift", drift.difficulty * yearly, "log %/year", source, day),
        Assumption(
            "future_fees",
            futures.fees_btc,
            "BTC/block",
            "mean of the 180 days before",
            day,
        ),
        _method(network, "block_days", model.block_weeks * 7, "d"),
        _method(network, "paths", futures.generous.income.shape[1], ""),
        _method(network, "seed", model.seed, ""),
    ]


def _contract(subject: Subject, contract: Contract) -> list[Assumption]:
    network, overrides = subject.network, subject.overrides
    machines = network.machines
    power = power_price(subject.offer, network, overrides)
    source = (
        "stated by the offer"
        if said(subject.offer, Efficiency)
        else f"typical machine: {machines.source}"
    )
    joules = efficiency(subject.offer, network, overrides)
    found = [
        Assumption("j_per_th", joules, "J/TH", source, machines.as_of),
        _method(network, "delay_days", contract.delay_days, "d"),
    ]
    if power is not None:
        day = network.as_of.isoformat()
        found.append(Assumption("usd_per_kwh", power, "USD/kWh", "stated by the offer", day))
    elif contract.charges.running == 0 and contract.charges.output == 0:
        found.append(_method(network, "running_fees", 0.0, "none stated"))
    return found


def _scheme(subject: Subject) -> list[Assumption]:
    network = subject.network
    scheme = scheme_of(subject.offer, subject.promise, subject.overrides)
    return [
        _method(network, "referral_share", scheme.referral, "share of deposits"),
        _method(network, "skim_share", scheme.skim, "share of deposits"),
        _method(network, "reinvested_share", scheme.again, "share of payouts"),
        _method(network, "people", scheme.people, "people"),
        _method(network, "deposit_usd", scheme.deposit, "USD"),
        _method(network, "adoption_per_day", scheme.adoption, "1/d"),
    ]


def _staking(subject: Subject) -> list[Assumption]:
    rate = staking_rate(subject.network, subject.offer.coin)
    if rate is None:
        return []
    found = [Assumption("staking_apr", rate.mid, "%/year", rate.basis, rate.as_of)]
    if rate.issuance is not None:
        found.append(Assumption("issuance", rate.issuance, "%/year", rate.basis, rate.as_of))
    return found
