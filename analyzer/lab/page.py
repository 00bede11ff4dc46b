"""An evaluation as a page: no script, no font, no picture from anywhere else."""

from html import escape

from analyzer.lab.evaluation import Evaluation
from analyzer.lab.metrics import Bin, Rate
from analyzer.lab.tables import Cell, Table

_STYLE = """
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2.2rem 0 .2rem}
p{margin:.2rem 0 .6rem;max-width:50rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}
th,td{padding:.25rem .6rem;border-bottom:1px solid #8885;text-align:right;vertical-align:top}
th:first-child,td.words{text-align:left}td.words{max-width:26rem}small{opacity:.7;white-space:nowrap}
tr:hover{background:#8882}svg{max-width:22rem}text{fill:currentColor;font-size:9px}
"""
_SIDE, _EDGE = 260, 30  # of the drawing, in its own units


def render(found: Evaluation) -> str:
    """Return the whole page; everything that came from outside is escaped."""
    versions = ", ".join(f"{name} {value}" for name, value in found.judged_by)
    body = [
        f"<h1>How well it judges: {escape(found.subject)}</h1>",
        f"<p>{found.pages} pages, digest {escape(found.digest[:16])}; {escape(versions)}.</p>",
        "<p>Flagged means high or critical. Shares stand with counts and Wilson's 95 % interval.",
        *_problems(found),
        *(_section(table) for table in found.tables[:2]),
        _drawing(found.calibration),
        *(_section(table) for table in found.tables[2:]),
    ]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>Evaluation: {escape(found.subject)}</title><style>{_STYLE}</style>"
        f"<body>{''.join(body)}</body></html>\n"
    )


def _problems(found: Evaluation) -> list[str]:
    if not found.problems:
        return []
    items = "".join(f"<li>line {p.line}: {escape(p.reason)}</li>" for p in found.problems)
    return [f"<h2>{len(found.problems)} lines were skipped</h2><ul>{items}</ul>"]


def _section(table: Table) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    return (
        f'<h2 id="{escape(table.id)}">{escape(table.title)}</h2>{note}'
        f'<div class="scroll"><table><tr>{head}</tr>{rows}</table></div>'
    )


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<td>–</td>"
        case str():
            return f'<td class="words">{escape(cell)}</td>'
        case Rate():
            low, high = cell.interval
            if cell.value is None:
                return "<td>–</td>"
            spread = f"{cell.hits}/{cell.of}, {low:.2f}–{high:.2f}"
            return f"<td>{cell.value:.3f}<br><small>{spread}</small></td>"
        case float():
            return f"<td>{cell:.3f}</td>"
        case _:
            return f"<td>{cell}</td>"


def _drawing(bins: tuple[Bin, ...]) -> str:
    """Draw what was said against what came true, with Wilson's interval as a bar."""
    if not bins:
        return ""
    low, high = _EDGE, _SIDE - _EDGE
    marks = "".join(_mark(b) for b in bins)
    return (
        '<h2 id="calibration">Calibration</h2>'
        "<p>A point is a tenth of the scale: the probability said (across) and the share that "
        "were schemes (up). On the line, words are kept.</p>"
        f'<svg viewBox="0 0 {_SIDE} {_SIDE}" role="img" aria-label="Reliability drawing" '
        'stroke="currentColor" fill="none">'
        f'<rect x="{low}" y="{low}" width="{high - low}" height="{high - low}" opacity=".3"/>'
        f'<path d="M{low} {high}L{high} {low}" stroke-dasharray="4" opacity=".5"/>{marks}'
        f'<g stroke="none"><text x="{low}" y="{high + 14}">0</text>'
        f'<text x="{high - 4}" y="{high + 14}">1</text>'
        f'<text x="{low - 10}" y="{low + 4}">1</text></g></svg>'
    )


def _mark(b: Bin) -> str:
    bottom, top = b.true.interval
    x = _across(b.said)
    return (
        f'<path d="M{x:.1f} {_up(bottom):.1f}V{_up(top):.1f}" opacity=".6"/>'
        f'<circle cx="{x:.1f}" cy="{_up(b.true.value or 0.0):.1f}" r="3" fill="currentColor">'
        f"<title>said {b.said:.2f}, true {b.true.hits} of {b.true.of}</title></circle>"
    )


def _across(share: float) -> float:
    return _EDGE + share * (_SIDE - 2 * _EDGE)


def _up(share: float) -> float:
    return _SIDE - _across(share)
