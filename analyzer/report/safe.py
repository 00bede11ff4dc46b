"""Make text from a page harmless before a person's terminal, ticket or table shows it."""

import re

# C0 and C1 controls (terminal escapes begin with one), line separators, bidirectional
# marks and overrides, zero-width characters, lone surrogates, noncharacters.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SPACE = re.compile(r"[\s\x00-\x20]+")


def harmless(text: str, most: int = 300) -> str:
    r"""
    Return `text` on one line, without control or direction characters, cut to `most`.

    >>> harmless("pay\x1b[31m now\n today")
    'pay[31m now today'
    >>> harmless("x" * 400, most=5)
    'xxxx…'
    """
    one_line = _SPACE.sub(" ", _HARMFUL.sub(_gone, text)).strip()
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


def _gone(match: re.Match[str]) -> str:
    """Keep words apart where a line break stood; drop everything else."""
    return " " if match[0] in "\t\n\r\x0b\x0c\u2028\u2029" else ""
