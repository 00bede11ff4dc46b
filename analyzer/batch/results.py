"""Write an audit's results: JSON Lines, CSV, a summary and one HTML file; entry by entry."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from analyzer.batch.clusters import Cluster, find_clusters
from analyzer.batch.entries import Entry, Tree, entries
from analyzer.batch.html import to_html
from analyzer.batch.records import records
from analyzer.batch.store import Store
from analyzer.report.table import cell, header, to_csv

_COLUMNS = ("audit_target", "state", "problem", "found_on", "words", "codes", "cluster", "decision")


def write_results(store: Store, out: Path, lang: str) -> None:
    """
    Write results.jsonl, results.csv, summary.json and audit.html into a folder.

    Each is written beside its place and moved there as a whole; none is ever half a file.
    """
    clusters = find_clusters(store)
    with (
        _replacing(out / "results.jsonl") as jsonl,
        _replacing(out / "results.csv") as table,
        _replacing(out / "audit.html") as page,
    ):
        table.write(_line([*_COLUMNS, *next(csv.reader([header()]))]))
        found = _written(entries(store, clusters), jsonl, table)
        page.writelines(to_html(store, clusters, found, lang))
    with _replacing(out / "summary.json") as stream:
        json.dump(summary(store, clusters), stream, ensure_ascii=False, indent=2)


def summary(store: Store, clusters: tuple[Cluster, ...]) -> dict[str, Any]:
    """Return counts, the listings' records and the clusters."""
    return {
        "schema": "minecanary/audit-summary/1",
        "states": store.states(),
        "bands": store.bands(),
        "listings": [x.tree() for x in records(store)],
        "clusters": [_cluster_tree(x, store) for x in clusters],
    }


def _cluster_tree(cluster: Cluster, store: Store) -> dict[str, Any]:
    rows = store.ask(
        "SELECT name FROM targets WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        json.dumps(cluster.targets),
    )
    return {
        "cluster": cluster.number,
        "size": len(cluster.targets),
        "targets": [row[0] for row in rows],
        "shared": [{"kind": x.kind, "value": x.value, "targets": x.count} for x in cluster.ties],
    }


def _written(
    found: Iterator[Entry], jsonl: IO[str], table: IO[str]
) -> Iterator[tuple[Entry, Tree | None]]:
    """Write each entry to the first two files on its way to the third: a report is read once."""
    for entry in found:
        report = entry.report()
        jsonl.write(json.dumps(entry.tree(report), ensure_ascii=False) + "\n")
        table.writelines(_table(entry, report))
        yield entry, report


def _table(entry: Entry, report: Tree | None) -> Iterator[str]:
    """Yield CSV lines: one per offer of a page, one for a page that came to nothing."""
    rows = list(csv.reader(io.StringIO(to_csv(report)))) if report else [[]]
    own = [cell(x) for x in _own(entry)]
    for row in rows:
        yield _line([*own, *row])


def _own(entry: Entry) -> tuple[object, ...]:
    return (
        entry.names[0],
        entry.state,
        entry.problem[1] if entry.problem else None,
        " ".join(dict.fromkeys(x.source for x in entry.praise)),
        " | ".join(x.words for x in entry.praise if x.words),
        " ".join(dict.fromkeys(code for x in entry.praise for code in x.codes)),
        entry.cluster,
        entry.decision[0] if entry.decision else None,
    )


def _line(values: list[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(values)
    return stream.getvalue()


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        yield stream
    unfinished.replace(path)
