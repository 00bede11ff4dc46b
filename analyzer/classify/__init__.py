"""Say what kind of page it is, and how much its wording is that of a scheme."""

from analyzer.classify.classify import classify

__all__ = ["classify"]
