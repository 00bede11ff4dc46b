"""`minecanary yield`: what typed terms could pay anyone, with no page at all."""

import json
import sys
from typing import Annotated

import typer
from rich.console import Console

from analyzer.cli.exits import Exit
from analyzer.cli.options import (
    AsOfOption,
    Format,
    FormatOption,
    LangOption,
    NetworkOption,
    day,
    language,
)
from analyzer.cli.state import chosen
from analyzer.economics import TypedTerms, hand_offer
from analyzer.errors import TermsError, UsageError
from analyzer.extract import extract
from analyzer.pipeline import Settings, appraise
from analyzer.report.markdown import to_markdown
from analyzer.report.terminal import print_report
from analyzer.settings import system_language
from analyzer.text import read
from analyzer.types.claim import Content, Stance
from analyzer.types.economics import Overrides
from analyzer.types.offer import Offer, Product
from analyzer.types.page import Page


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
    _write(offer, settings, _overrides(assume or []), form)
    return Exit.CLEAN


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
            'Write it as "2% daily for 60 days" or "107 USD after 2 days for 100 USD".',
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


def _write(offer: Offer, settings: Settings, overrides: Overrides, form: Format) -> None:
    tree = appraise(offer, settings, overrides).to_dict()
    match form:
        case Format.JSON:
            sys.stdout.write(json.dumps(tree, ensure_ascii=False, indent=2) + "\n")
        case Format.MARKDOWN:
            sys.stdout.write(to_markdown(tree))
        case Format.TEXT:
            print_report(tree, Console(highlight=False), explain=False)
        case _:
            raise UsageError(f"--format {form}: not for typed terms", "Use text, json or markdown.")
