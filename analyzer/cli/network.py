"""`minecanary network`: the state of the networks that offers are priced with."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analyzer.cli.exits import Exit
from analyzer.cli.options import AsOfOption, LangOption, NetworkOption, language
from analyzer.cli.options import day as parsed
from analyzer.cli.state import InUse, chosen, in_use, keep, kept_file
from analyzer.economics.answers import LARGEST_ANSWER_BYTES
from analyzer.economics.refresh import Get, Refreshed, implausible, refresh
from analyzer.errors import FetchError, UsageError
from analyzer.report.safe import harmless
from analyzer.report.sources import source_of
from analyzer.report.wording import day, label, money, number, phrase
from analyzer.resources.facts import default_network, load_network_file
from analyzer.settings import system_language
from analyzer.types.network import CoinState, NetworkState

LONGEST_WAIT_S = 20.0  # for one answer

network = typer.Typer(help="The network state in use: its date, its source, a newer one.")


@network.command("show")
def show(
    *,
    as_of: AsOfOption = None,
    file: NetworkOption = None,
    lang: LangOption = None,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """Show the network state that offers are priced with, and how old it is."""
    found, spoken = chosen(file, parsed(as_of)), language(lang, system_language())
    if not quiet:
        Console(highlight=False).print(_table(found, datetime.now(UTC).date(), spoken))


@network.command("refresh")
def fetch_newer(
    *,
    via: Annotated[
        str | None,
        typer.Option(
            "--via", help="Ask through your own mirror: ADDRESS/mempool.space/api/v1/prices."
        ),
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    lang: LangOption = None,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> int:
    """Ask public sources for the state of today, and keep it for later checks."""
    spoken = language(lang, system_language())
    if offline:
        raise UsageError("--offline forbids asking anybody", "Leave it out to refresh.")
    last, today = in_use(None, None).state, datetime.now(UTC).date()
    if today < last.as_of:
        raise UsageError(
            f"This machine's clock says {today}, before the state in use ({last.as_of}).",
            f"Set the clock, or remove {kept_file()}.",
        )
    try:
        found = refresh(_asking(via), last, today, default_network())
    except FetchError as error:
        _failed(tuple(error.__notes__), Console(stderr=True, highlight=False), spoken)
        raise
    path = keep(found.text)
    state = load_network_file(path)
    wrong = implausible(state, default_network())
    if wrong:
        path.unlink()
        raise FetchError(f"What came is not plausible: {wrong}", "Nothing was kept.")
    if not quiet:
        _tell(found, InUse(state, path), today, spoken)
    return Exit.CLEAN


def _asking(via: str | None) -> Get:
    """Return how a source is asked: by the guarded fetch, perhaps through a mirror."""
    from analyzer.fetch.limits import Limits  # noqa: PLC0415 - only who goes to the network
    from analyzer.fetch.raw import fetch_bytes  # noqa: PLC0415 - needs requests

    limits = Limits(deadline_s=LONGEST_WAIT_S, body_bytes=LARGEST_ANSWER_BYTES, retries=0)

    def get(url: str) -> bytes:
        if via is None:
            return fetch_bytes(url, limits=limits)
        mirrored = f"{via.rstrip('/')}/{url.removeprefix('https://')}"
        return fetch_bytes(mirrored, allow_private=True, limits=limits)

    return get


def _tell(found: Refreshed, now: InUse, today: date, lang: str) -> None:
    console = Console(highlight=False)
    for source in found.sources:
        line = f"{label('network.answered', lang)}  {source_of(source, lang)}"
        console.print(Text(line), soft_wrap=True)
    _failed(found.failures, console, lang)
    console.print(_table(now, today, lang))


def _failed(failures: tuple[str, ...], console: Console, lang: str) -> None:
    for failure in failures:
        line = f"{label('network.failed', lang)}    {harmless(failure, 300)}"
        console.print(Text(line), soft_wrap=True)


def _table(found: InUse, today: date, lang: str) -> Table:
    state = found.state
    table = Table(show_header=False, box=None)
    for name, value in _rows(state, today, lang):
        table.add_row(label(f"network.{name}", lang), Text(value))
    for coin in state.coins:
        table.add_row(coin.coin, Text(_coin(coin, lang)))
    file = str(found.file) if found.file else label("network.no_file", lang)
    table.add_row(label("network.file", lang), Text(file))
    table.add_row(label("network.digest", lang), state.digest)
    return table


def _rows(state: NetworkState, today: date, lang: str) -> tuple[tuple[str, str], ...]:
    seen = day(state.as_of.isoformat(), lang)
    age = _age((today - state.as_of).days, lang)
    hashprice = money(state.hashprice_usd_per_ph_day, "USD", lang)
    return (
        ("as_of", phrase("network.dated", lang, day=seen, age=age)),
        ("source", source_of(state.source, lang, 500)),
        ("price", money(state.price_usd, "USD", lang)),
        ("difficulty", number(state.difficulty)),
        ("fees", money(state.fees_btc, "BTC", lang)),
        ("hashprice", phrase("network.hashprice_value", lang, money=hashprice)),
    )


def _age(days: int, lang: str = "en") -> str:
    """
    Return an age in words.

    >>> _age(0), _age(1), _age(150), _age(-2), _age(3, "zh-Hant")
    ('today', '1 day ago', '150 days ago', '2 days ahead', '3 天前')
    """
    known = {0: "today", 1: "yesterday", -1: "tomorrow"}
    key = known.get(days, "ago" if days > 0 else "ahead")
    return label(f"network.{key}", lang).format(days=abs(days))


def _coin(coin: CoinState, lang: str) -> str:
    known = coin.price_usd
    price = label("network.price_unknown", lang) if known is None else money(known, "USD", lang)
    seen, source = day(coin.as_of.isoformat(), lang), source_of(coin.source, lang, 300)
    return phrase("network.coin", lang, price=price, day=seen, source=source)
