"""`minecanary serve`: the backend of the browser extension."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzer.cli.exits import Exit
from analyzer.errors import UsageError
from analyzer.settings import state_folder

if TYPE_CHECKING:
    from analyzer.server.config import Config


def serve(
    *,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port; 0 for any free one.")
    ] = 8765,
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=64, help="Processes; 0 for one per core.")
    ] = 0,
    network: Annotated[
        Path | None, typer.Option("--network", help="Use the network state in this file.")
    ] = None,
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Make a new token; the extension has to be told.")
    ] = False,
) -> int:
    """Serve the browser extension on this machine; stop it with Ctrl-C."""
    try:
        from analyzer.server.run import listen, run  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        raise UsageError(
            f"serve needs the package {error.name}, which is not installed.",
            "Install it with: pip install 'minecanary[server]'",
        ) from error
    from analyzer.cli.state import chosen  # noqa: PLC0415 - as above
    from analyzer.server.config import Config  # noqa: PLC0415 - as above
    from analyzer.server.token import keep_token  # noqa: PLC0415 - as above

    network = chosen(network, None).file  # a mistake in it is said here, not by a process that dies
    token = keep_token(renew=new_token)
    bound = listen(host, port)
    config = Config(token, host, bound.getsockname()[1], workers, network=network)
    typer.echo("minecanary: loading ...", err=True)
    served = run(config, bound, lambda: _announce(config))
    return Exit.CLEAN if served else Exit.FAULT


def _announce(config: "Config") -> None:
    """Show what the extension has to be told once."""
    typer.echo(
        f"minecanary listens on http://{config.host}:{config.port}\n"
        f"token: {config.token}\n"
        "Paste the token into the extension's options once.  It is kept in "
        f"{state_folder()}, readable by you alone.  Stop with Ctrl-C.",
        err=True,
    )
