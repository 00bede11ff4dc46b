"""Add up what speaks for and against each offer."""

from analyzer.score.judge import judge, unknown

__all__ = ["judge", "unknown"]
