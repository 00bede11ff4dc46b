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
_EAST = re.compile(r"[\u2e80-\ud7a3]")
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百]")
_QUESTION = re.compile(r"\?\s*[\"”’」』)]*$")
# Where the question of a longer sentence begins, and what is told before it at least, in letters.
_ASKED_FROM, _TOLD = (",", "...", "…", "¿", ":", "、", "，"), 60
# Whatever the page, these say that somebody else speaks, or nobody.
_ALWAYS_REPORTED = frozenset({Cue.ATTRIBUTION, Cue.CONDITION, Cue.DOUBT})
# These say so unless the page sells: sellers quote their own chief, suppose and compare.
_REPORTED_IF_NEUTRAL = {Cue.ATTRIBUTION_WEAK, Cue.CONDITION_WEAK, Cue.MARKET}

_SELLING = {Cue.SELLER, Cue.SELLER_STRONG}
# A seller, too, quotes a fraud to warn of it.
_REJECTS = {Cue.OUTSIDER, Cue.OUTSIDER_STRONG}


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
    cues = piece.cues
    denied = Cue.DENIAL in cues
    turns = Cue.OWN in cues and Cue.CONTRAST in cues and not _ALWAYS_REPORTED.isdisjoint(cues)
    if not turns and not denied:
        return [(piece.start, piece.end, _voice(piece, cues, around))]
    segments = _segments(piece) if turns else [(piece.start, piece.end)]
    parts = [(a, b, _voice(piece, _cues_in(piece, a, b), around)) for a, b in segments]
    for denial in piece.hits if denied else ():
        if denial.cue is Cue.DENIAL:
            parts = _deny(piece, parts, denial)
    return _joined(piece, parts)


def _segments(piece: Piece) -> list[tuple[int, int]]:
    """Part the sentence where it turns from others to the page itself, or back."""
    turns = [x.start for x in piece.hits if x.cue is Cue.CONTRAST and x.start > piece.start]
    edges = [piece.start, *sorted(set(turns)), piece.end]
    return list(pairwise(edges))


def _cues_in(piece: Piece, start: int, end: int) -> frozenset[Cue]:
    return frozenset(x.cue for x in piece.hits if start <= x.start < end)


def _voice(piece: Piece, cues: frozenset[Cue], around: Surroundings) -> Stance:
    """Return the voice of a sentence, or of a part of it that holds these cues."""
    reported = not _ALWAYS_REPORTED.isdisjoint(cues) or (
        Cue.OWN not in cues and not _ALWAYS_REPORTED.isdisjoint(piece.cues)
    )
    if reported or around.frame is Frame.OUTSIDER:
        return Stance.REPORTED
    selling = around.frame is Frame.SELLER
    if around.warned and not (selling and not _SELLING.isdisjoint(cues)):
        return Stance.REPORTED
    if selling:
        rejects = not _REJECTS.isdisjoint(cues) and _mostly_quoted(piece)
        return Stance.REPORTED if rejects else Stance.OFFERED
    return Stance.REPORTED if _aside(piece, cues, around) else Stance.OFFERED


def _aside(piece: Piece, cues: frozenset[Cue], around: Surroundings) -> bool:
    """Say whether a sentence of a page of no clear place is not its own promise."""
    if around.quote or around.example or _mostly_quoted(piece):
        return True
    if around.tabled or Cue.OWN in cues or not _SELLING.isdisjoint(cues):
        return False
    return not _REPORTED_IF_NEUTRAL.isdisjoint(cues) or _asks(piece.folded)


def _asks(sentence: str) -> bool:
    """Say whether a sentence asks; a chat message may tell first, and ask a favour at its end."""
    if not _QUESTION.search(sentence):
        return False
    asked = max(sentence.rfind(x) for x in _ASKED_FROM)
    told = sentence[: max(asked, 0)]
    return not (len(told) >= _TOLD and _DIGIT.search(told) and not _DIGIT.search(sentence[asked:]))


def _mostly_quoted(piece: Piece) -> bool:
    if not piece.quotes:
        return False
    quoted = sum(min(b, piece.end) - max(a, piece.start) for a, b in piece.quotes)
    if 2 * quoted >= piece.end - piece.start:
        return True
    digits = [piece.start + x.start() for x in _DIGIT.finditer(piece.folded)]
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
    """Join neighbours of one stance; a part that says little goes with its neighbour."""
    joined: list[tuple[int, int, Stance]] = []
    for a, b, stance in parts:
        last = joined[-1] if joined else None
        if last and (last[2] is stance or _says_little(piece, a, b, stance)):
            joined[-1] = (last[0], b, last[2])
        elif last and _says_little(piece, *last):
            joined[-1] = (last[0], b, stance)
        else:
            joined.append((a, b, stance))
    return joined


def _says_little(piece: Piece, start: int, end: int, stance: Stance) -> bool:
    text = piece.layer[start:end].strip(" ,;:、。.!()")
    # A Chinese letter says as much as two Latin ones.
    length = len(text) + len(_EAST.findall(text))
    return stance is not Stance.DENIED and length < 12 and (length < 4 or not _DIGIT.search(text))
