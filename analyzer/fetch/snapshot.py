"""Keep what was fetched as a WARC (ISO 28500), so that the evidence outlives the page."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from analyzer.errors import UsageError
from analyzer.fetch.agent import user_agent
from analyzer.fetch.warc import LEADS_TO, PAGE
from analyzer.types.page import Capture, Hop, Page

_CHUNKED = "transfer-encoding"  # undone while reading, so the header would now be a lie


def write_snapshot(page: Page, path: str | Path) -> None:
    """
    Write one fetched page with its headers, times and redirects to a WARC.

    The file is packed if its name ends in .gz.  Raises UsageError if the page was not
    fetched or the file cannot be written.
    """
    write_snapshots((page,), path)


def write_snapshots(pages: Iterable[Page], path: str | Path) -> None:
    """Write several fetched pages to one WARC, in order; otherwise like `write_snapshot`."""
    captures = tuple(_capture_of(x) for x in pages)
    file = Path(path)
    try:
        with file.open("wb") as opened:
            _write(captures, opened, packed=file.suffix == ".gz")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written.", "Name a file in a folder of yours."
        ) from error


def _capture_of(page: Page) -> Capture:
    if page.capture is None:
        raise UsageError(
            f"{page.target} was not fetched, so there is nothing to keep of it.",
            "A snapshot can be made of a web address only.",
        )
    return page.capture


def _write(captures: tuple[Capture, ...], opened: BinaryIO, *, packed: bool) -> None:
    tape = _Tape(WARCWriter(opened, gzip=packed, warc_version="WARC/1.1"))
    tape.begin()
    for capture in captures:
        tape.write(capture)


@dataclass(frozen=True, slots=True)
class _Tape:
    writer: WARCWriter

    def begin(self) -> None:
        """Say who recorded, and in which form."""
        about = {
            "software": user_agent().partition(" ")[0],
            "format": "WARC File Format 1.1",
            "http-header-user-agent": user_agent(),
        }
        self.writer.write_record(self.writer.create_warcinfo_record("", about))

    def write(self, capture: Capture) -> None:
        """Write the hops, each saying where it led, and what a browser made of the last."""
        last = len(capture.hops) - 1
        for i, hop in enumerate(capture.hops):
            follower = capture.hops[min(i + 1, last)].url
            ends_here = i == last and not capture.rendered
            record_id = self._response(hop, "" if ends_here else follower)
        if capture.rendered:
            self._rendered(capture, record_id)

    def _response(self, hop: Hop, leads_to: str) -> str:
        headers = [x for x in hop.headers if x[0].lower() != _CHUNKED]
        http = StatusAndHeaders(f"{hop.status} {hop.reason}".rstrip(), headers, "HTTP/1.1")
        about = _about(hop, leads_to)
        record = self.writer.create_warc_record(
            hop.url,
            "response",
            payload=io.BytesIO(hop.raw),
            length=len(hop.raw),
            warc_headers_dict=about,
            http_headers=http,
        )
        self.writer.write_record(record)
        return str(record.rec_headers.get_header("WARC-Record-ID"))

    def _rendered(self, capture: Capture, original: str) -> None:
        about = _about(capture.hops[-1], "") | {"WARC-Refers-To": original}
        record = self.writer.create_warc_record(
            capture.hops[-1].url,
            "conversion",
            payload=io.BytesIO(capture.body),
            length=len(capture.body),
            warc_content_type="text/html; charset=utf-8",
            warc_headers_dict=about,
        )
        self.writer.write_record(record)


def _about(hop: Hop, leads_to: str) -> dict[str, str]:
    about = {LEADS_TO: leads_to} if leads_to else {PAGE: "yes"}
    if hop.fetched_at is not None:
        about["WARC-Date"] = hop.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return about
