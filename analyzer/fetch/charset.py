"""Turn bytes into characters: byte order mark, header, declaration, and what the content tells."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.fetch.plausible import plausibility
from analyzer.fetch.sniff import wide_codec

_HEAD = 4_096  # bytes searched for a declaration; browsers search 1,024
_HEAD_OF_WORDS = 400_000  # bytes searched for words beyond ASCII
_SAMPLE = 2_500  # bytes on which candidates are compared
_META = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SILENT = re.compile(
    rb"<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(rb"<[^<>]{0,2000}>")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Names a page may give (WHATWG Encoding standard, shortened by its rule that separators and
# case do not matter here) and the codec that reads them.  What is not here is not believed:
# the language's own registry also knows codecs that are no encodings of pages.
_CODECS = {
    "utf8": "utf-8", "unicode11utf8": "utf-8", "xunicode20utf8": "utf-8",
    "utf16": "utf-16-le", "utf16le": "utf-16-le", "utf16be": "utf-16-be", "unicode": "utf-16-le",
    "utf32": "utf-32-le", "utf32le": "utf-32-le", "utf32be": "utf-32-be",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "xgbk": "gb18030",
    "gb231280": "gb18030", "chinese": "gb18030", "cp936": "gb18030", "euccn": "gb18030",
    "hzgb2312": "hz",
    "big5": "big5hkscs", "big5hkscs": "big5hkscs", "cnbig5": "big5hkscs", "xxbig5": "big5hkscs",
    "cp950": "big5hkscs", "euctw": "big5hkscs",
    "shiftjis": "cp932", "sjis": "cp932", "xsjis": "cp932", "windows31j": "cp932",
    "mskanji": "cp932", "ms932": "cp932", "cp932": "cp932",
    "eucjp": "euc_jp", "xeucjp": "euc_jp", "iso2022jp": "iso2022_jp_2",
    "euckr": "cp949", "ksc56011987": "cp949", "ksc5601": "cp949", "cp949": "cp949",
    "windows949": "cp949", "korean": "cp949", "uhc": "cp949", "iso2022kr": "iso2022_kr",
    "usascii": "cp1252", "ascii": "cp1252", "latin1": "cp1252", "iso88591": "cp1252",
    "l1": "cp1252", "windows1252": "cp1252", "cp1252": "cp1252", "ansi": "cp1252",
    "latin2": "iso8859_2", "latin3": "iso8859_3", "latin4": "iso8859_4", "latin5": "cp1254",
    "latin6": "iso8859_10", "latin9": "iso8859_15", "iso88599": "cp1254", "iso885911": "cp874",
    "tis620": "cp874", "windows874": "cp874", "cp874": "cp874",
    "iso88598i": "iso8859_8", "iso88598e": "iso8859_8", "iso88596i": "iso8859_6",
    "cyrillic": "iso8859_5", "greek": "iso8859_7", "hebrew": "iso8859_8", "arabic": "iso8859_6",
    "koi8r": "koi8_r", "koi8": "koi8_r", "koi8u": "koi8_u", "koi8ru": "koi8_u",
    "ibm866": "cp866", "cp866": "cp866", "866": "cp866",
    "macintosh": "mac_roman", "mac": "mac_roman", "xmaccyrillic": "mac_cyrillic",
    **{f"iso8859{x}": f"iso8859_{x}" for x in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"{name}{x}": f"cp{x}" for name in ("windows", "cp", "xcp") for x in range(1250, 1259)},
}  # fmt: skip

# What undeclared content is tried as, the more common before the less: the first of equals wins.
_TRIED = (
    "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949",
    "cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic",
    "cp1250", "iso8859_2", "iso8859_15", "cp1254", "cp1257", "iso8859_13", "iso8859_4",
    "cp1253", "iso8859_7", "cp1255", "iso8859_8", "cp1256", "iso8859_6", "cp874", "cp1258",
    "iso8859_3", "iso8859_10", "iso8859_16", "mac_roman",
)  # fmt: skip

# How much likelier a decoding becomes because somebody says so.
_SAID_BY_HEADER = 0.12
_SAID_BY_PAGE = 0.10
_SAID_BY_DETECTOR = 0.04
_BEYOND_DOUBT = 0.93  # a declared decoding that reads so well is not compared with others


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, and the codec that gave them."""

    text: str
    encoding: str


