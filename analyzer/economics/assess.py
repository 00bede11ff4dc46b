"""One offer, worked out: promise, what is feasible, and what it is worth."""

from analyzer.economics.feasible import judge_feasible
from analyzer.economics.subject import work_out
from analyzer.economics.value import judge_value
from analyzer.types.economics import AS_DATED, Economics, Overrides
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer

__all__ = ["AS_DATED", "assess"]


def assess(offer: Offer, network: NetworkState, overrides: Overrides = AS_DATED) -> Economics:
    """
    Work out `offer` on the day of `network`.

    The result depends on the arguments alone: futures are drawn with a fixed seed.
    """
    subject = work_out(offer, network, overrides)
    feasible = judge_feasible(subject)
    value, because = judge_value(subject, feasible)
    return Economics(offer.id, subject.promise, feasible, value, because)
