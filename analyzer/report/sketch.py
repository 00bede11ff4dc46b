"""A picture in plain characters, readable without colour and on eighty columns."""

from rich.cells import cell_len

from analyzer.report.picture import Line, Picture
from analyzer.report.wording import label
from analyzer.report.wrap import pad, wrap

MARKS = {"promised": "*", "limit": "o", "likely": "o", "elsewhere": "o"}
LEAST_PLOT = 12


def sketch(picture: Picture, width: int, lang: str) -> list[str]:
    """
    Return the lines of the drawing, each at most `width` cells wide.

    Names stand left, figures right, so that the drawing itself is plain ASCII and lines
    up however wide a terminal draws Chinese punctuation.
    """
    name = max(cell_len(line.name) for line in picture.lines) + 2
    figure = max(cell_len(line.shown) for line in picture.lines)
    plot = max(LEAST_PLOT, width - name - figure - 4)
    rows = [
        pad(line.name, name) + "[" + _drawn(line, plot, picture.one) + "] " + line.shown
        for line in picture.lines
    ]
    key = "picture.legend" if picture.one is not None else "picture.legend_rate"
    legend = [" " + line for line in wrap(label(key, lang), width - 1)]
    return [*rows, " " * (name + 1) + _ticks(picture, plot), *legend]


def _drawn(line: Line, plot: int, one: float | None) -> str:
    cells = [" "] * plot
    if one is not None:
        cells[_cell(one, plot)] = "|"
    first, last = _cell(line.start, plot), _cell(line.end, plot)
    if last > first:
        cells[first : last + 1] = "-" * (last - first + 1)
    place = line.mark if line.mark is not None else (line.start + line.end) / 2
    cells[_cell(place, plot)] = MARKS[line.tone]
    return "".join(cells)


def _cell(place: float, plot: int) -> int:
    return min(plot - 1, max(0, round(place * (plot - 1))))


def _ticks(picture: Picture, plot: int) -> str:
    """Write the scale's figures below it, leaving out those that would touch."""
    cells, free = [" "] * plot, 0
    for text, place in picture.ticks:
        start = min(max(0, _cell(place, plot) - len(text) // 2), plot - len(text))
        if start >= free and len(text) <= plot:
            cells[start : start + len(text)] = text
            free = start + len(text) + 1
    return "".join(cells).rstrip()
