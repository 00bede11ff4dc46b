"""Name what stands on the page but could not be read."""

import re
from collections.abc import Iterable

from analyzer.text.nodes import Picture, Writer
from analyzer.text.walk import Walker
from analyzer.types.document import Gap, Where

_ORNAMENT = re.compile(
    r"icon|logo|avatar|sprite|pixel|flag|emoji|spinner|loader|arrow|badge|1x1|blank|\.svg|^data:",
    re.IGNORECASE,
)
_SMALLEST = 150  # pixels; smaller images hold no text to speak of
_FEW_WORDS = 400  # code points of visible text; below, any image may be the page
_HARMLESS_FRAME = re.compile(
    r"googletagmanager|youtube|youtu\.be|vimeo|recaptcha|hcaptcha|google\.com/maps|maps\.google"
    r"|facebook\.com|doubleclick|tradingview|coinmarketcap|^about:|^javascript:|cloudflare",
    re.IGNORECASE,
)
_RATE = re.compile(r"\d\s*%|[$€£¥₹₽]\s*\d|\d\s*(?:USDT|USD|BTC|TH)")
_DATA_RATE = re.compile(
    r"\d\s*%|(?:percent|rate|interest|profit|roi|apr|apy|daily|return)[\w ]{0,20}: \d",
    re.IGNORECASE,
)
_FETCHES = re.compile(
    r"\bfetch\s*\(|\baxios\b|XMLHttpRequest|\$\.(?:get|post|ajax|getJSON)\b|new\s+WebSocket"
)
_EMPTY_SLOT = re.compile(r"\{\{.{1,80}?\}\}|loading|加载中|載入中|--\s*%|-\.--", re.IGNORECASE)
_SHELL = 200  # code points of visible text; an application shell has less


def find(walker: Walker, seen: str, unseen: str) -> tuple[Gap, ...]:
    """Return the gaps of a page, given its visible text and what was read out of sight."""
    gaps = length(walker.writers.values())
    pictures = sum(1 for x in walker.pictures if _substantial(x, seen))
    if pictures:
        gaps.append(Gap("images", "images", pictures))
    frames = sum(1 for x in walker.frames if not _HARMLESS_FRAME.search(x))
    if frames:
        gaps.append(Gap("frame", "frame", frames))
    if is_shell(walker, seen):
        gaps.append(Gap("script", "application_shell"))
    elif _rate_is_fetched(walker, seen) and not _DATA_RATE.search(unseen):
        gaps.append(Gap("script", "plan_rate_by_script"))
    return tuple(gaps)


def length(writers: Iterable[Writer]) -> list[Gap]:
    """Return a gap where a layer was longer than is read."""
    return [Gap("rule", "length")] if any(writer.full for writer in writers) else []


def is_shell(walker: Walker, seen: str) -> bool:
    """Say whether the page is only the frame that a script fills."""
    return len(seen) < _SHELL and walker.outside_scripts > 0 and walker.empty_roots > 0


def _substantial(picture: Picture, seen: str) -> bool:
    """Say whether an image may hold something to read."""
    if _ORNAMENT.search(picture.source[:300]) or _ORNAMENT.search(picture.alt):
        return False
    if picture.width and picture.height:
        return min(picture.width, picture.height) >= _SMALLEST
    if picture.width or picture.height:
        return max(picture.width, picture.height) >= _SMALLEST
    return len(seen) < _FEW_WORDS or picture.source != ""


def _rate_is_fetched(walker: Walker, seen: str) -> bool:
    """Say whether there is a place for plans, no number in it, and a script that may fill it."""
    if not walker.plan_places:
        return False
    writer = walker.writers[Where.TEXT]
    text = writer.text()
    for first, last in walker.plan_places:
        inside = (
            text[writer.lines[first].start : writer.lines[last - 1].end] if last > first else ""
        )
        if _RATE.search(inside):
            return False
    fetches = any(_FETCHES.search(content) for _, content in walker.scripts)
    return (fetches or walker.outside_scripts > 0) and (
        fetches or not _RATE.search(seen) or _EMPTY_SLOT.search(seen) is not None
    )
