"""The text model: linear weights over hashed features."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.types.verdict import PageKind

Slots = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TextModel:
    """
    What training produced, as plain numbers.

    `slots` are the sorted hash slots that carry weight, of 2 ** `bits` possible ones, and
    behind them those of signs.
    `weights` has a row per slot and a column per head: first the scheme's log-odds,
    then one per kind in the order of `kinds`.  `bias` is the row that every page gets.
    Calibration is folded in: column 0 adds up to calibrated log-odds.
    `damping` is added to the squared length of a page's vector, so that a page of a
    few words stays near the bias.
    """

    slots: Slots
    weights: Floats
    bias: Floats
    kinds: tuple[PageKind, ...]
    bits: int
    damping: float
    digest: str
