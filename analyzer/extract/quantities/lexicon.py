"""The words of some languages, gathered into one automaton."""

import re
from dataclasses import dataclass
from decimal import Decimal

import ahocorasick_rs

_LOOSE = re.compile("[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def is_loose(word: str) -> bool:
    """Say whether a word is Chinese, Japanese or Thai: no spaces part it from others."""
    return _LOOSE.search(word) is not None


class Joint:
    """
    What the text between two tokens may be; several at once, as bits.

    Plain integers: an enumeration's operators took a third of the reading time.
    """

    NONE = 0
    JOIN = 1  # nothing, or white space
    HYPHEN = 2
    AND = 4
    OF = 8
    RANGE = 16
    PER = 32
    AFTER = 64
    LIST = 128
    BETWEEN = 256
    WITH = 512  # joins parts, but no number words


@dataclass(frozen=True, slots=True)
class Lexeme:
    """
    A word or symbol and every part it can play.

    `exact` lists the only spellings in which it counts (capitals matter); empty:
    any.  `loose` words stand in scripts that put no space between words.
    """

    exact: tuple[str, ...] = ()
    loose: bool = False
    number: Decimal | None = None  # adds
    times: Decimal | None = None  # multiplies what stands before it
    teen: bool = False  # adds ten (Indonesian belas)
    fraction: Decimal | None = None
    counted: bool = False  # an ordinal, unless a number stands before it: fifth
    over: bool = False  # divides by the number before it
    vague: Decimal | None = None  # a number before a unit of time only: several, all
    point: bool = False
    minus: bool = False
    percent: Decimal | None = None  # after a number: that many percent each
    percent_before: Decimal | None = None
    fixed: Decimal | None = None  # a percentage by itself
    discount: bool = False  # the percentage that is taken off
    points: bool = False  # percent, unless they are collected
    percent_part: Decimal | None = None  # behind a tenth: 三割五分
    interest: str | None = None  # an old word for interest, and its period
    interest_unit: tuple[tuple[str, Decimal], ...] = ()
    money: str | None = None
    before: bool = False  # may stand before its number
    local: bool = False  # the money of the place: 元
    scale: Decimal | None = None  # how many of the currency: MUSD
    cents: tuple[str, Decimal] | None = None  # currency, and how much of it
    small_cents: bool = False  # cents only behind something larger
    time: Decimal | None = None  # seconds
    length: Decimal | None = None  # seconds, without a number: 半年, сутки
    weak: bool = False  # a unit of time only beside another one
    adverb: Decimal | None = None  # days of a period: daily
    each: bool = False  # every, per
    each_after: bool = False  # makes a period of the length before it: 10日ごとに
    bound: str | None = None
    bound_after: str | None = None
    hash: tuple[str, Decimal] | None = None  # canonical spelling, and hashes per second
    multiple: Decimal | None = None  # double
    fold: bool = False  # times, as in "three times"
    money_times: Decimal | None = None  # multiplies beside a currency only
    label: bool = False  # before a number that is a rank
    ignore: bool = False
    numeric: bool = False  # a number may begin with it
    speaks: bool = False  # means something without a number behind or before it


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    Everything that the reader knows about the languages of a text.

    `lexemes[i]` belongs to pattern i of `automaton`; `shorts` are single letters
    behind a digit, by exact spelling; `gaps` tells what the text between two tokens
    means; `fillers` matches what may stand between a rate and its period; `suffix`
    the endings that a word may take; `comma` is true where a comma marks decimals;
    `fractional` are the units of money that come in thousandths; `short_tail`: 一萬二
    is 12,000; `units_first`: two-and-thirty; `ten_adds`: twelve is
    ten-two; `hundredths`: 2/100 is said of percent;
    `divides`: fractions end in "avos"; `not_points`: what follows points that are collected.
    """

    automaton: ahocorasick_rs.AhoCorasick
    lexemes: tuple[Lexeme, ...]
    shorts: dict[str, Lexeme]
    gaps: dict[str, int]
    fillers: re.Pattern[str]
    articles: tuple[str, ...]
    suffix: re.Pattern[str] | None
    comma: bool
    fractional: frozenset[str]
    short_tail: bool
    units_first: bool
    ten_adds: bool
    hundredths: bool
    divides: bool
    not_points: tuple[str, ...]
