"""
Find red flags in mining and staking offers, and work out what they could yield.

The public names are loaded on first use, so that ``import analyzer`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.extract.quantities import find_quantities as quantities
    from analyzer.fetch import fetch_page, robots_allows
    from analyzer.pipeline import analyze
    from analyzer.types.page import Page

_HOMES = {
    "Page": ("analyzer.types.page", "Page"),
    "analyze": ("analyzer.pipeline", "analyze"),
    "fetch_page": ("analyzer.fetch", "fetch_page"),
    "quantities": ("analyzer.extract.quantities", "find_quantities"),
    "robots_allows": ("analyzer.fetch", "robots_allows"),
}

__all__ = ["Page", "analyze", "fetch_page", "quantities", "robots_allows"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module may export anything
    """Load a public name from its home module."""
    if name not in _HOMES:
        raise AttributeError(name)
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
