"""`minecanary compare`: offers and what the same money could do without a seller."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from analyzer.cli.exits import Exit, code_of, complain
from analyzer.cli.options import (
    AsOfOption,
    Format,
    FormatOption,
    LangOption,
    NetworkOption,
    OfflineOption,
    OutputOption,
    PrivateOption,
    day,
    language,
)
from analyzer.cli.state import chosen
from analyzer.cli.writing import destination
from analyzer.economics import paths
from analyzer.economics.outcome import quantiles
from analyzer.economics.staking import staking_rate
from analyzer.errors import AnalyzerError, TermsError, UsageError
from analyzer.extract import extract
from analyzer.fetch import read_bytes, read_file
from analyzer.fetch.sources import is_url
from analyzer.pipeline import Settings, analyze, appraise
from analyzer.report.comparison import Alternative, compare_tree
from analyzer.report.comparison.forms import to_markdown, to_text
from analyzer.report.comparison.tree import comparison_days
from analyzer.report.html.comparison import comparison_html
from analyzer.report.safe import harmless
from analyzer.resources.choices import Choice, reference_choices
from analyzer.settings import system_language
from analyzer.text import read
from analyzer.types.network import NetworkState
from analyzer.types.offer import Offer
from analyzer.types.page import Page, Source

Tree = dict[str, Any]
WIDEST = 100
Targets = Annotated[
    list[str],
    typer.Argument(help='Addresses, files, -, or terms in words: "2% daily for 60 days".'),
]


def compare(
    targets: Targets,
    *,
    form: FormatOption = Format.TEXT,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    network: NetworkOption = None,
    offline: OfflineOption = False,
    allow_private: PrivateOption = False,
    output: OutputOption = None,
) -> int:
    """Put offers beside holding a coin and staking: yield, fees, risks, lock, tax."""
    if form is Format.CSV:
        raise UsageError("--format csv: not for a comparison", "Use text, html, markdown or json.")
    state = chosen(network, day(as_of)).state
    settings = Settings(network=state, lang=language(lang, system_language()))
    reports, codes = [], []
    for target in targets:
        try:
            reports.append(_report(target, settings, offline=offline, private=allow_private))
        except AnalyzerError as error:
            complain(error, target, settings.lang)
            codes.append(code_of(error))
    if not reports:
        return codes[0]
    tree = compare_tree(reports, alternatives(state, reports), state, settings.lang)
    with destination(output) as stream:
        stream.write(_written(tree, form))
    return codes[0] if codes else Exit.CLEAN


def alternatives(network: NetworkState, reports: list[Tree]) -> tuple[Alternative, ...]:
    """Return the reference choices with rates and futures as of the network's day."""
    days = comparison_days(reports)
    return tuple(_alternative(choice, network, days) for choice in reference_choices().choices)


def _alternative(choice: Choice, network: NetworkState, days: float) -> Alternative:
    if choice.staked:
        return Alternative(choice, rate=staking_rate(network, choice.asset))
    ahead = paths.futures(network, choice.asset, days)
    return Alternative(choice, held=quantiles(ahead.generous.price_at(days)) if ahead else None)


def _report(target: str, settings: Settings, *, offline: bool, private: bool) -> Tree:
    if not is_url(target) and _reads_as_terms(target):
        tree = appraise(_typed(target), settings).to_dict()
        return tree | {"subject": tree["subject"] | {"title": target}}
    as_of = settings.network.as_of if settings.network else None
    page = _page(target, offline=offline, private=private)
    return analyze(page, as_of, settings).to_dict()


def _reads_as_terms(target: str) -> bool:
    """Tell typed terms from a file's name: they have words and a figure, and no such file."""
    words = len(target.split()) > 1 and any(letter.isdigit() for letter in target)
    return words and not _exists(target)


def _typed(words: str) -> Offer:
    """Read typed terms as a page would be read."""
    reading = extract(read(Page.from_text(words)))
    if not reading.offers:
        raise TermsError(
            f"{harmless(words, 80)!r}: no return or price was found in it.",
            'Write it as "2% daily for 60 days", or name a file or an address.',
        )
    return reading.offers[0]


def _exists(target: str) -> bool:
    try:
        return Path(target).exists()
    except (OSError, ValueError):  # too long, or with a zero byte: no file's name
        return False


def _page(target: str, *, offline: bool, private: bool) -> Page:
    if target == "-":
        return read_bytes(sys.stdin.buffer.read(), "-", Source.STDIN)
    if not is_url(target):
        return read_file(Path(target))[0]
    if offline:
        raise UsageError("--offline forbids fetching an address", "Give a saved page instead.")
    from analyzer.fetch import fetch_page  # noqa: PLC0415 - only who goes to the network needs it

    return fetch_page(target, allow_private=private)


def _written(tree: Tree, form: Format) -> str:
    match form:
        case Format.JSON:
            return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
        case Format.HTML:
            return comparison_html(tree)
        case Format.MARKDOWN:
            return to_markdown(tree)
        case _:
            return to_text(tree, min(Console().width, WIDEST) - 1)
