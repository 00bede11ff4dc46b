"""The command line: arguments in, exit code out; every decision is made elsewhere."""

import gc
import os
import sys

__all__ = ["main"]

# Nearly all that a command makes in its first second stays: looking through it again for
# what could be thrown away took a tenth of the time.  Objects, not bytes.
_NEW_OBJECTS_BEFORE_A_LOOK = 50_000


def main() -> None:
    """Run the command line; what a running server answers loads none of the analysis."""
    from analyzer.cli import via_server  # noqa: PLC0415 - importing a command runs no command

    if via_server.wanted(sys.argv[1:]):
        sys.exit(via_server.run(sys.argv[1:]))
    gc.set_threshold(_NEW_OBJECTS_BEFORE_A_LOOK)
    from analyzer.cli.app import run  # noqa: PLC0415 - a second, which the way above saves

    code = run(sys.argv[1:])
    if sys.argv[1:2] == ["check"]:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """
    End the process at once; return only if what was written cannot be handed over.

    To take apart all that was loaded, spaCy above all, took a sixth of a check; a check
    starts nothing that would have to be ended in order.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return  # the ordinary way out tells of it
    os._exit(code)
