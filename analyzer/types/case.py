"""Everything a rule may look at."""

from dataclasses import dataclass
from datetime import date

from analyzer.types.economics import Economics
from analyzer.types.network import NetworkState
from analyzer.types.offer import Reading
from analyzer.types.rule import Topic


@dataclass(frozen=True, slots=True)
class Case:
    """
    A page, read and worked out; `economics` holds one entry per offer, in order.

    `topics` are known without reading: terms typed by hand are an investment by definition.
    """

    reading: Reading
    economics: tuple[Economics, ...]
    network: NetworkState
    as_of: date
    topics: frozenset[Topic] = frozenset()
