"""Write an evaluation as one JSON file and one page that needs nothing else."""

import json
from pathlib import Path

from analyzer.lab.evaluation import Evaluation
from analyzer.lab.metrics import Bin, Rate
from analyzer.lab.page import render
from analyzer.lab.tables import Cell, Table

SCHEMA = "minecanary/evaluation/1"


def write_evaluation(found: Evaluation, out: Path) -> tuple[Path, Path]:
    """Write ``evaluation.json`` and ``evaluation.html`` into `out`; return both."""
    out.mkdir(parents=True, exist_ok=True)
    as_json, as_page = out / "evaluation.json", out / "evaluation.html"
    text = json.dumps(to_dict(found), ensure_ascii=False, indent=1)
    as_json.write_text(text + "\n", encoding="utf-8")
    as_page.write_text(render(found), encoding="utf-8")
    return as_json, as_page


def to_dict(found: Evaluation) -> dict[str, object]:
    """Return plain values; a share is an object of value, hits, of and interval."""
    return {
        "schema": SCHEMA,
        "subject": found.subject,
        "pages": found.pages,
        "digest": found.digest,
        "judged_by": dict(found.judged_by),
        "figures": {name: _number(value) for name, value in found.figures},
        "tables": [_table(table) for table in found.tables],
        "calibration": [_bin(b) for b in found.calibration],
        "problems": [{"line": p.line, "reason": p.reason} for p in found.problems],
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "id": table.id,
        "title": table.title,
        "note": table.note,
        "rows": [
            {name: _cell(cell) for name, cell in zip(table.columns, row, strict=True)}
            for row in table.rows
        ],
    }


def _cell(cell: Cell) -> object:
    match cell:
        case Rate():
            value = None if cell.value is None else _number(cell.value)
            low, high = cell.interval
            interval = [_number(low), _number(high)]
            return {"value": value, "hits": cell.hits, "of": cell.of, "interval": interval}
        case float():
            return _number(cell)
        case _:
            return cell


def _bin(b: Bin) -> dict[str, object]:
    return {"said": _number(b.said), "true": _cell(b.true)}


def _number(value: float) -> float:
    return float(f"{value:.4g}")
