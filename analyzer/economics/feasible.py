"""What could be paid, and how the promise compares with it."""

from analyzer.economics import ladder
from analyzer.economics.assumed import assumptions
from analyzer.economics.contract import efficiency
from analyzer.economics.figures import output_over_price
from analyzer.economics.growth import deposits_must_grow
from analyzer.economics.mining import (
    KWH_PER_DAY_PER_WATT,
    best_machine_daily_percent,
    hashprice,
)
from analyzer.economics.outcome import (
    break_even,
    gross_chance,
    per_day,
)
from analyzer.economics.past import share_met
from analyzer.economics.staking import (
    UNNAMED,
    after_fall,
    cannot_be_staked,
    judge_listed,
    judge_unlisted,
    reference,
    staking_rate,
)
from analyzer.economics.subject import (
    Subject,
    income_per_th,
    judged_by_asset,
    unminable,
    without_history,
)
from analyzer.economics.units import DAYS_PER_YEAR
from analyzer.types.economics import (
    BreakEven,
    Ceiling,
    Feasible,
    FeasibleVerdict,
    HashrateNeeded,
    StakingReference,
)
from analyzer.types.message import Message, Value, message
from analyzer.types.network import StakingRate
from analyzer.types.offer import Product

# A rate that savings banks and treasury bills have paid; it needs no mining to be kept.
ORDINARY_INTEREST_APR = 5.0
SAMPLE_STAKE_USD = 100.0
MH_PER_TH = 1e6


def judge_feasible(subject: Subject) -> Feasible:
    """Return the verdict on the promise with every figure that bears on it."""
    if judged_by_asset(subject.offer, subject.promise):
        return _staking(subject)
    no_such_work = _no_such_work(subject)
    if no_such_work is not None:
        return _bare(subject, no_such_work)
    chance = _chance(subject)
    return _mining(subject, _mining_verdict(subject, chance), chance)


def _mining_verdict(subject: Subject, chance: float | None) -> ladder.Judgement:
    decided = _income_verdict(subject)
    if decided is not None:
        return decided
    if subject.promise.judged_multiple is None:
        return ladder.judge_price(_price_ratio(subject))
    if _ordinary_interest(subject):
        words_apr = message("feasible.ordinary_interest", apr=subject.apr or 0.0)
        return FeasibleVerdict.PLAUSIBLE, words_apr
    return _promise_verdict(subject, subject.promise.judged_multiple, chance)


def _no_such_work(subject: Subject) -> ladder.Judgement | None:
    """Judge what cannot be mined, or of whose mining nothing is known."""
    offer, network, other = subject.offer, subject.network, subject.other_work
    if unminable(offer, network):
        return FeasibleVerdict.IMPOSSIBLE, message("feasible.unminable", coin=offer.coin or "")
    if without_history(offer, network):
        words = {"coin": offer.coin or "", "as_of": network.as_of.isoformat()}
        return FeasibleVerdict.UNKNOWN, message("feasible.no_history", **words)
    if other is None:
        return None
    size: dict[str, Value] = {"coin": other.coin, "hashrate": other.th * MH_PER_TH}
    return FeasibleVerdict.UNKNOWN, message("feasible.other_work", k=other.ratio or 0.0, **size)


def _price_ratio(subject: Subject) -> float | None:
    """Return the price of what is sold over its worth, everything withheld counted in."""
    if subject.contract is not None and subject.contract.full_ratio is not None:
        return subject.contract.full_ratio
    worth = output_over_price(subject.offer, subject.network)
    return 1 / worth if worth else None


def _promise_verdict(subject: Subject, multiple: float, chance: float | None) -> ladder.Judgement:
    promise = subject.promise
    limits = ladder.bounds(subject.network.history, promise.horizon_days)
    found = ladder.judge(multiple, limits, chance, fixed=promise.fixed)
    if subject.contract is not None and subject.contract.ratio is not None:
        found = found[0], _on_own_terms(found[1])
    ratio = subject.contract.full_ratio if subject.contract else None
    if ratio is None or ratio >= ladder.TOO_CHEAP_K:
        return found
    return ladder.worse(found, ladder.judge_price(ratio))


