"""The whole analysis, stage by stage; the only module that knows all stages."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar
from urllib.parse import urlsplit

from analyzer.classify import classify
from analyzer.economics import assess, distribution
from analyzer.economics.assess import AS_DATED
from analyzer.extract import extract
from analyzer.extract.typed import write_terms
from analyzer.report.model import Report, Run, Versions
from analyzer.resources.facts import default_network, network_at
from analyzer.resources.model import load_model
from analyzer.resources.rules import load_rules
from analyzer.resources.weights import load_weights
from analyzer.rules import check
from analyzer.rules.ruleset import Ruleset
from analyzer.score import judge, unknown
from analyzer.text import cut_short, obstacle, read
from analyzer.types.case import Case
from analyzer.types.economics import Distribution, Overrides
from analyzer.types.finding import Checked
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer, Reading
from analyzer.types.page import Page, Source
from analyzer.types.rule import Topic
from analyzer.types.suppression import Suppression
from analyzer.types.verdict import Band, TextScore, Verdict

# A page makes some ten thousand objects and drops nearly all of them by itself: to look for
# what could be thrown away after every 700, as Python does, took a twelfth of the time.
_NEW_OBJECTS_BEFORE_A_LOOK = 50_000

T = TypeVar("T")
Clock = Callable[[], float]  # a stopwatch, in seconds


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What a caller may set; every default gives a pure, repeatable analysis.

    `today` decides only whether a suppression has lapsed.
    """

    network: NetworkState | None = None
    lang: str = "en"
    rules: Ruleset | None = None
    suppressions: tuple[Suppression, ...] = ()
    today: date | None = None
    options: tuple[tuple[str, str], ...] = ()


DEFAULTS = Settings()


def analyze(
    page: Page,
    as_of: date | None = None,
    settings: Settings = DEFAULTS,
    clock: Clock | None = None,
) -> Report:
    """
    Judge one page.

    Without `as_of` an offer is priced at the date of the network state in use.  The
    result depends on the arguments alone; `clock` only tells how long it took.
    """
    lap = _Lap(clock)
    case = build_case(page, as_of, settings, lap)
    rules = settings.rules or load_rules()
    checked = lap("rules", lambda: _silence(check(rules, case), page, settings))
    model = load_model()
    text = lap("classify", lambda: classify(case.reading, model))
    verdict = lap("score", lambda: _verdict(page, case, checked, text))
    return Report(
        page=page,
        case=case,
        checked=checked,
        text=text,
        verdict=verdict,
        versions=versions(rules),
        lang=settings.lang,
        options=settings.options,
        suppressions=settings.suppressions,
        distributions=lap("spread", lambda: _spread(case)),
        run=Run(today=settings.today, elapsed_ms=lap.total, stage_ms=tuple(lap.laps)),
    )


def _spread(case: Case) -> tuple[Distribution | None, ...]:
    return tuple(distribution(offer, case.network) for offer in case.reading.offers)


def build_case(
    page: Page,
    as_of: date | None = None,
    settings: Settings = DEFAULTS,
    lap: "_Lap | None" = None,
) -> Case:
    """Read a page and work out its offers: everything up to the rules."""
    lap = lap or _Lap(None)
    document = lap("text", lambda: read(page))
    reading = lap("extract", lambda: extract(document))
    network = settings.network or (default_network() if as_of is None else network_at(as_of))
    economics = lap("economics", lambda: tuple(assess(o, network) for o in reading.offers))
    return Case(reading, economics, network, as_of or network.as_of)


def appraise(
    offer: Offer, settings: Settings = DEFAULTS, overrides: Overrides = AS_DATED
) -> Report:
    """
    Work out terms that were typed by hand, with no page at all.

    Each term becomes a line of a small text, so that every part of the report can quote it.
    """
    document, claims = write_terms(offer)
    typed = replace(offer, claims=claims)
    network = settings.network or default_network()
    economics = (assess(typed, network, overrides),)
    reading, topics = Reading(document, (), claims, (typed,)), frozenset({Topic.INVESTMENT})
    case = Case(reading, economics, network, network.as_of, topics)
    rules = settings.rules or load_rules()
    checked = check(rules, case)
    return Report(
        page=Page.from_text(document.text, source=Source.TERMS),
        case=case,
        checked=checked,
        text=None,
        verdict=judge(case, checked, None, load_weights()),
        versions=versions(rules),
        lang=settings.lang,
        options=settings.options,
        distributions=(distribution(typed, network, overrides),),
    )


@cache
def settle() -> None:
    """
    Let the collector leave what is loaded alone; done once in a process of many pages.

    To be called when everything is loaded, after a first page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS_BEFORE_A_LOOK)


def versions(rules: Ruleset) -> Versions:
    """Return what judges: the program, its rules and its model."""
    return Versions(
        program_version(), rules.digest, f"{load_model().digest}+{load_weights().digest}"
    )


@cache
def program_version() -> str:
    """Return the installed version, or "0+checkout" where nothing is installed."""
    try:
        return version("minecanary")
    except PackageNotFoundError:
        return "0+checkout"


def _verdict(page: Page, case: Case, checked: tuple[Checked, ...], text: TextScore) -> Verdict:
    """Judge, unless we hold no readable page or a part of one: say so instead of clearing it."""
    verdict = judge(case, checked, text, load_weights())
    if verdict.band not in {Band.NOT_AN_OFFER, Band.LOW}:
        return verdict
    blocked = cut_short(case.reading.document)
    if verdict.band is Band.NOT_AN_OFFER:
        blocked = blocked or obstacle(case.reading.document, page)
    return unknown(text, checked, blocked) if blocked else verdict


def _silence(checked: tuple[Checked, ...], page: Page, settings: Settings) -> tuple[Checked, ...]:
    host = urlsplit(page.final_url or page.url or "").hostname
    silent = {s.rule for s in settings.suppressions if s.holds(host, settings.today)}
    return tuple(replace(c, scored=False) if c.card.id in silent else c for c in checked)


class _Lap:
    """A stopwatch that runs a step and notes how long it took."""

    def __init__(self, clock: Clock | None) -> None:
        self._clock = clock
        self.laps: list[tuple[str, float]] = []

    def __call__(self, name: str, step: Callable[[], T]) -> T:
        if self._clock is None:
            return step()
        started = self._clock()
        result = step()
        self.laps.append((name, 1000 * (self._clock() - started)))
        return result

    @property
    def total(self) -> float | None:
        """Milliseconds of all steps so far; None without a clock."""
        return sum(ms for _, ms in self.laps) if self._clock else None
