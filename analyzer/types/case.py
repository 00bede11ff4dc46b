"""Everything a rule may look at."""

from dataclasses import dataclass
from datetime import date

from analyzer.types.economics import Economics
from analyzer.types.network import NetworkState
from analyzer.types.offer import Reading


@dataclass(frozen=True, slots=True)
class Case:
    """A page, read and worked out; `economics` holds one entry per offer, in order."""

    reading: Reading
    economics: tuple[Economics, ...]
    network: NetworkState
    as_of: date
