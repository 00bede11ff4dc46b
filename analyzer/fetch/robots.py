"""Read robots.txt as RFC 9309 says."""

import re
from dataclasses import dataclass

_MOST = 512_000  # characters read; RFC 9309 asks for at least 500 KiB
_LINE = re.compile(r"\r\n|\r|\n")
_AGENT = re.compile(r"\s*user[- ]?agents?\s*[:\s]\s*(.*)", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:allow|dis+al+[ao]w|diasllow)\s*[:\s]", re.IGNORECASE)
_DELAY = re.compile(r"\s*crawl[- ]delay\s*:", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z0-9_.-]+")
_INSIDE = re.compile(r"\(compatible;\s*([A-Za-z0-9_.-]+)", re.IGNORECASE)

_US, _OTHERS = "ourselves", "anybody-else"


@dataclass(frozen=True, slots=True)
class Permission:
    """What a robots.txt says: whether to fetch, and how many seconds to leave between fetches."""

    allowed: bool
    delay_seconds: float = 0.0


def robots_allows(robots_txt: str, user_agent: str, url: str) -> bool:
    r"""
    Tell whether a robots.txt lets a program fetch an address.

    >>> robots_allows("User-agent: *\nDisallow: /private", "minecanary/1.0", "https://a.b/plan")
    True
    """
    return read_robots(robots_txt, user_agent, url).allowed


def read_robots(robots_txt: str, user_agent: str, url: str) -> Permission:
    """
    Return what a robots.txt says to a program about an address.

    Protego does the matching of paths.  Groups are sorted out before: RFC 9309 compares
    whole product tokens, ends a list of agents with an allow or disallow only, and knows no
    other line ends than CR and LF.
    """
    from protego import Protego  # noqa: PLC0415 - audits alone need it

    lines = _LINE.split(robots_txt[:_MOST].lstrip("\ufeff"))
    token = _product_token(user_agent)
    rules = Protego.parse("\n".join(_sorted_out(lines, token)))
    delay = Protego.parse("\n".join(_named(lines, token))).crawl_delay(_US)
    return Permission(bool(rules.can_fetch(url, _US)), float(delay or 0))


def _product_token(user_agent: str) -> str:
    """Return the name a program goes by, in small letters; a disguised one's true name."""
    inside = _INSIDE.search(user_agent) if user_agent.lower().startswith("mozilla") else None
    token = inside or _TOKEN.match(user_agent.strip())
    return token[token.re.groups].lower() if token else ""


def _sorted_out(lines: list[str], token: str) -> list[str]:
    """Keep agents and rules only, so that no other line comes between two agents of a group."""
    return [_renamed(x, token) for x in lines if _AGENT.match(x) or _RULE.match(x)]


def _named(lines: list[str], token: str) -> list[str]:
    kept = (x for x in lines if _AGENT.match(x) or _RULE.match(x) or _DELAY.match(x))
    return [_renamed(x, token) for x in kept]


def _renamed(line: str, token: str) -> str:
    """Replace the agent a line names: it is us, everybody, or somebody else."""
    agent = _AGENT.match(line)
    if agent is None:
        return re.sub(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", line)
    named = agent[1].partition("#")[0].strip()
    if re.match(r"\*(?:\s|$)", named):
        return "User-agent: *"
    found = _TOKEN.match(named)
    ours = found is not None and token != "" and found[0].lower() == token
    return f"User-agent: {_US if ours else _OTHERS}"
