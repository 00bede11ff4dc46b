"""Load the text model from models/: a JSON header and plain little-endian numbers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from analyzer.errors import ModelFileError
from analyzer.resources import folder
from analyzer.types.page import digest
from analyzer.types.textmodel import TextModel
from analyzer.types.verdict import PageKind

HEADER, NUMBERS = "text.json", "text.bin"
FORMAT = "minecanary/text-model/1"
# What the features are is code; a model made for other features must not be used with ours.
FEATURES = "words 1-2, unspaced 2-4, figures and names as placeholders, 97 signs, v2"
_MOST_BITS = 24


@cache
def load_model() -> TextModel:
    """Return the text model in ``models/``; ModelFileError names what is wrong in it."""
    return read_model(folder("models"))


def read_model(home: Path) -> TextModel:
    """
    Return the text model in the folder `home`.

    The numbers are the sorted slots (uint32), the weights (float32, one row per slot,
    the scheme's column first) and the bias (float32).  Nothing is ever unpickled.
    """
    header = _read_header(home / HEADER)
    raw = _read_bytes(home / NUMBERS)
    if digest(raw) != header["numbers_sha256"]:
        raise ModelFileError(home / HEADER, "numbers_sha256", f"does not match {NUMBERS}")
    try:
        return _parse(header, raw)
    except KeyError as error:
        raise ModelFileError(home / HEADER, str(error.args[0]), "missing") from error
    except (ValueError, TypeError) as error:
        raise ModelFileError(home / HEADER, "file", f"cannot be read: {error}") from error


def _read_header(path: Path) -> dict[str, Any]:
    try:
        header = json.loads(_read_bytes(path))
    except ValueError as error:
        raise ModelFileError(path, "file", f"is no JSON: {error}") from error
    for field, wanted in (("format", FORMAT), ("features", FEATURES)):
        if not isinstance(header, dict) or header.get(field) != wanted:
            raise ModelFileError(path, field, f"is not {wanted!r}; train the model again")
    return {"numbers_sha256": None, **header}


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelFileError(path, "file", f"cannot be read: {error.strerror}") from error


def _parse(header: dict[str, Any], raw: bytes) -> TextModel:
    kinds = tuple(PageKind(kind) for kind in header["kinds"])
    rows, bits, heads = int(header["rows"]), int(header["bits"]), 1 + len(kinds)
    wanted = 4 * (rows + rows * heads + heads)
    if rows < 1 or not 1 <= bits <= _MOST_BITS or len(raw) != wanted:
        raise ValueError(f"{NUMBERS} holds {len(raw)} bytes where {wanted} were announced")
    slots = np.frombuffer(raw, "<u4", rows)
    numbers = np.frombuffer(raw, "<f4", offset=4 * rows).reshape(rows + 1, heads)
    if not np.isfinite(numbers).all() or not (np.diff(slots.astype(np.int64)) > 0).all():
        raise ValueError(f"{NUMBERS} holds numbers that are not finite, or unsorted slots")
    return TextModel(
        slots=slots,
        weights=numbers[:rows],
        bias=numbers[rows],
        kinds=kinds,
        bits=bits,
        damping=float(header["damping"]),
        digest=header["numbers_sha256"][:16],
    )
