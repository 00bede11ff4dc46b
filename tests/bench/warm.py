"""Warm analysis of distinct pages, stage by stage, against readers of the same pages."""

import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles

import trafilatura
from bs4 import BeautifulSoup

from analyzer import Page, analyze
from analyzer.pipeline import settle
from tests.bench.row import Row

# Whole analysis, reading (text and extract), and the slowest twentieth of the pages.
AIM_WHOLE, AIM_READING, AIM_SPREAD = 1.5, 0.75, 2.0
_WARMING = 5  # pages, which load everything
THEIRS = "trafilatura.extract"


def warm_rows(language: str, pages: list[str]) -> Iterator[Row]:
    """Yield the rows of one language; times are of the processor, medians over the pages."""
    for page in pages[:_WARMING]:
        _stages(page)
        trafilatura.extract(page)
    settle()  # as the processes of the server and of the audit do
    stages, extract, soup = [], [], []
    for page in pages:
        stages.append(_stages(page))
        extract.append(cpu_ms(lambda page=page: trafilatura.extract(page)))  # type: ignore[misc]
        soup.append(cpu_ms(lambda page=page: BeautifulSoup(page, "lxml")))  # type: ignore[misc]
    theirs, whole = median(extract), [sum(x.values()) for x in stages]
    yield Row(f"{language}: whole analysis", median(whole), THEIRS, theirs, AIM_WHOLE)
    yield Row(f"{language}: and a parse", median(whole), "BeautifulSoup on lxml", median(soup))
    reading = median(x["text"] + x["extract"] for x in stages)
    yield Row(f"{language}: reading, text and extract", reading, THEIRS, theirs, AIM_READING)
    for name in stages[0]:
        yield Row(f"{language}:   {name}", median(x[name] for x in stages), THEIRS, theirs)
    slowest = quantiles(whole, n=20)[-1]
    yield Row(f"{language}: 95th percentile", slowest, "median", median(whole), AIM_SPREAD)


def _stages(page: str) -> dict[str, float]:
    """Return the milliseconds of each stage, the writing of the report among them."""
    report = analyze(Page.from_html(page), clock=time.process_time)
    writing = cpu_ms(report.to_dict)
    return {**dict(report.run.stage_ms), "report": writing}


def cpu_ms(step: Callable[[], object]) -> float:
    """Return the processor's milliseconds; those of other processes do not count."""
    started = time.process_time()
    step()
    return 1000 * (time.process_time() - started)
