"""Find every claim of a page: what is stated, where, and in whose voice."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.extract.claims.exchanges import find_exchanges
from analyzer.extract.claims.flips import find_flips
from analyzer.extract.claims.labels import Labels
from analyzer.extract.claims.money import guess_price, read_money
from analyzer.extract.claims.numbers import read_count, recast
from analyzer.extract.claims.offering import price_of
from analyzer.extract.claims.paid import find_paid
from analyzer.extract.claims.passages import Passage
from analyzer.extract.claims.percent import find_level, guess_rate, read_percent
from analyzer.extract.claims.power import (
    find_efficiencies,
    read_efficiency,
    read_hashrate,
    read_multiple,
)
from analyzer.extract.claims.records import find_records, read_record
from analyzer.extract.claims.sayings import find_sayings
from analyzer.extract.claims.scene import Scene, ends_sentence
from analyzer.extract.claims.scenes import set_scenes
from analyzer.extract.claims.settle import Placed, settle, unlevelled
from analyzer.extract.claims.time import guess_term, heads_a_rate, read_duration
from analyzer.extract.claims.topics import PERCENT, decide
from analyzer.types.claim import (
    Claim,
    Content,
    Hashrate,
    Multiple,
    Payout,
    Price,
    Referral,
    ReturnRate,
    Stance,
    Term,
    TotalReturn,
)
from analyzer.types.document import Span, Where
from analyzer.types.offer import Sentence

_READERS: Mapping[str, Callable[[Scene], Content | None]] = {
    "percent": read_percent,
    "money": read_money,
    "duration": read_duration,
    "hashrate": read_hashrate,
    "multiple": read_multiple,
    "number": read_count,
    "efficiency": read_efficiency,
}
# Characters between the items of a list of shares.
_NEXT_IN_LIST = 24
_IN_LIST = re.compile(r"\s*[,、;，；]")
_LEAST_NAMED = 0.1
# What stands here was written for no reader: it is the seller's own data.
_HIDDEN = frozenset((Where.OPTION, Where.ATTRIBUTE, Where.COMMENT, Where.HIDDEN, Where.SCRIPT))
_OF_A_PLAN = (ReturnRate, Payout, TotalReturn, Price, Hashrate, Term)


@dataclass(frozen=True, slots=True)
class Stated:
    """Something stated between two offsets; `denied`: its own words take it back."""

    start: int
    end: int
    content: Content
    denied: bool = False


def find_claims(passages: Sequence[Passage], sentences: Sequence[Sentence]) -> tuple[Placed, ...]:
    """Return the claims in reading order; one said twice in the same plan comes once."""
    labels = Labels(passages)
    data = _data(passages)
    voices = _Voices(sentences)
    seen: set[tuple[object, ...]] = set()
    found: list[Placed] = []
    for passage in passages:
        if not (passage.quantities or passage.cues):
            continue
        told = data.get(passage.index) or _stated(passage, labels)
        for stated in sorted(told, key=lambda s: (s.start, s.end)):
            span = Span(passage.block.span.where, stated.start, stated.end)
            stance = _stance(stated, voices.at(span), span)
            if stance is Stance.DENIED and span.where in _HIDDEN:
                continue  # what no reader sees takes nothing back
            key = (passage.place, stated.content, stance)
            if key not in seen:
                seen.add(key)
                claim = Claim(f"c{len(found) + 1}", stated.content, stance, span)
                found.append(Placed(claim, passage.index))
    return settle(found, passages)


def _data(passages: Sequence[Passage]) -> Mapping[int, list[Stated]]:
    """Return what the records of the page state, by the passage that states it."""
    found: dict[int, list[Stated]] = {}
    for record in find_records(passages):
        for passage, content in read_record(record):
            span = passage.block.span
            found.setdefault(passage.index, []).append(Stated(span.start, span.end, content))
    return found


def _stance(stated: Stated, spoken: Stance, span: Span) -> Stance:
    if stated.denied:
        return Stance.DENIED
    if span.where in _HIDDEN and spoken is not Stance.DENIED:
        return Stance.OFFERED
    return spoken


class _Voices:
    """The stance of the sentence at a place."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts: dict[str, list[int]] = {}
        self._stances: dict[str, list[Stance]] = {}
        for sentence in sorted(sentences, key=lambda s: s.span):
            where = sentence.span.where
            self._starts.setdefault(where, []).append(sentence.span.start)
            self._stances.setdefault(where, []).append(sentence.stance)

    def at(self, span: Span) -> Stance:
        found = bisect_right(self._starts.get(span.where, []), span.start) - 1
        return self._stances[span.where][found] if found >= 0 else Stance.OFFERED


