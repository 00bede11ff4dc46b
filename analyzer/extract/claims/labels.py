"""Find what names a figure from outside its own text: headers, labels, headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from analyzer.extract.claims.passages import Passage, is_title
from analyzer.extract.claims.scene import TIMES, Mark, Outside, best
from analyzer.extract.claims.tiers import find_tiers
from analyzer.types.document import BlockKind

_HEADER, _ROW_LABEL, _CARD_LABEL, _NEIGHBOUR = 0.95, 1.0, 0.85, 0.6
_HEADING, _OUTER_HEADING = 0.25, 0.12
_MOST_HEADINGS = 3
# What the text around a table can say of all its figures: per what time, and of what.
_INTRO = 0.11
_TETHER = "coin:USDT"
_LED_IN = 2  # characters before a word of time at the head of a line
# Tags that a row label carries when it names the figures beside it.
_NAMES = frozenset(
    ("return", "price", "term", "hashrate", "fee", "total", "minimum", "maximum", "day", "referral")
)
_INCOME = frozenset(("return", "gives"))
_RATED = TIMES | {"return", "gives", "total", "maturity"}
_FOR_ALL = frozenset(("return", "price", "day", "week", "month", "year"))


class Labels:
    """The outside words of every passage; built once per page."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Learn the rows of tables and how the cards name their figures."""
        self._at: Mapping[int, Passage] = {p.index: p for p in passages}
        self.currency = usual_currency(passages)
        self.tiers = find_tiers(passages)
        self._sold = _places_sold(passages)
        self._rated = self._places_rated(passages)
        self._withheld = any(c.has("withheld") for p in passages for c in p.cues)
        self._leased = any(c.has("leased") for p in passages for c in p.cues)
        self._first_cell = _first_cells(passages)
        self._attributes = _attribute_rows(passages)
        self._timed = _timed_rows(passages)
        self._card_label = dict(_card_labels(passages))
        self._intro = dict(_beside_plans(passages))
        self._outro = dict(_beside_plans(passages[::-1]))
        self._known: dict[tuple[object, ...], Outside] = {}

    def outside(self, passage: Passage) -> Outside:
        """Return what headers, labels, headings and captions say of the passage's figures."""
        key = self._key(passage)
        if key not in self._known:
            self._known[key] = self._look(passage)
        return self._known[key]

    def _key(self, passage: Passage) -> tuple[object, ...]:
        """Return what decides it: paragraphs of a section share it, and cells of a column."""
        block, at = passage.block, passage.index
        if not (passage.planned or block.heading == at - 1 or at in self._card_label):
            return block.heading, block.headers, _place(passage) in self._sold
        sources = [
            (source.index, weight, place) for source, weight, place in self._sources(passage)
        ]
        intro, outro = self._intro.get(at), self._outro.get(at)
        beside = intro.index if intro else -1, outro.index if outro else -1
        return (*sources, beside, block.row in self._timed, _place(passage) in self._sold)

    def tags(self, passage: Passage) -> frozenset[str]:
        """Return all tags that headers, labels and headings carry for the passage."""
        found = self.outside(passage)
        return frozenset((*found.header, *found.label, *found.heading))

    def _look(self, passage: Passage) -> Outside:
        marks: dict[str, list[Mark]] = {"header": [], "label": [], "heading": []}
        names = []
        for source, weight, place in self._sources(passage):
            marks[place] += [Mark(cue, weight) for cue in source.cues]
            if place != "heading" and (source.label or not source.quantities):
                names.append(source.words)
        intro, outro = self._intro.get(passage.index), self._outro.get(passage.index)
        for text in (intro, outro):
            cues = text.cues if text is not None else ()
            marks["heading"] += [Mark(c, _INTRO) for c in cues if not _FOR_ALL.isdisjoint(c.tags)]
        if passage.block.row in self._timed:  # a column of its own says what is per time
            marks["heading"] = [m for m in marks["heading"] if not m.cue.has_any(TIMES)]
        weights = {place: best(found) for place, found in marks.items()}
        return Outside(
            **weights,
            named=" | ".join(names),
            intro=intro.words if intro else "",
            currency=self.currency,
            withheld=self._withheld,
            leased=self._leased,
            sold=_place(passage) in self._sold,
            rated=passage.place in self._rated,
            outro=outro.words if outro else "",
        )

    def _places_rated(self, passages: Sequence[Passage]) -> frozenset[tuple[int, int]]:
        """Return the plans in which words by a percentage, or above it, call it income."""
        return frozenset(
            p.place
            for p in passages
            if p.planned and any(q.kind == "percent" for q in p.quantities) and self._is_rated(p)
        )

    def _is_rated(self, passage: Passage) -> bool:
        heads = [self._at[h] for h in passage.block.headers if h in self._at]
        return any(c.has_any(_RATED) for p in (passage, *heads) for c in p.cues)

    def _sources(self, passage: Passage) -> Iterator[tuple[Passage, float, str]]:
        headers = [self._at[h] for h in passage.block.headers if h in self._at]
        for header in headers:
            yield header, _HEADER, "header"
        first = self._first_cell.get(passage.block.row)
        named = passage.block.row not in self._attributes and any(h.cues for h in headers)
        paired = self._card_label.get(passage.index)
        named |= paired is not None and paired.block.row == passage.block.row >= 0
        if first is not None and not named and first.index != passage.index:
            yield first, _ROW_LABEL, "header"
        label = self._card_label.get(passage.index)
        if label is not None:
            yield label, (_CARD_LABEL if passage.block.card >= 0 else _NEIGHBOUR), "label"
        title = self._at.get(passage.block.heading)
        if title is not None and title.index == passage.index - 1 and title.label:
            yield title, _NEIGHBOUR, "label"
        yield from self._headings(passage)

    def _headings(self, passage: Passage) -> Iterator[tuple[Passage, float, str]]:
        weight, at = _HEADING, passage.block.heading
        for _ in range(_MOST_HEADINGS):
            heading = self._at.get(at)
            if heading is None:
                return
            yield heading, weight, "heading"
            weight, at = _OUTER_HEADING, heading.block.heading


