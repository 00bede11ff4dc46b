"""
Which network state a command prices offers with.

The first of these that there is:

1. the file that ``--network`` names;
2. with ``--as-of DATE``: the newest state known that is not later than DATE (the kept one,
   the embedded one, or the history of that day);
3. the state that ``network refresh`` kept, if it is newer than the embedded one and plausible;
4. the embedded state.

So a result depends on the options and on what is kept, never on the clock or the network.
A kept file that cannot be used is set aside with a word on standard error, never silently.
An audit, which may be resumed months later, uses the kept state only if ``--network`` names it.
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analyzer.cli.exits import complain
from analyzer.economics.refresh import implausible
from analyzer.errors import AnalyzerError, NetworkStateError, UsageError
from analyzer.resources.facts import default_network, load_network_file, network_at
from analyzer.settings import state_folder
from analyzer.types.network import NetworkState


@dataclass(frozen=True, slots=True)
class InUse:
    """
    The state in use and the file it came from, None for the facts that travel along.

    `broken` says why the kept file was set aside; None where it was not.
    """

    state: NetworkState
    file: Path | None
    broken: NetworkStateError | None = None


def kept_file() -> Path:
    """Return where `network refresh` keeps the state."""
    return state_folder() / "network.json"


def in_use(given: Path | None, as_of: date | None) -> InUse:
    """Return the state to price with; an error in a file that was named is raised."""
    if given is not None:
        return InUse(load_network_file(given), given)
    try:
        kept = _kept(as_of)
    except NetworkStateError as error:
        return InUse(_embedded(as_of), None, error)
    return InUse(_embedded(as_of), None) if kept is None else InUse(kept, kept_file())


def chosen(given: Path | None, as_of: date | None) -> InUse:
    """Return what is in use, and say on standard error if the kept file was set aside."""
    found = in_use(given, as_of)
    if found.broken is not None:
        complain(
            AnalyzerError(
                f"the kept network state is set aside: {found.broken.problem}",
                f"The state of {found.state.as_of} is used. "
                "Renew the kept one with: minecanary network refresh",
            )
        )
    return found


def keep(text: str) -> Path:
    """Keep a refreshed state; the old one stays whole until the new one is written."""
    path = kept_file()
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror})",
            "Set XDG_STATE_HOME to a folder of yours.",
        ) from error
    return path


def _embedded(as_of: date | None) -> NetworkState:
    return default_network() if as_of is None else network_at(as_of)


def _kept(as_of: date | None) -> NetworkState | None:
    """Return the kept state if it applies; NetworkStateError if it makes no sense."""
    path, embedded = kept_file(), default_network()
    if not path.exists() or (as_of is not None and as_of <= embedded.as_of):
        return None
    state = load_network_file(path)
    wrong = implausible(state, embedded)
    if wrong:
        raise NetworkStateError(path, "network state", wrong)
    newer = state.as_of > embedded.as_of
    return state if newer and (as_of is None or as_of >= state.as_of) else None
