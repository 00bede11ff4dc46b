"""
The HTTP backend: the same analysis as the command line, for the browser extension.

`create_app` makes the application.  Nothing is imported before it is asked for: the command
line reads the token here without paying for a web framework.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.server.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module may export anything
    """Load a public name from its home module."""
    if name != "create_app":
        raise AttributeError(name)
    from analyzer.server.app import create_app  # noqa: PLC0415 - 0.3 s to import

    return create_app
