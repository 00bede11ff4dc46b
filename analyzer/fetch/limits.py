"""How much of a stranger's page we are ready to take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Bounds on one page, redirects and repeated attempts included.

    `deadline_s` counts seconds from the first look-up to the last byte, pauses included.
    `body_bytes` counts what decompression yields.  `rendered_bytes` and
    `rendered_requests` bound everything a rendered page may load.
    """

    deadline_s: float = 30.0
    connect_s: float = 10.0
    body_bytes: int = 16_000_000
    header_bytes: int = 128_000
    redirects: int = 10
    retries: int = 1
    pause_s: float = 1.0  # before the first repetition; doubles each time
    pdf_pages: int = 400
    pdf_characters: int = 4_000_000
    rendered_requests: int = 300
    rendered_bytes: int = 48_000_000


DEFAULT_LIMITS = Limits()
