"""An analyst's word on what was found, kept across audits."""

from datetime import UTC, datetime
from enum import StrEnum

from analyzer.batch.addresses import identity, normal
from analyzer.batch.store import Store
from analyzer.errors import UsageError


class Decision(StrEnum):
    """What an analyst found on looking."""

    CONFIRMED = "confirmed"
    FALSE_ALARM = "false-alarm"


def decide(store: Store, target: str, decision: Decision, note: str) -> None:
    """Keep a decision on a target of the audit; UsageError if the audit has no such target."""
    url = normal(target)
    rows = store.ask(
        "SELECT coalesce(final_key, key) FROM targets WHERE name = ?1 OR address = ?1"
        " OR final_url = ?1 OR final_key = ?2 OR key = 'web:' || ?2 LIMIT 1",
        target,
        identity(url) if url else target,
    )
    if not rows:
        raise UsageError(f"{target}: not in this audit", "Name a target as results.csv has it.")
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    with store.writing() as file:
        file.execute(
            "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?)",
            (rows[0][0], decision, note, made_at),
        )


def carry_over(old: Store, new: Store) -> int:
    """Take the decisions of an older audit over, but for those made anew; return how many."""
    rows = old.ask("SELECT key, verdict, note, made_at FROM decisions")
    with new.writing() as file:
        return file.executemany(
            "INSERT OR IGNORE INTO decisions VALUES (?, ?, ?, ?)", rows
        ).rowcount
