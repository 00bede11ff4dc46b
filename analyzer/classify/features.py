"""
Hash the words of a text: one and two words, or two to four characters without spaces.

Tokens are hashed by MurmurHash3 once each; their n-grams are mixed from those hashes
in a few vector operations, which is what keeps a long page under a millisecond or two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from murmurhash import mrmr  # type: ignore[import-untyped]

from analyzer.classify.tokens import BREAK, NAMES, is_unspaced, placeholder
from analyzer.types.textmodel import Floats, Slots

Hashes = npt.NDArray[np.uint64]
Indices = npt.NDArray[np.int64]

# Odd 64-bit constants of splitmix64 (Steele et al. 2014), public domain.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)
_LONGEST_GRAM = 4


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """
    The features of a text: sorted distinct slots, how often each occurs, and where first.

    `first` counts n-grams in the order in which `find_grams` returns them.
    """

    slots: Slots
    counts: Indices
    first: Indices


@dataclass(frozen=True, slots=True, eq=False)
class Grams:
    """
    All n-grams of one length.

    `starts` are indices of tokens, or, where `unspaced`, of characters in `spelling`.
    """

    hashes: Hashes
    starts: Indices
    length: int
    unspaced: bool = False


Unit = tuple[int, str]


def find_grams(parts: list[str]) -> tuple[Grams, ...]:
    """Return every n-gram of the tokens in `parts`, words first, then unspaced runs."""
    tokens = parts[1::2]
    known = {token: unit(token) for token in set(tokens)}  # two of three are said again
    units = [known[token] for token in tokens]
    numbers = [number for number, _ in units]
    return (*_word_grams(numbers), *_character_grams("".join([spelled for _, spelled in units])))


def bag_of(grams: tuple[Grams, ...], bits: int) -> Bag:
    """Return the distinct features of `grams` among 2 ** `bits` slots."""
    hashes = np.concatenate([gram.hashes for gram in grams])
    slots = (hashes >> np.uint64(64 - bits)).astype(np.uint32)
    distinct, first, counts = np.unique(slots, return_index=True, return_counts=True)
    return Bag(distinct, counts, first)


def scale(bag: Bag, damping: float) -> Floats:
    """
    Return each feature's value: 1 + ln(count), the whole brought to length one.

    Length one takes the page's size out of the judgement; `damping` (squared length)
    keeps a text of two or three words from counting as much as a page.
    """
    values = 1.0 + np.log(bag.counts)
    return np.asarray(values / np.sqrt(values @ values + damping), dtype=np.float32)


def sign_slots(signs: Slots, bits: int) -> Slots:
    """Return the slots of signs, which stand behind those of words; each counts as 1."""
    return signs + np.uint32(1 << bits)


@lru_cache(maxsize=50_000)
def unit(token: str) -> Unit:
    """
    Return a token's hash in the stream of words and its spelling in the unspaced one.

    The hash is 0 for what no group of words may hold; the spelling is `BREAK` for what
    parts a run of characters.  Kept, because the same few thousand words fill every page.
    """
    stand = placeholder(token)
    if is_unspaced(token):
        return 0, token
    number = 0 if stand == BREAK else (mrmr.hash(stand) & 0xFFFFFFFF) or 1
    return number, stand if stand in NAMES else BREAK


def _word_grams(numbers: list[int]) -> Iterator[Grams]:
    stream = np.array(numbers, np.uint64)
    singles = np.flatnonzero(stream)
    yield Grams(_mixed(stream[singles] * _STEP), singles, 1)
    pairs = np.flatnonzero((stream[:-1] != 0) & (stream[1:] != 0))
    joined = (stream[pairs] * _STEP + stream[pairs + 1] + np.uint64(1)) * _STEP
    yield Grams(_mixed(joined), pairs, 2)


def _character_grams(joined: str) -> Iterator[Grams]:
    """Yield what is written without spaces, figures between it included."""
    stream = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    written = (stream >= 0x3040) & (stream < 0xE000)
    if not written.any():
        return
    usable = stream != ord(BREAK)
    running = stream * _STEP
    for length in range(2, min(_LONGEST_GRAM, len(stream)) + 1):
        kept = len(stream) - length + 1
        usable = usable[:kept] & (stream[length - 1 :] != ord(BREAK))
        running = (running[:kept] + stream[length - 1 :]) * _STEP
        framed = written[:kept] | written[length - 1 :]  # figures alone are words' business
        starts = np.flatnonzero(usable & framed)
        yield Grams(_mixed(running[starts]), starts, length, unspaced=True)


def _mixed(hashes: Hashes) -> Hashes:
    """Spread a hash over all 64 bits (the finalizer of splitmix64, one round)."""
    spread: Hashes = (hashes ^ (hashes >> _SHIFT)) * _MIX
    return spread ^ (spread >> _SHIFT)
