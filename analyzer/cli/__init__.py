"""The command line: arguments in, exit code out; every decision is made elsewhere."""

from analyzer.cli.app import main

__all__ = ["main"]
