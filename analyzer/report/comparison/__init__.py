"""Offers and the reference choices side by side, as values and in every form."""

from analyzer.report.comparison.tree import Alternative, compare_tree

__all__ = ["Alternative", "compare_tree"]
