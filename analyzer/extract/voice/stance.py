"""Decide in which stance a sentence speaks, clause by clause where they differ."""

import re
from dataclasses import dataclass
from itertools import pairwise

from analyzer.extract.voice.cues import Cue, Hit
from analyzer.extract.voice.frame import Frame
from analyzer.extract.voice.pieces import Piece
from analyzer.types.claim import Stance

_CLAUSE_ENDS_LEFT = re.compile(r"[,;:、(]|\s[-–—]+\s|——")
_CLAUSE_ENDS_RIGHT = re.compile(r"[;:)]|\s[-–—]+\s|——|,(?=\s*(?:we|our|you|but|yet)\b)")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百]")
_QUESTION = re.compile(r"\?\s*[\"”’」』)]*$")
# Whatever the page, these say that somebody else speaks, or nobody.
_ALWAYS_REPORTED = {Cue.ATTRIBUTION, Cue.CONDITION, Cue.DOUBT}
# These say so unless the page sells: sellers quote their own chief, suppose and compare.
_REPORTED_IF_NEUTRAL = {Cue.ATTRIBUTION_WEAK, Cue.CONDITION_WEAK, Cue.MARKET}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a sentence."""

    frame: Frame
    warned: bool  # under a heading, or an introduction, that warns or attributes
    example: bool  # under a heading that announces examples or market figures
    quote: bool  # the block is a quotation
    tabled: bool  # the block is a cell or a control: it tells, it does not discuss


def judge(piece: Piece, around: Surroundings) -> list[tuple[int, int, Stance]]:
    """Return the sentence, in one piece or several, with the stance of each."""
    parts = [(a, b, _voice(piece, (a, b), around)) for a, b in _segments(piece)]
    denials = [x for x in piece.hits if x.cue is Cue.DENIAL]
    for denial in denials:
        parts = _deny(piece, parts, denial)
    return _joined(piece, parts)


def _segments(piece: Piece) -> list[tuple[int, int]]:
    """Part the sentence where it turns from others to the page itself, or back."""
    cues = piece.cues()
    if Cue.OWN not in cues or Cue.CONTRAST not in cues or _ALWAYS_REPORTED.isdisjoint(cues):
        return [(piece.start, piece.end)]
    turns = [x.start for x in piece.hits if x.cue is Cue.CONTRAST and x.start > piece.start]
    edges = [piece.start, *sorted(set(turns)), piece.end]
    return list(pairwise(edges))


def _voice(piece: Piece, part: tuple[int, int], around: Surroundings) -> Stance:
    cues = {x.cue for x in piece.hits if part[0] <= x.start < part[1]}
    reported = _ALWAYS_REPORTED & cues or (_ALWAYS_REPORTED & piece.cues() and Cue.OWN not in cues)
    if reported or around.frame is Frame.OUTSIDER:
        return Stance.REPORTED
    selling = bool({Cue.SELLER, Cue.SELLER_STRONG} & cues)
    if around.warned and not (around.frame is Frame.SELLER and selling):
        return Stance.REPORTED
    if around.frame is Frame.SELLER:
        return Stance.OFFERED
    return Stance.REPORTED if _aside(piece, cues, around) else Stance.OFFERED


def _aside(piece: Piece, cues: set[Cue], around: Surroundings) -> bool:
    """Say whether a sentence of a page of no clear place is not its own promise."""
    if around.quote or around.example or _mostly_quoted(piece):
        return True
    if around.tabled or {Cue.SELLER, Cue.SELLER_STRONG, Cue.OWN} & cues:
        return False
    return bool(_REPORTED_IF_NEUTRAL & cues) or bool(_QUESTION.search(piece.folded))


def _mostly_quoted(piece: Piece) -> bool:
    quoted = sum(min(b, piece.end) - max(a, piece.start) for a, b in piece.quotes)
    if 2 * quoted >= piece.end - piece.start:
        return True
    digits = [piece.start + x.start() for x in _DIGIT.finditer(piece.folded)] if quoted else []
    return bool(digits) and all(any(a <= x < b for a, b in piece.quotes) for x in digits)


def _deny(
    piece: Piece, parts: list[tuple[int, int, Stance]], denial: Hit
) -> list[tuple[int, int, Stance]]:
    start, end = _clause(piece, denial)
    changed = []
    for a, b, stance in parts:
        if b <= start or a >= end:
            changed.append((a, b, stance))
            continue
        changed += [(a, start, stance)] if a < start else []
        changed.append((max(a, start), min(b, end), Stance.DENIED))
        changed += [(end, b, stance)] if end < b else []
    return changed


def _clause(piece: Piece, denial: Hit) -> tuple[int, int]:
    text, first, last = piece.folded, denial.start - piece.start, denial.end - piece.start
    begin = max((x.end() for x in _CLAUSE_ENDS_LEFT.finditer(text, 0, first)), default=0)
    turns = [x.start - piece.start for x in piece.hits if x.cue is Cue.CONTRAST]
    begin = max([begin, *(x for x in turns if x <= first)])
    stop = _CLAUSE_ENDS_RIGHT.search(text, last)
    end = min([stop.start() if stop else len(text), *(x for x in turns if x >= last)])
    return piece.start + begin, piece.start + end


def _joined(piece: Piece, parts: list[tuple[int, int, Stance]]) -> list[tuple[int, int, Stance]]:
    """Join neighbours of one stance; a part with no digit and few letters goes along."""
    joined: list[tuple[int, int, Stance]] = []
    for a, b, stance in parts:
        if joined and (joined[-1][2] is stance or not _weighty(piece, a, b)):
            joined[-1] = (joined[-1][0], b, joined[-1][2])
        elif joined and not _weighty(piece, joined[-1][0], joined[-1][1]):
            joined[-1] = (joined[-1][0], b, stance)
        else:
            joined.append((a, b, stance))
    return joined


def _weighty(piece: Piece, start: int, end: int) -> bool:
    text = piece.folded[start - piece.start : end - piece.start].strip(" ,;:、。.!()")
    return len(text) >= 12 or (len(text) >= 4 and bool(_DIGIT.search(text)))
