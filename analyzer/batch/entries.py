"""Read the store back, entry by entry: one for every page that was audited or came to nothing."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analyzer.batch.clusters import Cluster
from analyzer.batch.store import Store

Tree = dict[str, Any]

# An entry stands where the first target stood that led to its page; `same_as` are the others.
_ENTRIES = """
SELECT min(t.id, coalesce((SELECT min(o.id) FROM targets o WHERE o.same_as = t.id), t.id)) place,
       t.id, t.name, t.place, t.state, t.final_url, coalesce(t.final_key, t.key),
       t.error, t.problem, t.advice, r.band, r.score, r.figures, r.report,
       (SELECT json_group_array(name) FROM
         (SELECT name FROM targets o WHERE o.id = t.id OR o.same_as = t.id ORDER BY id)),
       d.verdict, d.note
FROM targets t
LEFT JOIN reports r ON r.target = t.id
LEFT JOIN decisions d ON d.key = coalesce(t.final_key, t.key)
WHERE t.state IN ('done', 'failed', 'poisoned', 'left-out')
"""
_MENTIONS = """
SELECT s.name, m.written, m.words,
       (SELECT json_group_array(code) FROM codes c
         WHERE c.target = m.target AND c.source = m.source)
FROM mentions m JOIN sources s ON s.id = m.source JOIN targets t ON t.id = m.target
WHERE t.id = ?1 OR t.same_as = ?1 ORDER BY m.target, m.source
"""


@dataclass(frozen=True, slots=True)
class Praise:
    """Where an offer was found, how the link is written there, and with what words."""

    source: str
    written: str
    words: str
    codes: tuple[str, ...]

    def tree(self) -> Tree:
        """Return it as plain values."""
        return {
            "source": self.source,
            "link": self.written,
            "words": self.words,
            "codes": list(self.codes),
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One page of an audit, with everything known about it.

    `names` are all targets that led to it, the first first.  `key` finds it in another audit.
    """

    id: int
    place: str
    state: str
    final_url: str | None
    key: str
    problem: tuple[str, str, str] | None  # kind, sentence, advice
    band: str | None
    score: int | None
    figures: Tree
    packed: bytes | None
    names: tuple[str, ...]
    decision: tuple[str, str] | None  # verdict, note
    praise: tuple[Praise, ...]
    cluster: int | None

    def report(self) -> Tree | None:
        """Return the report, told of the first target that led to the page; None if none."""
        if self.packed is None:
            return None
        tree: Tree = json.loads(zlib.decompress(self.packed))
        if self.place == "web":
            tree["subject"] |= {"target": self.names[0]}
        return tree

    def tree(self, report: Tree | None) -> Tree:
        """Return the entry, with its report, as a line of results.jsonl has it."""
        problem = dict(zip(("kind", "problem", "advice"), self.problem or (), strict=False))
        verdict, note = self.decision or (None, None)
        return {
            "schema": "minecanary/audit/1",
            "target": self.names[0],
            "also": list(self.names[1:]),
            "state": self.state,
            "final_url": self.final_url,
            "problem": problem or None,
            "mentions": [x.tree() for x in self.praise],
            "cluster": self.cluster,
            "decision": {"verdict": verdict, "note": note} if verdict else None,
            "report": report,
        }


def entries(
    store: Store, clusters: tuple[Cluster, ...] = (), only: int | None = None
) -> Iterator[Entry]:
    """Yield the audit's entries in the order of their targets, or the one of a target alone."""
    member = {target: x.number for x in clusters for target in x.targets}
    rows = (
        store.stream(f"{_ENTRIES} ORDER BY place")
        if only is None
        else store.ask(f"{_ENTRIES} AND t.id = ?", only)
    )
    for row in rows:
        yield _entry(row, store, member.get(row[1]))


def _entry(row: tuple[Any, ...], store: Store, cluster: int | None) -> Entry:
    _, number, _, place, state, final_url, key, error, problem, advice, *rest = row
    band, score, figures, packed, names, verdict, note = rest
    return Entry(
        id=number,
        place=place,
        state=state,
        final_url=final_url,
        key=key,
        problem=(error or "", problem, advice or "") if problem else None,
        band=band,
        score=score,
        figures=json.loads(figures) if figures else {},
        packed=packed,
        names=tuple(json.loads(names)),
        decision=(verdict, note) if verdict else None,
        praise=tuple(
            Praise(source, written, words, tuple(json.loads(codes)))
            for source, written, words, codes in store.ask(_MENTIONS, number)
        ),
        cluster=cluster,
    )
