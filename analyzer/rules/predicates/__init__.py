"""The named questions of `analyzer.types.rule.Predicate`; each answers with an outcome."""

from collections.abc import Callable

from analyzer.rules.firing import any_of
from analyzer.rules.predicates import figures, page, promises
from analyzer.rules.view import View
from analyzer.types.economics import Economics
from analyzer.types.finding import Outcome
from analyzer.types.offer import Offer
from analyzer.types.rule import Predicate

Question = Callable[[View, float], Outcome]


def _each(test: Callable[[Offer, Economics, float], Outcome]) -> Question:
    """Ask every offer; hold where it holds for one of them."""
    return lambda view, limit: any_of([test(o, e, limit) for o, e in view.worked], "offer")


def _each_seen(test: Callable[[Offer, Economics, View, float], Outcome]) -> Question:
    """Ask every offer with the page in view."""
    return lambda view, limit: any_of([test(o, e, view, limit) for o, e in view.worked], "offer")


PREDICATES: dict[Predicate, Question] = {
    Predicate.BONUS_HASHRATE: page.bonus_hashrate,
    Predicate.CONTRACT_SHORT: _each(promises.contract_short),
    Predicate.COPYRIGHT_CONTRADICTED: lambda view, _: page.copyright_contradicted(view),
    Predicate.DAILY_AT_LEAST: _each(promises.daily_at_least),
    Predicate.DISGUISED_TEXT: page.disguised_text,
    Predicate.DOUBLING: _each(promises.doubling),
    Predicate.FIXED_PAYOUT: _each(promises.fixed_payout),
    Predicate.FIXED_RATE: _each(promises.fixed_rate),
    Predicate.GUARANTEED_RETURN: _each(promises.guaranteed_return),
    Predicate.INCOME_ABOVE_NETWORK: _each_seen(
        lambda o, e, view, _: figures.income_above_network(o, e, view)
    ),
    Predicate.LEVELS_AT_LEAST: page.levels_at_least,
    Predicate.LOCK_AT_LEAST: _each(promises.lock_at_least),
    Predicate.LOSSLESS_YIELD: _each(promises.lossless_yield),
    Predicate.MINING_AS_INTEREST: _each(promises.mining_as_interest),
    Predicate.MONTHLY_AT_LEAST: _each(promises.monthly_at_least),
    Predicate.OUTSIZED_RETURN: _each(promises.outsized_return),
    Predicate.PLAN_OUT_OF_SIGHT: lambda view, _: page.plan_out_of_sight(view),
    Predicate.PRICE_RATIO_ABOVE: _each(figures.price_ratio_above),
    Predicate.PRICE_RATIO_BELOW: _each(figures.price_ratio_below),
    Predicate.PRICE_UNDER_MACHINE: _each_seen(
        lambda o, _, view, limit: figures.price_under_machine(o, view, limit)
    ),
    Predicate.PRINCIPAL_BACK: _each(promises.principal_back),
    Predicate.RATE_RISES: page.rate_rises,
    Predicate.REFERRAL_SHARE: page.referral_share,
    Predicate.SIGN_UP_MONEY: page.sign_up_money,
    Predicate.TOTAL_CONTRADICTED: _each(lambda o, e, _: figures.total_contradicted(o, e)),
    Predicate.UNMINABLE_COIN: lambda view, _: page.unminable_coin(view),
    Predicate.WITHDRAWAL_FLOOR: page.withdrawal_floor,
    Predicate.YEARLY_AT_LEAST: _each(promises.yearly_at_least),
}
