"""Claims: what the page states about an offer, and where."""

from analyzer.extract.claims.find import find_claims
from analyzer.extract.claims.passages import Passage, Passages, find_passages
from analyzer.extract.claims.settle import Placed

__all__ = ["Passage", "Passages", "Placed", "find_claims", "find_passages"]
