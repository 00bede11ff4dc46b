"""One line of the table, and what makes one run worse than another."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

# A ratio that grew by more is named.  Share.
MUCH = 0.10


@dataclass(frozen=True, slots=True)
class Row:
    """
    What was measured: ours over theirs, both in `unit` and from the same run.

    `aim` is the most the ratio should be, None where the row only informs.
    """

    what: str
    ours: float
    against: str
    theirs: float
    aim: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Ours over theirs; 0 where there was nothing to compare with."""
        return self.ours / self.theirs if self.theirs else 0.0

    def __str__(self) -> str:
        """Write the row for a terminal."""
        aim = "" if self.aim is None else f"aim {self.aim:g}"
        missed = " missed" if self.aim is not None and self.ratio > self.aim else ""
        return (
            f"{self.what:38}{self.ours:10.2f} {self.unit:3} {self.against:28}"
            f"{self.theirs:10.2f}{self.ratio:8.2f}  {aim}{missed}"
        )


def write(rows: Iterable[Row], path: Path) -> None:
    """Keep the rows as JSON."""
    content = [asdict(row) | {"ratio": round(row.ratio, 4)} for row in rows]
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> tuple[Row, ...]:
    """Return the rows that were kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Row(**{k: v for k, v in row.items() if k != "ratio"}) for row in kept)


def worse(now: Iterable[Row], before: Iterable[Row]) -> tuple[str, ...]:
    """Name each row whose ratio grew by more than a tenth since `before`, the worst first."""
    old = {row.what: row.ratio for row in before}
    grown = [
        (row.ratio / old[row.what] - 1, row)
        for row in now
        if old.get(row.what) and row.ratio > old[row.what] * (1 + MUCH)
    ]
    grown.sort(key=lambda pair: -pair[0])
    return tuple(
        f"{row.what}: {old[row.what]:.2f} -> {row.ratio:.2f} (+{share:.0%})" for share, row in grown
    )
