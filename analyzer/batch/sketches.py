"""
Sketches of a page's words and of its markup, by which copies are found (MinHash, Broder 1997).

Figures are levelled before, so that a kit with other rates is still the same kit.
"""

import re
from collections.abc import Iterator

from murmurhash import mrmr  # type: ignore[import-untyped]

from analyzer.types.page import Form, Page

PERMUTATIONS = 128  # the share of common runs is then known to about 4 points
TEXT, KIT = "text", "kit"

_WORD = re.compile(
    r"[a-z\u00c0-\u024f\u0370-\u1fff]+|\d+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_TAG = re.compile(r"<([a-z][a-z0-9]{0,15})\b([^<>]{0,1000})>", re.IGNORECASE)
_CLASS = re.compile(r"""\bclass\s{0,3}=\s{0,3}(?:"([^"]{0,300})"|'([^']{0,300})')""", re.IGNORECASE)
_RUN = 5
_MOST = 4_000  # runs sketched: beyond that a page is known well enough
_LEAST = {TEXT: 40, KIT: 60}  # different runs below which likeness says nothing


def sketches_of(page: Page, text: str) -> tuple[tuple[str, bytes], ...]:
    """Return the sketches of a page that says enough to be compared, by kind."""
    units = {TEXT: _words(text)}
    if page.form is Form.HTML:
        units[KIT] = _tags("".join(page.sheets))
    return tuple(
        (kind, sketch(runs))
        for kind, found in units.items()
        if len(runs := _runs(found)) >= _LEAST[kind]
    )


def sketch(runs: frozenset[bytes]) -> bytes:
    """Return the MinHash of a set of runs as bytes, four for each permutation."""
    from datasketch import MinHash  # noqa: PLC0415 - brings SciPy, a second to load

    made = MinHash(num_perm=PERMUTATIONS, hashfunc=_hash)
    made.update_batch(sorted(runs))
    return bytes(made.hashvalues.astype("<u4").tobytes())


def _hash(run: bytes) -> int:
    return int(mrmr.hash(run)) & 0xFFFFFFFF


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text.casefold()):
        yield "0" if match[0].isdigit() else match[0]


def _tags(markup: str) -> Iterator[str]:
    for match in _TAG.finditer(markup):
        named = _CLASS.search(match[2])
        classes = (named[1] or named[2] or "") if named else ""
        yield f"{match[1].lower()}.{' '.join(sorted(classes.split()))}"


def _runs(units: Iterator[str]) -> frozenset[bytes]:
    """Return the different runs of five units."""
    found: set[bytes] = set()
    last: list[str] = []
    for unit in units:
        last = [*last[1 - _RUN :], unit]
        if len(last) == _RUN:
            found.add(" ".join(last).encode("utf-8", "replace"))
        if len(found) >= _MOST:
            break
    return frozenset(found)
