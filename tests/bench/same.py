"""
Write the report of every corpus page, of shuffled pages and of typed terms, one JSON a line.

    python -m tests.bench.same FILE               keep them
    python -m tests.bench.same FILE --against OLD  and name those that are not the same bytes

What was done for speed alone must leave them all as they were.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from analyzer import Page, analyze
from analyzer.economics import TypedTerms, hand_offer
from analyzer.pipeline import appraise, settle
from analyzer.report.model import Report
from tests.bench.pages import CORPUS, chinese_pages, english_pages

SHUFFLED = 60  # English ones; Chinese: half
_PRICES, _DAYS = ("15", "1200", "90000"), ("7", "180", "365", "900")
_APRS = ("0.5", "9", "40", "700")
_SHOWN = 20  # names of pages that differ


def main() -> None:
    """Write the reports, compare them, and fail where one is not the same."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    with options.file.open("w", encoding="utf-8") as out:
        for name, report in reports():
            content = json.dumps(report.to_dict(), ensure_ascii=False, sort_keys=True)
            out.write(f"{name}\t{content}\n")
    if options.against is not None:
        sys.exit(_told(_differing(options.file, options.against)))


def reports() -> Iterator[tuple[str, Report]]:
    """Yield a name and a report for each; without a clock, so that no time stands in them."""
    folder = CORPUS.parent
    for path in sorted(x for x in folder.rglob("*") if x.suffix in {".html", ".txt"}):
        text = path.read_text(encoding="utf-8")
        make = Page.from_html if path.suffix == ".html" else Page.from_text
        yield str(path.relative_to(folder)), analyze(make(text))
        settle()
    shuffled = english_pages(SHUFFLED) + chinese_pages(SHUFFLED // 2)
    for number, page in enumerate(shuffled):
        yield f"shuffled-{number}", analyze(Page.from_html(page))
    yield from ((terms.replace(" ", "_"), report) for terms, report in _typed())


def _typed() -> Iterator[tuple[str, Report]]:
    for price, days in product(_PRICES, _DAYS):
        for fees in ({"fee_per_th_day": "0.02"}, {"fee_percent": "12"}, {}):
            terms = TypedTerms(hashrate="100TH", price=price, days=days, **fees)
            yield repr(terms), appraise(hand_offer(terms))
    for apr, days in product(_APRS, _DAYS):
        terms = TypedTerms(stake="BTC", price="500", days=days, apr=apr)
        yield repr(terms), appraise(hand_offer(terms))


def _differing(new: Path, old: Path) -> list[str]:
    ours, theirs = (dict(_lines(path)) for path in (new, old))
    return sorted(x for x in ours.keys() | theirs.keys() if ours.get(x) != theirs.get(x))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, _, content = line.partition("\t")
            yield name, content


def _told(names: list[str]) -> int:
    sys.stdout.write(f"{len(names)} differ\n" + "".join(f"{x}\n" for x in names[:_SHOWN]))
    return 1 if names else 0


if __name__ == "__main__":
    main()