def _on_own_terms(because: Message) -> Message:
    """Say that a chance was worked out from the offer's own price and hashrate."""
    return Message(because.key.replace("feasible.chance_", "feasible.own_chance_"), because.values)


def _income_verdict(subject: Subject) -> ladder.Judgement | None:
    """Judge the income promised per TH/s against what the day's difficulty allows."""
    promised = income_per_th(subject)
    paid = subject.contract.income.usd if subject.contract else None
    if promised is None or not paid or promised <= ladder.INCOME_TOLERANCE * paid:
        return None
    words = {"income": promised, "hashprice": paid, "times": promised / paid}
    return FeasibleVerdict.IMPOSSIBLE, message("feasible.income_above_hashprice", **words)


def _ordinary_interest(subject: Subject) -> bool:
    mined = subject.offer.product in {Product.MINING, Product.HOSTING}
    apr = subject.apr
    return (
        not mined and subject.contract is None and apr is not None and apr <= ORDINARY_INTEREST_APR
    )


def _chance(subject: Subject) -> float | None:
    """
    Return the chance, in generous futures, that the judged multiple is met.

    With stated hashrate and price the contract's own terms count; what it withholds is
    left out, because pages quote output before fees.  Where the stake comes back, that
    hashrate is what must pay for it.
    """
    multiple, promise = subject.promise.judged_multiple, subject.promise
    contract, ahead = subject.contract, subject.futures
    if multiple is None or ahead is None:
        return None
    if contract is not None:
        term = contract.days
        shorter = multiple > 1 and term < promise.horizon_days
        due = 1 + (multiple - 1) * term / promise.horizon_days if shorter else multiple
        gross = gross_chance(ahead.generous, contract, due)
        if gross is not None:
            return gross
    return subject.fair.outcomes.chance(multiple) if subject.fair else None


def _bare(subject: Subject, judged: ladder.Judgement) -> Feasible:
    verdict, because = judged
    return Feasible(
        verdict=verdict,
        because=because,
        horizon_days=subject.promise.horizon_days,
        deposits_must_grow=deposits_must_grow(subject.offer, subject.promise, subject.overrides),
        assumptions=assumptions(subject, simulated=False),
    )


def _mining(subject: Subject, judged: ladder.Judgement, chance: float | None) -> Feasible:
    verdict, because = judged
    contract, promise = subject.contract, subject.promise
    limit, multiple = _shown_ceiling(subject), promise.judged_multiple
    spread = subject.spread
    return Feasible(
        verdict=verdict,
        because=because,
        horizon_days=promise.horizon_days,
        probability_promise_met=chance,
        times_ceiling=multiple / limit.multiple if multiple is not None and limit else None,
        times_best_machine=_times_best_machine(subject),
        ceiling=limit,
        generous=spread.generous if spread else None,
        neutral=spread.neutral if spread else None,
        share_of_history=_share_of_history(subject),
        price_ratio_k=contract.ratio if contract else None,
        break_even=_break_even(subject),
        per_day=per_day(contract) if contract else None,
        buy_and_hold=spread.against if spread else None,
        staking_reference=_staking_instead(subject),
        hashrate_needed=_hashrate_needed(subject),
        deposits_must_grow=deposits_must_grow(subject.offer, promise, subject.overrides),
        energy_kwh=_energy(subject),
        assumptions=assumptions(subject, simulated=True),
    )


def _staking_instead(subject: Subject) -> StakingReference | None:
    """Return what the same money could earn by staking ether."""
    rate = staking_rate(subject.network, "ETH")
    return reference(rate) if rate else None


