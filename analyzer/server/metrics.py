"""Counters in the text format that Prometheus reads; no page and no address among the labels."""

from collections import Counter
from dataclasses import dataclass, field

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(slots=True)
class Metrics:
    """What happened since the start."""

    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    bands: Counter[str] = field(default_factory=Counter)
    buckets: Counter[tuple[str, float]] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    open: int = 0

    def answered(self, method: str, route: str, status: int) -> None:
        """Count an answer; `route` is a template, so that their number stays bounded."""
        self.requests[method, route, status] += 1

    def took(self, route: str, seconds: float) -> None:
        """Note how long an answer took."""
        self.seconds[route] += seconds  # type: ignore[assignment] # a Counter sums any number
        self.buckets[route, next((b for b in BUCKETS_S if seconds <= b), float("inf"))] += 1

    def text(self, gauges: dict[str, float]) -> str:
        """Return everything, `gauges` included, in the text exposition format 0.0.4."""
        lines = ["# TYPE minecanary_requests_total counter"]
        for (method, route, status), count in sorted(self.requests.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            lines.append(f"minecanary_requests_total{{{labels}}} {count}")
        lines += self._histogram()
        lines.append("# TYPE minecanary_reports_total counter")
        for band, count in sorted(self.bands.items()):
            lines.append(f'minecanary_reports_total{{band="{band}"}} {count}')
        for name, value in sorted({**gauges, "requests_open": self.open}.items()):
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# TYPE minecanary_{name} {kind}", f"minecanary_{name} {value:g}"]
        return "\n".join(lines) + "\n"

    def _histogram(self) -> list[str]:
        name = "minecanary_request_seconds"
        lines = [f"# TYPE {name} histogram"]
        for route in sorted(self.seconds):
            total = 0
            for bound in (*BUCKETS_S, float("inf")):
                total += self.buckets[route, bound]
                edge = "+Inf" if bound == float("inf") else f"{bound:g}"
                lines.append(f'{name}_bucket{{route="{route}",le="{edge}"}} {total}')
            lines.append(f'{name}_sum{{route="{route}"}} {self.seconds[route]:.6f}')
            lines.append(f'{name}_count{{route="{route}"}} {total}')
        return lines
