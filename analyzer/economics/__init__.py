"""Work out what an offer promises and what anyone could really get; pure and seeded."""

from analyzer.economics.assess import assess
from analyzer.economics.distribution import distribution
from analyzer.economics.terms import TypedTerms, hand_offer

__all__ = ["TypedTerms", "assess", "distribution", "hand_offer"]
