"""What went wrong with a request, as RFC 9457 wants it said (application/problem+json)."""

import json
from dataclasses import dataclass

from analyzer.errors import AnalyzerError

MEDIA_TYPE = "application/problem+json"
KINDS = "urn:minecanary:problem:"


@dataclass(frozen=True, slots=True)
class Problem:
    """
    A refusal or a failure.

    `kind` is a stable name for programs, `detail` a sentence for people, `advice` what to
    do next.  `retry_s` becomes Retry-After.
    """

    status: int
    kind: str
    title: str
    detail: str
    advice: str = ""
    retry_s: int | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def body(self) -> bytes:
        """Return the JSON text."""
        members = {
            "type": KINDS + self.kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "advice": self.advice,
        }
        return json.dumps(members, ensure_ascii=False).encode("utf-8", "replace")

    def all_headers(self) -> dict[str, str]:
        """Return the headers the answer carries."""
        retry = {} if self.retry_s is None else {"Retry-After": str(self.retry_s)}
        return {"Content-Type": MEDIA_TYPE, **retry, **dict(self.headers)}


class RefusedError(Exception):
    """A request ends here, with a problem."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem that the answer will state."""
        super().__init__(problem.title)
        self.problem = problem


def no_page(error: AnalyzerError) -> Problem:
    """
    Say why a page could not be obtained or read.

    409, not 5xx: nothing is wrong with this server; the state of the page stands in the way,
    and `advice` says how the person can resolve that and ask again.
    """
    kind = type(error).__name__.removesuffix("Error").lower()
    return Problem(409, f"page-{kind}", "The page cannot be had", error.problem, error.advice)


def invalid(detail: str, advice: str = "See /docs for what a request may hold.") -> Problem:
    """Say what is wrong with the request's content."""
    return Problem(422, "invalid-request", "The request is not understood", detail, advice)


def unauthorized() -> Problem:
    """Ask for the token."""
    return Problem(
        401,
        "token",
        "The token is missing or wrong",
        "Every request carries 'Authorization: Bearer TOKEN'.",
        "Copy the token that 'minecanary serve' shows at its start.",
        headers=(("WWW-Authenticate", 'Bearer realm="minecanary"'),),
    )


def wrong_host() -> Problem:
    """Refuse a request that reached us under a name that is not ours."""
    return Problem(
        421,
        "host",
        "This is not the host you asked for",
        "The Host header names another server.",
        "Use the address that 'minecanary serve' shows at its start.",
    )


def wrong_origin() -> Problem:
    """Refuse web pages: only the extension and programs on this machine are served."""
    return Problem(403, "origin", "Web pages are not served", "The Origin is not an extension's.")


def too_large(limit: int) -> Problem:
    """Refuse a body above `limit` bytes."""
    return Problem(
        413,
        "too-large",
        "The page is too large",
        f"A request holds at most {limit} bytes.",
        "Send only the part with the offer.",
    )


def too_slow_body() -> Problem:
    """Give up on a body that does not come."""
    return Problem(
        408, "slow-body", "The request took too long to arrive", "The body did not come in time."
    )


def queue_full() -> Problem:
    """Ask a client that sends faster than we work to slow down."""
    return Problem(
        429, "busy", "Too many pages are waiting", "Every process is busy.", "Try again.", retry_s=2
    )


def overloaded() -> Problem:
    """Refuse while too many requests are open."""
    return Problem(
        503,
        "overloaded",
        "Too many requests are open",
        "Nothing was done.",
        "Try again.",
        retry_s=1,
    )


def not_begun() -> Problem:
    """Give up on a page that no process had time for."""
    return Problem(
        503, "busy", "No process was free in time", "Nothing was done.", "Try again.", retry_s=5
    )


def too_slow_page(seconds: float) -> Problem:
    """Give up on a page that takes too long; its process is ended."""
    return Problem(
        504,
        "deadline",
        "The analysis took too long",
        f"It was stopped after {seconds:g} seconds.",
        "Send only the part with the offer.",
    )


def process_lost() -> Problem:
    """Own up to a process that died with the page in its hands."""
    return Problem(
        503,
        "process-lost",
        "The analysis broke off",
        "The process that held this page died; another has taken its place.",
        "Try again.",
        retry_s=1,
    )


def our_fault(error: BaseException) -> Problem:
    """Own up to a fault of ours, without a word of the page."""
    return Problem(
        500,
        "fault",
        "Our own fault",
        f"{type(error).__name__} while answering.",
        "Please report it with the page that caused it.",
    )
