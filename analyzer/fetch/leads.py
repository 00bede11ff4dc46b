"""Find out whether a page only leads to another: meta refresh, script, a single frame."""

import re
from collections.abc import Iterator
from html import unescape

_LITTLE_TEXT = 200  # characters; more is a page in its own right
_LONGEST_WAIT = 30.0  # seconds; a longer refresh is a page that renews itself
_SHORT_WAIT = 5.0  # seconds; a page that is shown so briefly is not meant to be read
_HEAD = 200_000  # characters searched for a refresh
_LONGEST_SCRIPT = 20_000  # characters of all scripts; a page with more does more than lead on

_REFRESH = re.compile(
    r"""<meta\s[^<>]{0,300}? http-equiv\s{0,9}=\s{0,9}["']?\s{0,9}refresh\b [^<>]{0,4000}> """,
    re.VERBOSE | re.IGNORECASE,
)
_CONTENT = re.compile(
    r"""content\s{0,9}=\s{0,9}(?:"([^"]{0,4000})" | '([^']{0,4000})' | ([^\s>]{1,4000}))""",
    re.VERBOSE | re.IGNORECASE,
)
_TARGET = re.compile(
    r"""\s*(\d{0,6}(?:\.\d{0,6})?)   # seconds
        \s*[;,\s]\s*(?:url\s*=\s*)?  # browsers take the keyword as optional
        (["']?)(.+)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ASSIGNED = re.compile(
    r"""(?:^|[;{}()\s])
        (?:(?:window|document|self|top|parent|globalThis)\.)?location
        (?: (?:\.href)?\s{0,9}=\s{0,9} | \.(?:replace|assign)\(\s{0,9} )
        (["'`])((?:[^"'`<>\n\\]|\\/){1,2000})\1""",
    re.VERBOSE,
)

# What a reader does not see, and what ends it.
_SILENT = re.compile(r"<(script|style|noscript|template|title|!--)", re.IGNORECASE)
_ENDS = {
    name: re.compile("-->" if name == "!--" else f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "title", "!--")
}


def find_lead(html: str) -> str | None:
    """
    Return where a page sends its reader at once, as written; None if it is the page itself.

    A refresh counts if it comes within 5 s, or within 30 s on a page of almost no text; a
    script only on a page of almost no text, and only where the address stands in it plainly.

    >>> find_lead('<meta http-equiv="refresh" content="0; url=/plan">')
    '/plan'
    >>> find_lead("<script>window.location.href = '/plan';</script>")
    '/plan'
    """
    return _refresh(html) or _script(html)


def shows_at_least(html: str, characters: int) -> bool:
    """Tell whether a reader sees about so many characters, reading no further than needed."""
    count = 0
    for is_script, words in _cut(html):
        count += 0 if is_script else len(" ".join(words.split()))
        if count >= characters:
            return True
    return False


def find_refresh(content: str, html: str) -> str | None:
    """Return where the content of a refresh (a header's, or a meta tag's) leads in short time."""
    target = _TARGET.fullmatch(content)
    if target is None:
        return None
    seconds = float("0" + target[1])
    brief = seconds <= _SHORT_WAIT or (
        seconds <= _LONGEST_WAIT and not shows_at_least(html, _LITTLE_TEXT)
    )
    quote, address = target[2], target[3]
    return (address.partition(quote)[0] if quote else address).strip() if brief else None


def _refresh(html: str) -> str | None:
    tags = (_REFRESH.search(x) for script, x in _segments(html[:_HEAD]) if not script)
    tag = next((x for x in tags if x), None)
    content = _CONTENT.search(tag[0]) if tag else None
    return (
        find_refresh(unescape("".join(filter(None, content.groups()))), html) if content else None
    )


def _script(html: str) -> str | None:
    if "location" not in html or shows_at_least(html, _LITTLE_TEXT):
        return None
    scripts = "\n".join(words for is_script, words in _cut(html) if is_script)
    match = _ASSIGNED.search(scripts) if len(scripts) <= _LONGEST_SCRIPT else None
    return match[2].replace("\\/", "/") if match else None


def _cut(html: str) -> Iterator[tuple[bool, str]]:
    """Yield the texts between tags (False) and the scripts (True), in one pass over the page."""
    for is_script, segment in _segments(html):
        if is_script:
            yield True, segment
        else:
            yield from _between_tags(segment)


def _segments(html: str) -> Iterator[tuple[bool, str]]:
    """Yield the markup outside silent elements (False) and what stands in scripts (True)."""
    position = 0
    while match := _SILENT.search(html, position):
        yield False, html[position : match.start()]
        name = match[1].lower()
        end = _end_of(name, html, match.end())
        if name == "script":
            yield True, html[match.end() : end].partition(">")[2]
        position = end + len(name)
    yield False, html[position:]


def _between_tags(html: str) -> Iterator[tuple[bool, str]]:
    first, *rest = html.split("<")
    yield False, unescape(first)
    for piece in rest:
        yield False, unescape(piece.partition(">")[2])


def _end_of(name: str, html: str, start: int) -> int:
    """Return where a silent element ends; the end of the page, if nowhere."""
    match = _ENDS[name].search(html, start)
    return match.start() if match else len(html)
