"""The extract stage: from a readable page to voices, claims and offers."""

from analyzer.extract.stage import extract

__all__ = ["extract"]
