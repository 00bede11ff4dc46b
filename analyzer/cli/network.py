"""`minecanary network`: the state of the networks that offers are priced with."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from analyzer.cli.options import AsOfOption, NetworkOption, day
from analyzer.report.wording import number
from analyzer.resources.facts import default_network, load_network_file, network_at
from analyzer.types.network import NetworkState

network = typer.Typer(help="The network state in use: its date, its source, a newer one.")


@network.command("show")
def show(
    *,
    as_of: AsOfOption = None,
    file: NetworkOption = None,
    quiet: Annotated[bool, typer.Option("--quiet")] = False,
) -> None:
    """Show the network state that offers are priced with, and how old it is."""
    if file is not None:
        state = load_network_file(file)
    else:
        wanted = day(as_of)
        state = default_network() if wanted is None else network_at(wanted)
    if not quiet:
        Console(highlight=False).print(_table(state))


def _table(state: NetworkState) -> Table:
    age = (datetime.now(UTC).date() - state.as_of).days
    table = Table(show_header=False, box=None)
    table.add_row("as of", f"{state.as_of.isoformat()} ({age} days ago)")
    table.add_row("source", state.source)
    table.add_row("bitcoin price", f"{number(state.price_usd)} USD")
    table.add_row("difficulty", number(state.difficulty))
    table.add_row("hashprice", f"{number(state.hashprice_usd_per_ph_day)} USD per PH/s per day")
    for coin in state.coins:
        price = "unknown" if coin.price_usd is None else f"{number(coin.price_usd)} USD"
        table.add_row(coin.coin, f"{price}, as of {coin.as_of.isoformat()}: {coin.source}")
    table.add_row("digest", state.digest)
    return table
