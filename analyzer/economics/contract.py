"""A contract on stated hashrate: what it costs, what it pays, what it withholds."""

from dataclasses import dataclass

from analyzer.economics.figures import (
    OPEN_TERM_DAYS,
    price_unit_th,
    stake_price,
    stated_th,
)
from analyzer.economics.mining import KWH_PER_DAY_PER_WATT, Income, income, is_mined
from analyzer.economics.said import contents, said
from analyzer.economics.units import DAYS_PER_MONTH, DAYS_PER_YEAR, plain, th_per, usd
from analyzer.types.claim import (
    Efficiency,
    Fee,
    Hashrate,
    MinimumWithdrawal,
    PowerPrice,
    Price,
)
from analyzer.types.economics import Overrides
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer, Product

SHA256_ALONE_FROM_TH = 1.0  # without a coin's name, only TH/s and more surely mean SHA-256
# Hashrate called bitcoin's that is smaller than any machine for it since 2013 and dearer than
# any seller asked is a share of another network, whose coins the page names beside bitcoin.
OTHER_WORK_BELOW_TH = 1e-3
OTHER_WORK_ABOVE_K = 100.0


@dataclass(frozen=True, slots=True)
class Charges:
    """
    Everything withheld.

    `output`, `profit`, `withdrawal` and `deposit` are shares of those sums; `power` and
    `service` are USD per TH/s and day; `once` is USD per contract on top of the price.
    """

    output: float = 0.0
    profit: float = 0.0
    withdrawal: float = 0.0
    deposit: float = 0.0
    power: float = 0.0
    service: float = 0.0
    once: float = 0.0

    @property
    def running(self) -> float:
        """Return what is withheld per TH/s and day, in USD."""
        return self.power + self.service


@dataclass(frozen=True, slots=True)
class Contract:
    """
    Hashrate for sale.  `cost` is USD per TH/s for the whole term, fees left out.

    `stated_days` is None where the term is open; `minimum_usd` is the least sum that is
    paid out, `delay_days` lie between payment and the first output.
    """

    coin: str
    income: Income
    th: float
    cost: float | None
    days: float
    stated_days: float | None
    charges: Charges
    minimum_usd: float = 0.0
    delay_days: float = 0.0

    @property
    def ratio(self) -> float | None:
        """Return k: the price over the first day's income times the term."""
        if self.cost is None or not self.income.usd:
            return None
        return self.cost / (self.income.usd * self.days)

    @property
    def full_ratio(self) -> float | None:
        """Return k with everything withheld counted as part of the price."""
        if self.cost is None or not self.income.usd:
            return None
        charges = self.charges
        price = self.cost + charges.once / self.th + charges.running * self.days
        kept = max(1e-6, (1 - charges.output) * (1 - charges.deposit) * (1 - charges.withdrawal))
        return price / (self.income.usd * self.days * kept)

    @property
    def of_other_work(self) -> bool:
        """Say whether the hashrate cannot be of the coin's own kind, SHA-256."""
        small = self.coin in {"BTC", "BCH"} and self.th < OTHER_WORK_BELOW_TH
        return small and self.ratio is not None and self.ratio > OTHER_WORK_ABOVE_K


def mined_coin(offer: Offer, network: NetworkState) -> str | None:
    """Return the coin whose mining is sold; None if it cannot be told."""
    named = offer.coin
    if named and is_mined(named, network.as_of.isoformat()):
        return named
    rates = said(offer, Hashrate)
    networks = [r.network.upper() for r in rates if r.network]
    if any(is_mined(n, network.as_of.isoformat()) for n in networks):
        return next(n for n in networks if is_mined(n, network.as_of.isoformat()))
    if named is not None and is_mined(named, "9999") is None:
        return None  # a house coin: its hashrate means nothing to us
    sure = any((th_per(r.unit) or 0) >= SHA256_ALONE_FROM_TH for r in rates)
    return "BTC" if sure or _per_terahash(offer) else None


