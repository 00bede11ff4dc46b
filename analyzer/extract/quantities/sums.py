"""Add up a number that is said in words, in the way of any language."""

from dataclasses import dataclass
from decimal import Decimal

_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)


@dataclass(slots=True)
class Sum:
    """
    A number while it is being read, word by word.

    "Two million three hundred thousand and five": `total` holds the two million once
    "million" is heard, `section` what has been gathered since, `pending` the last
    summand, which the next word may multiply.  `great` is the last great multiplier,
    `power` the last one of any size; the next summand must be smaller than `room`.
    """

    pending: Decimal | None = None
    total: Decimal = _ZERO
    section: Decimal = _ZERO
    great: Decimal = _ZERO
    power: Decimal = _ONE
    room: Decimal = Decimal("Infinity")

    def value(self) -> Decimal:
        """Return the number as far as it has been read."""
        return self.total + self.section + (self.pending or _ZERO)

    def begun(self) -> bool:
        """Say whether any word has been read."""
        return self.pending is not None or self.power > 1

    def add(self, number: Decimal) -> None:
        """Add a summand: the five of "twenty-five"."""
        self.section += self.pending or _ZERO
        self.pending = number
        self.room = room_behind(number)

    def join_digit(self, digit: Decimal) -> None:
        """Append a digit in its position: 二〇二六."""
        self.pending = (self.pending or _ZERO) * 10 + digit

    def add_decimals(self, decimals: Decimal) -> None:
        """Add what stands behind the decimal point."""
        self.pending = (self.pending or _ZERO) + decimals
        self.room = _ZERO

    def multiply(self, factor: Decimal, *, small: bool) -> None:
        """
        Multiply by a hundred (small) or by a thousand, a million (great).

        A small one multiplies the last summand, a great one all since the last great
        one; a greater one after a great one multiplies both: mil millones.
        """
        if small:
            self.section += (self.pending or _ONE) * factor
        else:
            group = self.section + (self.pending or _ZERO)
            if self.great and factor > self.great:
                self.total = (self.total + group) * factor
            else:
                self.total += (group or _ONE) * factor
            self.section, self.great = _ZERO, factor
        self.pending, self.room, self.power = None, factor, factor


def room_behind(number: Decimal) -> Decimal:
    """
    Return what the next summand must stay below.

    >>> [int(room_behind(Decimal(n))) for n in (7, 20, 25, 200, 80)]
    [0, 10, 1, 100, 20]
    """
    if number in (60, 80):  # soixante-dix, quatre-vingt-onze
        return Decimal(20)
    if number < 20:
        return _ZERO
    room = _ONE
    while number % (room * 10) == 0:
        room *= 10
    return room
