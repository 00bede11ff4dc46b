"""Where the program keeps its files, and the defaults a person has set."""

import os
import tomllib
from pathlib import Path
from typing import Any

from analyzer.errors import UsageError

APP = "minecanary"


def config_file() -> Path:
    """Return the configuration file: ``MINECANARY_CONFIG``, else under the XDG folder."""
    named = os.environ.get("MINECANARY_CONFIG")
    return Path(named) if named else _base("XDG_CONFIG_HOME", ".config") / APP / "config.toml"


def state_folder() -> Path:
    """Return the folder of what the program keeps: a refreshed network state, audits, tokens."""
    return _base("XDG_STATE_HOME", ".local/state") / APP


def _base(variable: str, fallback: str) -> Path:
    """Follow the XDG variable; without a home, stay in the working folder."""
    named = os.environ.get(variable)
    if named:
        return Path(named)
    try:
        return Path.home() / fallback
    except RuntimeError:  # no HOME and no entry in the user database
        return Path(fallback)


def configured_defaults() -> dict[str, Any]:
    """
    Return the configuration file's defaults, by command and option.

    ``[check]`` with ``lang = "zh-Hant"`` sets ``check --lang``.  A missing file is no
    defaults; a malformed one raises UsageError.
    """
    path = config_file()
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}", "Mend the file, or remove it.") from error


def system_language() -> str:
    """Return the report language that the environment asks for: en, zh-Hant or zh-Hans."""
    names = (os.environ.get(v, "") for v in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((n for n in names if n), "").replace("-", "_").lower()
    if not name.startswith("zh"):
        return "en"
    return "zh-Hant" if any(mark in name for mark in ("tw", "hk", "mo", "hant")) else "zh-Hans"
