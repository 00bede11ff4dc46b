"""What a process does with the pages it is sent."""

import faulthandler
import json
import os
import signal
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from analyzer.batch.figures import figures_of, handles_of
from analyzer.batch.parcel import Orders, Parcel
from analyzer.batch.sketches import sketches_of
from analyzer.batch.store import Judged
from analyzer.errors import AnalyzerError
from analyzer.pipeline import Settings, analyze, settle
from analyzer.resources.facts import load_network_file
from analyzer.resources.rules import load_rules_from
from analyzer.resources.suppressions import read_suppressions
from analyzer.types.page import Page

_LEVEL = 6  # of deflate: reports are kept


def judge_parcels(parcels: tuple[Parcel, ...], orders: Orders) -> tuple[Judged, ...]:
    """
    Analyse pages, each failing on its own.

    A page that takes longer than `orders.page_s` ends this process, as one that crashes it
    does: nothing else stops a thread that computes.  Whoever sent it will send it alone.
    """
    _leave_interrupts_to_the_parent()
    judged = tuple(_guarded(parcel, orders) for parcel in parcels)
    settle()
    return judged


def _guarded(parcel: Parcel, orders: Orders) -> Judged:
    try:
        with _deadline(orders.page_s):
            return _judged(parcel.id, parcel.page(), orders)
    except AnalyzerError as error:
        return Judged(
            parcel.id, problem=error.problem, advice=error.advice, error=type(error).__name__
        )
    except Exception as error:  # noqa: BLE001 - the batch's edge: one page, one failure
        problem = f"our own fault: {type(error).__name__}: {error}"[:500]
        return Judged(parcel.id, problem=problem, advice=_REPORT_IT, error="Fault")


_REPORT_IT = "Please report it with the page that caused it."


def _judged(number: int, page: Page, orders: Orders) -> Judged:
    report = analyze(page, orders.as_of, _settings(orders), time.perf_counter)
    tree = replace(report, run=replace(report.run, started_at=datetime.now(UTC))).to_dict()
    text = report.case.reading.document.text
    return Judged(
        number,
        report=zlib.compress(_json(tree), _LEVEL),
        figures=_json(figures_of(tree)).decode(),
        band=report.verdict.band.value,
        score=report.verdict.score,
        handles=handles_of(tree),
        sketches=sketches_of(page, text),
    )


def _json(tree: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """Write compact JSON; lone surrogates, which no UTF-8 can hold, become question marks."""
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


@cache
def _settings(orders: Orders) -> Settings:
    """Load once per process what the orders name."""
    return Settings(
        network=load_network_file(orders.network) if orders.network else None,
        lang=orders.lang,
        rules=load_rules_from(Path(orders.rules)) if orders.rules else None,
        suppressions=read_suppressions(Path(orders.suppress)) if orders.suppress else (),
        today=orders.today,
    )


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """End this process if the block takes too long, even where Python is not heard any more."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - needs a descriptor
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _leave_interrupts_to_the_parent() -> None:
    """Ignore Ctrl-C, which the terminal sends to all; a cluster's threads cannot, and need not."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
