"""Audits that are finished already, of as many offers as a test wants."""

import json
import zlib
from functools import cache
from pathlib import Path

from analyzer import Page
from analyzer.batch.listing import Mention
from analyzer.batch.parcel import Orders, Parcel, pack
from analyzer.batch.store import FILE, Judged, Store, Target
from analyzer.batch.work import judge_parcels
from tests.end_to_end.pages import HONEST, LESSON, PRESS, SCHEME

_KINDS = (SCHEME, HONEST, PRESS, LESSON)


@cache
def judged(kind: int) -> Judged:
    """Return what came of one of four example pages."""
    page = Page.from_html(_KINDS[kind], f"https://kind{kind}.example/")
    (one,) = judge_parcels((Parcel(0, "x", raw=False, content=pack(page)),), Orders())
    return one


def fill(out: Path, size: int) -> Store:
    """Fill an audit with offers: every fifth could not be read, the others are four examples."""
    store = Store(out / FILE)
    for name in ("program", "as-of"):
        store.agree(name, "2026-11-22")
    with store.writing() as file:
        file.execute(
            "INSERT INTO sources (name, state, kind, host, title, discloses)"
            " VALUES ('https://list.example/', 'read', 'listing', 'list.example', 'Best', 0)"
        )
    store.add(1, (_target(n) for n in range(size)))
    store.keep(_result(n) for n in range(size))
    return store


def _target(n: int) -> Target:
    url = f"https://miner{n}.example/"
    words = f"<b>Number {n}</b> pays like clockwork"
    codes = (f"ref=best{n}",) if n % 2 else ()
    return Target(f"web:miner{n}.example", url, url, "web", Mention(url, url, words, codes))


def _result(n: int) -> Judged:
    if n % 5 == 4:
        return Judged(n + 1, problem="The page did not arrive.", error="DeadlineError")
    one = judged(n % 5)
    report = json.loads(zlib.decompress(one.report))
    report["subject"]["title"] = f"Miner {n} <img src=x onerror=alert(1)>"
    figures = json.loads(one.figures) | {"title": report["subject"]["title"]}
    return Judged(
        n + 1,
        report=zlib.compress(json.dumps(report).encode()),
        figures=json.dumps(figures),
        band=one.band,
        score=one.score,
        handles=(("email", f"desk{n % 50}@kit.example"),) if n % 5 == 0 else (),
    )
