"""What the fetching processes do; apart from `work`, so that they load no analysis."""

from analyzer.errors import AnalyzerError
from analyzer.fetch import Limits, fetch_page
from analyzer.server.problems import Problem, no_page, our_fault
from analyzer.types.page import Page


def load_fetcher(deadline_s: float) -> Limits:
    """Import what fetching needs; return its limits."""
    return Limits(deadline_s=deadline_s)


def fetch(limits: Limits, address: str) -> Page | Problem:
    """Fetch a page with all the care of the command line: never from this machine's network."""
    try:
        return fetch_page(address, limits=limits)
    except AnalyzerError as error:
        return no_page(error)
    except Exception as error:  # noqa: BLE001 - the server's edge: one page, one failure
        return our_fault(error)
