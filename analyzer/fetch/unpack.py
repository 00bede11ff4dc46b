"""Undo content codings piece by piece, so that no bomb is ever unpacked whole."""

import importlib
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from analyzer.errors import ContentError, PartialError

Pieces = Iterator[bytes]

_PIECE = 65_536  # bytes unpacked at a time
_MOST_CODINGS = 3  # one is usual; a server that stacks more plays games
_ZSTD_WINDOW = 8 * 1024 * 1024  # bytes; RFC 9659 allows senders no more
_ZSTD_SLICE = 128  # bytes
_SAVE = "Save the page in your browser and give the file."


def accepted_codings() -> str:
    """Return the value of Accept-Encoding: what this installation can undo."""
    extra = [x for x, module in (("br", "brotli"), ("zstd", "zstandard")) if find_spec(module)]
    return ", ".join(["gzip", "deflate", *extra])


def unpack(pieces: Pieces, content_encoding: str) -> Pieces:
    """
    Undo the codings that a Content-Encoding header lists, the last one first.

    Every piece is at most 64 KiB.  Raises ContentError for an unknown or broken coding,
    PartialError where the packed stream ends early.
    """
    codings = [x.strip().lower() for x in content_encoding.split(",")]
    codings = [x for x in codings if x not in {"", "identity", "none"}]
    if len(codings) > _MOST_CODINGS:
        raise ContentError("The server packed the page too many times over.", _SAVE)
    for coding in reversed(codings):
        pieces = _undo(coding, pieces)
    return pieces


def _undo(coding: str, pieces: Pieces) -> Pieces:
    match coding:
        case "gzip" | "x-gzip":
            return _gunzip(pieces)
        case "deflate":
            return _inflate(pieces)
        case "br" if find_spec("brotli"):
            return _unbrotli(pieces)
        case "zstd" if find_spec("zstandard"):
            return _unzstd(pieces)
        case _:
            raise ContentError(f"The server packed the page as {coding[:20]!r}, unasked.", _SAVE)


def _gunzip(pieces: Pieces) -> Pieces:
    """Unpack one gzip member after the other; what follows the last is ignored, as browsers do."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    ended = False
    begun = False
    for packed in pieces:
        rest = packed
        while rest:
            if ended:
                if not rest.startswith(b"\x1f"):
                    return
                unpacker, ended = zlib.decompressobj(zlib.MAX_WBITS | 16), False
            begun = True
            yield from _drain_zlib(unpacker, rest)
            ended = unpacker.eof
            rest = unpacker.unused_data
    if begun and not ended:
        raise _cut()


def _inflate(pieces: Pieces) -> Pieces:
    """Unpack a zlib stream, or a raw one: servers disagree on what deflate means."""
    unpacker = None
    for packed in pieces:
        if unpacker is None:
            zlib_header = packed[0] & 0x0F == 8 and packed[0] >> 4 <= 7
            unpacker = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
        yield from _drain_zlib(unpacker, packed)
        if unpacker.eof:
            return
    if unpacker is not None:
        raise _cut()


def _drain_zlib(unpacker: Any, packed: bytes) -> Pieces:  # noqa: ANN401 - zlib names no type
    try:
        piece = unpacker.decompress(packed, _PIECE)
        while piece or unpacker.unconsumed_tail:
            yield piece
            piece = unpacker.decompress(unpacker.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise _broken() from error


def _unbrotli(pieces: Pieces) -> Pieces:
    brotli = importlib.import_module("brotli")
    unpacker = brotli.Decompressor()
    begun = False
    for packed in pieces:
        begun = True
        try:
            yield unpacker.process(packed, output_buffer_limit=_PIECE)
            while not unpacker.can_accept_more_data():
                yield unpacker.process(b"", output_buffer_limit=_PIECE)
        except brotli.error as error:
            raise _broken() from error
        if unpacker.is_finished():
            return
    if begun:
        raise _cut()


def _unzstd(pieces: Pieces) -> Pieces:
    """
    Unpack one frame after the other.

    The unpacker knows no bound for its output, but a block of at least 4 bytes unpacks to at
    most 128 KiB (RFC 8878), so it is fed by slices that cannot grow beyond 4 MB.
    """
    zstandard = importlib.import_module("zstandard")
    opened = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    frame = None
    try:
        for packed in _sliced(pieces, _ZSTD_SLICE):
            rest = packed
            while rest:
                frame = opened.decompressobj() if frame is None else frame
                yield frame.decompress(rest)
                rest = frame.unused_data
                frame = None if frame.eof else frame
    except zstandard.ZstdError as error:
        raise _broken() from error
    if frame is not None:
        raise _cut()


def _sliced(pieces: Pieces, size: int) -> Pieces:
    for piece in pieces:
        for start in range(0, len(piece), size):
            yield piece[start : start + size]


def _broken() -> ContentError:
    return ContentError("The server packed the page in a broken way.", _SAVE)


def _cut() -> PartialError:
    return PartialError("The packed page broke off before its end.", f"Try again. {_SAVE}")
