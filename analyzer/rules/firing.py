"""Make and join outcomes."""

from collections.abc import Iterable
from itertools import chain

from analyzer.types.claim import Claim, Multiple, Payout, ReturnRate, TotalReturn
from analyzer.types.finding import Clear, Evidence, Fired, NotApplicable, Outcome
from analyzer.types.offer import Offer

MOST_QUOTES = 6  # of one rule; more would bury the others

PROMISES = (ReturnRate, Payout, TotalReturn, Multiple)


def promises_of(offer: Offer) -> tuple[Claim, ...]:
    """Return the claims of an offer that promise money back."""
    return tuple(claim for claim in offer.claims if isinstance(claim.content, PROMISES))


def fire(offer: Offer, claims: Iterable[Claim], computed: str | None = None) -> Fired:
    """Return a firing on one offer that quotes the claims and shows the sum, if there is one."""
    quoted = tuple(claims)
    evidence = [Evidence(claim.span) for claim in quoted if claim.span]
    if computed:
        evidence.append(Evidence(computed=computed))
    return Fired(tuple(evidence), (offer.id,), tuple(claim.id for claim in quoted))


def any_of(outcomes: list[Outcome], missing: str) -> Outcome:
    """Return a firing where one of the outcomes is; `missing` where none could be judged."""
    fired = [outcome for outcome in outcomes if isinstance(outcome, Fired)]
    if fired:
        return _join(fired)
    if any(isinstance(outcome, Clear) for outcome in outcomes):
        return Clear()
    return outcomes[0] if outcomes else NotApplicable(missing)


def all_of(outcomes: list[Outcome]) -> Outcome:
    """Return a firing where all outcomes are, else the first that is not."""
    fired = [outcome for outcome in outcomes if isinstance(outcome, Fired)]
    if len(fired) == len(outcomes):
        return _join(fired)
    return next(outcome for outcome in outcomes if not isinstance(outcome, Fired))


def _join(fired: list[Fired]) -> Fired:
    """Join firings; what one of them says of the whole page holds for the whole page."""
    evidence = tuple(dict.fromkeys(chain.from_iterable(f.evidence for f in fired)))
    whole_page = any(not f.offer_ids for f in fired)
    offers = chain.from_iterable(f.offer_ids for f in fired)
    claims = chain.from_iterable(f.claim_ids for f in fired)
    return Fired(
        evidence[:MOST_QUOTES],
        () if whole_page else tuple(dict.fromkeys(offers)),
        tuple(dict.fromkeys(claims)),
    )
