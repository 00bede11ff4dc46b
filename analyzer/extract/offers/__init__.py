"""Offers: the claims of one plan, gathered."""

from analyzer.extract.offers.gather import find_offers

__all__ = ["find_offers"]
