"""Floors under the figures: what was reached must not be lost without a word."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from analyzer.errors import FileFormatError
from analyzer.lab.evaluation import Evaluation
from analyzer.resources import folder

# Room for the last digits of another processor, and no more.
MARGIN = 0.005


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure of the evaluation and its border; `least`: it must not fall below."""

    figure: str
    border: float
    least: bool
    aim: float | None


def load_floors(path: Path | None = None) -> tuple[Floor, ...]:
    """Return the floors in ``corpus/floors.toml``; FileFormatError names what is wrong."""
    path = path or folder("corpus") / "floors.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_floor(path, name, entry) for name, entry in sorted(table.items()))


def broken_floors(found: Evaluation, floors: tuple[Floor, ...]) -> tuple[str, ...]:
    """Return a sentence for every figure that is missing or beyond its border."""
    return tuple(said for floor in floors if (said := _judge(found.figure(floor.figure), floor)))


def raise_floors(found: Evaluation, path: Path | None = None) -> tuple[str, ...]:
    """
    Write borders that are now surpassed, never a lower one; return what changed.

    Lowering a floor is a change of its own, by hand and with a reason.
    """
    path = path or folder("corpus") / "floors.toml"
    text = path.read_text(encoding="utf-8")
    changed = []
    for floor in load_floors(path):
        value = found.figure(floor.figure)
        border = None if value is None else _border(value, floor)
        if border is None or (border <= floor.border if floor.least else border >= floor.border):
            continue
        word = "least" if floor.least else "most"
        old, new = (f'["{floor.figure}"]\n{word} = {b:g}\n' for b in (floor.border, border))
        text = text.replace(old, new)
        changed.append(f"{floor.figure}: {floor.border:g} to {border:g}")
    path.write_text(text, encoding="utf-8")
    return tuple(changed)


def _border(value: float, floor: Floor) -> float:
    return round(value - MARGIN if floor.least else value + MARGIN, 3)


def _judge(value: float | None, floor: Floor) -> str:
    if value is None:
        return f"{floor.figure}: was not measured"
    if floor.least and value < floor.border:
        return f"{floor.figure} is {value:.3f}, below its floor of {floor.border:g}"
    if not floor.least and value > floor.border:
        return f"{floor.figure} is {value:.3f}, above its border of {floor.border:g}"
    return ""


def _floor(path: Path, name: str, entry: object) -> Floor:
    match entry:
        case {"least": int() | float() as border, **rest}:
            least = True
        case {"most": int() | float() as border, **rest}:
            least = False
        case _:
            raise FileFormatError(path, name, "needs least or most, a number")
    aim = rest.get("aim")
    return Floor(name, float(border), least, aim if isinstance(aim, int | float) else None)
