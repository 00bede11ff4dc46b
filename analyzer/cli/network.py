"""`minecanary network`: the state of the networks that offers are priced with."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from analyzer.cli.exits import Exit
from analyzer.cli.options import AsOfOption, NetworkOption, day
from analyzer.cli.state import InUse, chosen, in_use, keep, kept_file
from analyzer.economics.answers import LARGEST_ANSWER_BYTES
from analyzer.economics.refresh import Get, Refreshed, implausible, refresh
from analyzer.errors import FetchError, UsageError
from analyzer.report.safe import harmless
from analyzer.report.wording import number
from analyzer.resources.facts import default_network, load_network_file
from analyzer.types.network import CoinState, NetworkState

LONGEST_WAIT_S = 20.0  # for one answer

network = typer.Typer(help="The network state in use: its date, its source, a newer one.")


@network.command("show")
def show(
    *,
    as_of: AsOfOption = None,
    file: NetworkOption = None,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """Show the network state that offers are priced with, and how old it is."""
    found = chosen(file, day(as_of))
    if not quiet:
        Console(highlight=False).print(_table(found, datetime.now(UTC).date()))


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
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> int:
    """Ask public sources for the state of today, and keep it for later checks."""
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
        _failed(tuple(error.__notes__), Console(stderr=True, highlight=False))
        raise
    path = keep(found.text)
    state = load_network_file(path)
    wrong = implausible(state, default_network())
    if wrong:
        path.unlink()
        raise FetchError(f"What came is not plausible: {wrong}", "Nothing was kept.")
    if not quiet:
        _tell(found, InUse(state, path), today)
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


def _tell(found: Refreshed, now: InUse, today: date) -> None:
    console = Console(highlight=False)
    for source in found.sources:
        console.print(Text(f"answered  {source}"), soft_wrap=True)
    _failed(found.failures, console)
    console.print(_table(now, today))


def _failed(failures: tuple[str, ...], console: Console) -> None:
    for failure in failures:
        console.print(Text(f"failed    {harmless(failure, 300)}"), soft_wrap=True)


def _table(found: InUse, today: date) -> Table:
    state = found.state
    table = Table(show_header=False, box=None)
    for name, value in _rows(state, today):
        table.add_row(name, Text(value))
    for coin in state.coins:
        table.add_row(coin.coin, Text(_coin(coin)))
    table.add_row("file", Text(str(found.file or "none: the facts that travel with the program")))
    table.add_row("digest", state.digest)
    return table


def _rows(state: NetworkState, today: date) -> tuple[tuple[str, str], ...]:
    return (
        ("as of", f"{state.as_of.isoformat()} ({_age((today - state.as_of).days)})"),
        ("source", harmless(state.source, 500)),
        ("bitcoin price", f"{number(state.price_usd)} USD"),
        ("difficulty", number(state.difficulty)),
        ("fees per block", f"{number(state.fees_btc)} BTC"),
        ("hashprice", f"{number(state.hashprice_usd_per_ph_day)} USD per PH/s per day"),
    )


def _age(days: int) -> str:
    """
    Return an age in words.

    >>> _age(0), _age(1), _age(150), _age(-2)
    ('today', '1 day ago', '150 days ago', '2 days ahead')
    """
    if days == 0:
        return "today"
    return f"{abs(days)} day{'s' * (abs(days) != 1)} {'ago' if days > 0 else 'ahead'}"


def _coin(coin: CoinState) -> str:
    price = "unknown" if coin.price_usd is None else f"{number(coin.price_usd)} USD"
    return f"{price}, as of {coin.as_of.isoformat()}: {harmless(coin.source, 300)}"
