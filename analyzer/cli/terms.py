"""`minecanary yield`: what typed terms could pay anyone, with no page at all."""

from typing import IO, Annotated

import typer

from analyzer.cli.exits import Exit
from analyzer.cli.options import (
    AsOfOption,
    FailOnOption,
    Format,
    FormatOption,
    LangOption,
    Level,
    NetworkOption,
    OutputOption,
    QuietOption,
    day,
    language,
)
from analyzer.cli.state import chosen
from analyzer.cli.writing import begin, destination, write_report
from analyzer.economics import TypedTerms, hand_offer
from analyzer.errors import TermsError, UsageError
from analyzer.extract import extract
from analyzer.pipeline import Settings, appraise
from analyzer.report.model import Report
from analyzer.settings import system_language
from analyzer.text import read
from analyzer.types.claim import Content, Stance
from analyzer.types.economics import Overrides
from analyzer.types.offer import Offer, Product
from analyzer.types.page import Page
from analyzer.types.verdict import Band

RANK = [Band.LOW, Band.ELEVATED, Band.HIGH, Band.CRITICAL]


def yield_(
    *,
    promise: Annotated[
        str | None, typer.Option(help='The promise in words: "2% daily for 60 days".')
    ] = None,
    hashrate: Annotated[str | None, typer.Option(help="Such as 100TH or 2PH.")] = None,
    price: Annotated[str | None, typer.Option(help="Price of the whole contract.")] = None,
    currency: Annotated[str, typer.Option(help="Currency of the price.")] = "USD",
    days: Annotated[str | None, typer.Option(help="Term in days.")] = None,
    until_unprofitable: Annotated[
        bool, typer.Option("--until-unprofitable", help="Runs until it stops paying.")
    ] = False,
    fee_percent: Annotated[str | None, typer.Option(help="Percent of the output.")] = None,
    fee_per_th_day: Annotated[str | None, typer.Option(help="USD per TH/s and day.")] = None,
    fee_once: Annotated[str | None, typer.Option(help="USD, once.")] = None,
    power: Annotated[str | None, typer.Option(help="USD per kWh that the buyer pays.")] = None,
    j_per_th: Annotated[str | None, typer.Option(help="Efficiency of the machine.")] = None,
    coin: Annotated[str | None, typer.Option(help="What is mined, such as BTC.")] = None,
    stake: Annotated[str | None, typer.Option(help="The asset to stake, such as ETH.")] = None,
    apr: Annotated[str | None, typer.Option(help="Promised percent a year.")] = None,
    principal_returned: Annotated[
        bool | None, typer.Option("--principal-returned/--principal-consumed")
    ] = None,
    guaranteed: Annotated[bool, typer.Option("--guaranteed")] = False,
    assume: Annotated[
        list[str] | None,
        typer.Option(help="Replace an assumption: name=value, such as usd_per_kwh=0.05."),
    ] = None,
    as_of: AsOfOption = None,
    network: NetworkOption = None,
    form: FormatOption = Format.TEXT,
    lang: LangOption = None,
    fail_on: FailOnOption = Level.HIGH,
    explain: Annotated[bool, typer.Option("--explain", help="Show how the score adds up.")] = False,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> int:
    """Work out the feasible yield of terms typed by hand."""
    offer = hand_offer(
        TypedTerms(
            product=_product(promise, hashrate or coin, stake),
            coin=coin,
            hashrate=hashrate,
            price=price,
            currency=currency.upper(),
            days=days,
            until_unprofitable=until_unprofitable,
            fee_percent=fee_percent,
            fee_per_th_day=fee_per_th_day,
            fee_once=fee_once,
            usd_per_kwh=power,
            j_per_th=j_per_th,
            stake=stake,
            apr=apr,
            principal_returned=principal_returned,
            guaranteed=guaranteed,
            claims=_spoken(promise),
        )
    )
    settings = Settings(
        network=chosen(network, day(as_of)).state, lang=language(lang, system_language())
    )
    report = appraise(offer, settings, _overrides(assume or []))
    if not quiet:
        with destination(output) as stream:
            begin(form, stream)
            _write(report, form, stream, explain=explain)
    return _exit(report, fail_on)


def _product(promise: str | None, mining: str | None, stake: str | None) -> Product | None:
    """Leave the product open only where nothing names it."""
    if stake or mining or not promise:
        return None
    return _read(promise).product


def _spoken(promise: str | None) -> tuple[Content, ...]:
    return tuple(claim.content for claim in _read(promise).claims) if promise else ()


def _read(promise: str) -> Offer:
    """Read a promise as a page would be read."""
    reading = extract(read(Page.from_text(promise)))
    claims = tuple(c for c in reading.claims if c.stance is Stance.OFFERED)
    if not claims:
        raise TermsError(
            f"--promise {promise!r}: no return was found in it.",
            'Write it as "2% daily for 60 days" or "107% after 2 days".',
        )
    product = reading.offers[0].product if reading.offers else Product.UNKNOWN
    return Offer("o1", None, product, None, claims)


def _overrides(pairs: list[str]) -> Overrides:
    """Read name=value pairs; UsageError names what is no assumption or no number."""
    known = Overrides.__dataclass_fields__
    found: dict[str, float] = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name not in known:
            raise UsageError(f"--assume {pair}: unknown", f"Choose one of {', '.join(known)}.")
        try:
            found[name] = float(value)
        except ValueError as error:
            raise UsageError(f"--assume {pair}: not a number", "Write name=value.") from error
    return Overrides(**found)


def _write(report: Report, form: Format, stream: IO[str], *, explain: bool) -> None:
    tree = report.to_dict()
    if form is Format.HTML:
        from analyzer.report.html import to_html  # noqa: PLC0415 - a template engine

        stream.write(to_html(tree, report.case.reading.document.text))
    else:
        write_report(tree, form, stream, explain=explain)


def _exit(report: Report, fail_on: Level) -> Exit:
    """Return 1 if the arithmetic puts the terms at or above the level."""
    band = report.verdict.band
    return Exit.FLAGGED if band in RANK[RANK.index(Band(fail_on.value)) :] else Exit.CLEAN
