"""Say in a sentence what a server's refusal means."""

from analyzer.errors import BlockedError, ContentError, StatusError
from analyzer.fetch.exchange import Answer
from analyzer.fetch.walls import wall_of

_SAVE = "Save the page in your browser and give the file, or paste its text: minecanary check -"
_LOOK = "Check the address in your browser. If the page is gone, look for a saved copy."

_BLOCKS = {
    401: "wants a user name and password",
    403: "refuses to show the page to programs",
    407: "wants a user name and password",
    418: "refuses to show the page to programs",
    429: "says that it was asked too often",
    451: "may not show the page here for legal reasons",
}
_MISSING = {404: "has no such page", 410: "has taken the page away"}


def check_status(answer: Answer) -> None:
    """Raise StatusError, or BlockedError, unless the answer's status says that a page follows."""
    status, host = answer.hop.status, answer.address.host.name
    if 200 <= status < 300:
        if not answer.body.strip():
            raise ContentError(f"{host} sent an empty page.", _LOOK)
        return
    if status in _BLOCKS:
        raise BlockedError(f"{host} {_BLOCKS[status]} ({status}){_waiting(answer)}.", _SAVE)
    if answer.header("cf-mitigated") or (status == 503 and "cloudflare" in answer.header("server")):
        raise BlockedError(f"{host} refuses to show the page to programs ({status}).", _SAVE)
    if status >= 500:
        raise StatusError(
            f"{host} is out of order ({status}){_waiting(answer)}.", f"Try later. {_LOOK}"
        )
    raise StatusError(f"{host} {_MISSING.get(status, 'did not give the page')} ({status}).", _LOOK)


def check_wall(html: str, answer: Answer) -> None:
    """Raise BlockedError if something stands in front of the page."""
    wall = "a browser check by Cloudflare" if answer.header("cf-mitigated") else wall_of(html)
    if wall:
        host = answer.address.host.name
        raise BlockedError(f"{host} shows {wall} in place of the page.", _SAVE)


def _waiting(answer: Answer) -> str:
    asked = answer.header("retry-after")
    return f" and asks to wait {asked} seconds" if asked.isascii() and asked.isdigit() else ""