def _beside_plans(passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    """Yield each cell and each part of a card with the text right before the table or deck."""
    last: Passage | None = None
    for passage in passages:
        if not passage.planned:
            last = passage
        elif last is not None and passage.block.heading in {last.block.heading, last.index}:
            yield passage.index, last


def _first_cells(passages: Sequence[Passage]) -> dict[int, Passage]:
    first: dict[int, Passage] = {}
    for passage in passages:
        if passage.block.row >= 0 and passage.block.row not in first:
            first[passage.block.row] = passage
    return {row: p for row, p in first.items() if p.label}


def tables(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Yield the cells of each table: rows without other text between them."""
    table: list[Passage] = []
    body = False
    for passage in passages:
        head = passage.block.kind is BlockKind.HEADER_CELL and not passage.block.headers
        if table and (passage.block.row < 0 or (head and body)):
            yield table
            table, body = [], False
        if passage.block.row >= 0:
            table.append(passage)
            body |= not head
    if table:
        yield table


def named_by_rows(rows: Sequence[Sequence[Passage]]) -> bool:
    """Say whether the rows are attributes ("Price", "Term"): their first cells name figures."""
    body = [row for row in rows if len(row) > 1 and any(cell.quantities for cell in row[1:])]
    named = [row for row in body if row[0].label and names_figure(row[0])]
    return len(body) > 1 and len(named) * 3 >= len(body) * 2


def names_figure(cell: Passage) -> bool:
    """Say whether a label carries a word that names figures: "Price", "Term"."""
    return any(not _NAMES.isdisjoint(cue.tags) for cue in cell.cues)


def _attribute_rows(passages: Sequence[Passage]) -> frozenset[int]:
    found: set[int] = set()
    for table in tables(passages):
        rows = [list(row) for _, row in groupby(table, key=lambda cell: cell.block.row)]
        if named_by_rows(rows):
            found.update(row[0].block.row for row in rows)
    return frozenset(found)


def _timed_rows(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the rows of tables in which a header names a time: "Daily", "Per month"."""
    found: set[int] = set()
    for table in tables(passages):
        heads = [cell for cell in table if cell.block.kind is BlockKind.HEADER_CELL]
        tags = [{tag for cue in x.cues for tag in cue.tags} for x in heads]
        if any(x & TIMES and x & _INCOME for x in tags):
            found.update(cell.block.row for cell in table)
    return frozenset(found)


def _cell_labels(passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    """Yield cells with the cell of their row that names them: "0.5 %" in one, "hourly" next."""
    for left, right in pairwise(passages):
        if not left.block.row == right.block.row >= 0:
            continue
        timed = any(c.has_any(TIMES) for c in right.cues)
        if not right.block.headers and left.label and right.bare and names_figure(left):
            yield right.index, left  # "Min. spend | $20 | Affiliate | 5 %"
        elif not left.block.headers and left.bare and right.label and timed:
            yield left.index, right


def _card_labels(passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    yield from _cell_labels(passages)
    loose = [p for p in passages if p.block.row < 0]
    for _, run in groupby(loose, key=_container):
        members = [p for p in run if not is_title(p)]
        after = _labels_follow(members)
        for left, right in pairwise(members):
            if _is_rate(left) and _begins_with_time(right):
                yield left.index, right  # "2 %" in one line, "a day, for 30 days" in the next
            elif after and left.quantities and left.bare and right.label:
                yield left.index, right
            elif not after and left.label and right.quantities and _names(left, right):
                yield right.index, left


def _places_sold(passages: Sequence[Passage]) -> frozenset[tuple[int, int, int]]:
    """Return the cards, rows and blocks that name a sum without a time, which may be a price."""
    return frozenset(
        _place(p)
        for p in passages
        for q in p.quantities
        if q.kind == "money" and q.period_days is None
    )


def _place(passage: Passage) -> tuple[int, int, int]:
    return *passage.place, -1 if passage.planned else passage.index


def usual_currency(passages: Sequence[Passage]) -> str | None:
    """Return the currency of most sums on the page, None if there are none."""
    units = Counter(q.unit for p in passages for q in p.quantities if q.kind == "money")
    if not units:  # a page that names only dollars of Tether means them
        named = any(c.has(_TETHER) for p in passages for c in p.cues)
        return "USDT" if named else (passages[0].yuan if passages else None)
    return min(units, key=lambda unit: (-units[unit], unit))


def _names(left: Passage, right: Passage) -> bool:
    return right.bare or left.block.kind is not BlockKind.PARAGRAPH


def _labels_follow(members: Sequence[Passage]) -> bool:
    """Say whether this card puts the figure first and its name below it."""
    told = [p for p in members if p.label or (p.quantities and p.bare)]
    pairs = list(pairwise(told))
    before = sum(a.label and b.bare for a, b in pairs)
    after = sum(a.bare and b.label for a, b in pairs)
    return bool(told) and told[0].bare and after >= before


def _is_rate(passage: Passage) -> bool:
    return passage.bare and [q.kind for q in passage.quantities] == ["percent"]


def _begins_with_time(passage: Passage) -> bool:
    """Say whether a line begins with what its neighbour counts by: "/ day", "daily"."""
    first = passage.cues[0] if passage.cues else None
    if first is None or not first.has_any(TIMES) or first.has("return"):
        return False
    return first.start - passage.block.span.start <= _LED_IN


def _container(passage: Passage) -> tuple[str, int, int]:
    block = passage.block
    return block.span.where, block.card, block.heading if block.card < 0 else -1
