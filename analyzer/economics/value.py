"""Whether the deal, honestly kept, is a good one for the buyer."""

from analyzer.economics.outcome import Spread
from analyzer.economics.promise import STAKING_LIKE, is_rented
from analyzer.economics.staking import staking_rate
from analyzer.economics.subject import Subject
from analyzer.types.economics import Feasible, FeasibleVerdict, ValueVerdict
from analyzer.types.message import Message, Value, message

Worth = tuple[ValueVerdict, Message]
_NOT_OF_THIS_WORK = {"feasible.unminable", "feasible.no_history", "feasible.other_work"}


def judge_value(subject: Subject, feasible: Feasible) -> Worth:
    """
    Return what the offer is worth on its own terms, in the neutral futures.

    A deal should not need a rising price to be called good.  What the generous futures say,
    by which promises are judged and drawings drawn, is named beside it.
    Where it states no price for its hashrate, a fee-free contract at the fair price
    stands for it; where it sells no hashrate and names no asset, nothing is known.
    """
    if subject.offer.product in STAKING_LIKE:
        return _staking(subject, feasible)
    if feasible.because.key in _NOT_OF_THIS_WORK:
        return ValueVerdict.UNKNOWN, message("value.unknown")
    if subject.priced is not None:
        return _compared(subject.priced, subject, "own")
    promised = subject.promise.judged_multiple is not None
    if not promised or not is_rented(subject.offer) or subject.fair is None:
        return ValueVerdict.UNKNOWN, message("value.unknown")
    return _compared(subject.fair, subject, "fair")


def _compared(spread: Spread, subject: Subject, whose: str) -> Worth:
    returned, wins = spread.neutral.multiple, spread.against.probability_contract_wins
    if returned.p50 < 1:
        verdict = ValueVerdict.LOSES_MONEY
    elif wins > 0.5:
        verdict = ValueVerdict.GOOD
    else:
        verdict = ValueVerdict.POOR if returned.p50 < spread.held else ValueVerdict.FAIR
    days = subject.contract.days if subject.contract else subject.promise.horizon_days
    key = f"value.{whose}_{verdict.value.replace('-', '_')}"
    return verdict, message(
        key,
        median=100 * returned.p50,
        generous=100 * spread.generous.multiple.p50,
        low=100 * returned.p05,
        high=100 * returned.p95,
        days=days,
        wins=100 * wins,
    )


def _staking(subject: Subject, feasible: Feasible) -> Worth:
    rate, apr = staking_rate(subject.network, subject.offer.coin), subject.apr
    kept = {FeasibleVerdict.PLAUSIBLE, FeasibleVerdict.OPTIMISTIC}
    if rate is None or apr is None or feasible.verdict not in kept:
        return ValueVerdict.UNKNOWN, message("value.unknown")
    words: dict[str, Value] = {"apr": apr, "low": rate.low, "high": rate.high, "asset": rate.asset}
    if apr < rate.low:
        return ValueVerdict.POOR, message("value.staking_poor", **words)
    return ValueVerdict.FAIR, message("value.staking_fair", **words)
