"""The audit's file: what is to be done, what was done, and every result, in SQLite."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from analyzer.batch.listing import Mention
from analyzer.batch.tables import SCHEMA
from analyzer.errors import AnalyzerError, UsageError

FILE = "audit.sqlite"
_FORM = "1"  # of the file; a program that reads another form refuses it


class State(StrEnum):
    """How far a target has come; the first two are still to be done."""

    WAITING = "waiting"  # to be fetched
    FETCHED = "fetched"  # to be analysed
    DONE = "done"
    FAILED = "failed"  # could not be fetched or read
    POISONED = "poisoned"  # ended the process that analysed it, twice
    SAME = "same"  # led to a page that is another target's
    LEFT_OUT = "left-out"  # led to no offer: back to the listing, or to a network or a store


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to audit; `place` is web, file or warc, `address` what to fetch or open."""

    key: str
    name: str
    address: str
    place: str
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A target that is yet to be fetched; `listings` are the hosts of the pages it stands on."""

    id: int
    name: str
    address: str
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A target that is yet to be analysed; `content` is None for a file, which is read late."""

    id: int
    name: str
    place: str
    address: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Judged:
    """
    What came of analysing one target, as it is kept.

    `report` is JSON, deflated; `figures` are what tables and drawings need of it.
    """

    id: int
    report: bytes = b""
    figures: str = "{}"
    band: str = ""
    score: int | None = None
    handles: tuple[tuple[str, str], ...] = ()
    sketches: tuple[tuple[str, bytes], ...] = ()
    problem: str = ""
    advice: str = ""
    error: str = ""


class Store:
    """
    One open audit file; safe to use from several threads.

    Every method is one transaction: a process that is killed loses what it had not yet
    finished, never what it had.
    """

    def __init__(self, path: Path | str) -> None:
        """Open or begin an audit; UsageError if the file is something else."""
        self.path = path
        self._lock = threading.RLock()
        try:
            self._file = sqlite3.connect(path, check_same_thread=False, timeout=30)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("PRAGMA synchronous=NORMAL")
            self._file.executescript(SCHEMA)
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{path}: {error}", "Choose another folder with --out.") from error
        self.agree("form", _FORM)

    def close(self) -> None:
        """Close the file and fold its journal into it."""
        with self._lock:
            self._file.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the file for one transaction."""
        with self._lock, self._file:
            yield self._file

    def ask(self, question: str, *values: object) -> list[Any]:
        """Return all rows of a question whose answer is known to be short."""
        with self._lock:
            return self._file.execute(question, values).fetchall()

    def stream(self, question: str, *values: object) -> Iterator[Any]:
        """Yield rows one by one, over a connection of its own: memory does not grow with them."""
        reader = sqlite3.connect(self.path) if self.path != ":memory:" else self._file
        try:
            yield from reader.execute(question, values)
        finally:
            if reader is not self._file:
                reader.close()

    def copy_to(self, other: "Store") -> None:
        """Copy everything into another store."""
        with self._lock:
            self._file.backup(other._file)  # noqa: SLF001 - of the same class

    def agree(self, name: str, value: str) -> None:
        """Note what the audit was made with; UsageError where it was begun with something else."""
        with self.writing() as file:
            file.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (name, value))
        kept = self.noted(name)
        if kept != value:
            raise UsageError(
                f"{self.path}: this audit was begun with {name} {kept}, not {value}.",
                "Choose another folder with --out, and compare the two with: minecanary audit diff",
            )

    def noted(self, name: str) -> str | None:
        """Return what `agree` has noted under a name."""
        found = self.ask("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def add(self, source: int, targets: Iterable[Target]) -> None:
        """Add what a source holds, and note that it was read; all of it or nothing."""
        with self.writing() as file:
            for target in targets:
                _add(file, source, target)
            file.execute("UPDATE sources SET state = 'read' WHERE id = ?", (source,))

    def add_page(self, source: int, target: Target, content: bytes) -> None:
        """Add a target that brings its page along."""
        with self.writing() as file:
            number = _add(file, source, target)
            file.execute(
                "INSERT OR IGNORE INTO pages SELECT id, ? FROM targets"
                " WHERE id = ? AND state = 'fetched'",
                (content, number),
            )

    def waiting(self, limit: int) -> Iterator[Waiting]:
        """Yield what is to be fetched, in order."""
        for row in self.ask(
            "SELECT id, name, address, (SELECT json_group_array(s.host) FROM mentions m"
            " JOIN sources s ON s.id = m.source WHERE m.target = t.id AND s.host != '')"
            " FROM targets t WHERE state = 'waiting' AND id <= ? ORDER BY id",
            limit,
        ):
            yield Waiting(row[0], row[1], row[2], tuple(json.loads(row[3])))

    def ready(self, limit: int, *, suspect: bool, after: int = 0) -> Ready | None:
        """Return the next target to be analysed, None if there is none at present."""
        rows = self.ask(
            "SELECT t.id, name, place, address, content FROM targets t"
            " LEFT JOIN pages p ON p.target = t.id WHERE state = 'fetched' AND suspect = ?"
            " AND t.id > ? AND t.id <= ? ORDER BY t.id LIMIT 1",
            int(suspect),
            after,
            limit,
        )
        return Ready(*rows[0]) if rows else None

    def keep_page(self, target: int, final: tuple[str, str], content: bytes) -> None:
        """Keep a fetched page until it is analysed, unless it is another target's page."""
        final_url, key = final
        with self.writing() as file:
            same = file.execute(
                "SELECT id FROM targets WHERE final_key = ? AND same_as IS NULL AND id != ?",
                (key, target),
            ).fetchone()
            state = State.SAME if same else State.FETCHED
            file.execute(
                "UPDATE targets SET state = ?, final_url = ?, final_key = ?, same_as = ?"
                " WHERE id = ?",
                (state, final_url, key, same[0] if same else None, target),
            )
            if not same:
                file.execute("INSERT OR REPLACE INTO pages VALUES (?, ?)", (target, content))

    def note_codes(self, target: int, codes: tuple[str, ...]) -> None:
        """Note the affiliate codes that came to light while a link was followed."""
        with self.writing() as file:
            file.executemany(
                "INSERT OR IGNORE INTO codes SELECT target, source, ? FROM mentions"
                " WHERE target = ?",
                [(code, target) for code in codes],
            )

    def fail(self, target: int, error: AnalyzerError, state: State = State.FAILED) -> None:
        """Note that a target came to nothing, and why."""
        with self.writing() as file:
            file.execute(
                "UPDATE targets SET state = ?, error = ?, problem = ?, advice = ? WHERE id = ?",
                (state, type(error).__name__, error.problem, error.advice, target),
            )

    def suspect(self, targets: Iterable[int]) -> None:
        """Note which targets were being analysed when a process died."""
        with self.writing() as file:
            file.executemany(
                "UPDATE targets SET suspect = 1 WHERE id = ? AND state = 'fetched'",
                [(x,) for x in targets],
            )

    def keep(self, judged: Iterable[Judged]) -> None:
        """Keep what came of analysing some targets, and let go of their pages."""
        with self.writing() as file:
            for one in judged:
                _keep(file, one)

    def retry_failed(self) -> int:
        """Put everything that failed back to its beginning; return how many those are."""
        with self.writing() as file:
            file.execute("UPDATE sources SET state = 'waiting' WHERE state = 'failed'")
            return file.execute(
                "UPDATE targets SET state = iif(place = 'web', 'waiting', 'fetched'),"
                " error = NULL, problem = NULL, advice = NULL, suspect = 0"
                " WHERE state IN ('failed', 'poisoned')"
            ).rowcount

    def states(self) -> dict[str, int]:
        """Return how many targets are in which state."""
        rows = self.ask("SELECT state, count(*) FROM targets GROUP BY state ORDER BY state")
        return dict(rows)

    def bands(self) -> dict[str, int]:
        """Return how many reports are in which band."""
        rows = self.ask("SELECT band, count(*) FROM reports GROUP BY band ORDER BY band")
        return dict(rows)


