"""The command line: arguments in, exit code out; every decision is made elsewhere."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; what a running server answers loads none of the analysis."""
    from analyzer.cli import via_server  # noqa: PLC0415 - importing a command runs no command

    if via_server.wanted(sys.argv[1:]):
        sys.exit(via_server.run(sys.argv[1:]))
    from analyzer.cli.app import run  # noqa: PLC0415 - a second, which the way above saves

    sys.exit(run(sys.argv[1:]))
