"""Tell by the content itself what a stranger sent: a page, plain text, a PDF, or something else."""

import re
from enum import StrEnum

_HEAD = 4_096  # bytes looked at
_PDF_HEAD = 1_024  # bytes; readers of PDF allow so much in front of the mark

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

# Of four neighbouring bytes, which are zero and which never are, and the least share of zeros
# among the former: in UTF-16 of mostly Chinese only tags, digits and spaces have some.
_LANES = (
    ("utf-32-le", (2, 3), (0,), 0.95),
    ("utf-32-be", (0, 1), (3,), 0.95),
    ("utf-16-le", (1, 3), (0, 2), 0.02),
    ("utf-16-be", (0, 2), (1, 3), 0.02),
)

# Beginnings of files that are no text, from the WHATWG MIME sniffing standard and file(1).
_BINARY = (
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"BM", "a picture"),
    (b"\x00\x00\x01\x00", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"OggS", "sound or film"),
    (b"ID3", "sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"PK\x05\x06", "an archive"),
    (b"\x1f\x8b", "a packed file"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ\x00", "a packed file"),
    (b"(\xb5/\xfd", "a packed file"),
    (b"7z\xbc\xaf'\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"{\\rtf", "a word processor's document"),
)

_MARKUP = re.compile(
    r"""<(?: !doctype | !-- | \?xml | /?(?: html | head | title | meta | body | script | style
        | link | base | h[1-6] | p | div | table | tr | td | ul | ol | li | a | b | br | img
        | iframe | frameset | noscript | section | article | main | nav | header | footer
        | form | span | center | font | strong | em | svg | template | input | button )
        (?=[\s/>]) )""",
    re.VERBOSE | re.IGNORECASE,
)


class Kind(StrEnum):
    """What content is, judged by itself."""

    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    BINARY = "binary"
    EMPTY = "empty"


def sniff(raw: bytes) -> Kind:
    """
    Judge bytes by their content.

    >>> sniff(b"%PDF-1.7 ..."), sniff(b"  <p>Hello"), sniff(b"Hi, 3 % a day!")
    (<Kind.PDF: 'pdf'>, <Kind.HTML: 'html'>, <Kind.TEXT: 'text'>)
    """
    if not raw.strip(b" \t\r\n\f\x00") or raw in _BOMS:
        return Kind.EMPTY
    if b"%PDF-" in raw[:_PDF_HEAD] and not looks_like_markup(_as_ascii(raw[:_PDF_HEAD])):
        return Kind.PDF
    if binary_name(raw):
        return Kind.BINARY
    return Kind.HTML if looks_like_markup(_as_ascii(raw[: 4 * _HEAD])) else Kind.TEXT


def looks_like_markup(text: str) -> bool:
    """Tell whether a text begins with a tag, or has three known ones near its beginning."""
    head = text[: 4 * _HEAD]
    if _MARKUP.match(head.lstrip("\ufeff \t\r\n\f")):
        return True
    found = _MARKUP.findall(head)
    return len(found) >= 3


def binary_name(raw: bytes) -> str:
    """Return in words what kind of binary file this is; empty for text."""
    for mark, name in _BINARY:
        if raw.startswith(mark) and not (len(mark) == 2 and _is_wordy(raw[:_HEAD])):
            return name
    if raw[4:8] == b"ftyp":
        return "a film or picture"
    if raw.startswith(_BOMS) or wide_codec(raw):
        return ""
    return "" if _is_wordy(raw[:_HEAD]) else "no text"


def _is_wordy(head: bytes) -> bool:
    """Tell whether bytes hold no control characters but those that texts have."""
    controls = sum(x < 32 and x not in b"\t\n\r\f\x1b\x08" for x in head)
    return controls == 0 or (controls <= len(head) // 200 and b"\x00" not in head)


def wide_codec(raw: bytes) -> str:
    """
    Recognise UTF-16 and UTF-32 without a mark; empty for anything else.

    Zero bytes stand in one lane only: the high one of every Latin letter, digit and tag.

    >>> wide_codec("<p>日化 3%".encode("utf-16-be"))
    'utf-16-be'
    """
    head = raw[:_HEAD]
    zeros = [head[i::4].count(0) / max(1, len(head[i::4])) for i in range(4)]
    for codec, empty, never, least in _LANES:
        full = sum(zeros[i] for i in empty) / 2
        if full >= least and max(zeros[i] for i in never) <= full / 8 and _reads(head, codec):
            return codec
    return ""


def _reads(head: bytes, codec: str) -> bool:
    """Tell whether bytes decode to characters that texts have."""
    text = head[: len(head) // 4 * 4].decode(codec, "replace")
    odd = sum(x == "\ufffd" or (x < " " and x not in "\t\n\r\f") for x in text)
    return odd * 50 <= len(text)


def _as_ascii(raw: bytes) -> str:
    """Read the ASCII part of any encoding, wide ones included."""
    return raw.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff").decode("latin-1")
