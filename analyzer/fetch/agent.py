"""Say who asks."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def user_agent() -> str:
    """Return how we introduce ourselves: a name and a number, no browser's."""
    try:
        number = version("minecanary")
    except PackageNotFoundError:
        number = "0"
    return f"minecanary/{number} (+page reader; fetches a page once, because a person asked)"
