"""Read robots.txt as RFC 9309 says."""

from protego import Protego


def robots_allows(robots_txt: str, user_agent: str, url: str) -> bool:
    """Tell whether a robots.txt lets a program fetch an address."""
    return bool(Protego.parse(robots_txt).can_fetch(url, user_agent))