def _stated(passage: Passage, labels: Labels) -> Iterator[Stated]:
    if passage.quantities or passage.spelled:
        yield from _sums(passage, labels)
    if passage.cues:
        for saying in find_sayings(passage, labels):
            yield Stated(saying.start, saying.end, saying.content, saying.denied)
    span = passage.block.span
    if passage.quantities:
        for start, end, efficiency in find_efficiencies(passage.text, span.start, span.end):
            yield Stated(start, end, efficiency)


def _sums(passage: Passage, labels: Labels) -> Iterator[Stated]:
    """Yield what figures state: two that are exchanged for each other together, else each."""
    exchanged = tuple(find_exchanges(passage, labels.currency))
    exchanged = exchanged or tuple(find_paid(passage, labels.currency))
    for stated in _figures(passage, labels):
        if not any(x.start <= stated.start and stated.end <= x.end for x in exchanged):
            yield stated
    for said in exchanged or find_flips(passage, labels.currency):
        yield Stated(said.start, said.end, said.content)


def _figures(passage: Passage, labels: Labels) -> Iterator[Stated]:
    read = [(scene, _read(scene)) for scene in map(_cast, set_scenes(passage, labels))]
    last: Content | None = None
    for at, (scene, content) in enumerate(read):
        found = content or _next_level(scene, last) or _next_rate(scene, last)
        found = found or _guess(scene, last) or price_of(scene, last, read[at + 1 : at + 3])
        if found is None and scene.quantity.kind == "number":
            continue  # the number of a level, or of nothing: the list goes on
        last = _with_level(scene, found, last)
        if last is not None:
            denied = isinstance(last, Multiple) and scene.introduces("nobody", scene.quantity)
            yield Stated(scene.quantity.start, scene.quantity.end, last, denied)


def _next_level(scene: Scene, last: Content | None) -> Content | None:
    """Read "7 %, 3 %, 1 %" after a referral share as further shares."""
    if not isinstance(last, Referral) or scene.before is None or scene.quantity.kind != "percent":
        return None
    close = scene.quantity.start - scene.before.end <= _NEXT_IN_LIST
    if not close or decide(scene, PERCENT)[0] not in {"", "referral"}:
        return None
    return Referral(scene.quantity.value, find_level(scene))


def _next_rate(scene: Scene, last: Content | None) -> Content | None:
    """Read "ETH 3 % a year, SOL 6 %" : a list of rates per one time."""
    if not isinstance(last, ReturnRate) or scene.before is None or last.period_days is None:
        return None
    gap = scene.text[scene.before.end : scene.quantity.start]
    if scene.quantity.kind != "percent" or scene.before.kind != "percent" or ends_sentence(gap):
        return None
    named = decide(scene, PERCENT)
    if len(gap) > _NEXT_IN_LIST or named[1] >= _LEAST_NAMED or not _IN_LIST.match(gap):
        return None
    return replace(last, percent=scene.quantity.value, percent_max=scene.quantity.value_max)


def _with_level(scene: Scene, found: Content | None, last: Content | None) -> Content | None:
    """Count the levels of shares that are only listed: "7 %, 3 %, 1 %"."""
    if not unlevelled(found) or not isinstance(last, Referral) or last.percent is None:
        return found
    before = scene.before
    if before is None or scene.quantity.start - before.end > _NEXT_IN_LIST:
        return found
    return replace(found, level=(last.level or 1) + 1)


def _cast(scene: Scene) -> Scene:
    """Give a bare number the kind that the words around it tell."""
    return (recast(scene) or scene) if scene.quantity.kind == "number" else scene


def _read(scene: Scene) -> Content | None:
    reader = _READERS.get(scene.quantity.kind)
    return reader(scene) if reader else None


def _guess(scene: Scene, last: Content | None) -> Content | None:
    """Read a figure that no word names by the company it keeps: a term or a price."""
    alone = scene.planned and scene.bare and not scene.titled
    match scene.quantity.kind:
        case "duration" if alone or _continues(scene, last) or heads_a_rate(scene):
            return guess_term(scene)
        case "money" if alone or scene.tier or (scene.planned and scene.short):
            return guess_price(scene) if _may_cost(scene) else None
        case "percent" if scene.planned and scene.bare and not scene.titled:
            return guess_rate(scene)
        case _:
            return None


def _may_cost(scene: Scene) -> bool:
    """Say whether a sum may be a price though no word says so: no other column is named for it."""
    if not scene.in_row:
        return True
    tier = scene.quantity.value_max is not None or scene.quantity.bound is not None
    return scene.bare and (tier or not scene.outside.named.strip())


def _continues(scene: Scene, last: Content | None) -> bool:
    """Say whether the figure follows one of a plan within the same statement."""
    if scene.before is None or not isinstance(last, _OF_A_PLAN):
        return False
    gap = scene.text[scene.before.end : scene.quantity.start]
    return len(gap) <= _NEXT_IN_LIST and not ends_sentence(gap)
