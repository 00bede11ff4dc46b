"""The score as a bar of plain characters."""

WIDTH = 20


def meter(score: int) -> str:
    """
    Return a bar for a score of 0-100.

    >>> meter(100), meter(30)
    ('[####################]', '[######..............]')
    """
    filled = round(score / 100 * WIDTH)
    return "[" + "#" * filled + "." * (WIDTH - filled) + "]"
