"""Read a page as a person, and a machine, can read it: Page in, Document out."""

from analyzer.text.obstacle import cut_short, obstacle
from analyzer.text.reading import read

__all__ = ["cut_short", "obstacle", "read"]
