"""The comparison on a terminal and in Markdown."""

from typing import Any

from rich.cells import cell_len

from analyzer.report.comparison.tree import ROWS
from analyzer.report.markdown import escaped
from analyzer.report.safe import harmless
from analyzer.report.wording import day, label, phrase
from analyzer.report.wrap import pad, wrap

Tree = dict[str, Any]
NAME_MOST = 26


def choice_name(choice: Tree, most: int = 60) -> str:
    """Return the name of a choice, with the plan's where the page has several."""
    plan = f" / {choice['plan']}" if choice["plan"] else ""
    return harmless(f"{choice['name']}{plan}", most)


def standing_of(choice: Tree, lang: str) -> str:
    """Return the band and score of an offer; of a reference, that there is no seller."""
    if choice["kind"] == "reference":
        return label("compare.no_seller", lang)
    if choice["band"] is None:
        return label("compare.terms_only", lang)
    band = label(f"band.{choice['band']}", lang)
    return band if choice["score"] is None else f"{band} {choice['score']}/100"


def to_text(tree: Tree, width: int = 79) -> str:
    """Return the comparison in lines of at most `width` cells, aspect by aspect."""
    lang = tree["lang"]
    names = [choice_name(choice, NAME_MOST) for choice in tree["choices"]]
    room = max(cell_len(name) for name in names) + 2
    lines = wrap(phrase("compare.title", lang, days=tree["horizon_days"]), width)
    lines.append("=" * width)
    standings = [standing_of(choice, lang) for choice in tree["choices"]]
    lines += _block(label("compare.signs", lang), names, standings, (room, width))
    for row in ROWS:
        words = [choice["words"].get(row, "") for choice in tree["choices"]]
        lines += ["", *_block(label(f"compare.{row}", lang), names, words, (room, width))]
    lines += ["", *wrap(_note(tree), width), *wrap(label("label.meaning", lang), width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _block(title: str, names: list[str], words: list[str], size: tuple[int, int]) -> list[str]:
    """Return one aspect: the names left, the sentences right, both lined up."""
    room, width = size
    lines = [title, "-" * min(width, cell_len(title))]
    for name, sentence in zip(names, words, strict=True):
        for number, line in enumerate(wrap(harmless(sentence, 400), width - room)):
            lines.append(pad(name if number == 0 else "", room) + line)
    return lines


def to_markdown(tree: Tree) -> str:
    """Return the comparison as a Markdown table, a column per choice."""
    lang = tree["lang"]
    head = [label("compare.choice", lang), *(choice_name(c) for c in tree["choices"])]
    rows = [[label("compare.signs", lang), *(standing_of(c, lang) for c in tree["choices"])]]
    for row in ROWS:
        words = [choice["words"].get(row, "") for choice in tree["choices"]]
        rows.append([label(f"compare.{row}", lang), *words])
    lines = [_cells(head), "|" + "---|" * len(head), *(_cells(row) for row in rows)]
    title = phrase("compare.title", lang, days=tree["horizon_days"])
    notes = ["", _note(tree), "", label("label.meaning", lang)]
    return "\n".join([f"## {title}", "", *lines, *notes]) + "\n"


def _cells(row: list[str]) -> str:
    return "| " + " | ".join(escaped(text, 400) for text in row) + " |"


def _note(tree: Tree) -> str:
    return phrase("compare.note", tree["lang"], as_of=day(tree["as_of"], tree["lang"]))
