"""The value that reading a number yields."""

from dataclasses import dataclass
from decimal import Decimal

_ONE = Decimal(1)


@dataclass(slots=True)
class Numeral:
    """
    A number in the text, made of the tokens `first` to before `next`.

    `mark` as in `Figure`; `factor` is the multiplier behind a single figure
    (2.5 million: 1,000,000), `power` that of any number; `vague` ones count time only.
    """

    start: int
    end: int
    value: Decimal
    first: int
    next: int
    mark: str = ""
    factor: Decimal = _ONE
    power: Decimal = _ONE
    digits: bool = False
    vague: bool = False
    negative: bool = False
