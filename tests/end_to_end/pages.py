"""Four pages that the program exists for; they ship as examples."""

from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def _example(name: str) -> str:
    return (EXAMPLES / f"{name}.html").read_text(encoding="utf-8")


SCHEME = _example("three-percent-a-day")
HONEST = _example("honest-hashrate")
LESSON = _example("lesson")
PRESS = _example("press-release")
