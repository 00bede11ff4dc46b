"""A user's decision to silence a rule for a host, for a while."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Suppression:
    """Silence `rule` on `host` up to and including the day `until`."""

    rule: str
    host: str
    reason: str
    until: date

    def holds(self, host: str | None, today: date | None) -> bool:
        """Say whether it silences its rule on `host` today; without a day it does."""
        return self.host == host and (today is None or today <= self.until)
