"""
How much of one layer of a page is read.

It is a book's hundred pages, or two thousand rows of a price list: a person reads no further
either.  The longest page of the corpus is a thirtieth of it.  What is left out is named among
the gaps, and a page that was cut short is never cleared.
"""

LONGEST_LAYER = 250_000  # code points
MOST_LINES = 8_000
