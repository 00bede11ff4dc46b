"""Load the score's weights from models/."""

import json
from functools import cache

from analyzer.errors import ModelFileError
from analyzer.resources import folder
from analyzer.types.page import digest
from analyzer.types.weights import Weights


@cache
def load_weights() -> Weights:
    """Return the weights in ``models/score.json``; ModelFileError names what is wrong in it."""
    path = folder("models") / "score.json"
    try:
        raw = path.read_text(encoding="utf-8")
        data = json.loads(raw)
        return Weights(
            base=data["base"],
            rules=tuple(sorted(data["rules"].items())),
            by_severity=tuple(sorted(data["by_severity"].items())),
            by_confidence=tuple(sorted(data["by_confidence"].items())),
            text_slope=data["text"]["slope"],
            text_least=data["text"]["least"],
            text_most=data["text"]["most"],
            honest_least=data["honest_least"],
            log_odds_per_point=float(data["probability"]["per_point"]),
            even_points=float(data["probability"]["even"]),
            digest=digest(raw)[:16],
        )
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise ModelFileError(path, "file", f"cannot be read: {error}") from error
    except KeyError as error:
        raise ModelFileError(path, str(error.args[0]), "missing") from error