def read_contract(
    offer: Offer, network: NetworkState, days: float | None, overrides: Overrides
) -> Contract | None:
    """Return the contract on hashrate that the offer states, None if it states none."""
    coin = mined_coin(offer, network)
    paid = income(network, coin) if coin else None
    if coin is None or paid is None or offer.product in _NOT_HASHRATE:
        return None
    th = stated_th(offer)
    cost = _cost_per_th(offer, network, th, days or OPEN_TERM_DAYS)
    if th is None and cost is None:
        return None
    size = th if th is not None else 1.0
    return Contract(
        coin=coin,
        income=paid,
        th=size,
        cost=cost,
        days=min(days or OPEN_TERM_DAYS, 3 * DAYS_PER_YEAR),
        stated_days=days,
        charges=_charges(offer, network, size, overrides),
        minimum_usd=_minimum(offer, network),
        delay_days=overrides.delay_days or 0.0,
    )


_NOT_HASHRATE = frozenset({Product.STAKING, Product.LENDING, Product.LIQUIDITY, Product.TRADING})


def _per_terahash(offer: Offer) -> bool:
    return any(price_unit_th(price) for price in said(offer, Price))


def _cost_per_th(
    offer: Offer, network: NetworkState, th: float | None, days: float
) -> float | None:
    for price in (c for c in said(offer, Price) if c.amount > 0):
        unit = price_unit_th(price)
        amount = usd(price.amount, price.currency, network)
        if unit and amount is not None and price.role == "price":
            return amount / unit * (days if price.per and "day" in price.per else 1.0)
    whole = stake_price(offer)
    amount = usd(whole.amount, whole.currency, network) if whole else None
    return amount / th if amount is not None and th else None


def _charges(offer: Offer, network: NetworkState, th: float, overrides: Overrides) -> Charges:
    total = {"power": _power(offer, network, overrides), "output": overrides.pool_fee or 0.0}
    for fee in (c for c in said(offer, Fee) if c.value > 0):
        share = _SHARES.get(fee.unit)
        charge = (share, plain(fee.value) / 100) if share else _in_money(fee, network, th)
        if charge is not None:
            kind, amount = charge
            total[kind] = total.get(kind, 0.0) + amount
    return Charges(**total)


_SHARES = {
    "percent_of_output": "output",
    "percent_of_profit": "profit",
    "percent_of_withdrawal": "withdrawal",
    "percent_of_deposit": "deposit",
}
_FEE_DAYS = {"day": 1.0, "month": DAYS_PER_MONTH, "year": DAYS_PER_YEAR}


def _in_money(fee: Fee, network: NetworkState, th: float) -> tuple[str, float] | None:
    """Return which of the charges a fee in money adds to, and how much."""
    currency, _, rest = fee.unit.partition("/")
    amount = usd(fee.value, currency, network)
    if amount is None or rest == "kWh":
        return None
    kind = "power" if fee.covers == "electricity" else "service"
    if rest == "":
        return "once", amount
    if rest in _FEE_DAYS:
        return kind, amount / _FEE_DAYS[rest] / th
    unit, _, period = rest.partition("/")
    hashes = th_per(unit)
    if hashes is None:
        return None
    if period == "":
        return "once", amount / hashes * th
    return kind, amount / _FEE_DAYS.get(period, 1.0) / hashes


def efficiency(offer: Offer, network: NetworkState, overrides: Overrides) -> float:
    """Return J/TH: as given by the caller, as stated, else of a machine in ordinary use."""
    if overrides.j_per_th is not None:
        return overrides.j_per_th
    stated = [plain(c.j_per_th) for c in said(offer, Efficiency)]
    return stated[0] if stated and stated[0] > 0 else network.machines.typical_j_per_th


def power_price(offer: Offer, network: NetworkState, overrides: Overrides) -> float | None:
    """Return USD per kWh that the buyer pays, None where none is stated."""
    if overrides.usd_per_kwh is not None:
        return overrides.usd_per_kwh
    for content in contents(offer):
        match content:
            case PowerPrice(value=value, currency=currency):
                return usd(value, currency, network)
            case Fee(value=value, unit=unit) if unit.endswith("/kWh"):
                return usd(value, unit.removesuffix("/kWh"), network)
    return None


def _power(offer: Offer, network: NetworkState, overrides: Overrides) -> float:
    price = power_price(offer, network, overrides)
    if price is None:
        return 0.0
    return price * efficiency(offer, network, overrides) * KWH_PER_DAY_PER_WATT


def _minimum(offer: Offer, network: NetworkState) -> float:
    known = [usd(c.amount, c.currency, network) for c in said(offer, MinimumWithdrawal)]
    return max((x for x in known if x), default=0.0)
