"""Read pages back from a WARC (ISO 28500), ours or anybody's."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.errors import AddressError, ContentError, InputError, PartialError, WarcError
from analyzer.fetch.address import parse_address
from analyzer.fetch.limits import DEFAULT_LIMITS, Limits
from analyzer.fetch.pages import Origin, make_page
from analyzer.fetch.sniff import Kind, sniff
from analyzer.fetch.unpack import unpack
from analyzer.types.page import Capture, Hop, Page, Source

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator

# Our own extension field: the address that this answer led to, by whatever means.
LEADS_TO = "Minecanary-Leads-To"

# And another: this record is the page that was asked for, whatever its header calls it.
PAGE = "Minecanary-Page"

_AGAIN = "Record the page again, or give the saved page itself."
_HEAD = 64  # bytes enough to tell
_PIECE = 65_536
_TYPES = ("text/html", "application/xhtml+xml", "application/pdf")


def is_warc(file: Path) -> bool:
    """Tell whether a file begins as a WARC does, packed or not."""
    with file.open("rb") as opened:
        head = opened.read(4_096)
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def read_warc(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Page]:
    """
    Yield the pages of a WARC in their order, each with the redirects that led to it.

    A page's target is the address that was asked for when it was recorded.  Answers that
    are no pages (errors, pictures, styles) are passed over.  Raises WarcError where the
    file is damaged or altered: a part of a page is never taken for the whole.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only a WARC needs it
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    broken = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, zlib.error)
    try:
        with Path(path).open("rb") as opened:
            yield from _pages(ArchiveIterator(opened, check_digests=True), limits, str(path))
    except broken as error:
        raise WarcError(f"{path} is a broken WARC.", _AGAIN) from error


@dataclass(slots=True)
class _Trail:
    """The answers read so far that led elsewhere, by the address they led to."""

    waiting: dict[str, tuple[Hop, ...]] = field(default_factory=dict)

    def follow(self, hop: Hop) -> tuple[Hop, ...]:
        """Return the way to an answer, the answer included."""
        return (*self.waiting.pop(hop.url, ()), hop)


@dataclass(frozen=True, slots=True)
class _Record:
    """One recorded answer."""

    hop: Hop
    leads_to: str
    rendered: bool
    ours: bool
    content_type: str


def _pages(records: "ArchiveIterator", limits: Limits, name: str) -> Iterator[Page]:
    trail = _Trail()
    for raw_record in records:
        if raw_record.rec_type not in {"response", "conversion"}:
            continue
        record = _read(raw_record, limits, name)
        page = _page(record, trail, limits) if record else None
        if page is not None:
            yield page


def _read(record: Any, limits: Limits, name: str) -> _Record | None:  # noqa: ANN401 - untyped
    """Read one record whole; None for one that is larger than any page."""
    fields = record.rec_headers
    raw = _payload(record, limits)
    _check(record, name, short=len(raw) <= limits.body_bytes)
    if len(raw) > limits.body_bytes or fields.get_header("WARC-Truncated"):
        return None
    http = record.http_headers
    status = int(http.get_statuscode() or 0) if http else 200
    headers = tuple((str(k), str(v)) for k, v in http.headers) if http else ()
    reason = http.statusline.partition(" ")[2] if http else ""
    moment = _moment(fields.get_header("WARC-Date"))
    hop = Hop(fields.get_header("WARC-Target-URI") or "", status, headers, reason, raw, moment)
    rendered = record.rec_type == "conversion"
    said = fields.get_header("Content-Type") if rendered else _header(hop, "content-type")
    leads_to = fields.get_header(LEADS_TO) or _location(hop)
    return _Record(hop, leads_to, rendered, fields.get_header(PAGE) is not None, said or "")


def _payload(record: Any, limits: Limits) -> bytes:  # noqa: ANN401 - warcio has no types
    """Return the body as recorded, without chunk marks; one byte too much if too large."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - only a WARC needs it

    stream = record.raw_stream
    http = record.http_headers
    if http and (http.get_header("transfer-encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    body = bytearray()
    while len(body) <= limits.body_bytes and (piece := stream.read(_PIECE)):
        body += piece
    return bytes(body[: limits.body_bytes + 1])


def _check(record: Any, name: str, *, short: bool) -> None:  # noqa: ANN401 - warcio has no types
    """Raise WarcError if a record that was read to its end is cut short or was altered."""
    if not short:
        return
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise WarcError(f"{name} breaks off in the middle of a page.", _AGAIN)
    problems = record.digest_checker.problems if record.digest_checker.passed is False else ()
    if any("block digest" in x for x in problems):
        raise WarcError(f"{name} was altered after it was recorded: a digest is wrong.", _AGAIN)


def _page(record: _Record, trail: _Trail, limits: Limits) -> Page | None:
    """Make a page of a record; None where it led elsewhere or is no page."""
    way = trail.waiting.pop(record.hop.url, ()) if record.rendered else trail.follow(record.hop)
    if record.leads_to:
        trail.waiting[record.leads_to] = way
        return None
    if not way or not _may_be_page(record):
        return None
    try:
        body = b"".join(_unpacked(record.hop, limits))
        return _made(record, way, body, limits)
    except (InputError, ContentError, PartialError):
        return None


def _made(record: _Record, way: tuple[Hop, ...], body: bytes, limits: Limits) -> Page:
    first, last = way[0].url, record.hop.url
    moment = record.hop.fetched_at or datetime.fromtimestamp(0, UTC)
    origin = Origin(first, Source.WARC, first, last, record.content_type)
    return make_page(body, origin, limits, Capture(moment, way, body, record.rendered))


def _may_be_page(record: _Record) -> bool:
    declared = record.content_type.partition(";")[0].strip().lower()
    good = 200 <= record.hop.status < 300 and bool(record.hop.raw)
    return good and (record.ours or declared in _TYPES)


def _unpacked(hop: Hop, limits: Limits) -> Iterator[bytes]:
    """Unpack a body within the limit; some recorders store it unpacked under its old header."""
    total = 0
    try:
        for piece in unpack(iter([hop.raw]), _header(hop, "content-encoding")):
            total += len(piece)
            if total > limits.body_bytes:
                raise PartialError("The recorded page is too large.")
            yield piece
    except ContentError:
        if total or sniff(hop.raw) is Kind.BINARY:
            raise
        yield hop.raw


def _header(hop: Hop, name: str) -> str:
    return next((value for key, value in hop.headers if key.lower() == name), "")


def _location(hop: Hop) -> str:
    """Return the address a recorded redirect leads to; empty for anything else."""
    location = _header(hop, "location") if 300 <= hop.status < 400 else ""
    try:
        return parse_address(location, parse_address(hop.url)).text if location else ""
    except AddressError:
        return ""


def _moment(written: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
