"""Claims: what the page states about an offer, and where."""

from analyzer.extract.claims.find import find_claims
from analyzer.extract.claims.passages import Passage, Passages, find_passages
from analyzer.extract.claims.settle import Placed
from analyzer.extract.claims.shown import count_plans

__all__ = ["Passage", "Passages", "Placed", "count_plans", "find_claims", "find_passages"]
