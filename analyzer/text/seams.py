"""Tell whether two elements that touch in the markup are words apart on the screen."""

from analyzer.text import disguise

_PHRASE = 40  # code points that show whether an element begins a figure of its own


def parts(left: str, right: str) -> bool:
    """
    Say whether two neighbouring inline elements are words apart.

    A style sheet sets ``<span>Daily</span><span>3%</span>`` apart, while
    ``<b>4.50</b><i>%</i>`` and a word cut into pieces belong together.
    """
    if not (left[-1].isascii() and right[0].isascii()):
        left = disguise.undo("", left[-_PHRASE:]).plain or left
        right = disguise.undo("", right[:_PHRASE]).plain or right
    before, after = left[-1], right[0]
    if before.isdigit() and after.isalnum() and _is_phrase(right):
        return True
    if after.isdigit() or after in "$€£¥₹₽₫₺₩":
        return before.isalpha() or before in "%)"
    if before.isdigit():
        return after.isupper() or (len(right) > 2 and right[:3].isalpha())
    return after.isupper() and (before.islower() or before in "%).")


def _is_phrase(right: str) -> bool:
    """Say whether an element holds a figure and its unit, not a number's rest or its unit."""
    start = right[:_PHRASE]
    return any(x.isdigit() for x in start) and any(x.isalpha() for x in start)
