"""An offer with everything that its judgement needs, worked out once."""

from dataclasses import dataclass
from functools import lru_cache

from analyzer.economics.contract import Contract, mined_coin, read_contract
from analyzer.economics.figures import OPEN_TERM_DAYS, stated_th
from analyzer.economics.mining import income, is_mined
from analyzer.economics.outcome import Spread, contract_spread, fair_spread
from analyzer.economics.overrides import changed_network, check, model_of
from analyzer.economics.paths import Futures, futures
from analyzer.economics.promise import STAKING_LIKE, is_rented, normalise
from analyzer.economics.said import said
from analyzer.economics.staking import MAJORS_CEILING_APR
from analyzer.economics.units import plain, usd
from analyzer.resources.facts import coin_kinds
from analyzer.types.claim import Payout
from analyzer.types.economics import AS_DATED, Overrides, Promise
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer, Product


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """
    The offer on the network's day, its promise, its contract, and possible futures.

    `coin` is the coin whose mining the futures describe; `priced` is what the contract pays
    on its own terms, else `fair` what one at k = 1 without a fee does.
    `other_work` is a contract that cannot be of the work it was taken for.
    """

    offer: Offer
    network: NetworkState
    overrides: Overrides
    promise: Promise
    contract: Contract | None
    coin: str
    futures: Futures | None
    priced: Spread | None
    fair: Spread | None
    other_work: Contract | None = None

    @property
    def spread(self) -> Spread | None:
        """Return what is paid on the offer's own terms, else the fair ones."""
        return self.priced or self.fair

    @property
    def apr(self) -> float | None:
        """Return the promised simple rate in percent a year, the kinder end."""
        interval = self.promise.apr_percent
        return interval.low if interval else None


@lru_cache(maxsize=128)  # asked for once to judge an offer and once to draw it
def work_out(offer: Offer, network: NetworkState, overrides: Overrides) -> Subject:
    """Work out promise, contract and futures of `offer` on the day of `network`."""
    if overrides is not AS_DATED:
        check(overrides)
        network = changed_network(network, overrides, offer.coin)
    promise = normalise(offer, network, overrides.term_days or OPEN_TERM_DAYS)
    contract = read_contract(offer, network, promise.term_days or overrides.term_days, overrides)
    other = contract if contract and _of_other_work(contract, offer, promise) else None
    contract = None if other else contract
    coin = contract.coin if contract else _modelled_coin(offer, network)
    days = promise.horizon_days
    longest = max(days, contract.days + contract.delay_days if contract else 0.0)
    ahead = (
        None
        if judged_by_asset(offer, promise)
        else futures(network, coin, longest, model_of(overrides))
    )
    # Where the stake comes back the buyer gets interest, not what his hashrate mines.
    interest = promise.principal_returned and promise.judged_multiple is not None
    priced = contract_spread(ahead, contract) if ahead and contract and not interest else None
    fair = fair_spread(ahead, days) if ahead and not priced else None
    return Subject(offer, network, overrides, promise, contract, coin, ahead, priced, fair, other)


def _of_other_work(contract: Contract, offer: Offer, promise: Promise) -> bool:
    """
    Say whether a mere price and hashrate make sense only for another network's hashrate.

    Where a return is promised besides, the promise is judged, and no such way out is given.
    """
    promised = promise.judged_multiple is not None
    paid = bool(said(offer, Payout))
    return contract.of_other_work and not promised and not paid


def judged_by_asset(offer: Offer, promise: Promise) -> bool:
    """
    Say whether staking or lending is judged by its asset.

    A rate that is modest, or that varies, is taken for that of an asset we did not
    recognise; a high and fixed one on nothing in particular names no source of income.
    """
    if offer.product not in STAKING_LIKE:
        return False
    apr = promise.apr_percent.low if promise.apr_percent else 0.0
    return offer.coin is not None or apr <= MAJORS_CEILING_APR or not promise.fixed


def _modelled_coin(offer: Offer, network: NetworkState) -> str:
    coin = mined_coin(offer, network) if is_rented(offer) else None
    return coin if coin and income(network, coin) else "BTC"


def unminable(offer: Offer, network: NetworkState) -> bool:
    """
    Say whether the offer mines a coin that has no proof of work.

    A stablecoin beside a stated hashrate is taken for the currency of the payouts.
    """
    if offer.product is not Product.MINING or offer.coin is None:
        return False
    coin = offer.coin.upper()
    if coin in coin_kinds().stablecoins and stated_th(offer) is not None:
        return False
    return is_mined(coin, network.as_of.isoformat()) is False


def without_history(offer: Offer, network: NetworkState) -> bool:
    """Say whether the offer mines a coin of which nothing is known on the network's day."""
    coin = offer.coin.upper() if offer.coin else None
    if coin is None or not is_rented(offer):
        return False
    minable = is_mined(coin, network.as_of.isoformat())
    return bool(minable) and income(network, coin) is None


def income_per_th(subject: Subject) -> float | None:
    """Return the promised USD per TH/s and day, the lowest reading; None if not stated."""
    th, found = stated_th(subject.offer), []
    for payout in said(subject.offer, Payout):
        if subject.offer.varies:
            continue  # what the market paid on some day is told, not promised
        amount = usd(payout.amount, payout.currency, subject.network)
        size = 1.0 if payout.per else th
        if amount and size and payout.period_days:
            found.append(amount / plain(payout.period_days) / size)
    contract, daily = subject.contract, subject.promise.daily_percent
    if not found and contract and contract.cost is not None and daily is not None:
        return daily.low / 100 * contract.cost
    return min(found, default=None)
