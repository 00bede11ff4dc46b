"""A case as the rules look at it: phrases found, topics told, offers beside their economics."""

from dataclasses import dataclass

from analyzer.rules.matching import count_words, find_phrases
from analyzer.rules.ruleset import Hit, Hits, Ruleset, index_of
from analyzer.types.case import Case
from analyzer.types.claim import (
    Claim,
    Guarantee,
    Multiple,
    Payout,
    Price,
    PrincipalReturned,
    Referral,
    ReturnRate,
    Stance,
    Term,
)
from analyzer.types.document import is_visible
from analyzer.types.economics import Economics
from analyzer.types.offer import Offer, Product, Reading
from analyzer.types.rule import Silent, Spoken, Topic

INVESTMENT_PRODUCTS = frozenset(Product) - {Product.UNKNOWN}
MINING_PRODUCTS = frozenset({Product.MINING, Product.HOSTING})
# Shops and telephone plans have prices and bonuses too; no rate per day, no reward for recruits.
LURES = (Guarantee, PrincipalReturned, Referral)
PLAN_TERMS = (*LURES, Multiple, Payout, Price, Term)
# A page is about what so many of its sentences mention, or so large a share of them.
TOPIC_SENTENCES = 2
TOPIC_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class View:
    """Everything a condition may ask about; made once per case."""

    case: Case
    hits: Hits
    topics: frozenset[Topic]
    words: int

    @property
    def worked(self) -> tuple[tuple[Offer, Economics], ...]:
        """Return each offer beside its economics."""
        return tuple(zip(self.case.reading.offers, self.case.economics, strict=True))

    @property
    def offered(self) -> tuple[Claim, ...]:
        """Return the claims that the page makes as its own."""
        return tuple(c for c in self.case.reading.claims if c.stance is Stance.OFFERED)

    def heard(self, condition: Spoken | Silent) -> list[Hit]:
        """Return the hits of a condition, whatever the stance."""
        return self.hits.of(condition)

    def spoken(self, condition: Spoken, without: frozenset[int] = frozenset()) -> list[Hit]:
        """Return the hits in layers and sentences that count, as if `without` were not there."""
        sentences = self.case.reading.sentences
        return [
            hit
            for hit in self.hits.of(condition, without)
            if sentences[hit.sentence].stance in condition.stances
            and not (hit.negated and Stance.DENIED not in condition.stances)
            and (not condition.layers or hit.span.where in condition.layers)
        ]


def view_of(ruleset: Ruleset, case: Case) -> View:
    """Look at a case: one pass over its text for all rules."""
    reading = case.reading
    hits = find_phrases(index_of(ruleset), reading)
    words = sum(
        count_words(layer.plain) for layer in reading.document.layers if is_visible(layer.where)
    )
    return View(case, hits, _topics(case, _mentioned(ruleset, hits, reading)), words)


def _mentioned(ruleset: Ruleset, hits: Hits, reading: Reading) -> set[Topic]:
    enough = min(TOPIC_SENTENCES, TOPIC_SHARE * len(reading.sentences))
    return {
        topic
        for topic, condition in ruleset.topics
        if (found := {hit.sentence for hit in hits.of(condition)}) and len(found) >= enough
    }


def _is_plan(offer: Offer) -> bool:
    """Say whether it has the outlines of an investment, whatever it calls itself."""
    own = [c.content for c in offer.claims if c.stance is Stance.OFFERED]
    rated = any(isinstance(c, ReturnRate) and c.period_days is not None for c in own)
    paid = any(isinstance(c, Payout) for c in own)
    return (rated and any(isinstance(c, PLAN_TERMS) for c in own)) or (
        paid and any(isinstance(c, LURES) for c in own)
    )


def _topics(case: Case, mentioned: set[Topic]) -> frozenset[Topic]:
    products = {offer.product for offer in case.reading.offers}
    topics = {Topic.ANY, *case.topics, *mentioned}
    if products & MINING_PRODUCTS:
        topics.add(Topic.MINING)
    planned = any(offer.grows or _is_plan(offer) for offer in case.reading.offers)
    if planned or products & INVESTMENT_PRODUCTS or Topic.MINING in topics:
        topics.add(Topic.INVESTMENT)
    return frozenset(topics)