def decode(raw: bytes, content_type: str = "") -> Decoded:
    """
    Decode a page or text.

    A byte order mark decides.  Otherwise bytes that are valid UTF-8 are UTF-8, whatever is
    declared: no other text looks so by chance.  Otherwise the declared and the common
    encodings are tried, and the one that reads most like a language wins, with an
    advantage for what header and page declare.
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _as(raw[len(bom) :], name)
    wide = wide_codec(raw)
    if wide:
        return _as(raw, wide)
    escaped = _escaped_codec(raw)
    if escaped:
        return _as(raw, escaped)
    if _is_utf8(raw):
        return _as(raw, "utf-8")
    return _as(raw, _best(raw, _said(raw, content_type)))


def _as(raw: bytes, codec: str) -> Decoded:
    return Decoded(raw.decode(codec, "replace"), codec)


def _is_utf8(raw: bytes) -> bool:
    """Tell whether bytes are UTF-8, but for a few broken characters in a long text."""
    try:
        raw.decode("utf-8")
    except UnicodeError:
        text = raw.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        return broken * 50 < len(text) - len(text.encode("ascii", "ignore"))
    return True


def _escaped_codec(raw: bytes) -> str:
    """Recognise the encodings that switch characters sets within ASCII."""
    if not raw.isascii():
        return ""
    if b"\x1b$)C" in raw[:_HEAD]:
        return "iso2022_kr"
    if b"\x1b$B" in raw or b"\x1b$@" in raw:
        return "iso2022_jp_2"
    return "hz" if b"~{" in raw and b"~}" in raw and b"hz-gb" in raw[:_HEAD].lower() else ""


def _said(raw: bytes, content_type: str) -> dict[str, float]:
    """Return the codecs that header and page name, with the advantage each gets."""
    said: dict[str, float] = {}
    page = _META.search(raw, 0, _HEAD) or _XML.search(raw, 0, _HEAD)
    header = _HEADER.search(content_type)
    if page:
        said[_codec(page[1].decode("ascii"))] = _SAID_BY_PAGE
    if header:
        codec = _codec(header[1])
        said[codec] = said.get(codec, 0) + _SAID_BY_HEADER
    said.pop("", None)
    return said


def _codec(label: str) -> str:
    return _CODECS.get(re.sub(r"[^a-z0-9]", "", label.lower()), "")


def _best(raw: bytes, said: dict[str, float]) -> str:
    sample = _words(raw)
    for codec in said:
        if plausibility(sample.decode(codec, "replace")) >= _BEYOND_DOUBT:
            return codec
    said = dict(said)
    for codec in _detected(sample):
        said[codec] = said.get(codec, 0) + _SAID_BY_DETECTOR
    candidates = dict.fromkeys([*said, *_TRIED])
    points = {x: plausibility(sample.decode(x, "replace")) + said.get(x, 0) for x in candidates}
    return max(points, key=lambda x: points[x])


def _words(raw: bytes) -> bytes:
    """Return the first words beyond ASCII that a reader sees, as bytes."""
    head = raw[:_HEAD_OF_WORDS]
    seen = [x for x in _TAG.split(_SILENT.sub(b" ", head)) if not x.isascii()]
    return b"\n".join(seen)[:_SAMPLE] if seen else raw[-_HEAD_OF_WORDS:]


def _detected(sample: bytes) -> Iterator[str]:
    """Yield the codec that charset-normalizer finds, if it is one a page can have."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rare, and 15 ms to import

    found = from_bytes(sample, steps=3, chunk_size=1024).best()
    if found is not None:
        codec = _codec(found.encoding)
        if codec:
            yield codec
