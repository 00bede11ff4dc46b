"""The token that every request carries: made once, kept where only its owner can read it."""

import os
from pathlib import Path

from analyzer.errors import UsageError
from analyzer.settings import state_folder

TOKEN_BYTES = 24
SHORTEST = 16  # characters; a shorter one was not made by us


def token_file() -> Path:
    """Return where the token is kept."""
    return state_folder() / "server-token"


def read_token() -> str | None:
    """Return the token, None where none was made yet."""
    try:
        text = token_file().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{token_file()}: cannot be read ({error})", "Remove it to have a new token made."
        ) from error
    return text if len(text) >= SHORTEST else None


def keep_token(*, renew: bool = False) -> str:
    """
    Return the token, making one where there is none or `renew` asks for it.

    The file has mode 0600 from its first byte on; UsageError where it cannot be written.
    """
    found = None if renew else read_token()
    path = token_file()
    try:
        if found is not None:
            path.chmod(0o600)  # somebody may have opened it meanwhile
            return found
        return _make(path)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror})",
            "Set XDG_STATE_HOME to a folder of yours.",
        ) from error


def _make(path: Path) -> str:
    import secrets  # noqa: PLC0415 - who only reads the token is in a hurry

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        opened.write(token + "\n")
    fresh.replace(path)
    return token
