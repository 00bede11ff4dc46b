"""What each part of the judgement is worth, and what a page's outside alone would be."""

from analyzer.lab.evidence import Evidence
from analyzer.lab.judging import Judged, Texts, Weigh, by_text_alone, judge_all, only_spoken
from analyzer.lab.measure import Said, Truth, measure
from analyzer.lab.tables import MEASURED, Table, drop_empty, measured_row

WHOLE = "all"


def judge_parts(evidence: tuple[Evidence, ...], texts: Texts, weigh: Weigh) -> dict[str, Judged]:
    """Judge all pages by each part of the program, the whole last."""
    nothing = (None,) * len(evidence)
    spoken = only_spoken(evidence)
    return {
        "rules": judge_all(spoken, nothing, weigh),
        "rules + economics": judge_all(evidence, nothing, weigh),
        "rules + text": judge_all(spoken, texts, weigh),
        "text": by_text_alone(texts),
        WHOLE: judge_all(evidence, texts, weigh),
    }


def ablation_table(parts: dict[str, Judged], truth: Truth) -> Table:
    """Return the measures of each part."""
    rows = tuple(measured_row(name, measure(Said(j), truth)) for name, j in parts.items())
    table = Table(
        "ablation",
        "What each part is worth",
        "Every row judges the same pages, learned parts with the hand left out. Length, language "
        "and markup alone show what a careless corpus would give away.",
        ("judged by", *MEASURED),
        rows,
    )
    return drop_empty(table)