def _add(file: sqlite3.Connection, source: int, target: Target) -> int:
    """Add a target unless it is there, and that the source mentions it; return its number."""
    state = State.WAITING if target.place == "web" else State.FETCHED
    file.execute(
        "INSERT INTO targets (key, name, address, place, state) SELECT ?, ?, ?, ?, ?"
        " WHERE NOT EXISTS (SELECT 1 FROM targets WHERE key = ?)",
        (target.key, target.name, target.address, target.place, state, target.key),
    )
    number = int(file.execute("SELECT id FROM targets WHERE key = ?", (target.key,)).fetchone()[0])
    mention = target.mention or Mention(target.address, target.name)
    file.execute(
        "INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)",
        (number, source, mention.written, mention.words),
    )
    file.executemany(
        "INSERT OR IGNORE INTO codes VALUES (?, ?, ?)", [(number, source, x) for x in mention.codes]
    )
    return number


def _keep(file: sqlite3.Connection, one: Judged) -> None:
    done = State.FAILED if one.problem else State.DONE
    file.execute(
        "UPDATE targets SET state = ?, error = ?, problem = ?, advice = ?, suspect = 0"
        " WHERE id = ?",
        (done, one.error or None, one.problem or None, one.advice or None, one.id),
    )
    if not one.problem:
        values = (one.id, one.band, one.score, one.figures, one.report)
        file.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?)", values)
        handles = [(kind, value, one.id) for kind, value in one.handles]
        file.executemany("INSERT OR IGNORE INTO handles VALUES (?, ?, ?)", handles)
        sketches = [(one.id, kind, sketch) for kind, sketch in one.sketches]
        file.executemany("INSERT OR REPLACE INTO sketches VALUES (?, ?, ?)", sketches)
        file.execute("DELETE FROM pages WHERE target = ?", (one.id,))