def _shown_ceiling(subject: Subject) -> Ceiling | None:
    """Return the ceiling that decides: since 2016, or since 2011 if that is surpassed too."""
    limits = ladder.bounds(subject.network.history, subject.promise.horizon_days)
    multiple = subject.promise.judged_multiple
    if limits.ever is not None and multiple is not None and multiple > limits.ever.multiple:
        return limits.ever
    return limits.recent


def _share_of_history(subject: Subject) -> float | None:
    multiple = subject.promise.judged_multiple
    if multiple is None:
        return None
    return share_met(subject.network.history, round(subject.promise.horizon_days), multiple)


def _times_best_machine(subject: Subject) -> float | None:
    daily = subject.promise.daily_percent
    if daily is None or daily.low <= 0:
        return None
    best = best_machine_daily_percent(subject.network)
    return daily.low / best if best else None


def _break_even(subject: Subject) -> BreakEven | None:
    if subject.contract is None or subject.priced is None or subject.futures is None:
        return None
    median = subject.priced.neutral.multiple.p50
    return break_even(subject.futures.neutral, subject.contract, median)


def _hashrate_needed(subject: Subject) -> HashrateNeeded | None:
    """Return the hashrate whose first day pays the promised rate on the stake."""
    daily = subject.promise.daily_percent
    if daily is None or daily.low <= 0:
        return None
    stake = SAMPLE_STAKE_USD
    income = hashprice(subject.network)
    th = stake * daily.low / 100 / income
    machines = subject.network.machines
    prices = (machines.low_usd_per_th, machines.high_usd_per_th)
    low, high = (None if price is None else price * th for price in prices)
    return HashrateNeeded(th, "TH/s", th * income * DAYS_PER_YEAR, low, high, stake)


def _energy(subject: Subject) -> float | None:
    contract = subject.contract
    if contract is None or contract.coin not in {"BTC", "BCH"}:
        return None
    joules = efficiency(subject.offer, subject.network, subject.overrides)
    return contract.th * joules * KWH_PER_DAY_PER_WATT * contract.days


def _staking(subject: Subject) -> Feasible:
    offer, apr = subject.offer, subject.apr
    rate = _listed_rate(subject)
    verdict, because = _staking_verdict(subject)
    grave = verdict in {
        FeasibleVerdict.IMPOSSIBLE,
        FeasibleVerdict.OUT_OF_REACH,
        FeasibleVerdict.IMPLAUSIBLE,
    }
    grow = deposits_must_grow(offer, subject.promise, subject.overrides) if grave else None
    return Feasible(
        verdict=verdict,
        because=because,
        horizon_days=subject.promise.horizon_days,
        times_ceiling=apr / rate.high if rate and apr is not None else None,
        staking_reference=reference(rate) if rate else None,
        nominal_apr=apr,
        real_apr=apr - rate.issuance
        if rate and rate.issuance is not None and apr is not None
        else None,
        after_fall=after_fall(apr) if apr is not None else None,
        deposits_must_grow=grow,
        assumptions=assumptions(subject, simulated=False),
    )


def _listed_rate(subject: Subject) -> StakingRate | None:
    """Return the asset's range; a pool's rate is not bounded by what validators earn."""
    if subject.offer.product is Product.LIQUIDITY:
        return None
    return staking_rate(subject.network, subject.offer.coin)


def _staking_verdict(subject: Subject) -> ladder.Judgement:
    offer, apr = subject.offer, subject.apr
    rate = _listed_rate(subject)
    if cannot_be_staked(offer):
        return FeasibleVerdict.IMPOSSIBLE, message("feasible.unstakable", asset=offer.coin or "")
    if apr is None:
        return FeasibleVerdict.UNKNOWN, message("feasible.no_promise")
    if rate is not None:
        return judge_listed(rate, apr)
    return judge_unlisted(offer.coin or UNNAMED, apr, fixed=subject.promise.fixed)
